// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/stock/http_stock.h"

#include "desktop/stock/ledger_reading.h"

#include <QJsonArray>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

StockRow rowOf(const QJsonObject &json)
{
    return {json["id"_L1].toString(),
            json["sku"_L1].toString(),
            json["title"_L1].toString(),
            json["stock"_L1].toInt(),
            json["low_stock_threshold"_L1].toInt(),
            0,
            {}};
}

} // namespace

HttpStock::HttpStock(ApiClient &api, QObject *parent)
    : StockPort(parent)
    , m_api(api)
{
}

Task<Result<QList<StockRow>>> HttpStock::products()
{
    QList<StockRow> rows;
    QString cursor;
    do {
        QUrlQuery query{{u"limit"_s, u"100"_s}};
        if (!cursor.isEmpty())
            query.addQueryItem(u"cursor"_s, cursor);
        const auto page = co_await m_api.get(u"/admin/products"_s, query);
        if (!page)
            co_return fail(page.error());
        const QJsonArray items = (*page)["items"_L1].toArray();
        for (const QJsonValue &item : items) {
            if (item["archived_at"_L1].isNull() || item["archived_at"_L1].isUndefined())
                rows.append(rowOf(item.toObject()));
        }
        cursor = (*page)["next_cursor"_L1].toString();
    } while (!cursor.isEmpty());
    co_return rows;
}

Task<Result<QList<LedgerRow>>> HttpStock::ledger(QString productId)
{
    const auto page = co_await m_api.get(u"/admin/products/%1/stock-ledger"_s.arg(productId),
                                         {{u"limit"_s, u"100"_s}});
    if (!page)
        co_return fail(page.error());
    QList<LedgerRow> rows;
    const QJsonArray items = (*page)["items"_L1].toArray();
    for (const QJsonValue &item : items)
        rows.append(ledgerRowOf(item.toObject()));
    co_return rows;
}

Task<Result<int>> HttpStock::adjust(StockAdjustment adjustment)
{
    QJsonObject body{{u"delta"_s, adjustment.delta},
                     {u"reason"_s, QString(toString(adjustment.reason))}};
    if (!adjustment.note.isEmpty())
        body[u"note"_s] = adjustment.note;
    const auto answer = co_await m_api.post(
        u"/admin/products/%1/stock-adjustments"_s.arg(adjustment.productId), body, adjustment.key);
    if (!answer)
        co_return fail(answer.error());
    co_return (*answer)["stock"_L1].toInt();
}

} // namespace paushtik
