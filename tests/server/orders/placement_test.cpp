// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/verify.h"
#include "tests/server/shop/test_shop.h"
#include "tests/support/registered_queries.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QRandomGenerator>

namespace paushtik::orders {

using namespace Qt::StringLiterals;
using tests::settled;
using tests::TestShop;

namespace {

using Answer = Result<OrdersService::Placed>;

struct Tally {
    int placed = 0;
    int refused = 0;
    QStringList others;
};

Tally tally(std::vector<Task<Answer>> running)
{
    Tally tally;
    for (Task<Answer> &task : running) {
        const Answer answer = settled(std::move(task));
        if (answer)
            ++tally.placed;
        else if (answer.error().code == "out_of_stock"_L1)
            ++tally.refused;
        else
            tally.others.append(answer.error().code);
    }
    return tally;
}

} // namespace

class PlacementTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyQueryIsUnderstoodByTheDatabase()
    {
        tests::TestDatabase fresh;
        QCOMPARE(tests::refusedQueries(fresh), QStringList());
    }

    void anOrderTakesItsStockAndFreezesItsPrices()
    {
        TestShop shop;
        const ProductId ghee = shop.product(10, Paise(45'000));
        const QJsonObject order = shop.placed({{ghee, 2}});
        shop.one("UPDATE products SET price_paise = 50000, mrp_paise = 50000, title = 'New'");

        QCOMPARE(shop.stock(ghee), 8);
        const QJsonObject line = order["lines"_L1].toArray().first().toObject();
        QCOMPARE(line["unit_price_paise"_L1].toInteger(), 45'000);
        QCOMPARE(line["title"_L1].toString(), u"Ghee"_s);
        QCOMPARE(order["shipping_paise"_L1].toInteger(), 4'900);
        QCOMPARE(order["total_paise"_L1].toInteger(), 94'900);
        QCOMPARE(order["status"_L1].toString(), u"pending_payment"_s);
        QCOMPARE(shop.faults(), QStringList());
    }

    void theStaffsListIsInTheOrderAskedForFromPageToPage_data()
    {
        QTest::addColumn<OrderSort>("sort");
        QTest::addColumn<QString>("field");
        QTest::addColumn<bool>("falls");
        QTest::addRow("placed_at") << OrderSort::PlacedAt << u"placed_at"_s << false;
        QTest::addRow("-placed_at") << OrderSort::PlacedAtDescending << u"placed_at"_s << true;
        QTest::addRow("total") << OrderSort::Total << u"total_paise"_s << false;
        QTest::addRow("-total") << OrderSort::TotalDescending << u"total_paise"_s << true;
        QTest::addRow("number") << OrderSort::Number << u"number"_s << false;
    }
    void theStaffsListIsInTheOrderAskedForFromPageToPage()
    {
        QFETCH(OrderSort, sort);
        QFETCH(QString, field);
        QFETCH(bool, falls);
        TestShop shop;
        // Totals of four to seven digits, and some the same.
        for (const qint64 price : {9'000, 100, 2'000'000, 45'000, 100, 800, 999'900})
            shop.placed({{shop.product(5, Paise(price)), 1}});

        QList<QVariant> seen;
        std::optional<QJsonArray> after;
        do {
            const OrderList page = settled(shop.daemon().orders->list({.sort = sort}, 2, after));
            for (const QJsonObject &order : page.documents)
                seen.append(order[field].toVariant());
            after = page.last;
        } while (after);

        QCOMPARE(seen.size(), 7);
        const auto before = [falls](const QVariant &one, const QVariant &other) {
            const auto order = QVariant::compare(one, other);
            return falls ? order > 0 : order < 0;
        };
        QVERIFY(std::is_sorted(seen.cbegin(), seen.cend(), before));
    }

    void aShortLineRefusesTheWholeOrderAndNamesWhatIsLeft()
    {
        TestShop shop;
        const ProductId plenty = shop.product(10);
        const ProductId few = shop.product(2);
        const auto answer = settled(shop.daemon().orders->place(
            TestShop::order(shop.customer(), {{plenty, 1}, {few, 3}}), nullptr));

        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"out_of_stock"_s);
        const QJsonArray items = answer.error().extra["items"_L1].toArray();
        QCOMPARE(items.size(), 1);
        QCOMPARE(items[0]["product_id"_L1].toString(), few.toString());
        QCOMPARE(items[0]["requested"_L1].toInt(), 3);
        QCOMPARE(items[0]["available"_L1].toInt(), 2);
        QCOMPARE(shop.stock(plenty), 10);
        QCOMPARE(shop.one("SELECT count(*) FROM orders"), "0"_ba);
    }

    void anArchivedProductIsNotSold()
    {
        TestShop shop;
        const ProductId gone = shop.product(10);
        shop.one("UPDATE products SET archived_at = now()");
        const auto answer = settled(
            shop.daemon().orders->place(TestShop::order(shop.customer(), {{gone, 1}}), nullptr));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"product_unavailable"_s);
    }

    void twoHundredBuyersOfTwentyJarsGetExactlyTwenty_data()
    {
        QTest::addColumn<int>("daemons");
        QTest::newRow("through one daemon") << 1;
        QTest::newRow("through two daemons on one database") << 2;
    }
    void twoHundredBuyersOfTwentyJarsGetExactlyTwenty()
    {
        QFETCH(int, daemons);
        TestShop shop(daemons);
        const ProductId jar = shop.product(20);
        QList<CustomerId> buyers;
        for (int i = 0; i < 40; ++i)
            buyers.append(shop.customer());

        std::vector<Task<Answer>> running;
        for (int i = 0; i < 200; ++i) {
            OrdersService &orders = *shop.daemon(i % daemons).orders;
            running.push_back(orders.place(TestShop::order(buyers[i % 40], {{jar, 1}}), nullptr));
        }
        const Tally done = tally(std::move(running));

        QCOMPARE(done.placed, 20);
        QCOMPARE(done.refused, 180);
        QCOMPARE(done.others, QStringList());
        QCOMPARE(shop.stock(jar), 0);
        QCOMPARE(shop.faults(), QStringList());
    }

    void ordersOfManyProductsInOppositeOrdersNeverDeadlock()
    {
        TestShop shop(2);
        QList<ProductId> jars;
        for (int i = 0; i < 8; ++i)
            jars.append(shop.product(400));
        const CustomerId buyer = shop.customer();

        std::vector<Task<Answer>> running;
        for (int i = 0; i < 160; ++i) {
            QList<WantedLine> lines;
            for (int k = 0; k < 8; ++k)
                lines.append({jars[i % 2 ? k : 7 - k], 1});
            running.push_back(
                shop.daemon(i % 2).orders->place(TestShop::order(buyer, lines), nullptr));
        }
        const Tally done = tally(std::move(running));

        QCOMPARE(done.placed, 160);
        QCOMPARE(shop.faults(), QStringList());
    }

    void cancellingPutsTheStockBackOnceHoweverManyAsk()
    {
        TestShop shop(2);
        const ProductId jar = shop.product(10);
        const QJsonObject order = shop.placed({{jar, 4}});
        const OrderId id = *OrderId::parse(order["id"_L1].toString());

        std::vector<Task<Result<QJsonObject>>> running;
        for (int i = 0; i < 10; ++i)
            running.push_back(shop.daemon(i % 2).orders->cancel(id, u"changed my mind"_s, {}));
        for (auto &task : running) {
            const auto cancelled = settled(std::move(task));
            QVERIFY(cancelled);
            QCOMPARE((*cancelled)["status"_L1].toString(), u"cancelled"_s);
        }

        QCOMPARE(shop.stock(jar), 10);
        QCOMPARE(shop.faults(), QStringList());
    }

    void theSameProductOnTwoLinesIsOneLine()
    {
        TestShop shop;
        const ProductId jar = shop.product(10);
        const QJsonObject order = shop.placed({{jar, 2}, {jar, 3}});
        QCOMPARE(order["lines"_L1].toArray().size(), 1);
        QCOMPARE(order["lines"_L1][0]["qty"_L1].toInt(), 5);
        QCOMPARE(shop.stock(jar), 5);
    }

    void verifyFindsWhatWasChangedBehindTheShopsBack()
    {
        TestShop shop;
        const ProductId jar = shop.product(10);
        shop.placed({{jar, 1}});
        QCOMPARE(shop.faults(), QStringList());
        shop.one("UPDATE stock SET on_hand = on_hand + 1");
        QCOMPARE(shop.faults().size(), 1);
        shop.one("UPDATE stock SET on_hand = on_hand - 1");
        shop.one("UPDATE orders SET refunded_paise = 5");
        QCOMPARE(shop.faults().size(), 1);
        shop.one("UPDATE orders SET refunded_paise = 0, status = 'paid', paid_at = now()");
        QVERIFY(shop.faults().size() >= 1);
    }
};

} // namespace paushtik::orders

PAUSHTIK_TEST_MAIN(paushtik::orders::PlacementTest)
#include "placement_test.moc"
