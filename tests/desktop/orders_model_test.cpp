// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_table_model.h"
#include "desktop/style/tokens.h"
#include "tests/desktop/fake_shop.h"
#include "tests/support/patience.h"

#include <QAbstractItemModelTester>
#include <QCoroFuture>
#include <QFuture>
#include <QPromise>
#include <QSignalSpy>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

namespace {

/// Answers when the test says so, in the order the test says.
class HeldOrders final : public OrdersRepository {
public:
    struct Asked {
        OrdersQuery query;
        QString after;
        int limit;
        std::shared_ptr<QPromise<Result<OrdersWindow>>> promise;
    };
    QList<Asked> asked;

    Task<Result<OrdersWindow>> window(OrdersQuery query, QString after, int limit) override
    {
        auto promise = std::make_shared<QPromise<Result<OrdersWindow>>>();
        promise->start();
        asked.append({query, after, limit, promise});
        auto future = promise->future();
        co_return co_await future;
    }
    Task<Result<OrderDocument>> order(QString) override { co_return fail(Fault::NotFound); }

    void answer(int which, int first, int count, std::optional<QString> next = {})
    {
        OrdersWindow found;
        for (int i = first; i < first + count; ++i)
            found.rows.append(rowOf(*parseOrder(FakeShop::makeOrder(i))));
        found.next = std::move(next);
        finish(which, found);
    }
    void refuse(int which) { finish(which, fail(Fault::Unavailable, u"unreachable"_s)); }

private:
    void finish(int which, Result<OrdersWindow> result)
    {
        asked[which].promise->addResult(std::move(result));
        asked[which].promise->finish();
    }
};

} // namespace

class OrdersModelTest : public QObject {
    Q_OBJECT

private:
    using Phase = OrderTableModel::Phase;

private Q_SLOTS:
    void aFirstWindowBecomesRowsWithWordsTonesAndIds()
    {
        HeldOrders source;
        OrderTableModel model(source);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setQuery({});
        QCOMPARE(model.phase(), Phase::Loading);
        source.answer(0, 0, 3);
        QTRY_COMPARE(model.phase(), Phase::Idle);
        QCOMPARE(model.rowCount(), 3);
        const auto cell = [&model](int row, int column, int role = Qt::DisplayRole) {
            return model.index(row, column).data(role);
        };
        QCOMPARE(cell(0, OrderTableModel::Number).toString(), u"PF-2026-100000"_s);
        QCOMPARE(cell(0, OrderTableModel::Placed).toString(), u"22 Nov 2026, 5:47 pm"_s);
        QCOMPARE(cell(0, OrderTableModel::State).toString(), u"Paid"_s);
        QCOMPARE(cell(0, OrderTableModel::State, OrderTableModel::ToneRole).toInt(),
                 int(Tone::Success));
        QCOMPARE(cell(2, OrderTableModel::Total).toString(), u"₹3,998.00"_s);
        QVERIFY(!cell(0, OrderTableModel::Total, OrderTableModel::ToneRole).isValid());
        QCOMPARE(cell(1, OrderTableModel::City, OrderTableModel::IdRole).toString(),
                 model.row(1).id.toString());
        QVERIFY(model.isComplete());
        QCOMPARE(model.total(), std::optional<qint64>(3));
    }

    void anAnswerToAnOlderQuestionIsDropped()
    {
        HeldOrders source;
        OrderTableModel model(source);
        model.setQuery({.text = u"a"_s});
        model.setQuery({.text = u"ab"_s});
        source.answer(1, 10, 2);
        QTRY_COMPARE(model.rowCount(), 2);
        source.answer(0, 0, 5);
        QTest::qWait(0);
        QCoreApplication::processEvents();
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.row(0).number, u"PF-2026-099990"_s);
    }

    void theNextWindowStartsAtTheKeyOfTheLast()
    {
        HeldOrders source;
        OrderTableModel model(source);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setQuery({.status = u"paid"_s});
        source.answer(0, 0, 4, u"key-4"_s);
        QTRY_VERIFY(model.canFetchMore({}));
        QVERIFY(!model.total());
        model.fetchMore({});
        QVERIFY(!model.canFetchMore({})); // one question at a time
        QCOMPARE(source.asked[1].after, u"key-4"_s);
        QCOMPARE(source.asked[1].query.status, u"paid"_s);
        QVERIFY(source.asked[1].limit <= 100);
        source.answer(1, 4, 3);
        QTRY_COMPARE(model.rowCount(), 7);
        QVERIFY(!model.canFetchMore({}));
    }

    void aFailedReloadKeepsTheRowsAndSaysWhy()
    {
        HeldOrders source;
        OrderTableModel model(source);
        model.setQuery({});
        source.answer(0, 0, 3);
        QTRY_COMPARE(model.rowCount(), 3);
        model.reload();
        source.refuse(1);
        QTRY_COMPARE(model.phase(), Phase::Failed);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.error().code, u"unreachable"_s);
    }

    void retryAfterAFailedWindowAsksForThatWindowAgain()
    {
        HeldOrders source;
        OrderTableModel model(source);
        model.setQuery({});
        source.answer(0, 0, 3, u"key-3"_s);
        QTRY_VERIFY(model.canFetchMore({}));
        model.fetchMore({});
        source.refuse(1);
        QTRY_COMPARE(model.phase(), Phase::Failed);
        model.reload();
        QCOMPARE(source.asked[2].after, u"key-3"_s);
        source.answer(2, 3, 1);
        QTRY_COMPARE(model.rowCount(), 4);
    }

    void aChangedRowIsReplacedInPlace()
    {
        HeldOrders source;
        OrderTableModel model(source);
        model.setQuery({});
        source.answer(0, 0, 3);
        QTRY_COMPARE(model.rowCount(), 3);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        OrderRow row = model.row(1);
        row.status = u"cancelled"_s;
        Q_EMIT source.rowsChanged({row});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(model.index(1, OrderTableModel::State).data().toString(), u"Cancelled"_s);
    }

    void aWordThatIsNotKnownIsShownAsItIs()
    {
        HeldOrders source;
        OrderTableModel model(source);
        model.setQuery({});
        source.answer(0, 0, 1);
        QTRY_COMPARE(model.rowCount(), 1);
        OrderRow row = model.row(0);
        row.status = u"on_the_moon"_s;
        Q_EMIT source.rowsChanged({row});
        QCOMPARE(model.index(0, OrderTableModel::State).data().toString(), u"on_the_moon"_s);
    }

    void everySortHasAHeadAndComesBackFromIt_data()
    {
        QTest::addColumn<OrdersSort>("sort");
        for (const auto sort :
             {OrdersSort::NewestFirst, OrdersSort::OldestFirst, OrdersSort::LargestFirst,
              OrdersSort::SmallestFirst, OrdersSort::ByNumber, OrdersSort::ByNumberDown,
              OrdersSort::ByCustomer, OrdersSort::ByCustomerDown, OrdersSort::ByCity,
              OrdersSort::ByCityDown})
            QTest::addRow("%d", int(sort)) << sort;
    }
    void everySortHasAHeadAndComesBackFromIt()
    {
        QFETCH(OrdersSort, sort);
        const auto [column, order] = OrderTableModel::headFor(sort);
        QCOMPARE(OrderTableModel::sortFor(column, order), std::optional(sort));
    }

    void aColumnWithoutAnOrderHasNoSort()
    {
        QVERIFY(!OrderTableModel::sortFor(OrderTableModel::Items, Qt::AscendingOrder));
        QVERIFY(!OrderTableModel::sortFor(OrderTableModel::Flags, Qt::DescendingOrder));
    }
};

QTEST_GUILESS_MAIN(OrdersModelTest)
#include "orders_model_test.moc"
