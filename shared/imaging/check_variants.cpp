// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/imaging/variants.h"
#include "shared/imaging/vips.h"

#include <algorithm>
#include <cmath>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using vips::VImage;

tl::unexpected<Error> wrong(const QString &field, const QString &message)
{
    return fail(Error{.fault = Fault::Invalid, .detail = message, .fields = {{field, message}}});
}

bool isStill(const VImage &image)
{
    return image.get_typeof("n-pages") == 0 || image.get_int("n-pages") == 1;
}

bool hasMetadata(const VImage &image)
{
    return image.get_typeof(VIPS_META_EXIF_NAME) != 0 || image.get_typeof(VIPS_META_XMP_NAME) != 0;
}

Result<Variant> decoded(const QString &field, const QByteArray &webp, int widest)
{
    if (imageKindOf(webp) != ImageKind::WebP)
        return wrong(field, u"not a WebP picture"_s);
    try {
        const VImage image = loadLazily(webp, ImageKind::WebP);
        if (image.width() > widest || image.height() > kTallest)
            return wrong(field, u"wider than %1 pixels"_s.arg(widest));
        if (!isStill(image) || hasMetadata(image))
            return wrong(field, u"animated, or with EXIF or XMP in it"_s);
        image.avg(); // reads every pixel
        return Variant{webp, image.width(), image.height()};
    } catch (const vips::VError &) {
        vips_error_clear();
        return wrong(field, u"the picture is broken or incomplete"_s);
    }
}

// `variant` is `full` made narrower: as wide as it may be, and of the same shape within a pixel's
// rounding.
bool belongsTo(const Variant &full, const Variant &variant, int widest)
{
    if (variant.width != std::min(full.width, widest))
        return false;
    const double height = double(full.height) * variant.width / full.width;
    return std::abs(variant.height - std::max(1.0, height)) <= 1.0;
}

} // namespace

Result<Variants> checkVariants(VariantFiles files, ImageLimits limits)
{
    struct Part {
        QString field;
        const QByteArray &webp;
        int widest;
        Variant Variants::*into;
    };
    const Part parts[] = {{u"full"_s, files.full, kFullWidth, &Variants::full},
                          {u"medium"_s, files.medium, kMediumWidth, &Variants::medium},
                          {u"thumb"_s, files.thumb, kThumbWidth, &Variants::thumb},
                          {u"blur"_s, files.blur, kBlurWidth, &Variants::blur}};
    const qint64 bytes =
        files.full.size() + files.medium.size() + files.thumb.size() + files.blur.size();
    if (bytes > limits.bytes)
        return fail(Fault::TooLarge, {}, u"the files are larger than allowed"_s);
    Variants checked;
    for (const Part &part : parts) {
        auto variant = decoded(part.field, part.webp, part.widest);
        if (!variant)
            return tl::unexpected(variant.error());
        checked.*part.into = std::move(*variant);
        if (!belongsTo(checked.full, checked.*part.into, part.widest))
            return wrong(part.field,
                         u"not the full picture made %1 pixels wide"_s.arg(part.widest));
    }
    return checked;
}

} // namespace paushtik
