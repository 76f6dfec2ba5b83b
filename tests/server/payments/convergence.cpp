// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/payments/convergence.h"

#include "server/payments/signature.h"
#include "tests/support/wait_for.h"

#include <QJsonDocument>

namespace paushtik::payments {

using namespace Qt::StringLiterals;
using tests::settled;
using tests::TestShop;

namespace {

constexpr std::array kEventNames{"verify",   "authorized", "captured", "order.paid", "failed",
                                 "reverify", "expire",     "cancel",   "refund"};

QString describe(const Sequence &sequence)
{
    QStringList names;
    for (Event event : sequence)
        names.append(QString::fromLatin1(kEventNames[static_cast<size_t>(event)]));
    return names.join(u", "_s);
}

} // namespace

QByteArray webhookBody(const Subject &subject, const QString &kind, GatewayStatus status)
{
    const QJsonObject payment{{u"id"_s, subject.payment},
                              {u"amount"_s, subject.total.value()},
                              {u"currency"_s, u"INR"_s},
                              {u"status"_s, QString(toString(status))},
                              {u"order_id"_s, subject.gatewayOrder},
                              {u"method"_s, u"upi"_s}};
    const QJsonObject event{
        {u"event"_s, kind},
        {u"payload"_s, QJsonObject{{u"payment"_s, QJsonObject{{u"entity"_s, payment}}}}}};
    return QJsonDocument(event).toJson(QJsonDocument::Compact);
}

Task<> webhook(TestShop::Daemon *daemon, QByteArray body)
{
    const QByteArray signature = hmacSha256Hex(body, TestShop::kWebhookSecret);
    const auto kept = co_await daemon->inbox.receive(body, signature, {});
    if (kept && *kept)
        co_await daemon->inbox.apply(**kept);
}

const db::Query kOverdueNow{"test.overdue_now", R"sql(
    UPDATE orders SET expires_at = now() - interval '1 second' WHERE id = $1)sql"};

Task<> happen(TestShop::Daemon *daemon, Subject subject, Event event)
{
    switch (event) {
    case Event::Authorized:
        co_await daemon->gateway->pay(subject.gatewayOrder, GatewayStatus::Authorized);
        co_await webhook(daemon,
                         webhookBody(subject, u"payment.authorized"_s, GatewayStatus::Authorized));
        break;
    case Event::Captured:
        co_await daemon->gateway->pay(subject.gatewayOrder, GatewayStatus::Captured);
        co_await webhook(daemon,
                         webhookBody(subject, u"payment.captured"_s, GatewayStatus::Captured));
        break;
    case Event::OrderPaid:
        co_await daemon->gateway->pay(subject.gatewayOrder, GatewayStatus::Captured);
        co_await webhook(daemon, webhookBody(subject, u"order.paid"_s, GatewayStatus::Captured));
        break;
    case Event::Failed:
        co_await webhook(daemon, webhookBody(subject, u"payment.failed"_s, GatewayStatus::Failed));
        break;
    case Event::Verify: {
        const QByteArray message = (subject.gatewayOrder + u'|' + subject.payment).toUtf8();
        VerifyClaim claim{subject.gatewayOrder, subject.payment,
                          QString::fromLatin1(hmacSha256Hex(message, TestShop::kKeySecret))};
        co_await daemon->payments->verify(std::move(claim));
        break;
    }
    case Event::Reverify:
        co_await daemon->payments->reverify(subject.id);
        break;
    case Event::Expire:
        co_await daemon->database.run(kOverdueNow, subject.id);
        co_await daemon->payments->expireOverdue();
        break;
    case Event::Cancel:
        co_await daemon->orders->cancel(subject.id, u"cancelled"_s, {});
        break;
    case Event::Refund: {
        RefundWish wish;
        wish.reason = u"refund"_s;
        co_await daemon->payments->refund(subject.id, std::move(wish), nullptr);
        break;
    }
    }
}

Task<Subject> newSubject(TestShop::Daemon *daemon, CustomerId buyer, ProductId jar)
{
    orders::NewOrder order = TestShop::order(buyer, {{jar, 1}});
    const auto placed = co_await daemon->orders->place(std::move(order), nullptr);
    const QString number = placed->document["number"_L1].toString();
    Subject subject{*OrderId::parse(placed->document["id"_L1].toString()), number,
                    *placed->payment.gatewayOrderId, u"pay_mock_"_s + number,
                    placed->payment.amount};
    co_return subject;
}

namespace {

const db::Query kOpenRefunds{"test.open_refunds", R"sql(
    SELECT id FROM refunds WHERE order_id = $1 AND state = 'pending')sql"};

const db::Query kEnd{"test.end", R"sql(
    SELECT o.status, o.cancelled_by, o.holds_stock, o.refunded_paise = o.total_paise,
           (SELECT count(*) FROM payments AS p WHERE p.order_id = o.id AND p.pays),
           (SELECT count(*) FROM jobs AS j
             WHERE j.kind = 'shipment.create' AND j.dedupe_key = o.id::text),
           EXISTS (SELECT FROM mock_gateway_payments AS m
                    WHERE m.gateway_order_id = $2 AND m.status IN ('captured', 'refunded')),
           (SELECT coalesce(sum(m.refunded_paise), 0)::bigint FROM mock_gateway_payments AS m
             WHERE m.gateway_order_id = $2),
           EXISTS (SELECT FROM order_flags AS f WHERE f.order_id = o.id)
      FROM orders AS o
     WHERE o.id = $1)sql"};

/// What must hold however it went; the fault in words, or nothing.
QString faultOf(const db::Row &end, const Subject &subject)
{
    const QString status = end.get<QString>(0);
    const bool holdsStock = end.get<bool>(2);
    const bool captured = end.get<bool>(6);
    const bool refunded = end.get<qint64>(7) == subject.total.value();
    const bool flagged = end.get<bool>(8);
    const bool paid = status == "paid"_L1;
    if (end.get<qint64>(4) > 1)
        return u"paid more than once"_s;
    if (end.get<qint64>(5) > 1)
        return u"more than one shipment job"_s;
    if (paid != (holdsStock && status != "pending_payment"_L1 && status != "refunded"_L1))
        return u"stock and state disagree"_s;
    if (paid && (!captured || refunded))
        return u"paid without the money"_s;
    if (captured && !paid && !refunded && !flagged)
        return u"captured money without an order, a refund or a flag"_s;
    if (end.get<qint64>(7) > subject.total.value())
        return u"more went back than came"_s;
    if (refunded && !end.get<bool>(3))
        return u"the order does not know that its money went back"_s;
    return {};
}

} // namespace

Task<> settleEverything(TestShop::Daemon *daemon, Subject subject)
{
    co_await daemon->inbox.applyWaiting();
    const db::Rows open = co_await daemon->database.run(kOpenRefunds, subject.id);
    for (const db::Row row : open)
        co_await daemon->payments->settleRefund(row.get<RefundId>(0));
}

namespace {

Task<QString> judge(TestShop::Daemon *daemon, Subject subject, Sequence sequence)
{
    co_await settleEverything(daemon, subject);
    // Whatever the gateway knows is heard of in the end.
    co_await daemon->payments->reverify(subject.id);
    co_await settleEverything(daemon, subject);
    const db::Rows end = co_await daemon->database.run(kEnd, subject.id, subject.gatewayOrder);
    const QString fault = faultOf(end.first(), subject);
    co_return fault.isEmpty() ? QString() : describe(sequence) + u" → "_s + fault;
}

} // namespace

Task<QString> inOrder(Daemons daemons, CustomerId buyer, ProductId jar, Sequence sequence)
{
    TestShop::Daemon *daemon = daemons.first();
    const Subject subject = co_await newSubject(daemon, buyer, jar);
    for (Event event : sequence)
        co_await happen(daemon, subject, event);
    co_return co_await judge(daemon, subject, sequence);
}

Task<QString> atOnce(Daemons daemons, CustomerId buyer, ProductId jar, Sequence sequence)
{
    const Subject subject = co_await newSubject(daemons.first(), buyer, jar);
    std::vector<Task<>> running;
    for (qsizetype i = 0; i < sequence.size(); ++i)
        running.push_back(happen(daemons[i % daemons.size()], subject, sequence[i]));
    for (Task<> &task : running)
        co_await task;
    co_return co_await judge(daemons.first(), subject, sequence);
}

QList<Sequence> everySequenceOf(int length)
{
    QList<Sequence> all{{}};
    for (int n = 0; n < length; ++n) {
        const QList<Sequence> shorter = std::exchange(all, {});
        for (const Sequence &sequence : shorter) {
            for (int event = 0; event < kEvents; ++event)
                all.append(sequence + Sequence{static_cast<Event>(event)});
        }
    }
    return all;
}

Sequence randomSequence(QRandomGenerator &random, int length)
{
    Sequence sequence;
    for (int i = 0; i < length; ++i)
        sequence.append(static_cast<Event>(random.bounded(kEvents)));
    return sequence;
}

QStringList faultsOf(TestShop &shop, int daemons, ProductId jar, const QList<Sequence> &sequences,
                     Way way)
{
    constexpr qsizetype kAtATime = 48;
    const CustomerId buyer = shop.customer();
    QStringList faults;
    for (qsizetype from = 0; from < sequences.size(); from += kAtATime) {
        std::vector<Task<QString>> running;
        for (qsizetype i = from; i < qMin(from + kAtATime, sequences.size()); ++i) {
            Daemons turn;
            for (int n = 0; n < daemons; ++n)
                turn.append(&shop.daemon(static_cast<int>((i + n) % daemons)));
            running.push_back(way(turn, buyer, jar, sequences[i]));
        }
        for (auto &task : running) {
            const QString fault = settled(std::move(task));
            if (!fault.isEmpty())
                faults.append(fault);
        }
    }
    return faults;
}

} // namespace paushtik::payments
