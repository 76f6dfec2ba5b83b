// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever way a question about orders is put to the file, the rows are those that a look at every
// order finds, in that order, once each.
#include "desktop/replica/order_facets.h"
#include "desktop/replica/order_plan.h"
#include "desktop/replica/schema.h"
#include "desktop/replica/search_words.h"
#include "tests/desktop/replica_documents.h"

#include <QDir>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kOrders = 260;

struct Known {
    OrderEntry entry;
    QString words;
};

QJsonObject makeOrder(int index)
{
    QJsonObject order = FakeShop::makeOrder(index);
    // Words that no table of this version has must be found too.
    if (index % 37 == 5)
        order[u"status"_s] = u"on_hold"_s;
    if (index % 41 == 3)
        order[u"flags"_s] = QJsonArray{u"rto"_s, u"a_flag_of_tomorrow"_s};
    if (index % 7 == 0)
        order[u"packed_at"_s] = QJsonValue();
    return order;
}

bool hasWords(const Known &order, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(),
                       [&](const QString &word) { return order.words.contains(u' ' + word); });
}

bool fits(const Known &order, const OrdersAsk &ask)
{
    const OrderEntry &entry = order.entry;
    const QString shipment = ask.shipment == u"none" ? u""_s : ask.shipment;
    return (ask.statuses.isEmpty() || ask.statuses.contains(entry.status)) &&
           (ask.payment.isEmpty() || ask.payment == entry.payment) &&
           (ask.shipment.isEmpty() || shipment == entry.shipment) &&
           entry.city.startsWith(ask.city, Qt::CaseInsensitive) &&
           (ask.flag.isEmpty() ||
            (ask.flag == u"any" ? !entry.flags.isEmpty() : entry.flags.contains(ask.flag))) &&
           (!ask.packed || *ask.packed == entry.packed) &&
           (!ask.from || entry.placedAt >= *ask.from) &&
           (!ask.until || entry.placedAt < *ask.until) &&
           (!ask.atLeast || entry.total >= *ask.atLeast) &&
           (!ask.atMost || entry.total <= *ask.atMost) &&
           hasWords(order, search::typedWords(ask.text) + search::productWords(ask.product));
}

bool comesBefore(const OrderEntry &a, const OrderEntry &b, OrdersAsk::Sort sort)
{
    const auto key = [sort](const OrderEntry &one) {
        const QVariant value = placeOf(one, sort).value;
        const bool isText = sort != OrdersAsk::Sort::Placed && sort != OrdersAsk::Sort::Total;
        // As SQLite's NOCASE does: A to Z alone, and the bytes of UTF-8.
        QByteArray text = value.toString().toUtf8();
        for (char &c : text)
            c = c >= 'A' && c <= 'Z' && sort != OrdersAsk::Sort::Number ? char(c + 32) : c;
        return std::tuple(isText ? 0 : value.toLongLong(), isText ? text : QByteArray(), one.key);
    };
    return key(a) < key(b);
}

} // namespace

class OrderQuestionsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Replica> m_replica;
    QList<Known> m_all;
    QRandomGenerator m_random{2026};

    template <class T>
    T oneOf(const QList<T> &values)
    {
        return values[m_random.bounded(int(values.size()))];
    }
    bool often() { return m_random.bounded(4) == 0; }

    OrdersAsk randomAsk()
    {
        const OrderEntry &one = oneOf(m_all).entry;
        const OrderEntry &other = oneOf(m_all).entry;
        OrdersAsk ask;
        if (often())
            ask.text = oneOf<QString>({u"a"_s, u"pf"_s, u"asha"_s, one.number, one.customer.left(3),
                                       one.awb, u"example rohan"_s, u"nobodyatall"_s});
        if (often())
            ask.statuses = {one.status};
        if (often())
            ask.statuses << other.status;
        if (often())
            ask.payment = oneOf<QString>({one.payment, u"unheard_of"_s});
        if (often())
            ask.shipment = one.shipment.isEmpty() ? u"none"_s : one.shipment;
        if (often())
            ask.city = one.city.left(1 + m_random.bounded(4)).toLower();
        if (often())
            ask.flag = oneOf<QString>({u"any"_s, u"rto"_s, u"a_flag_of_tomorrow"_s, u"lost"_s});
        if (often())
            ask.product = oneOf<QString>({u"kesar"_s, u"gir"_s, u"PSK"_s});
        if (often())
            ask.packed = m_random.bounded(2) == 0;
        if (often())
            ask.from = one.placedAt;
        if (often())
            ask.until = other.placedAt;
        if (often())
            ask.atLeast = one.total;
        if (often())
            ask.atMost = other.total;
        ask.sort = static_cast<OrdersAsk::Sort>(m_random.bounded(5));
        ask.descending = m_random.bounded(2) == 0;
        return ask;
    }

    QStringList expected(const OrdersAsk &ask) const
    {
        QList<OrderEntry> found;
        for (const Known &one : m_all)
            if (fits(one, ask))
                found.append(one.entry);
        std::sort(found.begin(), found.end(), [&](const OrderEntry &a, const OrderEntry &b) {
            return ask.descending ? comesBefore(b, a, ask.sort) : comesBefore(a, b, ask.sort);
        });
        QStringList ids;
        for (const OrderEntry &one : found)
            ids.append(one.number);
        return ids;
    }

    static QStringList numbersOf(const QList<OrderEntry> &entries)
    {
        QStringList numbers;
        for (const OrderEntry &entry : entries)
            numbers.append(entry.number);
        return numbers;
    }

    // Window after window, then by position, then counted.
    void compare(Sql &sql, const OrdersAsk &ask)
    {
        const QStringList wanted = expected(ask);
        QStringList joined;
        std::optional<OrderPlace> at;
        while (true) {
            const auto part = orders::window(sql, ask, at, 23);
            joined += numbersOf(part);
            if (part.size() < 23)
                break;
            at = placeOf(part.last(), ask.sort);
        }
        QCOMPARE(joined, wanted);
        const OrderRanks ranks = orders::ranks(sql, ask, 16);
        QCOMPARE(ranks.count, wanted.size());
        QCOMPARE(orders::count(sql, ask), wanted.size());
        for (int first = 0; first < wanted.size(); first += 11)
            QCOMPARE(numbersOf(orders::windowAt(sql, ask, ranks, first, 5)), wanted.mid(first, 5));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_replica = std::make_unique<Replica>(m_folder.path());
        QVERIFY(settled(m_replica->open(u"shop asha"_s)).has_value());
        QList<FeedItem> items;
        for (int i = 0; i < kOrders; ++i) {
            const QJsonObject order = makeOrder(i);
            items.append(itemOf(DocType::Order, order["id"_L1].toString(), order));
        }
        QVERIFY(feed(*m_replica, items));
        const auto entries = settled(
            m_replica->read([](Sql &sql) { return orders::window(sql, {}, {}, kOrders + 1); }));
        QCOMPARE(entries->size(), kOrders);
        for (const OrderEntry &entry : *entries)
            for (int i = 0; i < kOrders; ++i)
                if (makeOrder(i)["id"_L1] == entry.id)
                    m_all.append({entry, orderWordsOf(makeOrder(i), entry)});
    }

    void everyWayFindsTheSameRows_data()
    {
        QTest::addColumn<qint64>("many");
        QTest::addColumn<double>("surelyFine");
        QTest::newRow("as in a small file") << qint64(40'000) << 12'000.0;
        QTest::newRow("nothing is few") << qint64(0) << 0.0;
        QTest::newRow("some are few") << qint64(12) << 0.0;
        QTest::newRow("few first") << qint64(60) << 1e12;
        QTest::newRow("whatever seems least") << qint64(100'000) << 0.0;
    }
    void everyWayFindsTheSameRows()
    {
        QFETCH(qint64, many);
        QFETCH(double, surelyFine);
        const OrderPlanLimits usual = std::exchange(orderPlanLimits(), {many, surelyFine});
        Sql sql(m_folder.path() + u'/' + replicaFolder() + u"/replica.db"_s, Sql::Access::ReadOnly);
        for (int i = 0; i < 100 && !QTest::currentTestFailed(); ++i)
            compare(sql, randomAsk());
        orderPlanLimits() = usual;
    }

    void facetsHoldEveryFewValuedColumn()
    {
        for (const Known &one : m_all) {
            FacetTest test;
            test.wantStatuses({one.entry.status});
            test.wantShipment(one.entry.shipment.isEmpty() ? u"none"_s : one.entry.shipment);
            test.wantPayment(one.entry.payment);
            test.wantPacked(one.entry.packed);
            for (const QString &flag : one.entry.flags)
                test.wantFlag(flag);
            QVERIFY(test.fits(facetsOf(one.entry)));
            FacetTest other;
            other.wantPacked(!one.entry.packed);
            QVERIFY(!other.fits(facetsOf(one.entry)));
        }
    }

    void aFileOfBeforeGetsTheFacetsOfItsOrders()
    {
        const QString file = m_folder.filePath(u"before.db"_s);
        {
            Sql before(file, Sql::Access::ReadWrite);
            schema::migrate(before, 2);
            for (const Known &one : m_all)
                before.run(u"INSERT INTO orders (key, id, number, placed_at, status, payment, "
                           "shipment, total, items, customer, contact, city, awb, flags, packed, "
                           "words) VALUES (?, ?, '', 0, ?, ?, ?, 0, 0, '', '', '', '', ?, ?, '')"_s,
                           {one.entry.key, one.entry.id, one.entry.status,
                            one.entry.payment.isNull() ? u""_s : one.entry.payment,
                            one.entry.shipment.isNull() ? u""_s : one.entry.shipment,
                            one.entry.flags.isEmpty() ? u""_s : one.entry.flags.join(u' '),
                            one.entry.packed ? 1 : 0});
            schema::migrate(before);
        }
        Sql after(file, Sql::Access::ReadOnly);
        for (const Known &one : m_all)
            QCOMPARE(after.one(u"SELECT facets FROM orders WHERE key = ?"_s, {one.entry.key})
                         .toLongLong(),
                     facetsOf(one.entry));
    }

    void aRankingThatNobodyWantsAnyMoreEnds()
    {
        Sql sql(m_folder.path() + u'/' + replicaFolder() + u"/replica.db"_s, Sql::Access::ReadOnly);
        int asked = 0;
        const auto ranks = orders::ranks(sql, OrdersAsk{}, 4, [&asked] { return ++asked < 3; });
        QVERIFY(ranks.places.size() < 10);
    }

    // Without a sort's index carrying the facets a million rows would be looked at one by one.
    void noSortOfAllRowsLooksAtMoreRowsThanItShows()
    {
        Sql sql(m_folder.path() + u'/' + replicaFolder() + u"/replica.db"_s, Sql::Access::ReadOnly);
        for (int sort = 0; sort < 5; ++sort) {
            const OrdersAsk ask{.statuses = {u"paid"_s},
                                .sort = static_cast<OrdersAsk::Sort>(sort)};
            const OrderPlan plan = planOf(sql, ask, OrderAim::FirstRows);
            QStringList steps;
            for (Rows rows =
                     sql.rows(u"EXPLAIN QUERY PLAN SELECT o.key FROM "_s + plan.from + plan.where,
                              plan.values);
                 rows.next();)
                steps.append(rows.text(3));
            QVERIFY2(steps.first().contains(u"COVERING INDEX"_s), qUtf8Printable(steps.first()));
        }
    }

private:
    QString replicaFolder() const
    {
        return QDir(m_folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
    }
};

QTEST_GUILESS_MAIN(OrderQuestionsTest)
#include "order_questions_test.moc"
