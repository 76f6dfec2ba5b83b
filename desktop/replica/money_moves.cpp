// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/money_moves.h"

#include "desktop/replica/documents.h"

#include <QJsonArray>

namespace paushtik::moves {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kReach = 90 * 86'400LL;

struct Move {
    Timestamp at;
    qint64 amount; ///< paise; less than nothing when it went back
};

void addMove(QList<Move> &moves, const QJsonValue &at, qint64 amount)
{
    if (const auto moment = Timestamp::parse(at.toString()))
        moves.append({*moment, amount});
}

QList<Move> movesOf(const QJsonObject &order)
{
    QList<Move> moves;
    const QJsonObject payment = order["payment"_L1].toObject();
    // Of an order that was paid twice, both payments came; a document of before names one.
    const QJsonArray captures = payment["captures"_L1].toArray({payment});
    for (const QJsonValue &capture : captures)
        addMove(moves, capture["captured_at"_L1], capture["amount_paise"_L1].toInteger());
    const QJsonArray refunds = order["refunds"_L1].toArray();
    for (const QJsonValue &refund : refunds)
        if (refund["state"_L1] == u"processed"_s)
            addMove(moves, refund["settled_at"_L1], -refund["amount_paise"_L1].toInteger());
    return moves;
}

QList<std::pair<qint64, QString>> ordersInReach(Sql &sql, Timestamp now)
{
    static const QString kInReach = uR"sql(
        SELECT key, id FROM orders
         WHERE placed_at >= ? OR payment IN ('refunded', 'partially_refunded'))sql"_s;
    QList<std::pair<qint64, QString>> found;
    for (Rows rows = sql.rows(kInReach, {now.plusSeconds(-kReach).microseconds()}); rows.next();)
        found.append({rows.number(0), rows.text(1)});
    return found;
}

} // namespace

void write(Sql &sql, qint64 key, const QJsonObject &order)
{
    static const QString kWrite =
        u"INSERT INTO money_moves (key, nth, at, amount) VALUES (?, ?, ?, ?)"_s;
    remove(sql, key);
    const QList<Move> moves = movesOf(order);
    for (qsizetype nth = 0; nth < moves.size(); ++nth)
        sql.run(kWrite, {key, nth, moves[nth].at.microseconds(), moves[nth].amount});
}

void remove(Sql &sql, qint64 key)
{
    sql.run(u"DELETE FROM money_moves WHERE key = ?"_s, {key});
}

void ensure(Sql &sql, Timestamp now)
{
    if (sql.one(u"SELECT 1 FROM meta WHERE name = 'money_moves'"_s).isValid())
        return;
    Transaction transaction(sql);
    const auto found = ordersInReach(sql, now);
    for (const auto &[key, id] : found)
        if (const auto order = documents::base(sql, {DocType::Order, id}))
            write(sql, key, *order);
    sql.run(u"INSERT INTO meta (name, value) VALUES ('money_moves', '1')"_s);
    transaction.commit();
}

QMap<QDate, Paise> byDay(Sql &sql, Timestamp from)
{
    static const QString kSince =
        u"SELECT at, amount FROM money_moves INDEXED BY money_moves_at WHERE at >= ?"_s;
    QMap<QDate, Paise> days;
    for (Rows rows = sql.rows(kSince, {from.microseconds()}); rows.next();)
        days[Timestamp(rows.number(0)).indianDay()] += Paise(rows.number(1));
    return days;
}

} // namespace paushtik::moves
