// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

/// Where the parts of our label stand. It is laid out in the dots of a 203 dpi printer: 4×6 in are
/// 812×1218 of them. Everything is black or white, because a thermal head knows nothing else.
namespace paushtik::label_layout {

inline constexpr qreal kWidth = 812;
inline constexpr qreal kHeight = 1218;
inline constexpr qreal kMargin = 18;
inline constexpr qreal kPad = 20;

inline constexpr QRectF kFrame(kMargin, kMargin, kWidth - 2 * kMargin, kHeight - 2 * kMargin);

/// A full-width band of the frame.
constexpr QRectF band(qreal top, qreal height)
{
    return {kFrame.left(), top, kFrame.width(), height};
}
inline constexpr QRectF kHeader = band(18, 116);
inline constexpr QRectF kCourier = band(134, 76);
inline constexpr QRectF kBarcode = band(210, 246);
inline constexpr QRectF kTo = band(456, 336);
inline constexpr QRectF kFacts = band(792, 78);
inline constexpr QRectF kItems = band(870, 176);
inline constexpr QRectF kFooter = band(1046, 154);
static_assert(kFooter.bottom() == kFrame.bottom());

} // namespace paushtik::label_layout
