// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/batch.h"

#include <QJsonArray>

namespace paushtik::catalog {
using namespace Qt::StringLiterals;

namespace {

QJsonObject quantityJson(const Batch &batch, int qty)
{
    return {{u"batch_id"_s, batch.id.toString()},
            {u"lot_number"_s, batch.lot},
            {u"best_before"_s, batch.bestBefore.toString(Qt::ISODate)},
            {u"mrp_paise"_s, batch.mrp.value()},
            {u"qty"_s, qty}};
}

} // namespace

QJsonObject batchJson(const Batch &batch)
{
    return {{u"id"_s, batch.id.toString()},
            {u"product_id"_s, batch.product.toString()},
            {u"lot_number"_s, batch.lot},
            {u"packed_on"_s, batch.packedOn.toString(Qt::ISODate)},
            {u"best_before"_s, batch.bestBefore.toString(Qt::ISODate)},
            {u"mrp_paise"_s, batch.mrp.value()},
            {u"on_hand"_s, batch.onHand},
            {u"expired"_s, batch.expired},
            {u"received"_s, batch.received}};
}

int PickLine::picked() const
{
    int sum = 0;
    for (const Source &source : sources)
        sum += source.picked;
    return sum;
}

QList<BatchQuantity> PickLine::suggestion() const
{
    QList<BatchQuantity> suggested;
    int open = qty - picked();
    for (const Source &source : sources) {
        const int part = source.batch.expired ? 0 : std::min(open, source.batch.onHand);
        if (part > 0)
            suggested.append({source.batch.id, part});
        open -= part;
    }
    return suggested;
}

QJsonObject pickLineJson(const PickLine &line)
{
    QJsonArray picked;
    QJsonArray suggested;
    const QList<BatchQuantity> suggestion = line.suggestion();
    for (const PickLine::Source &source : line.sources) {
        if (source.picked > 0)
            picked.append(quantityJson(source.batch, source.picked));
        for (const BatchQuantity &of : suggestion) {
            if (of.batch == source.batch.id)
                suggested.append(quantityJson(source.batch, of.qty));
        }
    }
    return {{u"product_id"_s, line.product.toString()},
            {u"sku"_s, line.sku},
            {u"title"_s, line.title},
            {u"qty"_s, line.qty},
            {u"picked"_s, picked},
            {u"suggested"_s, suggested}};
}

} // namespace paushtik::catalog
