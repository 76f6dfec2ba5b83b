// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/imaging/image_kind.h"

#include <algorithm>
#include <array>

namespace paushtik {
namespace {

// ISO/IEC 23008-12 and the AV1 image format: the major brand of a picture in the HEIF family.
bool isHeif(QByteArrayView bytes)
{
    static constexpr std::array<QByteArrayView, 9> kBrands{"heic", "heix", "heim", "heis", "hevc",
                                                           "mif1", "msf1", "avif", "avis"};
    return bytes.size() >= 12 && bytes.sliced(4, 4) == "ftyp" &&
           std::ranges::find(kBrands, bytes.sliced(8, 4)) != kBrands.end();
}

} // namespace

std::optional<ImageKind> imageKindOf(QByteArrayView bytes)
{
    if (bytes.startsWith("\xff\xd8\xff"))
        return ImageKind::Jpeg;
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return ImageKind::Png;
    if (bytes.size() >= 12 && bytes.startsWith("RIFF") && bytes.sliced(8, 4) == "WEBP")
        return ImageKind::WebP;
    return isHeif(bytes) ? std::optional(ImageKind::Heif) : std::nullopt;
}

} // namespace paushtik
