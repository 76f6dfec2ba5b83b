// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/order_reader.h"

#include "desktop/replica/doc_type.h"
#include "desktop/replica/search_words.h"

namespace paushtik::orders {
namespace {

using namespace Qt::StringLiterals;

// Up to here the found rows are sorted; beyond, so many rows match that walking the sort's own
// index meets enough of them at once.
constexpr int kFewMatches = 4000;

/// The text of a statement in the making. Only texts of this file go into it, values are bound.
struct Statement {
    QStringList where;
    QVariantList values;
    bool walksIndex = true;

    void require(const QString &condition, const QVariantList &bound)
    {
        where.append(condition);
        values += bound;
    }
    QString clause() const
    {
        return where.isEmpty() ? QString() : u" WHERE "_s + where.join(u" AND "_s);
    }
};

QString columnOf(OrdersAsk::Sort sort)
{
    switch (sort) {
    case OrdersAsk::Sort::Placed:
        return u"o.placed_at"_s;
    case OrdersAsk::Sort::Total:
        return u"o.total"_s;
    case OrdersAsk::Sort::Number:
        return u"o.number"_s;
    }
    Q_UNREACHABLE();
}

QStringList soughtWords(const OrdersAsk &ask)
{
    return search::typedWords(ask.text) + search::productWords(ask.product);
}

// A row by row look at the words, for questions that a great part of all rows answer.
void requireWords(Statement &statement, const QStringList &words)
{
    for (const QString &word : words)
        statement.require(u"instr(o.words, ?) > 0"_s, {u' ' + word});
}

void requireSearch(Sql &sql, Statement &statement, const QStringList &words)
{
    static const QString kFew = uR"sql(
        SELECT count(*) FROM (SELECT 1 FROM orders_words WHERE orders_words MATCH ? LIMIT %1))sql"_s
                                    .arg(kFewMatches + 1);
    const QString match = search::matchExpression(words);
    statement.walksIndex = sql.one(kFew, {match}).toInt() > kFewMatches;
    if (statement.walksIndex)
        return requireWords(statement, words);
    statement.require(u"o.key IN (SELECT rowid FROM orders_words WHERE orders_words MATCH ?)"_s,
                      {match});
}

void requireStates(Statement &statement, const OrdersAsk &ask)
{
    if (!ask.statuses.isEmpty()) {
        QVariantList bound;
        for (const QString &status : ask.statuses)
            bound.append(status);
        const QString marks = QStringList(ask.statuses.size(), u"?"_s).join(u", "_s);
        statement.require(u"o.status IN (%1)"_s.arg(marks), bound);
    }
    if (!ask.payment.isEmpty())
        statement.require(u"o.payment = ?"_s, {ask.payment});
    if (!ask.shipment.isEmpty())
        statement.require(u"o.shipment = ?"_s, {ask.shipment == u"none" ? u""_s : ask.shipment});
    // A range, so that the index serves it: no city goes on with the last code point there is.
    if (!ask.city.isEmpty())
        statement.require(u"o.city COLLATE NOCASE >= ? AND o.city COLLATE NOCASE < ?"_s,
                          {ask.city, ask.city + QString::fromUcs4(U"\U0010FFFF")});
    if (!ask.flag.isEmpty())
        statement.require(u"o.flags <> ''"_s, {});
    if (!ask.flag.isEmpty() && ask.flag != u"any")
        statement.require(u"instr(' ' || o.flags || ' ', ?) > 0"_s, {u' ' + ask.flag + u' '});
    if (ask.packed)
        statement.require(u"o.packed = ?"_s, {*ask.packed ? 1 : 0});
}

void requireRanges(Statement &statement, const OrdersAsk &ask)
{
    if (ask.from)
        statement.require(u"o.placed_at >= ?"_s, {ask.from->microseconds()});
    if (ask.until)
        statement.require(u"o.placed_at < ?"_s, {ask.until->microseconds()});
    if (ask.atLeast)
        statement.require(u"o.total >= ?"_s, {ask.atLeast->value()});
    if (ask.atMost)
        statement.require(u"o.total <= ?"_s, {ask.atMost->value()});
}

Statement statementOf(Sql &sql, const OrdersAsk &ask)
{
    Statement statement;
    requireStates(statement, ask);
    requireRanges(statement, ask);
    const QStringList words = soughtWords(ask);
    if (!words.isEmpty())
        requireSearch(sql, statement, words);
    return statement;
}

void startBehind(Statement &statement, const OrdersAsk &ask, const std::optional<OrderPlace> &after)
{
    if (after)
        statement.require(
            u"(%1, o.key) %2 (?, ?)"_s.arg(columnOf(ask.sort), ask.descending ? u"<"_s : u">"_s),
            {after->value, after->key});
}

// The plus keeps SQLite from walking the sort's index where few rows were found otherwise.
QString orderOf(const Statement &statement, const OrdersAsk &ask)
{
    return u" ORDER BY %1%2 %3, o.key %3"_s.arg(statement.walksIndex ? u""_s : u"+"_s,
                                                columnOf(ask.sort),
                                                ask.descending ? u"DESC"_s : u"ASC"_s);
}

QList<OrderEntry> read(Sql &sql, const OrdersAsk &ask, const std::optional<OrderPlace> &after,
                       int limit, qint64 skip)
{
    Statement statement = statementOf(sql, ask);
    startBehind(statement, ask, after);
    const QString text = u"SELECT "_s + orderEntryColumns() + u" FROM orders AS o"_s +
                         statement.clause() + orderOf(statement, ask) + u" LIMIT ? OFFSET ?"_s;
    QList<OrderEntry> entries;
    for (Rows rows = sql.rows(text, statement.values << limit << skip); rows.next();)
        entries.append(readOrderEntry(rows));
    return entries;
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

OrderRanks ranks(Sql &sql, const OrdersAsk &ask, int step)
{
    OrderRanks ranks{step, {}, 0};
    std::optional<OrderPlace> at;
    while (true) {
        Statement statement = statementOf(sql, ask);
        startBehind(statement, ask, at);
        const QString text = u"SELECT %1, o.key FROM orders AS o%2%3 LIMIT 1 OFFSET ?"_s.arg(
            columnOf(ask.sort), statement.clause(), orderOf(statement, ask));
        Rows rows = sql.rows(text, statement.values << step - 1);
        if (!rows.next())
            break;
        at = OrderPlace{rows.value(0), rows.number(1)};
        ranks.places.append(*at);
    }
    Statement rest = statementOf(sql, ask);
    startBehind(rest, ask, at);
    ranks.count =
        ranks.places.size() * step +
        sql.one(u"SELECT count(*) FROM orders AS o"_s + rest.clause(), rest.values).toLongLong();
    return ranks;
}

qint64 count(Sql &sql, const OrdersAsk &ask)
{
    const Statement statement = statementOf(sql, ask);
    return sql.one(u"SELECT count(*) FROM orders AS o"_s + statement.clause(), statement.values)
        .toLongLong();
}

QMap<QString, qint64> countByStatus(Sql &sql)
{
    QMap<QString, qint64> counts;
    for (Rows rows = sql.rows(u"SELECT status, count(*) FROM orders GROUP BY status"_s);
         rows.next();)
        counts[rows.text(0)] = rows.number(1);
    return counts;
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
    }
    Q_UNREACHABLE();
}

} // namespace paushtik
