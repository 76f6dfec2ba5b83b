// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/orders/order_returns.h"

#include "server/orders/order_stock.h"
#include "server/staff/audit.h"
#include "shared/domain/timeline.h"

#include <algorithm>

namespace paushtik::orders {

using namespace Qt::StringLiterals;

namespace {

struct ReturnedLine {
    ProductId product;
    QString title;
    int qty;
    int good = 0;
};

/// Names the place in the request that does not fit the order; nothing when `lines` now know what
/// is good.
std::optional<FieldError> takeOver(QList<ReturnedLine> &lines, const QList<GoodLine> &good)
{
    QSet<ProductId> seen;
    for (qsizetype i = 0; i < good.size(); ++i) {
        const QString field = u"lines[%1]."_s.arg(i);
        const auto line = std::find_if(lines.begin(), lines.end(), [&](const ReturnedLine &each) {
            return each.product == good[i].product;
        });
        if (line == lines.end())
            return FieldError{field + u"product_id"_s, u"is not in this order"_s};
        if (seen.contains(good[i].product))
            return FieldError{field + u"product_id"_s, u"is named twice"_s};
        if (good[i].good > line->qty)
            return FieldError{field + u"good"_s, u"only %1 were sent"_s.arg(line->qty)};
        seen.insert(good[i].product);
        line->good = good[i].good;
    }
    return std::nullopt;
}

QString summary(const QList<ReturnedLine> &lines)
{
    int sent = 0;
    int good = 0;
    for (const ReturnedLine &line : lines) {
        sent += line.qty;
        good += line.good;
    }
    return u"Came back: %1 put back into stock, %2 written off"_s.arg(good).arg(sent - good);
}

QJsonArray changesOf(const QList<ReturnedLine> &lines)
{
    QJsonArray changes;
    for (const ReturnedLine &line : lines) {
        const QJsonObject found{{u"product_id"_s, line.product.toString()},
                                {u"good"_s, line.good},
                                {u"written_off"_s, line.qty - line.good}};
        changes.append(staff::change(u"returned"_s, {}, found));
    }
    return changes;
}

const db::Query kCameBack{"orders.came_back", R"sql(
    SELECT EXISTS (SELECT FROM shipments WHERE order_id = $1 AND state = 'rto_delivered'))sql"};

const db::Query kReturnedLines{"orders.returned_lines", R"sql(
    SELECT product_id, title, qty FROM order_lines WHERE order_id = $1 ORDER BY line_no)sql"};

Task<QList<ReturnedLine>> linesOf(db::Session transaction, OrderId order)
{
    const db::Rows rows = co_await transaction.run(kReturnedLines, order);
    QList<ReturnedLine> lines;
    for (const db::Row row : rows)
        lines.append({row.get<ProductId>(0), row.get<QString>(1), row.get<int>(2)});
    co_return lines;
}

const db::Query kAddReturn{"orders.add_return", R"sql(
    INSERT INTO order_returns (order_id, actor_id, actor_name, note) VALUES ($1, $2, $3, $4))sql"};

const db::Query kAddReturnLine{"orders.add_return_line", R"sql(
    INSERT INTO order_return_lines (order_id, product_id, good, written_off)
    VALUES ($1, $2, $3, $4))sql"};

const db::Query kJarsAreSettled{"orders.jars_are_settled", R"sql(
    UPDATE orders SET holds_stock = false, version = version + 1 WHERE id = $1)sql"};

Task<> record(db::Session transaction, OrderId order, QList<ReturnedLine> lines,
              std::optional<QString> note, Actor actor)
{
    co_await transaction.run(kAddReturn, order, actor.id, actor.name, note);
    for (const ReturnedLine &line : lines)
        co_await transaction.run(kAddReturnLine, order, line.product, line.good,
                                 line.qty - line.good);
    co_await transaction.run(kJarsAreSettled, order);
    QString text = summary(lines);
    if (note)
        text += u": "_s + *note;
    co_await addTimeline(transaction, order, toString(TimelineKind::Restocked), text, actor);
    co_await auditStaff(transaction, order, actor, u"return_settled"_s, changesOf(lines));
}

} // namespace

Task<Result<void>> settleReturn(db::Session transaction, LockedOrder order, QList<GoodLine> good,
                                std::optional<QString> note, Actor actor)
{
    const db::Rows cameBack = co_await transaction.run(kCameBack, order.id);
    if (!cameBack.first().get<bool>(0))
        co_return fail(Fault::Conflict, u"not_returned"_s,
                       u"No parcel of this order has come back."_s);
    if (!order.holdsStock)
        co_return fail(Fault::Conflict, u"already_restocked"_s,
                       u"What came back of this order is settled already."_s);
    QList<ReturnedLine> lines = co_await linesOf(transaction, order.id);
    if (const auto wrong = takeOver(lines, good))
        co_return fail(Error{.fault = Fault::Invalid, .fields = {*wrong}});
    QList<ProductId> products;
    QList<int> counts;
    for (const ReturnedLine &line : lines) {
        if (line.good > 0) {
            products.append(line.product);
            counts.append(line.good);
        }
    }
    co_await putBackSome(transaction, order.id, std::move(products), std::move(counts), actor);
    co_await record(transaction, order.id, std::move(lines), std::move(note), std::move(actor));
    co_return {};
}

} // namespace paushtik::orders
