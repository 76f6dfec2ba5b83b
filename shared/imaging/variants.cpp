// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/imaging/variants.h"

#include "shared/imaging/vips.h"
#include "shared/imaging/webp_container.h"

#include <algorithm>
#include <cmath>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using vips::VImage;

struct Saving {
    int quality;
    int effort;
};

// Measured by tests/bench/imaging: of the whole time, libwebp's effort 4 for the large variant was
// half. Effort 2 takes less than half of that, and one step of quality more makes up for it within
// 4 % more bytes. The small ones cost little at effort 4, and are what most pages load.
constexpr Saving kLarge{81, 2};
constexpr Saving kSmall{80, 4};

tl::unexpected<Error> invalid(const QString &field, const QString &message)
{
    return fail(Error{.fault = Fault::Invalid, .detail = message, .fields = {{field, message}}});
}

struct Size {
    int width;
    int height;
};

// As the picture is looked at, its EXIF orientation applied.
Size uprightSize(const VImage &image)
{
    const int orientation = vips_image_get_orientation(image.get_image());
    return orientation >= 5 ? Size{image.height(), image.width()}
                            : Size{image.width(), image.height()};
}

// How much smaller the picture becomes: at most 1, `widest` wide, and no taller than WebP allows.
double scaleFor(Size size, int widest)
{
    return std::min({1.0, double(widest) / size.width, double(kTallest) / size.height});
}

int scaled(int length, double scale)
{
    return std::max(1, static_cast<int>(std::lround(length * scale)));
}

// The most the JPEG decoder may shrink by itself without passing below the size wanted.
int decoderShrink(double scale)
{
    int shrink = 1;
    while (shrink < 8 && scale * shrink * 2 <= 1.0)
        shrink *= 2;
    return shrink;
}

VImage resizeTo(const VImage &image, Size target)
{
    if (image.width() == target.width && image.height() == target.height)
        return image;
    const double across = double(target.width) / image.width();
    const double down = double(target.height) / image.height();
    const VipsBandFormat format = image.format();
    const bool alpha = image.has_alpha();
    VImage source = alpha ? image.premultiply() : image;
    source = source.resize(across, VImage::option()->set("vscale", down));
    return alpha ? source.unpremultiply().cast(format) : source;
}

bool isSrgbProfile(const VImage &image)
{
    size_t length = 0;
    const void *profile = image.get_blob(VIPS_META_ICC_NAME, &length);
    const QByteArrayView bytes(static_cast<const char *>(profile), static_cast<qsizetype>(length));
    // The description is ASCII in version 2 profiles and UTF-16 in version 4.
    return bytes.contains("sRGB"_ba) || bytes.contains(QByteArray("s\0R\0G\0B", 7));
}

bool isCmyk(const VImage &image)
{
    return image.interpretation() == VIPS_INTERPRETATION_CMYK;
}

VImage toSrgb(const VImage &image)
{
    const bool hasProfile = image.get_typeof(VIPS_META_ICC_NAME) != 0;
    VImage colour = image;
    if (isCmyk(image) || (hasProfile && !isSrgbProfile(image))) {
        auto *options = VImage::option()
                            ->set("embedded", hasProfile)
                            ->set("intent", VIPS_INTENT_PERCEPTUAL)
                            ->set("depth", 8);
        if (!hasProfile)
            options->set("input_profile", "cmyk");
        colour = image.icc_transform("srgb", options);
    }
    if (colour.interpretation() != VIPS_INTERPRETATION_sRGB)
        colour = colour.colourspace(VIPS_INTERPRETATION_sRGB);
    return colour.cast(VIPS_FORMAT_UCHAR);
}

// An alpha channel that hides nothing costs bytes and says nothing.
VImage withoutIdleAlpha(const VImage &image)
{
    if (!image.has_alpha() || image.extract_band(image.bands() - 1).min() < 255)
        return image;
    return image.extract_band(0, VImage::option()->set("n", image.bands() - 1));
}

Variant encode(const VImage &image, Saving saving)
{
    VipsBlob *blob = image.webpsave_buffer(VImage::option()
                                               ->set("Q", saving.quality)
                                               ->set("effort", saving.effort)
                                               ->set("strip", true));
    size_t length = 0;
    const auto *bytes = static_cast<const char *>(vips_blob_get(blob, &length));
    const QByteArray webp(bytes, static_cast<qsizetype>(length));
    vips_area_unref(VIPS_AREA(blob));
    // libvips 8.14.1 (Debian 12) ignores "strip" here and makes up an EXIF chunk: libvips#3340.
    return {pictureOnly(webp), image.width(), image.height()};
}

// The full variant as pixels in memory: the one decode of the original.
VImage decodeFull(const QByteArray &original, ImageKind kind, const VImage &header)
{
    const Size upright = uprightSize(header);
    const double scale = scaleFor(upright, kFullWidth);
    const int shrink = kind == ImageKind::Jpeg ? decoderShrink(scale) : 1;
    const VImage image = shrink > 1 ? loadLazily(original, kind, shrink) : header;
    // Sizes before turning: the resize runs from top to bottom with the decoder, turning needs all
    // of it.
    const Size target{scaled(header.width(), scale), scaled(header.height(), scale)};
    const VImage small = toSrgb(resizeTo(image, target)).copy_memory();
    return withoutIdleAlpha(small.autorot()).copy_memory();
}

struct Box {
    int left;
    int top;
    int width;
    int height;
};

Box boxOf(Size size, const PictureEdit &edit)
{
    const auto at = [](double part, int side) {
        return static_cast<int>(std::lround(std::clamp(part, 0.0, 1.0) * side));
    };
    const int left = std::min(at(edit.left, size.width), size.width - 1);
    const int top = std::min(at(edit.top, size.height), size.height - 1);
    return {left, top, std::clamp(at(edit.width, size.width), 1, size.width - left),
            std::clamp(at(edit.height, size.height), 1, size.height - top)};
}

VImage turned(const VImage &image, int quarterTurns)
{
    static constexpr VipsAngle kAngles[] = {VIPS_ANGLE_D0, VIPS_ANGLE_D90, VIPS_ANGLE_D180,
                                            VIPS_ANGLE_D270};
    return image.rot(kAngles[((quarterTurns % 4) + 4) % 4]);
}

// What is cut away is not paid for twice: the decoder shrinks for the size that is kept.
VImage decodeEdited(const QByteArray &original, ImageKind kind, const VImage &header,
                    const PictureEdit &edit)
{
    Size upright = uprightSize(header);
    if (edit.quarterTurns % 2 != 0)
        std::swap(upright.width, upright.height);
    const Box wanted = boxOf(upright, edit);
    const double scale = scaleFor({wanted.width, wanted.height}, kFullWidth);
    const int shrink = kind == ImageKind::Jpeg ? decoderShrink(scale) : 1;
    const VImage decoded = toSrgb(loadLazily(original, kind, shrink)).copy_memory();
    const VImage image = turned(decoded.autorot(), edit.quarterTurns);
    const Box box = boxOf({image.width(), image.height()}, edit);
    const VImage cut = image.extract_area(box.left, box.top, box.width, box.height);
    const Size target{scaled(wanted.width, scale), scaled(wanted.height, scale)};
    return withoutIdleAlpha(resizeTo(cut, target).copy_memory()).copy_memory();
}

VImage narrower(const VImage &image, int widest)
{
    const double scale = scaleFor({image.width(), image.height()}, widest);
    return resizeTo(image, {scaled(image.width(), scale), scaled(image.height(), scale)})
        .copy_memory();
}

Variants encodeAll(const VImage &full)
{
    // Each from the next larger: its pixels are fewer, and the reduction's filter has what it
    // needs.
    const VImage medium = narrower(full, kMediumWidth);
    const VImage thumb = narrower(medium, kThumbWidth);
    const VImage blur = narrower(thumb, kBlurWidth);
    return {encode(full, kLarge), encode(medium, kSmall), encode(thumb, kSmall),
            encode(blur, kSmall)};
}

Result<ImageKind> acceptedKind(const QByteArray &bytes, ImageLimits limits)
{
    if (bytes.size() > limits.bytes)
        return fail(Fault::TooLarge, {}, u"the file is larger than allowed"_s);
    const auto kind = imageKindOf(bytes);
    if (!kind || !canLoad(*kind))
        return fail(Fault::Unsupported, {}, u"not a JPEG, PNG, WebP or HEIF picture"_s);
    return *kind;
}

bool hasTooManyPixels(const VImage &image, ImageLimits limits)
{
    return qint64(image.width()) * image.height() > limits.pixels;
}

Pixels pixelsOf(const VImage &image)
{
    const VImage rgba = image.has_alpha() ? image : image.bandjoin(255.0);
    size_t length = 0;
    void *bytes = rgba.cast(VIPS_FORMAT_UCHAR).write_to_memory(&length);
    Pixels pixels{image.width(), image.height(),
                  QByteArray(static_cast<const char *>(bytes), static_cast<qsizetype>(length))};
    g_free(bytes);
    return pixels;
}

} // namespace

Result<Pixels> decodePixels(QByteArray picture, int widest, ImageLimits limits)
{
    const auto kind = acceptedKind(picture, limits);
    if (!kind)
        return tl::unexpected(kind.error());
    try {
        const VImage header = loadLazily(picture, *kind);
        if (hasTooManyPixels(header, limits))
            return fail(Fault::TooLarge, {}, u"the picture has more pixels than allowed"_s);
        const double scale = scaleFor(uprightSize(header), widest);
        const int shrink = *kind == ImageKind::Jpeg ? decoderShrink(scale) : 1;
        const VImage decoded = toSrgb(loadLazily(picture, *kind, shrink)).copy_memory();
        return pixelsOf(narrower(decoded.autorot(), widest));
    } catch (const vips::VError &) {
        vips_error_clear();
        return invalid(u"original"_s, u"the picture is broken or incomplete"_s);
    }
}

Result<Variants> makeVariants(QByteArray original, ImageLimits limits, PictureEdit edit)
{
    const auto kind = acceptedKind(original, limits);
    if (!kind)
        return tl::unexpected(kind.error());
    try {
        const VImage header = loadLazily(original, *kind);
        if (hasTooManyPixels(header, limits))
            return fail(Fault::TooLarge, {}, u"the picture has more pixels than allowed"_s);
        return encodeAll(edit == PictureEdit() ? decodeFull(original, *kind, header)
                                               : decodeEdited(original, *kind, header, edit));
    } catch (const vips::VError &) {
        vips_error_clear();
        return invalid(u"original"_s, u"the picture is broken or incomplete"_s);
    }
}

} // namespace paushtik
