// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/payments/razorpay_gateway.h"
#include "tests/simulators/razorpay/simulator.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QLoggingCategory>

namespace paushtik::payments {

using namespace Qt::StringLiterals;
using simulators::Fault;
using simulators::RazorpaySimulator;
using simulators::Receipts;
using tests::settled;

namespace {

constexpr Paise kAmount(50'000);
const QString kReceipt = u"PF-2026-000123"_s;
const QString kCreate = u"POST /v1/orders"_s;

QStringList &logged()
{
    static QStringList lines;
    return lines;
}

void keep(QtMsgType, const QMessageLogContext &, const QString &line)
{
    logged().append(line);
}

} // namespace

class RazorpayGatewayTest : public QObject {
    Q_OBJECT

    RazorpayConfig config() const
    {
        return {m_provider->baseUrl(), QString::fromLatin1(RazorpaySimulator::kKeyId),
                RazorpaySimulator::kKeySecret, 30'000, 30'000};
    }
    QString captured() const
    {
        const QString order = settled(m_gateway->createOrder(kReceipt, kAmount))->id;
        const QString payment = m_provider->books.pay(order);
        m_provider->books.captureByItself(payment);
        return payment;
    }
    qsizetype made(const QString &kind) const { return m_provider->books.list(kind).size(); }

private Q_SLOTS:
    void init()
    {
        m_provider = std::make_unique<RazorpaySimulator>();
        QVERIFY(m_provider->listen());
        m_gateway = std::make_unique<RazorpayGateway>(config());
    }
    void cleanup()
    {
        m_gateway.reset();
        m_provider.reset();
    }

    void anOrderIsCreatedOnceAndAsItWasAsked()
    {
        const auto order = settled(m_gateway->createOrder(kReceipt, kAmount));
        QVERIFY2(order, qPrintable(order ? QString() : order.error().detail));
        QCOMPARE(order->amount, kAmount);
        QCOMPARE(order->currency, u"INR"_s);
        QVERIFY(!order->paid);
        QCOMPARE(m_provider->seen(), QStringList{kCreate});
        const QJsonObject entity = *m_provider->books.find(order->id);
        QCOMPARE(entity["receipt"_L1].toString(), kReceipt);
        const QByteArray agent = m_provider->requests().first().headers.value("user-agent"_ba);
        QVERIFY2(agent.startsWith("Paushtik/"), agent.constData());
    }

    void aCreateWhoseAnswerIsLostEndsWithOneOrder_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("cut") << int(Fault::Kind::Cut);
        QTest::newRow("truncated") << int(Fault::Kind::Truncate);
        QTest::newRow("500") << int(Fault::Kind::ServerError);
        QTest::newRow("502 in HTML") << int(Fault::Kind::BadGateway);
        QTest::newRow("nonsense") << int(Fault::Kind::Nonsense);
        QTest::newRow("huge") << int(Fault::Kind::Huge);
    }
    void aCreateWhoseAnswerIsLostEndsWithOneOrder()
    {
        QFETCH(int, kind);
        m_provider->faults.add({static_cast<Fault::Kind>(kind), "POST"_ba, u"/orders"_s, true});
        const auto order = settled(m_gateway->createOrder(kReceipt, kAmount));
        QVERIFY2(order, qPrintable(order ? QString() : order.error().detail));
        QCOMPARE(made(u"order"_s), 1);
        QVERIFY(m_provider->books.find(order->id));
        QCOMPARE(m_provider->count(kCreate), 1);
    }

    void aCreateThatNeverHappenedIsSentAgainAfterALook_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("cut") << int(Fault::Kind::Cut);
        QTest::newRow("500") << int(Fault::Kind::ServerError);
        QTest::newRow("502 in HTML") << int(Fault::Kind::BadGateway);
        QTest::newRow("429") << int(Fault::Kind::TooMany);
    }
    void aCreateThatNeverHappenedIsSentAgainAfterALook()
    {
        QFETCH(int, kind);
        m_provider->faults.add({static_cast<Fault::Kind>(kind), "POST"_ba, u"/orders"_s});
        QVERIFY(settled(m_gateway->createOrder(kReceipt, kAmount)));
        QCOMPARE(made(u"order"_s), 1);
        QCOMPARE(m_provider->seen(), (QStringList{kCreate, u"GET /v1/orders"_s, kCreate}));
    }

    void anAnswerThatComesTooLateIsLookedUp()
    {
        RazorpayConfig hasty = config();
        hasty.deadlineMilliseconds = 10'000;
        RazorpayGateway gateway(hasty);
        Fault slow{Fault::Kind::Slow, "POST"_ba, u"/orders"_s};
        slow.milliseconds = 600'000;
        m_provider->faults.add(slow);
        const auto order = settled(gateway.createOrder(kReceipt, kAmount));
        QVERIFY(order);
        QCOMPARE(made(u"order"_s), 1);
    }

    void aReceiptThatIsTakenLeadsToAUsableOrder_data()
    {
        QTest::addColumn<int>("receipts");
        QTest::addColumn<int>("orders");
        QTest::newRow("allowed") << int(Receipts::Allow) << 2;
        QTest::newRow("rejected") << int(Receipts::Reject) << 1;
        QTest::newRow("answered with the one that is there") << int(Receipts::ReturnExisting) << 1;
    }
    void aReceiptThatIsTakenLeadsToAUsableOrder()
    {
        QFETCH(int, receipts);
        QFETCH(int, orders);
        m_provider->books.receipts = static_cast<Receipts>(receipts);
        const auto first = settled(m_gateway->createOrder(kReceipt, kAmount));
        const auto second = settled(m_gateway->createOrder(kReceipt, kAmount));
        QVERIFY(first && second);
        QCOMPARE(made(u"order"_s), orders);
        QCOMPARE(first->id == second->id, orders == 1);
        QCOMPARE(second->amount, kAmount);
    }

    void aReceiptOfAnotherAmountIsNeverOurs()
    {
        QVERIFY(settled(m_gateway->createOrder(kReceipt, Paise(99'900))));
        for (const Receipts receipts : {Receipts::Reject, Receipts::ReturnExisting}) {
            m_provider->books.receipts = receipts;
            QVERIFY(!settled(m_gateway->createOrder(kReceipt, kAmount)));
        }
    }

    void anOrderThatIsPaidSaysSo()
    {
        m_provider->books.receipts = Receipts::ReturnExisting;
        captured();
        const auto again = settled(m_gateway->createOrder(kReceipt, kAmount));
        QVERIFY(again && again->paid);
    }

    void aRefusalCarriesTheProvidersWordsToStaff()
    {
        const auto refused = settled(m_gateway->createOrder(kReceipt, Paise(99)));
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, paushtik::Fault::Conflict);
        QCOMPARE(refused.error().detail,
                 u"Razorpay refused: Order amount less than minimum amount allowed"_s);
    }

    void wrongKeysAreNamedAndNotShown()
    {
        RazorpayConfig wrong = config();
        wrong.keySecret = "not-the-secret-of-this-shop"_ba;
        RazorpayGateway gateway(wrong);
        const auto refused = settled(gateway.createOrder(kReceipt, kAmount));
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, paushtik::Fault::Unavailable);
        QCOMPARE(refused.error().detail, u"Razorpay does not accept this shop's API key"_s);
        QCOMPARE(m_provider->seen(), QStringList{kCreate});
    }

    void paymentsOfAnOrderAreAllThereFailedOnesToo()
    {
        const QString order = settled(m_gateway->createOrder(kReceipt, kAmount))->id;
        for (int i = 0; i < 12; ++i)
            m_provider->books.fail(m_provider->books.pay(order));
        const QString late = m_provider->books.pay(order);
        m_provider->books.fail(late);
        m_provider->books.authorize(late);
        const auto payments = settled(m_gateway->paymentsOf(order));
        QVERIFY(payments);
        QCOMPARE(payments->size(), 13);
        for (const GatewayPayment &payment : *payments) {
            QCOMPARE(payment.gatewayOrderId, order);
            QCOMPARE(payment.amount, kAmount);
            QCOMPARE(payment.status,
                     payment.id == late ? GatewayStatus::Authorized : GatewayStatus::Failed);
        }
        const auto one = settled(m_gateway->payment(late));
        QVERIFY(one);
        QCOMPARE(one->method, u"upi"_s);
    }

    void anOrderWithoutPaymentsHasNone()
    {
        const QString order = settled(m_gateway->createOrder(kReceipt, kAmount))->id;
        const auto payments = settled(m_gateway->paymentsOf(order));
        QVERIFY(payments && payments->isEmpty());
    }

    void whatTheProviderDoesNotKnowIsAskedOnce()
    {
        const auto unknown = settled(m_gateway->payment(u"pay_SIM99999999999"_s));
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().fault, paushtik::Fault::Conflict);
        QVERIFY(!settled(m_gateway->paymentsOf(u"order_none"_s)));
        QCOMPARE(m_provider->seen().size(), 2);
    }

    void readsSurvivePassingFaults_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("500") << int(Fault::Kind::ServerError);
        QTest::newRow("502 in HTML") << int(Fault::Kind::BadGateway);
        QTest::newRow("429") << int(Fault::Kind::TooMany);
        QTest::newRow("cut") << int(Fault::Kind::Cut);
        QTest::newRow("truncated") << int(Fault::Kind::Truncate);
    }
    void readsSurvivePassingFaults()
    {
        QFETCH(int, kind);
        const QString payment = captured();
        Fault twice{static_cast<Fault::Kind>(kind), "GET"_ba};
        twice.times = 2;
        twice.retryAfter = 1;
        m_provider->faults.add(twice);
        const auto read = settled(m_gateway->payment(payment));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
        QCOMPARE(read->status, GatewayStatus::Captured);

        Fault endless = twice;
        endless.times = 1'000;
        endless.retryAfter.reset();
        m_provider->faults.add(endless);
        const auto refused = settled(m_gateway->payment(payment));
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, paushtik::Fault::Unavailable);
        QVERIFY(!refused.error().detail.contains(u'<'));
    }

    void anAnswerWithoutEndIsCutOff()
    {
        Fault huge{Fault::Kind::Huge};
        huge.times = 10;
        m_provider->faults.add(huge);
        const auto refused = settled(m_gateway->payment(u"pay_1"_s));
        QVERIFY(!refused);
        QVERIFY2(refused.error().detail.contains("too large"_L1),
                 qPrintable(refused.error().detail));
    }

    void aProviderThatIsAwayIsUnavailable()
    {
        m_provider->close();
        const auto refused = settled(m_gateway->createOrder(kReceipt, kAmount));
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, paushtik::Fault::Unavailable);
        QVERIFY(refused.error().detail.startsWith("Razorpay cannot be reached"_L1));
    }

    void theSameRefundLeavesTheBankOnce()
    {
        const QString payment = captured();
        const NewRefund wanted{payment, Paise(20'000), u"refund-key-0001"_s};
        const auto first = settled(m_gateway->refund(wanted));
        const auto second = settled(m_gateway->refund(wanted));
        QVERIFY(first && second);
        QCOMPARE(first->id, second->id);
        QCOMPARE(first->amount, wanted.amount);
        QCOMPARE(first->paymentId, payment);
        QCOMPARE(first->state, RefundState::Processed);
        QCOMPARE(made(u"refund"_s), 1);
    }

    void aRefundWhoseAnswerIsLostLeavesTheBankOnce_data()
    {
        aCreateWhoseAnswerIsLostEndsWithOneOrder_data();
    }
    void aRefundWhoseAnswerIsLostLeavesTheBankOnce()
    {
        QFETCH(int, kind);
        const QString payment = captured();
        m_provider->faults.add({static_cast<Fault::Kind>(kind), "POST"_ba, u"/refund"_s, true});
        const NewRefund wanted{payment, Paise(20'000), u"refund-key-0001"_s};
        auto refund = settled(m_gateway->refund(wanted));
        // An answer that is no answer is not asked for again at once; the job does.
        if (!refund)
            refund = settled(m_gateway->refund(wanted));
        QVERIFY(refund);
        QCOMPARE(made(u"refund"_s), 1);
        QCOMPARE((*m_provider->books.find(payment))["amount_refunded"_L1].toInteger(), 20'000);
    }

    void aRefundThatIsBeingWorkedOnIsWaitedFor()
    {
        const QString payment = captured();
        RazorpayConfig hasty = config();
        hasty.deadlineMilliseconds = 500;
        RazorpayGateway gateway(hasty);
        Fault slow{Fault::Kind::Slow, "POST"_ba, u"/refund"_s};
        slow.milliseconds = 700;
        m_provider->faults.add(slow);
        const NewRefund wanted{payment, Paise(20'000), u"refund-key-0001"_s};
        auto refund = settled(gateway.refund(wanted));
        while (!refund && refund.error().fault == paushtik::Fault::Unavailable)
            refund = settled(gateway.refund(wanted));
        QVERIFY(refund);
        QCOMPARE(made(u"refund"_s), 1);
    }

    void moreThanIsLeftIsRefusedInWords()
    {
        const QString payment = captured();
        QVERIFY(settled(m_gateway->refund({payment, Paise(20'000), u"refund-key-0001"_s})));
        const auto refused =
            settled(m_gateway->refund({payment, Paise(30'001), u"refund-key-0002"_s}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, paushtik::Fault::Conflict);
        QVERIFY(refused.error().detail.contains("greater than amount captured"_L1));
        QCOMPARE(made(u"refund"_s), 1);
    }

    void aKeyThatStoodForAnotherRefundIsARefusalForGood()
    {
        const QString payment = captured();
        QVERIFY(settled(m_gateway->refund({payment, Paise(20'000), u"refund-key-0001"_s})));
        const auto refused =
            settled(m_gateway->refund({payment, Paise(10'000), u"refund-key-0001"_s}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, paushtik::Fault::Conflict);
        QCOMPARE(made(u"refund"_s), 1);
    }

    void secretsAreInNoLogAndNoError()
    {
        QLoggingCategory::setFilterRules(u"*.debug=true\nqt.*.debug=false"_s);
        const auto before = qInstallMessageHandler(keep);
        QStringList told;
        for (const auto kind : {Fault::Kind::Cut, Fault::Kind::ServerError, Fault::Kind::BadGateway,
                                Fault::Kind::TooMany, Fault::Kind::Nonsense}) {
            Fault fault{kind};
            fault.times = 20;
            m_provider->faults.add(fault);
            const auto refused = settled(m_gateway->createOrder(kReceipt, kAmount));
            told.append(refused ? QString() : refused.error().detail);
            m_provider->faults.clear();
        }
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules({});
        const QByteArray secret = RazorpaySimulator::kKeySecret;
        const QByteArray pair = QByteArray(RazorpaySimulator::kKeyId) + ':' + secret;
        const QString all = (told + logged()).join(u'\n');
        QVERIFY(!all.contains(QString::fromLatin1(secret)));
        QVERIFY(!all.contains(QString::fromLatin1(pair.toBase64())));
        QCOMPARE(told.filter(u"Razorpay"_s).size(), told.size());
    }

private:
    std::unique_ptr<RazorpaySimulator> m_provider;
    std::unique_ptr<RazorpayGateway> m_gateway;
};

} // namespace paushtik::payments

PAUSHTIK_TEST_MAIN(paushtik::payments::RazorpayGatewayTest)
#include "razorpay_gateway_test.moc"
