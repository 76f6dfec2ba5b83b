// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/result.h"

#include <QByteArray>

namespace paushtik {

/// A picture as a screen wants it: four bytes a pixel, R, G, B, A, rows without gaps.
struct RgbaPicture {
    QByteArray pixels;
    int width = 0;
    int height = 0;
};

/// Decodes a small picture (a thumb, a medium) whole. Slow: not for a UI thread. Errors:
/// Fault::Unsupported for what is no picture of a known kind, Fault::Invalid for a broken one.
Result<RgbaPicture> decodeRgba(const QByteArray &bytes);

} // namespace paushtik
