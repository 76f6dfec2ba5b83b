// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QRectF>
#include <optional>

class QPainter;

namespace paushtik {

/// A Code 128 symbol: the widths of its bars and spaces in modules, a bar first and last. No quiet
/// zone.
struct Code128 {
    QList<int> runs;
    int modules = 0; ///< the sum of the runs
};

/// The white that a scanner needs on either side, in modules (ISO/IEC 15417).
inline constexpr int kQuietModules = 10;

/// Encodes 1 to 48 printable ASCII characters; none for anything else.
std::optional<Code128> encodeCode128(const QByteArray &text);

/// Draws the bars, as tall as `box` and centred in it with their quiet zones. A module is a whole
/// number of the painter's units (at most `widestModule`) and of its device's pixels, so that every
/// bar is as wide as it should be; a symbol that does not fit at one unit a module is not drawn,
/// and false comes back.
bool drawCode128(QPainter &painter, const QRectF &box, const Code128 &symbol, int widestModule);

} // namespace paushtik
