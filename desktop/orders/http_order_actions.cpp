// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/http_order_actions.h"

#include "shared/documents/json_reader.h"

#include <QJsonArray>
#include <QPointer>
#include <QUuid>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

QString pathOf(OrderId order, QLatin1StringView verb)
{
    return u"/admin/orders/%1/%2"_s.arg(order.toString(), verb);
}

QString shown(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() ? u"\u2013"_s : value.toVariant().toString();
}

AuditEntry auditOf(const QJsonObject &json)
{
    AuditEntry entry{.at = Timestamp::parse(json["at"_L1].toString()).value_or(Timestamp(0)),
                     .actor = json["actor"_L1].toObject()["name"_L1].toString(),
                     .action = json["action"_L1].toString(),
                     .changes = {}};
    const QJsonArray changes = json["changes"_L1].toArray();
    for (const QJsonValue &one : changes) {
        const QJsonObject change = one.toObject();
        entry.changes << u"%1: %2 \u2192 %3"_s.arg(
            change["field"_L1].toString(), shown(change["from"_L1]), shown(change["to"_L1]));
    }
    return entry;
}

Result<OrderRefund> refundOf(const QJsonObject &json)
{
    JsonReader in(json, u"refund"_s);
    OrderRefund refund{.id = in.text("id"_L1),
                       .amount = in.paise("amount_paise"_L1),
                       .state = in.text("state"_L1),
                       .reason = in.textOrEmpty("reason"_L1),
                       .createdAt = in.timeOrNone("created_at"_L1)};
    if (!in.problem().isEmpty())
        return fail(Fault::Invalid, {}, in.problem());
    return refund;
}

} // namespace

QByteArray OrderActions::mintKey()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

Task<Result<QList<WaitingAct>>> OrderActions::waiting(OrderId)
{
    co_return QList<WaitingAct>();
}

Task<Result<bool>> OrderActions::takeBack(qint64)
{
    co_return fail(Fault::Unsupported);
}

HttpOrderActions::HttpOrderActions(ApiClient &api, QObject *parent)
    : OrderActions(parent)
    , m_api(api)
{
}

Task<Result<Reverified>> HttpOrderActions::reverify(OrderId order)
{
    const QPointer self(this);
    QString path = pathOf(order, "reverify"_L1);
    auto answer = co_await m_api.post(std::move(path), {}, mintKey());
    if (!answer)
        co_return fail(std::move(answer.error()));
    auto document = parseOrder(answer->value("order"_L1).toObject());
    if (!document)
        co_return fail(std::move(document.error()));
    if (self)
        Q_EMIT changed(*document);
    Reverified done{std::move(*document), answer->value("outcome"_L1).toString()};
    co_return done;
}

Task<Result<OrderRefund>> HttpOrderActions::refund(RefundWish wish)
{
    QJsonObject body{{u"amount_paise"_s, wish.amount.value()},
                     {u"reason"_s, wish.reason},
                     {u"restock"_s, wish.restock}};
    QString path = pathOf(wish.order, "refunds"_L1);
    auto answer = co_await m_api.post(std::move(path), std::move(body), wish.key);
    if (!answer)
        co_return fail(std::move(answer.error()));
    co_return refundOf(*answer);
}

Task<Result<OrderDocument>> HttpOrderActions::cancel(OrderId order, QString reason, QByteArray key)
{
    return act(order, u"cancel"_s, {{u"reason"_s, reason}}, std::move(key));
}

Task<Result<OrderDocument>> HttpOrderActions::addNote(OrderId order, QString text, QByteArray key)
{
    return act(order, u"notes"_s, {{u"text"_s, text}}, std::move(key));
}

Task<Result<OrderDocument>> HttpOrderActions::setPacked(OrderId order, bool packed, QByteArray key)
{
    return act(order, u"packed"_s, {{u"packed"_s, packed}}, std::move(key));
}

Task<Result<QString>> HttpOrderActions::ship(OrderId order)
{
    QString path = pathOf(order, "shipment"_L1);
    auto answer = co_await m_api.post(std::move(path), {}, mintKey());
    if (!answer)
        co_return fail(std::move(answer.error()));
    co_return answer->value("shipment"_L1).toObject()["state"_L1].toString();
}

Task<Result<QList<AuditEntry>>> HttpOrderActions::audit(OrderId order)
{
    QUrlQuery query{{u"entity"_s, u"order"_s}, {u"id"_s, order.toString()}};
    auto answer = co_await m_api.get(u"/admin/audit"_s, std::move(query));
    if (!answer)
        co_return fail(std::move(answer.error()));
    QList<AuditEntry> entries;
    const QJsonArray items = answer->value("items"_L1).toArray();
    for (const QJsonValue &item : items)
        entries.append(auditOf(item.toObject()));
    co_return entries;
}

Task<Result<QByteArray>> HttpOrderActions::invoice(OrderId order)
{
    return issued(pathOf(order, "invoice"_L1));
}

Task<Result<QByteArray>> HttpOrderActions::creditNote(OrderId order, QString refund)
{
    return issued(u"/admin/orders/%1/refunds/%2/credit-note"_s.arg(order.toString(), refund));
}

// Issuing is the same however often it is asked for, so the paper is always there to be fetched.
Task<Result<QByteArray>> HttpOrderActions::issued(QString path)
{
    const QPointer self(this);
    const auto paper = co_await m_api.post(path, {}, mintKey());
    if (!paper)
        co_return fail(paper.error());
    if (!self)
        co_return fail(Fault::Unavailable);
    co_return co_await m_api.download(path + u".pdf"_s);
}

Task<Result<OrderDocument>> HttpOrderActions::act(OrderId order, QString verb, QJsonObject body,
                                                  QByteArray key)
{
    const QPointer self(this);
    QString path = u"/admin/orders/%1/%2"_s.arg(order.toString(), verb);
    auto answer = co_await m_api.post(std::move(path), std::move(body), std::move(key));
    if (!answer)
        co_return fail(std::move(answer.error()));
    auto document =
        parseOrder(answer->contains("order"_L1) ? answer->value("order"_L1).toObject() : *answer);
    if (self && document)
        Q_EMIT changed(*document);
    co_return document;
}

} // namespace paushtik
