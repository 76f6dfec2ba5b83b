// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/payments/refunds.h"
#include "server/payments/signature.h"
#include "tests/server/payments/convergence.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

namespace paushtik::payments {

using namespace Qt::StringLiterals;
using tests::settled;
using tests::TestShop;

namespace {

constexpr int kDaemons = 4;

Task<RefundId> pendingRefund(TestShop::Daemon *daemon, Subject order, Paise amount)
{
    db::Transaction transaction = co_await daemon->database.begin();
    RefundRequest request{order.id, order.payment, amount, u"a dented lid"_s,
                          false,    order.number,  {}};
    const auto id = co_await requestRefund(transaction, std::move(request));
    co_await transaction.commit();
    co_return id.value();
}

} // namespace

class ConvergenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_shop = std::make_unique<TestShop>(kDaemons); }
    void cleanup() { m_shop.reset(); }

    void everyOrderOfUpToThreeEventsEndsRight()
    {
        const ProductId jar = m_shop->product(1'000'000);
        for (int length = 0; length <= 3; ++length)
            QCOMPARE(faultsOf(*m_shop, 2, jar, everySequenceOf(length), inOrder), QStringList());
        QCOMPARE(m_shop->faults(), QStringList());
    }

    void longOrdersWithDuplicatesEndRight()
    {
        QRandomGenerator random(20'261'122);
        QList<Sequence> sequences;
        for (int i = 0; i < 400; ++i)
            sequences.append(randomSequence(random, 4 + random.bounded(8)));
        const ProductId jar = m_shop->product(1'000'000);
        QCOMPARE(faultsOf(*m_shop, 2, jar, sequences, inOrder), QStringList());
        QCOMPARE(m_shop->faults(), QStringList());
    }

    void theSameEventsFromFourConnectionsAtOnceEndRight()
    {
        QRandomGenerator random(77);
        QList<Sequence> sequences;
        for (int i = 0; i < 60; ++i) {
            const Sequence some = randomSequence(random, 1 + random.bounded(3));
            Sequence repeated;
            for (const Event event : some) {
                for (int connection = 0; connection < kDaemons; ++connection)
                    repeated.append(event);
            }
            sequences.append(repeated);
        }
        const ProductId jar = m_shop->product(1'000'000);
        QCOMPARE(faultsOf(*m_shop, kDaemons, jar, sequences, atOnce), QStringList());
        QCOMPARE(m_shop->faults(), QStringList());
    }

    void manyEventsAtOnceEndRight()
    {
        QRandomGenerator random(78);
        QList<Sequence> sequences;
        for (int i = 0; i < 300; ++i)
            sequences.append(randomSequence(random, 2 + random.bounded(6)));
        const ProductId jar = m_shop->product(1'000'000);
        QCOMPARE(faultsOf(*m_shop, kDaemons, jar, sequences, atOnce), QStringList());
        QCOMPARE(m_shop->faults(), QStringList());
    }

    void moneyAfterExpiryFindsTheStockGoneAndIsFlagged()
    {
        const ProductId jar = m_shop->product(1);
        TestShop::Daemon *daemon = &m_shop->daemon();
        const Subject late = settled(newSubject(daemon, m_shop->customer(), jar));
        settled(happen(daemon, late, Event::Expire));
        settled(newSubject(daemon, m_shop->customer(), jar)); // the last jar goes to another
        settled(happen(daemon, late, Event::Captured));

        const QJsonObject order = settled(daemon->orders->document(late.id));
        QCOMPARE(order["status"_L1].toString(), u"cancelled"_s);
        QVERIFY(order["flags"_L1].toArray().contains(u"refund_due"_s));
        QCOMPARE(m_shop->stock(jar), 0);

        settled(happen(daemon, late, Event::Refund));
        const QJsonObject after = settled(daemon->orders->document(late.id));
        QCOMPARE(after["status"_L1].toString(), u"cancelled"_s);
        QCOMPARE(after["refunded_paise"_L1].toInteger(), late.total.value());
        QVERIFY(!after["flags"_L1].toArray().contains(u"refund_due"_s));
        QCOMPARE(m_shop->faults(), QStringList());
    }

    void moneyAfterExpiryRevivesTheOrderWhileItsStockIsThere()
    {
        const ProductId jar = m_shop->product(1);
        TestShop::Daemon *daemon = &m_shop->daemon();
        const Subject late = settled(newSubject(daemon, m_shop->customer(), jar));
        settled(happen(daemon, late, Event::Expire));
        QCOMPARE(m_shop->stock(jar), 1);
        settled(happen(daemon, late, Event::OrderPaid));
        QCOMPARE(settled(daemon->orders->document(late.id))["status"_L1].toString(), u"paid"_s);
        QCOMPARE(m_shop->stock(jar), 0);
        QCOMPARE(m_shop->faults(), QStringList());
    }

    void moneyForAnOrderThatAPersonCancelledGoesBackByItself()
    {
        const ProductId jar = m_shop->product(5);
        TestShop::Daemon *daemon = &m_shop->daemon();
        const Subject order = settled(newSubject(daemon, m_shop->customer(), jar));
        settled(happen(daemon, order, Event::Cancel));
        settled(happen(daemon, order, Event::Captured));
        settled(settleEverything(daemon, order));

        const QJsonObject document = settled(daemon->orders->document(order.id));
        QCOMPARE(document["status"_L1].toString(), u"cancelled"_s);
        QVERIFY(document["flags"_L1].toArray().contains(u"paid_after_cancel"_s));
        QCOMPARE(document["refunded_paise"_L1].toInteger(), order.total.value());
        QCOMPARE(m_shop->stock(jar), 5);
        QCOMPARE(m_shop->faults(), QStringList());
    }

    void aWrongAmountNeverPaysAndIsFlagged()
    {
        const ProductId jar = m_shop->product(5);
        TestShop::Daemon *daemon = &m_shop->daemon();
        const Subject order = settled(newSubject(daemon, m_shop->customer(), jar));
        Subject cheaper = order;
        cheaper.total = Paise(100);
        settled(
            webhook(daemon, webhookBody(cheaper, u"payment.captured"_s, GatewayStatus::Captured)));
        const QJsonObject document = settled(daemon->orders->document(order.id));
        QCOMPARE(document["status"_L1].toString(), u"pending_payment"_s);
        QCOMPARE(document["flags"_L1].toArray(), QJsonArray{u"amount_mismatch"_s});
        QCOMPARE(m_shop->faults(), QStringList());
    }

    void moreThanWasCapturedIsNotRefunded()
    {
        const ProductId jar = m_shop->product(5);
        TestShop::Daemon *daemon = &m_shop->daemon();
        const Subject order = settled(newSubject(daemon, m_shop->customer(), jar));
        settled(happen(daemon, order, Event::Captured));
        RefundWish part;
        part.amount = Paise(10'000);
        part.reason = u"a dented lid"_s;
        QVERIFY(settled(daemon->payments->refund(order.id, part, nullptr)));
        part.amount = Paise(order.total.value() - 9'999);
        const auto refused = settled(daemon->payments->refund(order.id, part, nullptr));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"over_refund"_s);
        const QJsonObject document = settled(daemon->orders->document(order.id));
        QCOMPARE(document["status"_L1].toString(), u"paid"_s);
        QCOMPARE(document["refunded_paise"_L1].toInteger(), 10'000);
        QCOMPARE(document["payment"_L1]["state"_L1].toString(), u"partially_refunded"_s);
        QCOMPARE(m_shop->faults(), QStringList());
    }

    void aRefundThatTheRequestAndItsJobCarryOutAtOnceGoesBackOnce_data()
    {
        QTest::addColumn<bool>("whole");
        QTest::newRow("a part") << false;
        QTest::newRow("all of it") << true;
    }
    void aRefundThatTheRequestAndItsJobCarryOutAtOnceGoesBackOnce()
    {
        QFETCH(bool, whole);
        const ProductId jar = m_shop->product(100);
        TestShop::Daemon *daemon = &m_shop->daemon();
        for (int round = 0; round < 20; ++round) {
            const Subject order = settled(newSubject(daemon, m_shop->customer(), jar));
            settled(happen(daemon, order, Event::Captured));
            const Paise amount = whole ? order.total : Paise(10'000);
            const RefundId refund = settled(pendingRefund(daemon, order, amount));
            std::vector<Task<jobs::Outcome>> tasks;
            for (int each = 0; each < kDaemons; ++each)
                tasks.push_back(m_shop->daemon(each).payments->settleRefund(refund));
            for (Task<jobs::Outcome> &task : tasks)
                QCOMPARE(settled(std::move(task)).kind, jobs::Outcome::Kind::Done);
            const QJsonObject document = settled(daemon->orders->document(order.id));
            QCOMPARE(document["refunded_paise"_L1].toInteger(), amount.value());
            QCOMPARE(document["flags"_L1].toArray(), QJsonArray());
        }
        QCOMPARE(m_shop->faults(), QStringList());
    }

    void aForgedSignatureChangesNothing()
    {
        const ProductId jar = m_shop->product(5);
        TestShop::Daemon *daemon = &m_shop->daemon();
        const Subject order = settled(newSubject(daemon, m_shop->customer(), jar));
        const QByteArray body = webhookBody(order, u"payment.captured"_s, GatewayStatus::Captured);
        const auto kept =
            settled(daemon->inbox.receive(body, hmacSha256Hex(body, "guess"), "e1"_ba));
        QVERIFY(!kept);
        QCOMPARE(kept.error().code, u"bad_signature"_s);
        VerifyClaim claim{order.gatewayOrder, order.payment, QString(64, u'0')};
        QCOMPARE(settled(daemon->payments->verify(claim)).error().code, u"bad_signature"_s);
        QCOMPARE(m_shop->one("SELECT count(*) FROM webhook_events"), "0"_ba);
    }

private:
    std::unique_ptr<TestShop> m_shop;
};

} // namespace paushtik::payments

PAUSHTIK_TEST_MAIN(paushtik::payments::ConvergenceTest)
#include "convergence_test.moc"
