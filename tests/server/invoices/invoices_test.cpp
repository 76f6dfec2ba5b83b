// SPDX-License-Identifier: GPL-3.0-or-later
// A series without gaps and without doubles, whoever asks at once; papers that never change.
#include "server/invoices/invoices_service.h"
#include "tests/server/shop/test_shop.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QJsonArray>

namespace paushtik::invoices {

using namespace Qt::StringLiterals;
using tests::settled;
using tests::TestShop;

namespace {

Seller seller(const QString &state)
{
    return {.name = u"Paushtik Foods"_s,
            .address = u"Plot 14"_s,
            .city = u"Jaipur"_s,
            .state = state,
            .pincode = u"302029"_s,
            .phone = u"+911412345678"_s,
            .gstin = u"08AAHCP1234M1Z9"_s,
            .fssai = u"10020013000123"_s};
}

} // namespace

class InvoicesTest : public QObject {
    Q_OBJECT

private:
    struct Shop {
        explicit Shop(const QString &state = u"IN-RJ"_s)
            : invoices(&shop.daemon().database, std::make_shared<CpuPool>(1), seller(state))
        {
        }
        OrderId placed()
        {
            const QJsonObject order = shop.placed({{ghee, 2}});
            return *OrderId::parse(order["id"_L1].toString());
        }
        OrderId paid()
        {
            const OrderId order = placed();
            const QByteArray gateway =
                shop.one("SELECT gateway_order_id FROM gateway_orders WHERE order_id = '" +
                         order.toString().toLatin1() + "'");
            const auto payment = settled(
                shop.daemon().gateway->pay(QString::fromLatin1(gateway), GatewayStatus::Captured));
            Q_ASSERT(payment);
            const auto done = settled(shop.daemon().payments->reverify(order));
            Q_ASSERT(done);
            return order;
        }
        RefundId refunded(OrderId order, Paise amount)
        {
            payments::RefundWish wish{.amount = amount, .reason = u"Dented"_s, .actor = {}};
            return settled(shop.daemon().payments->refund(order, wish, nullptr))->id;
        }
        TestShop shop;
        InvoicesService invoices;
        ProductId ghee = shop.product(100, Paise(45'000));
    };
    static int lastOf(const QJsonObject &paper)
    {
        return paper["number"_L1].toString().section(u'/', -1).toInt();
    }

private Q_SLOTS:
    void anUnpaidOrderHasNoInvoiceAndTakesNoNumber()
    {
        Shop shop;
        const auto refused = settled(shop.invoices.issue(shop.placed(), {}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"order_not_paid"_s);
        QCOMPARE(lastOf(*settled(shop.invoices.issue(shop.paid(), {}))), 1);
    }

    void theInvoiceStaysAsItWasIssuedHoweverOftenItIsAskedFor()
    {
        Shop shop;
        const OrderId order = shop.paid();
        QCOMPARE(settled(shop.invoices.invoice(order)).error().fault, Fault::NotFound);
        const QJsonObject first = *settled(shop.invoices.issue(order, {}));
        shop.shop.one("UPDATE orders SET address = address || '{\"city\":\"Elsewhere\"}'");
        QCOMPARE(*settled(shop.invoices.issue(order, {})), first);
        QCOMPARE(*settled(shop.invoices.invoice(order)), first);
        QVERIFY(first["number"_L1].toString().size() <= 16);
    }

    void manyAtOnceGetNumbersWithoutGapsAndWithoutDoubles()
    {
        Shop shop;
        QList<OrderId> orders;
        for (int i = 0; i < 12; ++i)
            orders.append(shop.paid());
        std::vector<Task<Result<QJsonObject>>> asked;
        for (const OrderId order : orders)
            for (int twice = 0; twice < 2; ++twice)
                asked.push_back(shop.invoices.issue(order, {}));
        QList<int> numbers;
        for (auto &task : asked)
            numbers.append(lastOf(*settled(std::move(task))));
        std::sort(numbers.begin(), numbers.end());
        for (int i = 0; i < numbers.size(); ++i)
            QCOMPARE(numbers[i], i / 2 + 1);
    }

    // Rule 46(b) of the CGST rules: sixteen characters at most.
    void theMillionthPaperOfAYearStillHasANumberOfSixteenCharacters()
    {
        Shop shop;
        const OrderId order = shop.paid();
        const QString first = (*settled(shop.invoices.issue(order, {})))["number"_L1].toString();
        shop.shop.one("UPDATE invoice_series SET last = 999999");
        const auto next = *settled(shop.invoices.issue(shop.paid(), {}));
        QCOMPARE(lastOf(next), 1'000'000);
        QCOMPARE(next["number"_L1].toString().section(u'/', 0, 1), first.section(u'/', 0, 1));
        QVERIFY(next["number"_L1].toString().size() <= 16);
    }

    void theLinesSumToTheOrderWithTheTaxOfWhereItGoes_data()
    {
        QTest::addColumn<QString>("state");
        QTest::newRow("another state") << u"IN-RJ"_s;
        QTest::newRow("the buyer's own") << u"IN-MH"_s;
    }
    void theLinesSumToTheOrderWithTheTaxOfWhereItGoes()
    {
        QFETCH(QString, state);
        Shop shop(state);
        const QJsonObject paper = *settled(shop.invoices.issue(shop.paid(), {}));
        const bool within = paper["place_of_supply"_L1].toString() == state;
        QCOMPARE(paper["igst_paise"_L1].toInteger() == 0, within);
        QCOMPARE(paper["cgst_paise"_L1], paper["sgst_paise"_L1]);
        qint64 sum = 0;
        const QJsonArray lines = paper["lines"_L1].toArray();
        for (const QJsonValue &line : lines)
            sum += line["taxable_paise"_L1].toInteger() + line["cgst_paise"_L1].toInteger() +
                   line["sgst_paise"_L1].toInteger() + line["igst_paise"_L1].toInteger();
        QCOMPARE(sum, 94'900);
        QCOMPARE(paper["total_paise"_L1].toInteger(), 94'900);
    }

    void aRefundHasACreditNoteInItsOwnSeriesOverItsExactAmount()
    {
        Shop shop;
        const OrderId order = shop.paid();
        const RefundId refund = shop.refunded(order, Paise(33'333));
        const QJsonObject note = *settled(shop.invoices.issueCreditNote(order, refund, {}));
        QVERIFY(note["number"_L1].toString().startsWith(u"CN/"));
        QCOMPARE(lastOf(note), 1);
        QCOMPARE(note["total_paise"_L1].toInteger(), 33'333);
        const QJsonObject invoice = *settled(shop.invoices.invoice(order));
        QCOMPARE(note["against"_L1], invoice["number"_L1]);
        QCOMPARE(*settled(shop.invoices.issueCreditNote(order, refund, {})), note);
    }

    void aRefundOfAnotherOrderHasNoCreditNoteHere()
    {
        Shop shop;
        const OrderId order = shop.paid();
        const RefundId other = shop.refunded(shop.paid(), Paise(100));
        QCOMPARE(settled(shop.invoices.issueCreditNote(order, other, {})).error().fault,
                 Fault::NotFound);
    }
};

} // namespace paushtik::invoices

PAUSHTIK_TEST_MAIN(paushtik::invoices::InvoicesTest)
#include "invoices_test.moc"
