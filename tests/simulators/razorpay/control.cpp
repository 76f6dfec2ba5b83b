// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/razorpay/control.h"

#include "tests/simulators/razorpay/simulator.h"

#include <QJsonDocument>

namespace paushtik::simulators {

using namespace Qt::StringLiterals;

const char *const kControlHelp = R"(Control (JSON bodies, no authorisation):
  POST /control/payments   {"order_id":…, "outcome":"created|authorized|captured|failed",
                            "amount":…, "currency":…}          pay an order
  POST /control/payments/ID/authorize|capture|fail              move a payment on; authorize after
                                                                fail is a late authorisation
  POST /control/refunds    {"payment_id":…, "amount":…}        a refund made on the dashboard
  POST /control/refunds/ID/processed|failed                     settle a pending refund
  POST /control/settings   {"receipts":"allow|reject|return", "refunds_stay_pending":…}
  POST /control/faults     {"kind":"slow|500|502|429|cut|truncate|huge|nonsense|lag",
                            "method":…, "path":…, "after":…, "times":…,
                            "milliseconds":…, "retry_after":…}  for the next requests whose path
                                                                holds "path"; "after": true spoils
                                                                only the answer, not the effect
  POST /control/faults/clear
  POST /control/webhooks   {"copies":…, "hold":…, "wrong_secret":…, "alter_body":…, "enable":true}
  POST /control/webhooks/release {"shuffle":SEED}               send what was held
  GET  /control/state                                           all entities
)";

namespace {

WireAnswer json(const QJsonObject &object, int status = 200)
{
    return {status, QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

WireAnswer done(bool moved)
{
    return json({{u"done"_s, moved}}, moved ? 200 : 409);
}

bool movePayment(Books &books, const QString &payment, const QString &action)
{
    if (action == "authorize"_L1 || action == "authorized"_L1)
        return books.authorize(payment);
    if (action == "capture"_L1 || action == "captured"_L1)
        return books.captureByItself(payment);
    if (action == "fail"_L1 || action == "failed"_L1)
        return books.fail(payment);
    return action == "created"_L1;
}

WireAnswer pay(Books &books, const QJsonObject &body)
{
    const QString order = body["order_id"_L1].toString();
    if (!books.find(order))
        return done(false);
    std::optional<qint64> amount;
    if (body.contains("amount"_L1))
        amount = body["amount"_L1].toInteger();
    const QString payment = books.pay(order, amount, body["currency"_L1].toString());
    movePayment(books, payment, body["outcome"_L1].toString(u"captured"_s));
    return json(*books.find(payment));
}

WireAnswer refund(Books &books, const QJsonObject &body)
{
    QJsonObject wanted = body;
    const QString payment = wanted.take("payment_id"_L1).toString();
    const Answer<QJsonObject> made = books.refund(payment, wanted);
    const auto *entity = std::get_if<QJsonObject>(&made);
    return entity ? json(*entity) : json({{u"error"_s, std::get<Refusal>(made).description}}, 400);
}

WireAnswer settings(Books &books, const QJsonObject &body)
{
    const QString receipts = body["receipts"_L1].toString();
    if (receipts == "allow"_L1)
        books.receipts = Receipts::Allow;
    else if (receipts == "reject"_L1)
        books.receipts = Receipts::Reject;
    else if (receipts == "return"_L1)
        books.receipts = Receipts::ReturnExisting;
    books.refundsStayPending = body["refunds_stay_pending"_L1].toBool(books.refundsStayPending);
    return done(true);
}

WireAnswer fault(Faults &faults, const QJsonObject &body)
{
    const auto kind = faultKind(body["kind"_L1].toVariant().toString());
    if (!kind)
        return done(false);
    Fault wanted{*kind,
                 body["method"_L1].toString().toLatin1(),
                 body["path"_L1].toString(),
                 body["after"_L1].toBool(),
                 body["times"_L1].toInt(1),
                 body["milliseconds"_L1].toInt(1000)};
    if (body.contains("retry_after"_L1))
        wanted.retryAfter = body["retry_after"_L1].toInt();
    faults.add(wanted);
    return done(true);
}

WireAnswer webhooks(WebhookSender &sender, const QJsonObject &body)
{
    WebhookHabits &habits = sender.habits;
    habits.copies = body["copies"_L1].toInt(habits.copies);
    habits.hold = body["hold"_L1].toBool(habits.hold);
    habits.wrongSecret = body["wrong_secret"_L1].toBool(habits.wrongSecret);
    habits.alterBody = body["alter_body"_L1].toBool(habits.alterBody);
    if (body["enable"_L1].toBool())
        sender.enable();
    return done(true);
}

WireAnswer release(WebhookSender &sender, const QJsonObject &body)
{
    std::optional<quint32> seed;
    if (body.contains("shuffle"_L1))
        seed = static_cast<quint32>(body["shuffle"_L1].toInt());
    sender.release(seed);
    return done(true);
}

WireAnswer state(const RazorpaySimulator &simulator)
{
    QJsonObject all;
    for (const QString &kind : {u"order"_s, u"payment"_s, u"refund"_s}) {
        QJsonArray entities;
        for (const QJsonObject &entity : simulator.books.list(kind))
            entities.append(entity);
        all.insert(kind + u's', entities);
    }
    all.insert(u"webhooks_enabled"_s, simulator.webhooks.enabled());
    return json(all);
}

} // namespace

WireAnswer control(RazorpaySimulator &simulator, const WireRequest &request)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QStringList path = request.path.split(u'/', Qt::SkipEmptyParts).mid(1);
    const QString what = path.join(u'/');
    if (request.method == "GET" && what == "state"_L1)
        return state(simulator);
    if (request.method != "POST")
        return done(false);
    if (what == "payments"_L1)
        return pay(simulator.books, body);
    if (what == "refunds"_L1)
        return refund(simulator.books, body);
    if (what == "settings"_L1)
        return settings(simulator.books, body);
    if (what == "faults"_L1)
        return fault(simulator.faults, body);
    if (what == "faults/clear"_L1) {
        simulator.faults.clear();
        return done(true);
    }
    if (what == "webhooks"_L1)
        return webhooks(simulator.webhooks, body);
    if (what == "webhooks/release"_L1)
        return release(simulator.webhooks, body);
    if (path.size() == 3 && path[0] == "payments"_L1)
        return done(movePayment(simulator.books, path[1], path[2]));
    if (path.size() == 3 && path[0] == "refunds"_L1)
        return done(simulator.books.settleRefund(path[1], path[2]));
    return done(false);
}

} // namespace paushtik::simulators
