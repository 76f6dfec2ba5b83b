// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/payments/razorpay_gateway.h"
#include "server/payments/signature.h"
#include "server/payments/webhook_silence.h"
#include "tests/server/shop/test_shop.h"
#include "tests/simulators/razorpay/simulator.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QRandomGenerator>

namespace paushtik::payments {

using namespace Qt::StringLiterals;
using simulators::Delivery;
using simulators::RazorpaySimulator;
using simulators::WebhookSender;
using tests::settled;
using tests::TestShop;

namespace {

struct Placed {
    OrderId id;
    std::optional<QString> gatewayOrder;
    Paise total;
};

} // namespace

/// A shop with the live client, against a provider that speaks the real protocol.
class LiveShopTest : public QObject {
    Q_OBJECT

    Placed place(int daemon = 0)
    {
        orders::NewOrder order = TestShop::order(m_shop->customer(), {{*m_jar, 1}});
        const auto placed =
            settled(m_shop->daemon(daemon).orders->place(std::move(order), nullptr));
        return {*OrderId::parse(placed->document["id"_L1].toString()),
                placed->payment.gatewayOrderId, placed->payment.amount};
    }
    auto payment(const Placed &order, int daemon = 0)
    {
        const auto key = settled(m_shop->daemon(daemon).orders->find(order.id.toString()));
        return settled(m_shop->daemon(daemon).orders->payment(*key));
    }
    /// Pays at the provider; the events are held till take().
    QString pay(const Placed &order)
    {
        const QString payment = m_provider->books.pay(*order.gatewayOrder);
        m_provider->books.captureByItself(payment);
        return payment;
    }
    Placed paid()
    {
        const Placed order = place();
        pay(order);
        take();
        return order;
    }
    /// What the provider told since the last call, in its order.
    QList<Delivery> heldBack()
    {
        m_provider->webhooks.release();
        return std::exchange(m_mail, {});
    }
    void deliver(const Delivery &mail)
    {
        const auto kept =
            settled(m_shop->daemon().inbox.receive(mail.body, mail.signature, mail.eventId));
        QVERIFY(kept);
        if (*kept)
            settled(m_shop->daemon().inbox.apply(**kept));
    }
    void take()
    {
        for (const Delivery &mail : heldBack())
            deliver(mail);
    }
    QJsonObject document(const Placed &order)
    {
        return settled(m_shop->daemon().orders->document(order.id));
    }
    QString status(const Placed &order) { return document(order)["status"_L1].toString(); }
    QJsonArray flags(const Placed &order) { return document(order)["flags"_L1].toArray(); }
    qint64 refunded(const Placed &order)
    {
        return document(order)["refunded_paise"_L1].toInteger();
    }
    void overdue(const Placed &order)
    {
        m_shop->database().execute(
            "UPDATE orders SET expires_at = now() - interval '1 second' WHERE id = $1",
            {order.id.toString().toLatin1()});
    }
    PaymentsService &service() { return *m_shop->daemon().payments; }
    auto refund(const Placed &order, std::optional<Paise> amount)
    {
        RefundWish wish;
        wish.amount = amount;
        wish.reason = u"a dented lid"_s;
        return settled(service().refund(order.id, std::move(wish), nullptr));
    }

private Q_SLOTS:
    void init()
    {
        m_mail.clear();
        m_provider = std::make_unique<RazorpaySimulator>();
        m_provider->webhooks.habits.secret = TestShop::kWebhookSecret;
        m_provider->webhooks.habits.hold = true;
        m_provider->webhooks.carryBy(
            [this](const Delivery &mail, const WebhookSender::Answered &answered) {
                m_mail.append(mail);
                answered(true);
            });
        QVERIFY(m_provider->listen());
        m_shop = std::make_unique<TestShop>(2, [this] {
            RazorpayConfig config{m_provider->baseUrl(),
                                  QString::fromLatin1(RazorpaySimulator::kKeyId),
                                  RazorpaySimulator::kKeySecret, 30'000, 30'000};
            return std::make_shared<RazorpayGateway>(std::move(config));
        });
        m_jar = m_shop->product(100);
    }
    void cleanup()
    {
        QCOMPARE(m_shop->faults(), QStringList());
        m_shop.reset();
        m_provider.reset();
    }

    void anOrderIsPlacedPaidAndKnownByItsWebhooks()
    {
        const Placed order = place();
        QVERIFY(order.gatewayOrder);
        pay(order);
        take();
        QCOMPARE(status(order), u"paid"_s);
        QCOMPARE(m_shop->one("SELECT count(*) FROM jobs WHERE kind = 'shipment.create'"), "1"_ba);
    }

    void anOrderIsPlacedWhileTheGatewayIsAwayAndPaidForLater()
    {
        const quint16 port = m_provider->port();
        m_provider->close();
        const Placed order = place();
        QVERIFY(!order.gatewayOrder);
        QCOMPARE(status(order), u"pending_payment"_s);
        const auto still = payment(order);
        QVERIFY(!still);
        QCOMPARE(still.error().fault, Fault::Unavailable);

        QVERIFY(m_provider->listen(port));
        const auto offer = payment(order);
        QVERIFY(offer);
        QVERIFY(offer->gatewayOrderId);
        QCOMPARE(payment(order)->gatewayOrderId, offer->gatewayOrderId);
        QCOMPARE(m_provider->books.list(u"order"_s).size(), 1);
    }

    void anOrderStaysPendingWhileTheGatewayIsAwayAtItsExpiry()
    {
        const Placed order = place();
        const quint16 port = m_provider->port();
        overdue(order);
        m_provider->close();
        const auto outcome = settled(service().expireOverdue());
        QCOMPARE(outcome.kind, jobs::Outcome::Kind::Retry);
        QCOMPARE(status(order), u"pending_payment"_s);

        QVERIFY(m_provider->listen(port));
        settled(service().expireOverdue());
        QCOMPARE(status(order), u"cancelled"_s);
        QCOMPARE(m_shop->stock(*m_jar), 100);
    }

    void anOrderThatIsPaidThereIsNotExpiredThoughItsPaymentIsNotListedYet()
    {
        const Placed order = place();
        const Placed unpaid = place();
        pay(order);
        overdue(order);
        overdue(unpaid);
        m_provider->faults.add({.kind = simulators::Fault::Kind::Lag,
                                .method = "GET",
                                .pathContains = *order.gatewayOrder + u"/payments"_s});
        QCOMPARE(settled(service().expireOverdue()).kind, jobs::Outcome::Kind::Retry);
        QCOMPARE(status(order), u"pending_payment"_s);
        QCOMPARE(status(unpaid), u"cancelled"_s);
        settled(service().expireOverdue());
        QCOMPARE(status(order), u"paid"_s);
    }

    void anOrderThatTheGatewayDoesNotKnowDoesNotKeepOthersFromExpiring()
    {
        const Placed first = place();
        const Placed second = place();
        m_shop->database().execute(
            "UPDATE gateway_orders SET gateway_order_id = 'order_of_other_keys'"
            " WHERE order_id = $1",
            {first.id.toString().toLatin1()});
        overdue(first);
        overdue(second);
        settled(service().expireOverdue());
        QCOMPARE(status(first), u"cancelled"_s);
        QCOMPARE(status(second), u"cancelled"_s);
    }

    void moneyThatNoWebhookToldOfIsFoundByStaff()
    {
        const Placed order = place();
        pay(order);
        const auto reverified = settled(service().reverify(order.id));
        QVERIFY(reverified);
        QCOMPARE(reverified->outcome, ReverifyOutcome::Captured);
        QCOMPARE(status(order), u"paid"_s);
        take(); // late
        QCOMPARE(status(order), u"paid"_s);
        QCOMPARE(flags(order), QJsonArray());
    }

    void moneyThatNoWebhookToldOfIsFoundAtExpiry()
    {
        const Placed order = place();
        pay(order);
        overdue(order);
        settled(service().expireOverdue());
        QCOMPARE(status(order), u"paid"_s);
    }

    void aPaymentThatFailedAndCameThroughLaterRevivesTheOrder()
    {
        const Placed order = place();
        const QString late = m_provider->books.pay(*order.gatewayOrder);
        m_provider->books.fail(late);
        take();
        overdue(order);
        settled(service().expireOverdue());
        QCOMPARE(status(order), u"cancelled"_s);
        m_provider->books.authorize(late);
        m_provider->books.captureByItself(late);
        take();
        QCOMPARE(status(order), u"paid"_s);
        QCOMPARE(m_shop->stock(*m_jar), 99);
    }

    void whoAsksToPayAnOrderThatIsPaidAlreadyIsToldSo()
    {
        const Placed order = place();
        pay(order);
        const auto offer = payment(order);
        QVERIFY(!offer);
        QCOMPARE(offer.error().code, u"order_not_pending"_s);
        QCOMPARE(status(order), u"paid"_s);
    }

    void askingToPayTwiceTellsOfAFailedPaymentOnce()
    {
        const Placed order = place();
        m_provider->books.fail(m_provider->books.pay(*order.gatewayOrder));
        QVERIFY(payment(order) && payment(order));
        QCOMPARE(m_shop->one("SELECT count(*) FROM order_timeline WHERE kind = 'payment_failed'"),
                 "1"_ba);
    }

    void twoWhoAskAtOnceAreBothRecordedAndAgreeAfterwards()
    {
        const quint16 port = m_provider->port();
        m_provider->close();
        const Placed order = place();
        QVERIFY(m_provider->listen(port));
        const QString number = document(order)["number"_L1].toString();
        auto left = m_shop->daemon(0).payments->offer(order.id, number, order.total);
        auto right = m_shop->daemon(1).payments->offer(order.id, number, order.total);
        const auto one = settled(std::move(left));
        const auto other = settled(std::move(right));
        QVERIFY(one.gatewayOrderId && other.gatewayOrderId);
        const QByteArray known = m_shop->one("SELECT count(*) FROM gateway_orders");
        QCOMPARE(known.toInt(), m_provider->books.list(u"order"_s).size());
        // Whichever is paid is the order's.
        const Placed paidBy{order.id, one.gatewayOrderId, order.total};
        pay(paidBy);
        take();
        QCOMPARE(status(order), u"paid"_s);
        const Placed paidTwice{order.id, other.gatewayOrderId, order.total};
        if (paidTwice.gatewayOrder != paidBy.gatewayOrder) {
            pay(paidTwice);
            take();
            QCOMPARE(flags(order), QJsonArray{u"captured_twice"_s});
        }
    }

    void verifyBelievesTheGatewaysRecordAndNotTheBrowser()
    {
        const Placed order = place();
        const QString held = m_provider->books.pay(*order.gatewayOrder);
        m_provider->books.authorize(held);
        const QByteArray message = (*order.gatewayOrder + u'|' + held).toUtf8();
        const VerifyClaim claim{*order.gatewayOrder, held,
                                QString::fromLatin1(hmacSha256Hex(message, TestShop::kKeySecret))};
        QVERIFY(settled(service().verify(claim)));
        QCOMPARE(status(order), u"pending_payment"_s);
        m_provider->books.captureByItself(held);
        QVERIFY(settled(service().verify(claim)));
        QCOMPARE(status(order), u"paid"_s);
    }

    void aClaimWithAnotherOrdersPaymentIsFlaggedAndThatPaymentStillPaysItsOwn()
    {
        const Placed claimed = place();
        const Placed owner = place();
        const QString payment = pay(owner);
        const QByteArray message = (*claimed.gatewayOrder + u'|' + payment).toUtf8();
        const VerifyClaim claim{*claimed.gatewayOrder, payment,
                                QString::fromLatin1(hmacSha256Hex(message, TestShop::kKeySecret))};
        const auto verified = settled(service().verify(claim));
        QVERIFY(!verified);
        QCOMPARE(verified.error().code, u"payment_mismatch"_s);
        QCOMPARE(status(claimed), u"pending_payment"_s);
        QCOMPARE(flags(claimed), QJsonArray{u"order_mismatch"_s});
        take();
        QCOMPARE(status(owner), u"paid"_s);
        QCOMPARE(flags(owner), QJsonArray());
        pay(claimed);
        take();
        QCOMPARE(status(claimed), u"paid"_s);
    }

    void refundEventsEndTheSameInAnyOrder_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 20; ++seed)
            QTest::addRow("shuffle %u", seed) << seed;
    }
    void refundEventsEndTheSameInAnyOrder()
    {
        QFETCH(quint32, seed);
        const Placed order = place();
        const QString payment = pay(order);
        m_provider->books.refund(payment, {{u"amount"_s, 10'000}}); // on the dashboard
        m_provider->books.refund(payment, {});
        m_provider->webhooks.habits.copies = 2;
        QList<Delivery> mail = heldBack();
        mail += mail;
        QRandomGenerator random(seed);
        std::shuffle(mail.begin(), mail.end(), random);
        for (const Delivery &each : std::as_const(mail))
            deliver(each);
        settled(m_shop->daemon().inbox.applyWaiting());
        settled(m_shop->daemon().inbox.applyWaiting());
        QCOMPARE(refunded(order), order.total.value());
        QCOMPARE(status(order), u"refunded"_s);
        QCOMPARE(m_shop->one("SELECT count(*) FROM refunds WHERE state = 'processed'"), "2"_ba);
        QCOMPARE(m_shop->one("SELECT count(*) FROM webhook_events WHERE applied_at IS NULL"),
                 "0"_ba);
    }

    void aPaymentThatWasKeptRightBeforeALongStopIsAppliedAfterIt()
    {
        const auto &inbox = m_shop->daemon().inbox;
        const Placed order = place();
        pay(order);
        for (const Delivery &mail : heldBack())
            QVERIFY(settled(inbox.receive(mail.body, mail.signature, mail.eventId)));
        m_shop->one("UPDATE webhook_events SET received_at = received_at - interval '5 hours' "
                    "RETURNING 1");
        settled(inbox.applyWaiting());
        QCOMPARE(status(order), u"pending_payment"_s);
        settled(inbox.applyWaiting(WebhookInbox::Reach::All));
        QCOMPARE(status(order), u"paid"_s);
    }

    void aRefundWithoutItsPaymentEventWaitsUntilThePaymentIsFound()
    {
        const Placed order = place();
        const QString payment = pay(order);
        heldBack(); // the payment's events are lost
        m_provider->books.refund(payment, {{u"amount"_s, 10'000}});
        take();
        QCOMPARE(refunded(order), 0);
        settled(service().reverify(order.id));
        settled(m_shop->daemon().inbox.applyWaiting());
        QCOMPARE(status(order), u"paid"_s);
        QCOMPARE(refunded(order), 10'000);
    }

    void aRefundByStaffAndItsWebhookCountOnce()
    {
        const Placed order = paid();
        const auto made = refund(order, Paise(10'000));
        QVERIFY(made);
        QCOMPARE(made->state, RefundState::Processed);
        take();
        QCOMPARE(refunded(order), 10'000);
        QCOMPARE(m_provider->books.list(u"refund"_s).size(), 1);
    }

    void aRefundThatIsPendingThereIsSettledByItsWebhook()
    {
        const Placed order = paid();
        m_provider->books.refundsStayPending = true;
        const auto made = refund(order, std::nullopt);
        QVERIFY(made);
        QCOMPARE(made->state, RefundState::Pending);
        take();
        QCOMPARE(refunded(order), 0);
        m_provider->books.settleRefund(
            m_provider->books.list(u"refund"_s).first()["id"_L1].toString(), u"processed"_s);
        take();
        QCOMPARE(refunded(order), order.total.value());
        QCOMPARE(status(order), u"refunded"_s);
    }

    void aRefundThatFailedIsFlagged()
    {
        const Placed order = paid();
        m_provider->books.refundsStayPending = true;
        QVERIFY(refund(order, Paise(10'000)));
        m_provider->books.settleRefund(
            m_provider->books.list(u"refund"_s).first()["id"_L1].toString(), u"failed"_s);
        take();
        QCOMPARE(refunded(order), 0);
        QVERIFY(flags(order).contains(u"refund_failed"_s));
        QCOMPARE(status(order), u"paid"_s);
    }

    void aRefundWhoseAnswerWasLostIsFinishedByItsJob()
    {
        const Placed order = paid();
        simulators::Fault cut{simulators::Fault::Kind::Cut, "POST"_ba, u"/refund"_s, true};
        cut.times = 3; // all the tries of one call
        m_provider->faults.add(cut);
        const auto made = refund(order, Paise(10'000));
        QVERIFY(made);
        QCOMPARE(made->state, RefundState::Pending);
        QCOMPARE(settled(service().settleRefund(made->id)).kind, jobs::Outcome::Kind::Done);
        take();
        QCOMPARE(refunded(order), 10'000);
        QCOMPARE(m_provider->books.list(u"refund"_s).size(), 1);
    }

    void aDashboardRefundOfTheSameSumDoesNotSwallowOurs()
    {
        const Placed order = paid();
        const quint16 port = m_provider->port();
        m_provider->close();
        const auto made = refund(order, Paise(10'000));
        QVERIFY(made);
        QCOMPARE(made->state, RefundState::Pending);
        QVERIFY(m_provider->listen(port));
        const QString payment = m_provider->books.list(u"payment"_s).first()["id"_L1].toString();
        // Both happen at the provider before either is heard of.
        const auto ours = settled(anotherClient()->refund({payment, Paise(10'000), made->key}));
        QVERIFY(ours);
        m_provider->books.refund(payment, {{u"amount"_s, 10'000}});
        QList<Delivery> mail = heldBack();
        std::reverse(mail.begin(), mail.end());
        for (const Delivery &each : std::as_const(mail))
            deliver(each);
        settled(service().settleRefund(made->id));
        QCOMPARE(refunded(order), 20'000);
    }

    void whatStaffDidIsInTheAuditLog()
    {
        const QUuid id = QUuid::createUuid();
        const StaffAct by{{id, u"Meera"_s, u"manager"_s}, "req-1"_ba};
        const Placed order = paid();
        settled(service().reverify(order.id, by));
        RefundWish wish;
        wish.reason = u"a dented lid"_s;
        wish.by = by;
        settled(service().refund(order.id, wish, nullptr));
        QCOMPARE(m_shop->one("SELECT string_agg(action || ' ' || entity || ' ' || actor_name, ', '"
                             " ORDER BY id) FROM audit_log"),
                 "payment_reverified order Meera, refund_requested order Meera"_ba);
    }

    void aForgedOrAlteredEventIsRefused()
    {
        const Placed order = place();
        m_provider->webhooks.habits.wrongSecret = true;
        pay(order);
        m_provider->webhooks.habits.wrongSecret = false;
        m_provider->webhooks.habits.alterBody = true;
        pay(place());
        for (const Delivery &mail : heldBack()) {
            QVERIFY(
                !settled(m_shop->daemon().inbox.receive(mail.body, mail.signature, mail.eventId)));
        }
        QCOMPARE(m_shop->one("SELECT count(*) FROM webhook_events"), "0"_ba);
    }

    void anEventWhoseNameHoldsANulIsKept()
    {
        const QByteArray body = R"({"event":"payment.\u0000new","payload":{}})";
        const QByteArray signature = hmacSha256Hex(body, TestShop::kWebhookSecret);
        QVERIFY(settled(m_shop->daemon().inbox.receive(body, signature, "event-1")));
        QCOMPARE(m_shop->one("SELECT kind FROM webhook_events"), "payment.new"_ba);
    }

    void silenceIsToldOnlyWhenSomebodyCouldHavePaid()
    {
        const WebhookSilence live(&m_shop->daemon().database, 6);
        const WebhookSilence mock(&m_shop->daemon().database, std::nullopt);
        QVERIFY(!settled(live.warn()));
        const Placed order = place();
        QVERIFY(!settled(live.warn()));
        m_shop->one("UPDATE gateway_orders SET created_at = now() - interval '7 hours'");
        QVERIFY(settled(live.warn()));
        QVERIFY(!settled(mock.warn()));
        pay(order);
        take();
        QVERIFY(!settled(live.warn()));
    }

private:
    std::shared_ptr<RazorpayGateway> anotherClient()
    {
        RazorpayConfig config{m_provider->baseUrl(), QString::fromLatin1(RazorpaySimulator::kKeyId),
                              RazorpaySimulator::kKeySecret};
        return std::make_shared<RazorpayGateway>(std::move(config));
    }

    std::unique_ptr<RazorpaySimulator> m_provider;
    std::unique_ptr<TestShop> m_shop;
    std::optional<ProductId> m_jar;
    QList<Delivery> m_mail;
};

} // namespace paushtik::payments

PAUSHTIK_TEST_MAIN(paushtik::payments::LiveShopTest)
#include "live_shop_test.moc"
