// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/order_reader.h"

#include "desktop/replica/doc_type.h"
#include "desktop/replica/order_plan.h"
#include "desktop/replica/search_words.h"
#include "shared/domain/order_state.h"

namespace paushtik::orders {
namespace {

using namespace Qt::StringLiterals;

// The keys of the rows first, from the index alone where it can be; then those rows.
QString keysOf(const OrderPlan &plan, const OrdersAsk &ask, const QString &and_)
{
    const QString where = and_.isEmpty()         ? plan.where
                          : plan.where.isEmpty() ? u" WHERE "_s + and_
                                                 : plan.where + u" AND "_s + and_;
    // The plus keeps the sort's own index out of it where another finds the rows.
    return u"SELECT %1 AS place, o.key AS key FROM %2%3 ORDER BY %4%1 %5, o.key %5"_s.arg(
        sortColumnOf(ask.sort), plan.from, where, plan.isSorted ? u""_s : u"+"_s,
        ask.descending ? u"DESC"_s : u"ASC"_s);
}

QString behind(const OrdersAsk &ask)
{
    return u"(%1, o.key) %2 (?, ?)"_s.arg(sortColumnOf(ask.sort), ask.descending ? u"<"_s : u">"_s);
}

QVariantList valuesBehind(const OrderPlan &plan, const std::optional<OrderPlace> &after)
{
    QVariantList values = plan.values;
    if (after)
        values << after->value << after->key;
    return values;
}

QList<OrderEntry> read(Sql &sql, const OrdersAsk &ask, const std::optional<OrderPlace> &after,
                       int limit, qint64 skip)
{
    const OrderPlan plan = planOf(sql, ask, OrderAim::FirstRows);
    QList<OrderEntry> entries;
    if (plan.isEmpty)
        return entries;
    const QString keys = keysOf(plan, ask, after ? behind(ask) : QString());
    const QString text = u"SELECT %1 FROM (%2 LIMIT ? OFFSET ?) AS f CROSS JOIN orders AS o "
                         "ON o.key = f.key"_s.arg(orderEntryColumns(), keys);
    for (Rows rows = sql.rows(text, valuesBehind(plan, after) << limit << skip); rows.next();)
        entries.append(readOrderEntry(rows));
    return entries;
}

// Over an index alone: each step begins where the last ended, and nothing is handed out between.
void rankInSteps(Sql &sql, const OrdersAsk &ask, const OrderPlan &plan, OrderRanks &ranks,
                 const StillWanted &stillWanted)
{
    std::optional<OrderPlace> at;
    while (!stillWanted || stillWanted()) {
        const QString text = keysOf(plan, ask, at ? behind(ask) : QString());
        Rows rows =
            sql.rows(text + u" LIMIT 1 OFFSET ?"_s, valuesBehind(plan, at) << ranks.step - 1);
        if (!rows.next())
            break;
        at = OrderPlace{rows.value(0), rows.number(1)};
        ranks.places.append(*at);
    }
    const QString rest =
        u"SELECT count(*) FROM (%1)"_s.arg(keysOf(plan, ask, at ? behind(ask) : QString()));
    ranks.count =
        ranks.places.size() * ranks.step + sql.one(rest, valuesBehind(plan, at)).toLongLong();
}

void rankInOnePass(Sql &sql, const OrdersAsk &ask, const OrderPlan &plan, OrderRanks &ranks,
                   const StillWanted &stillWanted)
{
    for (Rows rows = sql.rows(keysOf(plan, ask, {}), plan.values); rows.next();) {
        if (++ranks.count % ranks.step != 0)
            continue;
        ranks.places.append({rows.value(0), rows.number(1)});
        if (stillWanted && !stillWanted())
            return;
    }
}

// Where nothing else is asked for, the index of words counts by itself.
std::optional<qint64> countOfWords(Sql &sql, const OrdersAsk &ask)
{
    OrdersAsk words{.text = ask.text, .product = ask.product};
    words.sort = ask.sort;
    words.descending = ask.descending;
    const QString match =
        search::matchExpression(search::typedWords(ask.text) + search::productWords(ask.product));
    if (match.isEmpty() || words != ask)
        return std::nullopt;
    return sql.one(u"SELECT count(*) FROM orders_words WHERE orders_words MATCH ?"_s, {match})
        .toLongLong();
}

} // namespace

QList<OrderEntry> window(Sql &sql, const OrdersAsk &ask, const std::optional<OrderPlace> &after,
                         int limit)
{
    return read(sql, ask, after, limit, 0);
}

QList<OrderEntry> windowAt(Sql &sql, const OrdersAsk &ask, const OrderRanks &ranks, qint64 first,
                           int limit)
{
    const qint64 known = std::min<qint64>(first / ranks.step, ranks.places.size());
    const auto after = known > 0 ? std::optional(ranks.places[known - 1]) : std::nullopt;
    return read(sql, ask, after, limit, first - known * ranks.step);
}

OrderRanks ranks(Sql &sql, const OrdersAsk &ask, int step, const StillWanted &stillWanted)
{
    OrderRanks ranks{step, {}, 0};
    const OrderPlan plan = planOf(sql, ask, OrderAim::All);
    if (plan.isEmpty)
        return ranks;
    if (plan.isSorted && plan.isCheap)
        rankInSteps(sql, ask, plan, ranks, stillWanted);
    else
        rankInOnePass(sql, ask, plan, ranks, stillWanted);
    return ranks;
}

qint64 count(Sql &sql, const OrdersAsk &ask)
{
    if (const auto found = countOfWords(sql, ask))
        return *found;
    const OrderPlan plan = planOf(sql, ask, OrderAim::All);
    if (plan.isEmpty)
        return 0;
    return sql.one(u"SELECT count(*) FROM "_s + plan.from + plan.where, plan.values).toLongLong();
}

QStringList statesButCancelled()
{
    QStringList states;
    for (const Word<OrderState> &state : kWords<OrderState>)
        if (state.value != OrderState::Cancelled)
            states.append(state.text);
    return states;
}

OrdersSum sum(Sql &sql, const OrdersAsk &ask)
{
    const OrderPlan plan = planOf(sql, ask, OrderAim::All);
    if (plan.isEmpty)
        return {};
    Rows rows = sql.rows(u"SELECT count(*), coalesce(sum(o.total), 0), min(o.placed_at) FROM "_s +
                             plan.from + plan.where,
                         plan.values);
    if (!rows.next() || rows.number(0) == 0)
        return {};
    return {rows.number(0), Paise(rows.number(1)), Timestamp(rows.number(2))};
}

std::optional<QString> idOf(Sql &sql, const QString &idNumberOrAwb)
{
    static const QString kById = u"SELECT id FROM documents WHERE type = ? AND id = ?"_s;
    const QVariant byId = sql.one(kById, {static_cast<int>(DocType::Order), idNumberOrAwb});
    if (byId.isValid())
        return byId.toString();
    const QVariant byNumber = sql.one(u"SELECT id FROM orders WHERE number = ?"_s, {idNumberOrAwb});
    if (byNumber.isValid())
        return byNumber.toString();
    const QVariant byAwb =
        sql.one(u"SELECT id FROM orders WHERE awb = ? AND awb <> ''"_s, {idNumberOrAwb});
    return byAwb.isValid() ? std::optional(byAwb.toString()) : std::nullopt;
}

QList<OrderEntry> byIds(Sql &sql, const QStringList &ids)
{
    static const QString kOne =
        u"SELECT "_s + orderEntryColumns() +
        u" FROM documents AS d JOIN orders AS o ON o.key = d.key WHERE d.type = ? AND d.id = ?"_s;
    QList<OrderEntry> entries;
    for (const QString &id : ids) {
        Rows rows = sql.rows(kOne, {static_cast<int>(DocType::Order), id});
        if (rows.next())
            entries.append(readOrderEntry(rows));
    }
    return entries;
}

} // namespace paushtik::orders

namespace paushtik {

OrderPlace placeOf(const OrderEntry &entry, OrdersAsk::Sort sort)
{
    switch (sort) {
    case OrdersAsk::Sort::Placed:
        return {entry.placedAt.microseconds(), entry.key};
    case OrdersAsk::Sort::Total:
        return {entry.total.value(), entry.key};
    case OrdersAsk::Sort::Number:
        return {entry.number, entry.key};
    case OrdersAsk::Sort::Customer:
        return {entry.customer, entry.key};
    case OrdersAsk::Sort::City:
        return {entry.city, entry.key};
    }
    Q_UNREACHABLE();
}

} // namespace paushtik
