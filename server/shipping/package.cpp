// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/package.h"

#include <algorithm>
#include <array>

namespace paushtik::shipping {
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

const Box &boxFor(qint64 grams)
{
    const auto fits = [grams](const Box &box) { return grams <= box.holdsGrams; };
    const auto found = std::find_if(kBoxes.begin(), kBoxes.end(), fits);
    return found == kBoxes.end() ? kBoxes.back() : *found;
}

} // namespace

Package packageFor(const QList<orders::OrderLineForShipment> &lines)
{
    qint64 goods = 0;
    for (const orders::OrderLineForShipment &line : lines)
        goods += qint64(line.qty) * line.weightGrams;
    const Box &box = boxFor(goods);
    return {static_cast<int>(goods + box.tareGrams), box.size};
}

} // namespace paushtik::shipping
