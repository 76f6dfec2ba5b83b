// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/catalog/price_change.h"

#include <QCoreApplication>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(paushtik::PriceChange)
};

qint64 changedPrice(qint64 paise, int percent, int step)
{
    const qint64 scale = qint64(10'000) * step;
    const qint64 steps = (paise * (10'000 + percent) + scale / 2) / scale;
    return std::max<qint64>(1, steps) * step;
}

} // namespace

PriceChange PriceChange::of(const QList<ProductDraft> &products, int percent, int step)
{
    const QString field = u"price_paise"_s;
    PriceChange change;
    for (const ProductDraft &product : products) {
        const qint64 before = product.value(field).toInteger();
        const qint64 after = changedPrice(before, percent, step);
        if (before <= 0 || after == before)
            continue;
        change.cells.append({product.id(), field, after});
        ++(after > before ? change.rises : change.falls);
        change.steep += std::abs(after - before) * 5 > before ? 1 : 0;
        change.aboveMrp += after > product.value(u"mrp_paise"_s).toInteger() ? 1 : 0;
    }
    return change;
}

QString PriceChange::inWords() const
{
    if (cells.isEmpty())
        return Words::tr("No price changes.");
    QStringList words{Words::tr("%n price(s) change", nullptr, int(cells.size()))};
    if (steep > 0)
        words.append(falls > rises ? Words::tr("%n fall(s) by more than 20 %", nullptr, steep)
                                   : Words::tr("%n rise(s) by more than 20 %", nullptr, steep));
    if (aboveMrp > 0)
        words.append(Words::tr("%n above the MRP", nullptr, aboveMrp));
    return words.join(u", "_s) + u'.';
}

} // namespace paushtik
