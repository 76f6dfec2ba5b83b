// SPDX-License-Identifier: GPL-3.0-or-later
// The list of orders without a window: filters as words, a list of a million by position, files.
#include "desktop/orders/order_export.h"
#include "desktop/orders/order_filter_panel.h"
#include "desktop/orders/order_table_model.h"
#include "desktop/orders/order_views.h"
#include "tests/desktop/fake_shop.h"
#include "tests/support/patience.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

namespace {

/// A list that knows positions, as a copy on this machine does.
class LongOrders final : public OrdersRepository {
public:
    explicit LongOrders(qint64 count)
        : length(count)
    {
    }
    qint64 length;
    int windows = 0;
    bool positions = true;

    bool hasPositions() const override { return positions; }
    Task<Result<qint64>> count(OrdersQuery) override { co_return length; }
    Task<Result<OrdersWindow>> windowAt(OrdersQuery, qint64 first, int limit) override
    {
        ++windows;
        OrdersWindow found;
        for (qint64 i = first; i < std::min(length, first + limit); ++i)
            found.rows.append(rowAt(i));
        co_return found;
    }
    Task<Result<OrdersWindow>> window(OrdersQuery, QString after, int limit) override
    {
        const qint64 first = after.toLongLong();
        OrdersWindow found;
        for (qint64 i = first; i < std::min(length, first + limit); ++i)
            found.rows.append(rowAt(i));
        if (first + limit < length)
            found.next = QString::number(first + limit);
        co_return found;
    }
    Task<Result<OrderDocument>> order(QString) override { co_return fail(Fault::NotFound); }
    static OrderRow rowAt(qint64 position)
    {
        OrderRow row = rowOf(*parseOrder(FakeShop::makeOrder(0)));
        row.id = OrderId(QUuid(uint(position + 1), 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 1));
        row.number = u"PF-2026-%1"_s.arg(position, 6, 10, QChar(u'0'));
        return row;
    }
};

} // namespace

class OrderListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFilterComesBackFromItsWordsAsItWas()
    {
        const OrdersQuery query{.status = u"paid"_s,
                                .text = u"+91 98 & co"_s,
                                .from = Timestamp::parse(u"2026-11-01T00:00:00Z"),
                                .to = Timestamp::parse(u"2026-11-22T00:00:00Z"),
                                .minTotal = Paise(100),
                                .maxTotal = Paise(9'999'999),
                                .city = u"पुणे"_s,
                                .product = u"GIR-500"_s,
                                .flag = u"any"_s,
                                .shipment = u"none"_s,
                                .packed = false,
                                .sort = OrdersSort::SmallestFirst};
        const QString words = query.toUrlQuery().toString(QUrl::FullyEncoded);
        QCOMPARE(OrdersQuery::fromUrlQuery(QUrlQuery(words)), query);
        QVERIFY(OrdersQuery{}.isEverything());
        QVERIFY(!query.isEverything());
    }

    void aMillionOrdersAreThereAtOnceAndOnlyThoseInSightAreRead()
    {
        LongOrders source(1'000'000);
        OrderTableModel model(source);
        model.setQuery({});
        QTRY_COMPARE(model.rowCount(), 1'000'000);
        QVERIFY(source.windows <= 2);
        const int far = 765'432;
        QVERIFY(!model.index(far, 0).data().isValid());
        QTRY_COMPARE(model.index(far, 0).data().toString(), u"PF-2026-765432"_s);
        QVERIFY(source.windows <= 4);
    }

    // Qt's tester walks through every cell at every signal, so the list is no longer than it must
    // be for several pages.
    void aListOfSeveralPagesKeepsTheRulesOfModels()
    {
        const int rows = 5 * OrderPages::kPageRows;
        LongOrders source(rows);
        OrderTableModel model(source);
        const QAbstractItemModelTester tester(&model);
        model.setQuery({});
        QTRY_COMPARE(model.rowCount(), rows);
        model.index(rows - 1, 0).data();
        QTRY_VERIFY(model.rowIfRead(rows - 1));
        model.setQuery({.status = u"paid"_s});
        QTRY_VERIFY(model.rowIfRead(0));
    }

    void rowsOfLongAgoAreForgottenAndReadAgain()
    {
        LongOrders source(100'000);
        OrderTableModel model(source);
        model.setQuery({});
        QTRY_COMPARE(model.rowCount(), 100'000);
        const int pages = OrderPages::kPagesKept + 20;
        for (int page = 1; page <= pages; ++page) {
            const int row = page * OrderPages::kPageRows;
            model.index(row, 0).data();
            QTRY_VERIFY(model.rowIfRead(row));
        }
        QVERIFY(!model.rowIfRead(OrderPages::kPageRows));
        model.index(OrderPages::kPageRows, 0).data();
        QTRY_VERIFY(model.rowIfRead(OrderPages::kPageRows));
    }

    void aListThatGrowsKeepsItsPlaces()
    {
        LongOrders source(1'000);
        OrderTableModel model(source);
        model.setQuery({});
        QTRY_COMPARE(model.rowCount(), 1'000);
        source.length = 1'003;
        Q_EMIT source.listsChanged();
        QTRY_COMPARE(model.rowCount(), 1'003);
        source.length = 998;
        Q_EMIT source.listsChanged();
        QTRY_COMPARE(model.rowCount(), 998);
    }

    void aSourceThatLearnsPositionsOrForgetsThemIsFollowed()
    {
        LongOrders source(1'000);
        source.positions = false;
        OrderTableModel model(source);
        const QAbstractItemModelTester tester(&model);
        model.setQuery({});
        QTRY_COMPARE(model.rowCount(), 50);
        source.positions = true;
        QCOMPARE(model.rowCount(), 50); // until there is a fresh answer
        QVERIFY(model.rowIfRead(49));
        Q_EMIT source.listsChanged();
        QTRY_COMPARE(model.rowCount(), 1'000);
        QVERIFY(!model.canFetchMore({}));
        source.positions = false;
        Q_EMIT source.listsChanged();
        QTRY_COMPARE(model.rowCount(), 50);
        QVERIFY(model.canFetchMore({}));
    }

    void allThatFitsIsWrittenWhateverWasRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("CSV") << u"orders.csv"_s;
        QTest::newRow("XLSX") << u"orders.xlsx"_s;
    }
    void allThatFitsIsWrittenWhateverWasRead()
    {
        QFETCH(QString, name);
        QTemporaryDir folder;
        LongOrders source(257);
        OrderExport writer(source);
        const QString file = folder.filePath(name);
        std::optional<Result<qint64>> done;
        QCoro::connect(writer.run({}, {OrderTableModel::Number, OrderTableModel::Total}, file),
                       this, [&done](const Result<qint64> &written) { done = written; });
        QTRY_VERIFY(done.has_value());
        QVERIFY(*done);
        QCOMPARE(**done, 257);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray bytes = written.readAll();
        if (name.endsWith(u"csv"_s)) {
            QCOMPARE(bytes.count("\r\n"), 258);
            QVERIFY(bytes.contains("PF-2026-000256,4096.00\r\n"));
        } else {
            QVERIFY(bytes.startsWith("PK")); // a ZIP, as XLSX is
            QVERIFY(!QFile::exists(file + u".part"_s));
        }
    }

    void aCellThatASpreadsheetWouldRunIsHarmlessAndQuotesSurvive()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"a.csv"_s);
        auto table = TableFile::create(file, u"Orders"_s, {u"Name"_s});
        QVERIFY(table);
        (*table)->addRow({u"=cmd|'/c calc'!A0"_s});
        (*table)->addRow({u"Mary \"Ma\", D'Souza"_s});
        QVERIFY((*table)->finish());
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), QByteArray("\xEF\xBB\xBFName\r\n'=cmd|'/c calc'!A0\r\n"
                                               "\"Mary \"\"Ma\"\", D'Souza\"\r\n"));
    }

    void anAmountIsReadAsPeopleWriteIt_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<qint64>("paise");
        QTest::newRow("plain") << u"1500"_s << qint64(150'000);
        QTest::newRow("grouped") << u"1,23,456.5"_s << qint64(12'345'650);
        QTest::newRow("with its sign") << u"₹ 49.00"_s << qint64(4'900);
        QTest::newRow("three decimals") << u"1.005"_s << qint64(-1);
        QTest::newRow("letters") << u"ten"_s << qint64(-1);
        QTest::newRow("negative") << u"-5"_s << qint64(-1);
    }
    void anAmountIsReadAsPeopleWriteIt()
    {
        QFETCH(QString, typed);
        QFETCH(qint64, paise);
        const auto amount = OrderFilterPanel::amountFrom(typed);
        QCOMPARE(amount ? amount->value() : -1, paise);
    }

    void aSavedViewIsThereInTheNextRun()
    {
        QTemporaryDir folder;
        LongOrders source(10);
        const QString file = folder.filePath(u"desk.ini"_s);
        const OrdersQuery query{.status = u"paid"_s, .city = u"Pune"_s};
        {
            Preferences preferences(file);
            OrderViews views(source, preferences);
            views.save({u"Paid in Pune"_s, query, "columns", false});
        }
        Preferences preferences(file);
        OrderViews views(source, preferences);
        QCOMPARE(views.views().last().name, u"Paid in Pune"_s);
        QCOMPARE(views.views().last().query, query);
        QCOMPARE(views.views().last().columns, QByteArray("columns"));
        views.follow(query);
        QCOMPARE(views.currentIndex(), views.count() - 1);
        QTRY_VERIFY(views.tabText(0).contains(u"10"));
    }
};

QTEST_MAIN(OrderListTest)
#include "order_list_test.moc"
