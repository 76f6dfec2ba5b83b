// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/batches_service.h"

#include "server/app/verify.h"
#include "server/catalog/products_admin_service.h"
#include "tests/server/catalog/catalog_database.h"
#include "tests/server/catalog/edits_for_tests.h"
#include "tests/support/test_main.h"

#include <random>

namespace paushtik::catalog {

using namespace Qt::StringLiterals;
using tests::settled;

class BatchesTest : public QObject {
    Q_OBJECT

    tests::CatalogDatabase m_shop;
    std::unique_ptr<db::Database> m_db;
    std::unique_ptr<BatchesService> m_batches;
    std::unique_ptr<ProductsAdminService> m_products;
    ProductId m_jar = ProductId::make();
    int m_orders = 0;
    std::mt19937 m_random;
    QList<Batch> m_made;      // by the test of anything
    QList<QByteArray> m_open; // likewise

    static QDate today() { return QDateTime::currentDateTimeUtc().addSecs(19'800).date(); }
    static NewBatch lot(const QString &name, int goodForDays, int received)
    {
        return {name, today().addDays(-400), today().addDays(goodForDays), Paise(60'000), received};
    }
    Batch received(const QString &name, int goodForDays, int jars)
    {
        return settled(m_batches->receive(m_jar, lot(name, goodForDays, jars), by())).value();
    }
    Result<BatchMove> moved(const Batch &batch, int delta, const QString &reason)
    {
        return settled(m_batches->move(batch.id, delta, reason, {}, by()));
    }
    Shelf shelf() { return settled(m_batches->shelf(m_jar)).value(); }
    QString onHand()
    {
        QStringList counts;
        for (const Batch &batch : shelf().batches)
            counts.append(u"%1:%2"_s.arg(batch.lot).arg(batch.onHand));
        return counts.join(u' ');
    }
    /// Empty, or what is wrong; `paushtikd verify` of this database.
    QString faults()
    {
        QStringList found;
        for (const QString &fault : settled(app::findFaults(m_db.get()))) {
            if (!fault.contains("neither a shipment"_L1) && !fault.contains("captured payment"_L1))
                found.append(fault);
        }
        return found.join(u'\n');
    }

    // Orders as placement and the lifecycle write them; batches know them by these rows only.
    QByteArray placed(int qty, const QByteArray &status = "paid")
    {
        const QByteArray id = m_shop.bytes(OrderId::make());
        const QByteArray n = QByteArray::number(++m_orders);
        m_shop.execute(
            "WITH o AS (INSERT INTO orders (id, number, customer_id, status, subtotal_paise, "
            "shipping_paise, total_paise, address, expires_at, paid_at) SELECT $1, "
            "'PF-2026-' || lpad($2, 6, '0'), c.id, $5, 100 * $3::int, 0, 100 * $3::int, "
            "'{\"phone\":\"+919876543210\"}', now(), CASE WHEN $5 = 'paid' THEN now() END "
            "FROM customers c RETURNING id), "
            "l AS (INSERT INTO order_lines (order_id, line_no, product_id, title, sku, qty, "
            "unit_price_paise, line_total_paise, hsn_code, gst_rate_bp, weight_grams) SELECT "
            "o.id, 1, $4, 'Jar', 'JAR', $3::int, 100, 100 * $3::int, '0405', 500, 1 FROM o), "
            "s AS (UPDATE stock SET on_hand = on_hand - $3::int WHERE product_id = $4 RETURNING "
            "on_hand) INSERT INTO stock_ledger (product_id, delta, balance, reason, order_id) "
            "SELECT $4, -$3::int, s.on_hand, 'order_placed', $1 FROM s",
            {id, n, QByteArray::number(qty), m_shop.bytes(m_jar), status});
        return id;
    }
    void set(const QByteArray &order, const QByteArray &what)
    {
        m_shop.execute("UPDATE orders SET " + what + " WHERE id = $1", {order});
    }
    void pack(const QByteArray &order) { set(order, "packed_at = now(), packed_by = 'Meera'"); }
    void unpack(const QByteArray &order) { set(order, "packed_at = NULL, packed_by = NULL"); }
    void ship(const QByteArray &order) { set(order, "status = 'shipped'"); }
    void putBack(const QByteArray &order, const QByteArray &what)
    {
        m_shop.execute(
            "WITH l AS (SELECT product_id, qty FROM order_lines WHERE order_id = $1), "
            "s AS (UPDATE stock SET on_hand = on_hand + l.qty FROM l WHERE stock.product_id = "
            "l.product_id RETURNING stock.product_id, l.qty, on_hand), "
            "o AS (UPDATE orders SET holds_stock = false" +
                what +
                " WHERE id = $1) INSERT INTO stock_ledger (product_id, delta, balance, reason, "
                "order_id) SELECT product_id, qty, on_hand, 'order_cancelled', $1 FROM s",
            {order});
    }
    void cancel(const QByteArray &order)
    {
        putBack(order, ", status = 'cancelled', cancelled_at = now(), cancelled_by = 'person'");
    }
    static QString words(const QList<FieldError> &fields)
    {
        return fields.isEmpty() ? QString() : fields.first().message;
    }
    /// "2×A 1×B": what an order has of which lot.
    QString picked(const QByteArray &order)
    {
        QStringList words;
        const auto lines = settled(m_batches->picks(QString::fromLatin1(order)));
        for (const PickLine &line : lines.value()) {
            for (const PickLine::Source &source : line.sources) {
                if (source.picked)
                    words.append(u"%1×%2"_s.arg(source.picked).arg(source.batch.lot));
            }
        }
        return words.join(u' ');
    }

    int below(int n) { return int(m_random() % unsigned(n)); }
    int delta() { return below(2) ? 1 + below(4) : -1 - below(4); }
    Batch anyBatch() { return m_made[below(int(m_made.size()))]; }
    QByteArray anyOrder() { return m_open[below(int(m_open.size()))]; }

    void doWithStock(int step)
    {
        switch (below(5)) {
        case 0:
            m_made.append(received(u"N%1"_s.arg(step), below(200) - 20, below(8)));
            break;
        case 1:
            (void)moved(anyBatch(), delta(), u"counted"_s);
            break;
        case 2:
            (void)moved(anyBatch(), delta(), u"assigned"_s);
            break;
        case 3:
            (void)settled(m_products->adjust(m_jar, delta(), StockReason::Counted, {}, by()));
            break;
        default:
            m_open.append(placed(1 + below(3), below(2) ? "paid" : "pending_payment"));
        }
    }
    void doWithOrders(int step)
    {
        switch (below(9)) {
        case 0:
            return pack(anyOrder());
        case 1:
            return unpack(anyOrder());
        case 2:
            return set(anyOrder(), "status = 'shipped', paid_at = now()");
        case 3:
        case 4: {
            std::optional<QList<BatchQuantity>> chosen;
            if (below(2))
                chosen = QList<BatchQuantity>{{anyBatch().id, 1 + below(2)}};
            (void)settled(m_batches->pick(QString::fromLatin1(anyOrder()), chosen, by()));
            return;
        }
        case 5:
            return cancel(m_open.takeAt(below(int(m_open.size()))));
        default:
            doWithStock(step);
        }
    }

private Q_SLOTS:
    void init()
    {
        for (const char *table : {"batches", "order_return_lines", "order_returns"})
            m_shop.execute(QByteArray("DELETE FROM ") + table);
        m_shop.clear();
        m_shop.execute("INSERT INTO customers (id, email, name, password_hash) "
                       "VALUES (gen_random_uuid(), 'a@b.in', 'Asha', 'x')");
        m_db = std::make_unique<db::Database>(m_shop.config());
        m_batches = std::make_unique<BatchesService>(*m_db);
        m_products = std::make_unique<ProductsAdminService>(*m_db);
        m_jar = m_shop.addProduct("jar", 0);
    }
    void cleanup()
    {
        QCOMPARE(faults(), QString());
        m_batches.reset();
        m_products.reset();
        m_db.reset();
    }

    void aBatchComesIntoStockWithItsJars()
    {
        const Batch batch = received(u"A"_s, 100, 12);
        QCOMPARE(batch.onHand, 12);
        QVERIFY(!batch.expired);
        QCOMPARE(shelf().stock, 12);
        QCOMPARE(shelf().loose, 0);
        const auto again = settled(m_batches->receive(m_jar, lot(u"A"_s, 10, 1), by()));
        QCOMPARE(again.error().fields.first().field, u"lot_number"_s);
        QCOMPARE(shelf().stock, 12);
        QCOMPARE(moved(batch, -2, u"damaged"_s)->stock, 10);
        QCOMPARE(moved(batch, -11, u"lost"_s).error().code, u"out_of_stock"_s);
        QCOMPARE(onHand(), u"A:10"_s);
    }

    void packingTakesTheBatchThatExpiresFirst()
    {
        received(u"LATE"_s, 300, 5);
        received(u"SOON"_s, 30, 3);
        const QByteArray order = placed(4);
        QCOMPARE(onHand(), u"SOON:3 LATE:5"_s); // sold, and still on the shelf
        QCOMPARE(shelf().sold, 4);
        const auto lines = settled(m_batches->picks(QString::fromLatin1(order))).value();
        QCOMPARE(lines[0].suggestion().size(), 2);
        pack(order);
        QCOMPARE(picked(order), u"3×SOON 1×LATE"_s);
        QCOMPARE(shelf().sold, 0);
        unpack(order);
        QCOMPARE(onHand(), u"SOON:3 LATE:5"_s);
        ship(order); // without a word of packing
        QCOMPARE(picked(order), u"3×SOON 1×LATE"_s);
    }

    void whatAPersonPickedIsWhatIsPacked()
    {
        const Batch late = received(u"LATE"_s, 300, 5);
        received(u"SOON"_s, 30, 3);
        const QByteArray order = placed(3);
        const QList<BatchQuantity> chosen{{late.id, 2}};
        QVERIFY(settled(m_batches->pick(QString::fromLatin1(order), chosen, by())));
        QCOMPARE(picked(order), u"2×LATE"_s);
        pack(order);
        QCOMPARE(picked(order), u"1×SOON 2×LATE"_s);
        const auto again = settled(m_batches->pick(QString::fromLatin1(order), chosen, by()));
        QCOMPARE(again.error().code, u"order_not_pickable"_s);
        QCOMPARE(m_shop.execute("SELECT actor_name FROM batch_movements WHERE batch_id = $1 "
                                "AND reason = 'picked'",
                                {m_shop.bytes(late.id)}),
                 "Meera"_ba);
    }

    void aChoiceThatCannotBeIsRefused()
    {
        const Batch old = received(u"OLD"_s, -1, 5);
        const Batch few = received(u"FEW"_s, 30, 1);
        const QByteArray order = placed(3);
        const auto refusal = [&](const QList<BatchQuantity> &picks) {
            const auto result = settled(m_batches->pick(QString::fromLatin1(order), picks, by()));
            return result ? u"none"_s : result.error().code + words(result.error().fields);
        };
        QCOMPARE(refusal({{old.id, 1}}), u"batch_expired"_s);
        QCOMPARE(refusal({{few.id, 2}}), u"out_of_stock"_s);
        QCOMPARE(refusal({{few.id, 4}}), u"are more than was bought"_s);
        QCOMPARE(refusal({{BatchId::make(), 1}}), u"must be of the order's products"_s);
        QCOMPARE(picked(order), QString());
    }
    void expiredJarsAreNotPackedButAParcelThatIsGoneIsWrittenDown()
    {
        received(u"OLD"_s, -1, 5);
        received(u"NEW"_s, 30, 1);
        const QByteArray order = placed(3);
        try {
            pack(order);
            QFAIL("expired jars were packed");
        } catch (const db::Error &error) {
            QVERIFY(error.violates("batches_expired"));
        }
        QCOMPARE(onHand(), u"OLD:5 NEW:1"_s);
        ship(order);
        QCOMPARE(picked(order), u"2×OLD 1×NEW"_s);
    }

    void jarsOfTodayMayStillBePacked()
    {
        received(u"TODAY"_s, 0, 1);
        const QByteArray order = placed(1);
        pack(order);
        QCOMPARE(picked(order), u"1×TODAY"_s);
    }

    void looseJarsAreAssignedAndNoMoreThanThereAre()
    {
        m_shop.setStock("jar", 10);
        const Batch batch = received(u"A"_s, 100, 0);
        placed(4);
        QCOMPARE(shelf().loose, 10); // four of them are sold, all ten stand there
        QCOMPARE(moved(batch, 11, u"assigned"_s).error().code, u"out_of_stock"_s);
        QCOMPARE(moved(batch, 10, u"assigned"_s)->stock, 6);
        QCOMPARE(shelf().loose, 0);
        QCOMPARE(settled(m_products->adjust(m_jar, -1, StockReason::Lost, {}, by())).error().code,
                 u"batch_required"_s);
        QCOMPARE(settled(m_products->adjust(m_jar, 1, StockReason::Found, {}, by())), 7);
        QCOMPARE(settled(m_products->adjust(m_jar, -1, StockReason::Lost, {}, by())), 6);
    }

    void cancelledAndRestockedOrdersGiveTheirJarsBackToTheirBatches()
    {
        received(u"A"_s, 100, 9);
        const QByteArray packed = placed(2);
        const QByteArray shipped = placed(3);
        pack(packed);
        ship(shipped);
        QCOMPARE(onHand(), u"A:4"_s);
        cancel(packed);
        QCOMPARE(onHand(), u"A:6"_s);
        putBack(shipped, {});
        QCOMPARE(onHand(), u"A:9"_s);
        QCOMPARE(shelf().stock, 9);
    }

    void ofAParcelThatCameBackOnlyTheGoodJarsReturn()
    {
        received(u"SOON"_s, 30, 2);
        received(u"LATE"_s, 90, 5);
        const QByteArray order = placed(4);
        ship(order);
        QCOMPARE(onHand(), u"SOON:0 LATE:3"_s);
        m_shop.execute("INSERT INTO order_returns (order_id, actor_name) VALUES ($1, 'Meera')",
                       {order});
        m_shop.execute("INSERT INTO order_return_lines (order_id, product_id, good, written_off) "
                       "VALUES ($1, $2, 3, 1)",
                       {order, m_shop.bytes(m_jar)});
        m_shop.execute("WITH s AS (UPDATE stock SET on_hand = on_hand + 3 WHERE product_id = $2 "
                       "RETURNING on_hand) INSERT INTO stock_ledger (product_id, delta, balance, "
                       "reason, order_id) SELECT $2, 3, on_hand, 'returned', $1 FROM s",
                       {order, m_shop.bytes(m_jar)});
        set(order, "holds_stock = false");
        QCOMPARE(onHand(), u"SOON:2 LATE:4"_s);
        QCOMPARE(shelf().stock, 6);
        QCOMPARE(picked(order), u"1×LATE"_s); // written off, and of that batch all the same
    }

    void theRecallListsWhoHasJarsOfTheBatch()
    {
        const Batch batch = received(u"A"_s, 100, 9);
        const QByteArray first = placed(2);
        const QByteArray second = placed(3);
        pack(first);
        pack(second);
        cancel(second);
        const auto recall = settled(m_batches->recall(batch.id)).value();
        QCOMPARE(recall.orders.size(), 1);
        QCOMPARE(recall.orders[0][u"order"_s].toString(), QString::fromLatin1(first));
        QCOMPARE(recall.orders[0][u"qty"_s].toInt(), 2);
        QCOMPARE(recall.orders[0][u"customer"_s][u"phone"_s].toString(), u"+919876543210"_s);
        QVERIFY(!settled(m_batches->recall(BatchId::make())));
    }

    void verifyFindsBatchesThatDoNotAddUp()
    {
        const Batch batch = received(u"A"_s, 100, 9);
        m_shop.execute("UPDATE batches SET on_hand = 10");
        QVERIFY(faults().contains(u"batch A"_s));
        QVERIFY(faults().contains(u"1 jars more than stand on the shelf"_s));
        m_shop.execute("UPDATE batches SET on_hand = 9");
        const QByteArray order = placed(1);
        pack(order);
        m_shop.execute("UPDATE order_lines SET qty = 2, line_total_paise = 200");
        m_shop.execute("UPDATE batch_movements SET delta = -3 WHERE reason = 'picked'");
        QVERIFY(faults().contains(u"3 jars of product"_s));
        m_shop.execute("UPDATE batch_movements SET delta = -1 WHERE reason = 'picked'");
        m_shop.execute("UPDATE order_lines SET qty = 1, line_total_paise = 100");
        QVERIFY(moved(batch, 1, u"found"_s));
    }

    void theBooksAddUpAfterAnything_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 6; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void theBooksAddUpAfterAnything()
    {
        QFETCH(unsigned, seed);
        m_random.seed(seed);
        m_shop.setStock("jar", 20);
        m_made = {received(u"L0"_s, -5, 6), received(u"L1"_s, 40, 6)};
        m_open.clear();
        for (int step = 0; step < 60; ++step) {
            try {
                m_open.isEmpty() ? doWithStock(step) : doWithOrders(step);
            } catch (const db::Error &error) {
                QVERIFY2(error.violates("batches_expired") ||
                             error.violates("stock_never_negative"),
                         error.what());
            }
            QCOMPARE(faults(), QString());
            const Shelf now = shelf();
            int sum = 0;
            for (const Batch &batch : now.batches)
                sum += batch.onHand;
            QCOMPARE(now.stock + now.sold, sum + now.loose);
        }
    }
};

} // namespace paushtik::catalog

PAUSHTIK_TEST_MAIN(paushtik::catalog::BatchesTest)
#include "batches_test.moc"
