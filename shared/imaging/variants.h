// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/result.h"

#include <QByteArray>
#include <array>

namespace paushtik {

/// What a picture may be before anything of it is decoded.
struct ImageLimits {
    qint64 bytes = 20 * 1024 * 1024;
    qint64 pixels = 100'000'000;
};

/// The widths of the variants. None is ever wider than the original.
inline constexpr int kFullWidth = 1600;
inline constexpr int kMediumWidth = 600;
inline constexpr int kThumbWidth = 160;
inline constexpr int kBlurWidth = 24;
/// What WebP can hold on a side; a picture taller than that is made narrower instead.
inline constexpr int kTallest = 16383;

/// One WebP file.
struct Variant {
    QByteArray webp;
    int width = 0;
    int height = 0;
};

/// A picture as the shop serves it, every one with the same proportions.
struct Variants {
    Variant full;
    Variant medium;
    Variant thumb;
    Variant blur;
};

/// What a person changed before the variants are made: turned, then cut.
struct PictureEdit {
    int quarterTurns = 0; ///< clockwise, of the picture as its EXIF orientation shows it
    /// What is kept of the turned picture, in parts of its sides: all between 0 and 1.
    double left = 0;
    double top = 0;
    double width = 1;
    double height = 1;
    friend bool operator==(const PictureEdit &, const PictureEdit &) = default;
};

/// Makes the four variants of a JPEG, PNG, WebP or HEIF (told by its content, whatever it is
/// called): turned as its EXIF says and edited, in 8-bit sRGB, transparency kept, all metadata
/// gone. Of an animation the first frame. The original is decoded once, at the smallest size its
/// decoder can give. Faults: TooLarge (bytes, or pixels by the header), Unsupported (any other
/// kind), Invalid (of an accepted kind, but broken or cut short; field "original"). Any thread; one
/// core; the memory it takes is bounded by the limits.
Result<Variants> makeVariants(QByteArray original, ImageLimits limits = {}, PictureEdit edit = {});

/// A picture decoded: rows from top to bottom, four bytes a pixel (red, green, blue, opacity).
struct Pixels {
    int width = 0;
    int height = 0;
    QByteArray rgba;
};

/// For showing a picture, upright and at most `widest` wide. Faults as above.
Result<Pixels> decodePixels(QByteArray picture, int widest, ImageLimits limits = {});

/// The four files of someone who made them elsewhere.
struct VariantFiles {
    QByteArray full;
    QByteArray medium;
    QByteArray thumb;
    QByteArray blur;
};

/// Proves, by decoding them whole, that the files are what makeVariants() could have made: still
/// WebP without EXIF and XMP, the right widths, one shape. Gives them back with their sizes. Faults
/// as above, with the field of the file that is wrong ("full", "medium", "thumb", "blur").
Result<Variants> checkVariants(VariantFiles files, ImageLimits limits = {});

} // namespace paushtik
