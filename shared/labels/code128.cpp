// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/labels/code128.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <memory>
#include <zint.h>

namespace paushtik {
namespace {

constexpr int kLongest = 48;

struct ZintFree {
    void operator()(zint_symbol *symbol) const { ZBarcode_Delete(symbol); }
};

bool isDark(const zint_symbol &symbol, int module)
{
    return (symbol.encoded_data[0][module / 8] >> (module % 8)) & 1;
}

Code128 runsOf(const zint_symbol &symbol)
{
    Code128 code;
    code.modules = symbol.width;
    for (int module = 0; module < symbol.width; ++module) {
        if (module > 0 && isDark(symbol, module) == isDark(symbol, module - 1))
            ++code.runs.last();
        else
            code.runs.append(1);
    }
    return code;
}

bool isPrintable(const QByteArray &text)
{
    return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

// Device pixels along x for one unit of the painter, when the two grids are parallel.
std::optional<qreal> pixelsPerUnit(const QTransform &transform)
{
    const bool parallel = transform.type() <= QTransform::TxScale && transform.m11() > 0;
    return parallel ? std::optional(transform.m11()) : std::nullopt;
}

struct Grid {
    qreal left;
    qreal module;
};

Grid onDevicePixels(Grid grid, const QTransform &transform)
{
    const auto pixels = pixelsPerUnit(transform);
    if (!pixels || grid.module * *pixels < 1)
        return grid;
    // A hair is added so that 5.9999999 pixels are six.
    const qreal module = std::floor(grid.module * *pixels + 1e-6);
    const qreal left = std::round(grid.left * *pixels + transform.dx());
    return {(left - transform.dx()) / *pixels, module / *pixels};
}

} // namespace

std::optional<Code128> encodeCode128(const QByteArray &text)
{
    if (text.isEmpty() || text.size() > kLongest || !isPrintable(text))
        return std::nullopt;
    const std::unique_ptr<zint_symbol, ZintFree> symbol(ZBarcode_Create());
    symbol->symbology = BARCODE_CODE128;
    symbol->show_hrt = 0;
    const auto *bytes = reinterpret_cast<const unsigned char *>(text.constData());
    if (ZBarcode_Encode(symbol.get(), bytes, static_cast<int>(text.size())) >= ZINT_ERROR)
        return std::nullopt;
    return runsOf(*symbol);
}

bool drawCode128(QPainter &painter, const QRectF &box, const Code128 &symbol, int widestModule)
{
    const int across = symbol.modules + 2 * kQuietModules;
    const int units = std::min(widestModule, static_cast<int>(box.width()) / across);
    if (units < 1)
        return false;
    const qreal left = std::floor(box.center().x() - symbol.modules * units / 2.0);
    const Grid grid = onDevicePixels({left, qreal(units)}, painter.combinedTransform());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    qreal x = grid.left;
    for (qsizetype i = 0; i < symbol.runs.size(); ++i) {
        const qreal width = symbol.runs[i] * grid.module;
        if (i % 2 == 0)
            painter.fillRect(QRectF(x, box.top(), width, box.height()), Qt::black);
        x += width;
    }
    painter.restore();
    return true;
}

} // namespace paushtik
