// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/stock.h"

#include <QJsonArray>

namespace paushtik::catalog {
using namespace Qt::StringLiterals;

namespace {

Error outOfStock(QJsonArray items)
{
    return Error{Fault::Conflict,
                 u"out_of_stock"_s,
                 u"There is not enough in stock."_s,
                 {},
                 {{u"items"_s, std::move(items)}}};
}

QJsonObject shortItem(ProductId product, int requested, int available)
{
    return {{u"product_id"_s, product.toString()},
            {u"requested"_s, requested},
            {u"available"_s, available}};
}

} // namespace

// The upper bound is far from any shop and keeps the sum inside an integer.
const db::Query kAdjustStock{"catalog.adjust_stock", R"sql(
    WITH moved AS (
        UPDATE stock
           SET on_hand = on_hand + $2
         WHERE product_id = $1
           AND on_hand::bigint + $2 BETWEEN 0 AND 1000000000
        RETURNING product_id, on_hand)
    INSERT INTO stock_ledger (product_id, delta, balance, reason, actor_id, actor_name, note)
    SELECT product_id, $2, on_hand, $3, $4, $5, $6
      FROM moved
    RETURNING id, balance)sql"};

const db::Query kStockLeft{"catalog.stock_left", R"sql(
    SELECT on_hand
      FROM stock
     WHERE product_id = $1)sql"};

Task<Result<StockMove>> adjustStock(db::Session transaction, ProductId product, int delta,
                                    StockCause cause)
{
    const db::Rows moved =
        co_await transaction.run(kAdjustStock, product, delta, QString(toString(cause.reason)),
                                 cause.actor, cause.actorName, cause.note);
    if (!moved.isEmpty())
        co_return StockMove{moved.first().get<qint64>(0), moved.first().get<int>(1)};

    const db::Rows left = co_await transaction.run(kStockLeft, product);
    if (left.isEmpty())
        co_return fail(Fault::NotFound);
    QJsonArray items{shortItem(product, -delta, left.first().get<int>(0))};
    co_return fail(outOfStock(std::move(items)));
}

const db::Query kStockLedger{"catalog.stock_ledger", R"sql(
    SELECT id, at, delta, balance, reason, actor_id, actor_name, order_id, note
      FROM stock_ledger
     WHERE product_id = $1 AND ($2::bigint IS NULL OR id < $2)
     ORDER BY id DESC
     LIMIT $3)sql"};

static QJsonObject ledgerJson(const db::Row &row)
{
    const auto actor = row.get<std::optional<QUuid>>(5);
    const auto order = row.get<std::optional<OrderId>>(7);
    const auto note = row.get<std::optional<QString>>(8);
    const QJsonObject who{{u"id"_s, actor ? actor->toString(QUuid::WithoutBraces) : QJsonValue()},
                          {u"name"_s, row.get<QString>(6)}};
    return {{u"at"_s, row.get<Timestamp>(1).toString()},
            {u"delta"_s, row.get<int>(2)},
            {u"balance"_s, row.get<int>(3)},
            {u"reason"_s, row.get<QString>(4)},
            {u"actor"_s, who},
            {u"order"_s, order ? order->toString() : QJsonValue()},
            {u"note"_s, note ? *note : QJsonValue()}};
}

Task<Result<LedgerPage>> stockLedger(db::Session session, ProductId product, int limit,
                                     std::optional<qint64> before)
{
    const db::Rows rows = co_await session.run(kStockLedger, product, before, limit + 1);
    if (rows.isEmpty()) {
        const db::Rows known = co_await session.run(kStockLeft, product);
        if (known.isEmpty())
            co_return fail(Fault::NotFound);
    }
    LedgerPage page;
    for (int i = 0; i < std::min(rows.size(), limit); ++i)
        page.items.append(ledgerJson(rows[i]));
    if (rows.size() > limit)
        page.next = rows[limit - 1].get<qint64>(0);
    co_return page;
}

const db::Query kLedgerBalance{"catalog.ledger_balance", R"sql(
    SELECT balance
      FROM stock_ledger
     WHERE id = $1)sql"};

Task<std::optional<int>> ledgerBalance(db::Session session, qint64 ledgerId)
{
    const db::Rows rows = co_await session.run(kLedgerBalance, ledgerId);
    co_return rows.isEmpty() ? std::nullopt : std::optional<int>(rows.first().get<int>(0));
}

} // namespace paushtik::catalog
