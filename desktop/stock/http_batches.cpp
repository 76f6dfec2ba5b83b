// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/stock/http_batches.h"

#include "desktop/stock/ledger_reading.h"

#include <QJsonArray>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

BatchRow batchOf(const QJsonObject &json)
{
    return {json["id"_L1].toString(),
            json["lot_number"_L1].toString(),
            QDate::fromString(json["packed_on"_L1].toString(), Qt::ISODate),
            QDate::fromString(json["best_before"_L1].toString(), Qt::ISODate),
            Paise{json["mrp_paise"_L1].toInteger()},
            json["received"_L1].toInt(),
            json["on_hand"_L1].toInt(),
            json["expired"_L1].toBool()};
}

RecallRow recallOf(const QJsonObject &json)
{
    const QJsonValue customer = json["customer"_L1];
    return {json["number"_L1].toString(),    json["status"_L1].toString(),
            json["qty"_L1].toInt(),          Timestamp::parse(json["picked_at"_L1].toString()),
            customer["name"_L1].toString(),  customer["phone"_L1].toString(),
            customer["email"_L1].toString(), json["awb"_L1].toString()};
}

template <class Row>
QList<Row> rowsOf(const QJsonObject &answer, Row (*read)(const QJsonObject &))
{
    QList<Row> rows;
    const QJsonArray items = answer["items"_L1].toArray();
    for (const QJsonValue &item : items)
        rows.append(read(item.toObject()));
    return rows;
}

} // namespace

HttpBatches::HttpBatches(ApiClient &api)
    : m_api(api)
{
}

Task<Result<ShelfView>> HttpBatches::shelf(QString productId)
{
    const auto answer = co_await m_api.get(u"/admin/products/%1/batches"_s.arg(productId));
    if (!answer)
        co_return fail(answer.error());
    ShelfView shelf{rowsOf(*answer, &batchOf), (*answer)["stock"_L1].toInt(),
                    (*answer)["sold"_L1].toInt(), (*answer)["loose"_L1].toInt()};
    co_return shelf;
}

Task<Result<BatchRow>> HttpBatches::receive(QString productId, NewBatchRow batch, QByteArray key)
{
    QJsonObject body{{u"lot_number"_s, batch.lot},
                     {u"packed_on"_s, batch.packedOn.toString(Qt::ISODate)},
                     {u"best_before"_s, batch.bestBefore.toString(Qt::ISODate)},
                     {u"mrp_paise"_s, batch.mrp.value()},
                     {u"received"_s, batch.received}};
    if (!batch.note.isEmpty())
        body[u"note"_s] = batch.note;
    const auto answer = co_await m_api.post(u"/admin/products/%1/batches"_s.arg(productId),
                                            std::move(body), std::move(key));
    if (!answer)
        co_return fail(answer.error());
    co_return batchOf(*answer);
}

Task<Result<int>> HttpBatches::move(BatchMovement movement, QByteArray key)
{
    QJsonObject body{{u"delta"_s, movement.delta}, {u"reason"_s, movement.reason}};
    if (!movement.note.isEmpty())
        body[u"note"_s] = movement.note;
    const auto answer = co_await m_api.post(u"/admin/batches/%1/movements"_s.arg(movement.batchId),
                                            std::move(body), std::move(key));
    if (!answer)
        co_return fail(answer.error());
    co_return (*answer)["on_hand"_L1].toInt();
}

Task<Result<QList<LedgerRow>>> HttpBatches::movements(QString batchId)
{
    const auto answer = co_await m_api.get(u"/admin/batches/%1/movements"_s.arg(batchId));
    if (!answer)
        co_return fail(answer.error());
    co_return rowsOf(*answer, &ledgerRowOf);
}

Task<Result<QList<RecallRow>>> HttpBatches::recall(QString batchId)
{
    const auto answer = co_await m_api.get(u"/admin/batches/%1/recall"_s.arg(batchId));
    if (!answer)
        co_return fail(answer.error());
    co_return rowsOf(*answer, &recallOf);
}

} // namespace paushtik
