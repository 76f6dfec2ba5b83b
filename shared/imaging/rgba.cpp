// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/imaging/rgba.h"

#include "shared/imaging/vips.h"

namespace paushtik {

Result<RgbaPicture> decodeRgba(const QByteArray &bytes)
{
    const auto kind = imageKindOf(bytes);
    if (!kind)
        return fail(Fault::Unsupported);
    ensureVips();
    try {
        vips::VImage image = loadLazily(bytes, *kind).colourspace(VIPS_INTERPRETATION_sRGB);
        if (!image.has_alpha())
            image = image.bandjoin(255);
        image = image.cast(VIPS_FORMAT_UCHAR);
        size_t size = 0;
        char *pixels = static_cast<char *>(image.write_to_memory(&size));
        RgbaPicture picture{QByteArray(pixels, static_cast<qsizetype>(size)), image.width(),
                            image.height()};
        g_free(pixels);
        return picture;
    } catch (const vips::VError &) {
        return fail(Fault::Invalid);
    }
}

} // namespace paushtik
