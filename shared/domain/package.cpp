// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/package.h"

#include <algorithm>
#include <array>

namespace paushtik {
namespace {

struct Box {
    int holdsGrams; ///< of goods: glass jars packed in honeycomb paper
    int tareGrams;
    ParcelSize size;
};

constexpr std::array kBoxes{
    Box{700, 120, {140, 140, 160}},    // one small jar
    Box{1'600, 220, {200, 150, 200}},  // one litre, or two small
    Box{3'500, 380, {260, 220, 220}},  // up to three jars
    Box{7'000, 620, {340, 260, 260}},  // a tin, or six jars
    Box{16'000, 950, {450, 340, 300}}, // a case
};
/// Round jars and their padding leave the rest of a box empty.
constexpr int kUsablePercent = 75;

/// Longest side first: a product may lie on any of its sides.
std::array<int, 3> sidesOf(const ParcelSize &size)
{
    std::array sides{size.lengthMm, size.widthMm, size.heightMm};
    std::sort(sides.begin(), sides.end(), std::greater<>());
    return sides;
}

qint64 volumeOf(const ParcelSize &size)
{
    return qint64(size.lengthMm) * size.widthMm * size.heightMm;
}

struct Goods {
    qint64 grams = 0;
    qint64 volume = 0; ///< mm³, of those whose size is known
    std::array<int, 3> sides{};
};

Goods goodsOf(const QList<PackedLine> &lines)
{
    Goods goods;
    for (const PackedLine &line : lines) {
        goods.grams += qint64(line.qty) * line.weightGrams;
        if (!line.size)
            continue;
        goods.volume += line.qty * volumeOf(*line.size);
        const std::array sides = sidesOf(*line.size);
        for (size_t i = 0; i < sides.size(); ++i)
            goods.sides[i] = std::max(goods.sides[i], sides[i]);
    }
    return goods;
}

bool holds(const Box &box, const Goods &goods)
{
    const std::array inside = sidesOf(box.size);
    for (size_t i = 0; i < inside.size(); ++i) {
        if (goods.sides[i] > inside[i])
            return false;
    }
    return goods.grams <= box.holdsGrams &&
           goods.volume * 100 <= volumeOf(box.size) * kUsablePercent;
}

} // namespace

Package packageOf(const QList<PackedLine> &lines)
{
    const Goods goods = goodsOf(lines);
    const auto fits = [&goods](const Box &box) { return holds(box, goods); };
    const auto found = std::find_if(kBoxes.begin(), kBoxes.end(), fits);
    const Box &box = found == kBoxes.end() ? kBoxes.back() : *found;
    return {static_cast<int>(goods.grams + box.tareGrams), box.size};
}

} // namespace paushtik
