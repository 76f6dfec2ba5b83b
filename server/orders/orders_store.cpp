// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/orders/orders_store.h"

#include "shared/domain/timeline.h"

namespace paushtik::orders {

using namespace Qt::StringLiterals;

const db::Query kFindOrder{"orders.find", R"sql(
    SELECT id, number, customer_id, status, total_paise
      FROM orders
     WHERE id = $1 OR number = $2)sql"};

Task<std::optional<OrderKey>> OrdersStore::find(QString reference) const
{
    const std::optional<OrderId> id = OrderId::parse(reference);
    const db::Rows rows = co_await m_session.run(kFindOrder, id, reference);
    if (rows.isEmpty())
        co_return std::nullopt;
    const db::Row row = rows.first();
    OrderKey key{row.get<OrderId>(0), row.get<QString>(1), row.get<CustomerId>(2),
                 *parse<OrderState>(row.get<QString>(3)), row.get<Paise>(4)};
    co_return key;
}

namespace {

// Rows are (id, sort key as text); one more than asked tells whether there is a next page.
OrderPage pageOf(const db::Rows &rows, int limit)
{
    OrderPage page;
    const int shown = qMin(limit, rows.size());
    for (int i = 0; i < shown; ++i)
        page.orders.append(rows[i].get<OrderId>(0));
    if (rows.size() > limit)
        page.last = QJsonArray{rows[limit - 1].get<QString>(1), page.orders.last().toString()};
    return page;
}

struct After {
    std::optional<QString> key;
    std::optional<QUuid> id;
};

After afterOf(const std::optional<QJsonArray> &cursor)
{
    if (!cursor || cursor->size() != 2)
        return {};
    return {cursor->at(0).toString(), parseUuid(cursor->at(1).toString())};
}

} // namespace

const db::Query kOrdersOfCustomer{"orders.of_customer", R"sql(
    SELECT id, placed_at::text AS at
      FROM orders
     WHERE customer_id = $1 AND ($2::text IS NULL OR (placed_at, id) < ($2::timestamptz, $3::uuid))
     ORDER BY placed_at DESC, id DESC
     LIMIT $4 + 1)sql"};

Task<OrderPage> OrdersStore::ofCustomer(CustomerId customer, int limit,
                                        std::optional<QJsonArray> cursor) const
{
    const After after = afterOf(cursor);
    const db::Rows rows =
        co_await m_session.run(kOrdersOfCustomer, customer, after.key, after.id, limit);
    co_return pageOf(rows, limit);
}

// The one filter of the staff's list, in each of its sorts. $1 state, $2 search pattern, $3 from,
// $4 to, $8 leaves out what was cancelled.
#define PAUSHTIK_ORDER_FILTER                                                                      \
    R"sql( FROM orders
     WHERE ($1::text IS NULL OR status = $1)
       AND (NOT $8::boolean OR status <> 'cancelled')
       AND ($2::text IS NULL OR search_text LIKE lower($2)
            OR customer_id IN (SELECT id FROM customers
                                WHERE email ILIKE $2 OR name ILIKE $2 OR phone ILIKE $2)
            OR id IN (SELECT order_id FROM shipments WHERE awb ILIKE $2))
       AND ($3::timestamptz IS NULL OR placed_at >= $3)
       AND ($4::timestamptz IS NULL OR placed_at < $4))sql"

const db::Query kListByPlacedAt{"orders.list_by_placed_at",
                                "SELECT id, placed_at::text AS at" PAUSHTIK_ORDER_FILTER R"sql(
       AND ($5::text IS NULL OR (placed_at, id) > ($5::timestamptz, $6::uuid))
     ORDER BY placed_at, id LIMIT $7 + 1)sql"};
const db::Query kListByPlacedAtDescending{
    "orders.list_by_placed_at_desc", "SELECT id, placed_at::text AS at" PAUSHTIK_ORDER_FILTER R"sql(
       AND ($5::text IS NULL OR (placed_at, id) < ($5::timestamptz, $6::uuid))
     ORDER BY placed_at DESC, id DESC LIMIT $7 + 1)sql"};
const db::Query kListByTotal{"orders.list_by_total",
                             "SELECT id, total_paise::text AS total" PAUSHTIK_ORDER_FILTER R"sql(
       AND ($5::text IS NULL OR (total_paise, id) > ($5::bigint, $6::uuid))
     ORDER BY total_paise, id LIMIT $7 + 1)sql"};
const db::Query kListByTotalDescending{"orders.list_by_total_desc",
                                       "SELECT id, total_paise::text AS total" PAUSHTIK_ORDER_FILTER
                                       R"sql(
       AND ($5::text IS NULL OR (total_paise, id) < ($5::bigint, $6::uuid))
     ORDER BY total_paise DESC, id DESC LIMIT $7 + 1)sql"};
const db::Query kListByNumber{"orders.list_by_number",
                              "SELECT id, number" PAUSHTIK_ORDER_FILTER R"sql(
       AND ($5::text IS NULL OR (number, id) > ($5, $6::uuid))
     ORDER BY number, id LIMIT $7 + 1)sql"};

#undef PAUSHTIK_ORDER_FILTER

namespace {

const db::Query &listQuery(OrderSort sort)
{
    switch (sort) {
    case OrderSort::PlacedAt:
        return kListByPlacedAt;
    case OrderSort::PlacedAtDescending:
        return kListByPlacedAtDescending;
    case OrderSort::Total:
        return kListByTotal;
    case OrderSort::TotalDescending:
        return kListByTotalDescending;
    case OrderSort::Number:
        return kListByNumber;
    }
    Q_UNREACHABLE();
}

/// What a person typed is data: its wildcards stand for themselves.
std::optional<QString> containsPattern(QString text)
{
    if (text.isEmpty())
        return std::nullopt;
    text.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + text + u'%';
}

} // namespace

Task<OrderPage> OrdersStore::list(OrderFilter filter, int limit,
                                  std::optional<QJsonArray> cursor) const
{
    const After after = afterOf(cursor);
    const auto state =
        filter.state ? std::optional(QString(toString(*filter.state))) : std::nullopt;
    const db::Rows rows = co_await m_session.run(
        listQuery(filter.sort), state, containsPattern(filter.search), filter.from, filter.to,
        after.key, after.id, limit, filter.notCancelled);
    co_return pageOf(rows, limit);
}

const db::Query kAddNote{"orders.add_note", R"sql(
    INSERT INTO order_notes (id, order_id, text, actor_id, actor_name) VALUES ($1, $2, $3, $4,
        $5))sql"};

Task<> OrdersStore::addNote(OrderId order, QString text, Actor actor) const
{
    co_await m_session.run(kAddNote, makeUuidV7(), order, text, actor.id, actor.name);
}

const db::Query kSetPacked{"orders.set_packed", R"sql(
    UPDATE orders
       SET packed_at = CASE WHEN $2::text IS NOT NULL THEN now() END, packed_by = $2,
           version = version + 1
     WHERE id = $1 AND (packed_at IS NULL) = ($2::text IS NOT NULL))sql"};

Task<bool> OrdersStore::setPacked(OrderId order, std::optional<QString> packer) const
{
    const db::Rows changed = co_await m_session.run(kSetPacked, order, packer);
    co_return changed.affected() > 0;
}

} // namespace paushtik::orders
