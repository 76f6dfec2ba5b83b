// SPDX-License-Identifier: GPL-3.0-or-later
// The queues on the copy on this machine: longer than a table, read again and again, worked on many
// at a time.
#include "desktop/orders/order_table_view.h"
#include "desktop/shell/api_sync_status.h"
#include "desktop/shipments/queues_view.h"
#include "tests/desktop/shipments/warehouse.h"
#include "tests/support/patience.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;

namespace {

/// The queues' page and what stands behind it, without a window around.
struct Queues {
    explicit Queues(int orders)
        : house(orders)
        , view(shell, house.parcels, day, spool, line)
    {
        day.open(house.folder.filePath(u"day"_s));
        view.resize(1200, 800);
        view.show();
    }
    template <class T>
    T *find(const char *name) const
    {
        return view.findChild<T *>(QLatin1StringView(name));
    }
    bool read()
    {
        QSignalSpy refreshed(&view, &QueuesView::refreshed);
        view.refresh();
        return tests::waitUntil([&] { return !refreshed.isEmpty(); });
    }
    QStringList chosen() const
    {
        QStringList numbers;
        for (const QModelIndex &row : table()->selectionModel()->selectedRows())
            numbers << row.data().toString();
        numbers.sort();
        return numbers;
    }
    OrderTableView *table() const { return find<OrderTableView>("shipments"); }

    Warehouse house;
    QTemporaryDir folder;
    Preferences preferences{folder.filePath(u"desk.ini"_s)};
    Shell shell;
    LabelDesk labels{house.api};
    DayCache day{house.parcels, labels};
    PrinterSetup printers{preferences};
    PrintSpool spool{printers};
    ApiSyncStatus line{house.api};
    QueuesView view;
};

void unbookAll(FakeShop &shop)
{
    for (QJsonObject &order : shop.orders) {
        order[u"status"_s] = u"paid"_s;
        order[u"packed_at"_s] = order[u"shipment"_s] = QJsonValue();
    }
}

} // namespace

class QueuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aQueueThatIsLongerThanItsTableSaysSoAndTheOthersAreFound()
    {
        Queues queues(0);
        for (int i = 0; i < 620; ++i)
            queues.house.shop.orders.append(FakeShop::makeOrder(i));
        unbookAll(queues.house.shop);
        queues.house.copy();
        queues.house.shop.goAway();
        QVERIFY(queues.read());
        const auto *more = queues.find<QLabel>("shipmentsMore");
        QVERIFY(more->isVisible());
        QVERIFY2(more->text().startsWith(u"500 of 620, longest waiting first"),
                 qPrintable(more->text()));

        QStringList here;
        for (int row = 0; row < 500; ++row)
            here << queues.view.model()->row(row).number;
        QString further;
        for (const QJsonObject &order : std::as_const(queues.house.shop.orders))
            if (const QString number = order["number"_L1].toString(); !here.contains(number))
                further = number;
        QVERIFY(!further.isEmpty());
        queues.view.find(further);
        QTRY_COMPARE(queues.chosen(), QStringList{further});
        QVERIFY(queues.read()); // and it does not leave when something changes
        QTRY_COMPARE(queues.chosen(), QStringList{further});
        queues.find<QLineEdit>("shipmentsFind")->clear();
        QVERIFY(queues.read());
        QTRY_COMPARE(queues.view.model()->rowCount(), 500);
        QVERIFY(more->isVisible());
    }

    void aShortQueueSaysNothingOfOthersAndAnUnknownNumberIsSaid()
    {
        Queues queues(12);
        QVERIFY(queues.read());
        QVERIFY(!queues.find<QLabel>("shipmentsMore")->isVisible());
        QSignalSpy told(&queues.shell, &Shell::told);
        queues.view.find(u"PF-2020-999999"_s);
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(told[0][1].toString().contains(u"PF-2020-999999"));
    }

    void whatIsChosenStaysChosenWhenTheQueuesAreReadAgain()
    {
        Queues queues(40);
        QVERIFY(queues.read());
        queues.view.showQueue(ShipmentQueue::Ready);
        queues.table()->selectAll();
        QStringList wanted = queues.chosen();
        QVERIFY(wanted.size() > 2);
        QVERIFY(queues.read());
        QCOMPARE(queues.chosen(), wanted);
        // One of them leaves, so that the rows are others.
        for (QJsonObject &order : queues.house.shop.orders) {
            if (order["number"_L1].toString() != wanted.first())
                continue;
            QJsonObject shipment = order["shipment"_L1].toObject();
            shipment[u"state"_s] = u"in_transit"_s;
            order[u"shipment"_s] = shipment;
        }
        queues.house.copy();
        QVERIFY(queues.read());
        wanted.removeFirst();
        QTRY_COMPARE(queues.chosen(), wanted);
    }

    void everyFailureOfASelectionIsNamedAndLeadsBackToItsParcel()
    {
        Queues queues(60);
        for (QJsonObject &order : queues.house.shop.orders)
            if (order["status"_L1] == u"paid"_s)
                order[u"shipment"_s] = QJsonValue();
        queues.house.copy();
        queues.house.shop.courierTrouble = u"Recharge your ShipRocket wallet"_s;
        QVERIFY(queues.read());
        queues.view.showQueue(ShipmentQueue::NoAwb);
        queues.table()->selectAll();
        const QStringList wanted = queues.chosen();
        QVERIFY(wanted.size() > 6);
        QSignalSpy told(&queues.shell, &Shell::told);
        queues.find<QAction>("actionBookShipments")->trigger();
        auto *list = queues.find<QListWidget>("failureReasons");
        QTRY_COMPARE(list->count(), int(wanted.size()));
        QVERIFY(list->isVisible());
        for (int i = 0; i < list->count(); ++i)
            QVERIFY(list->item(i)->text().contains(u"wallet is empty"));
        QCOMPARE(told.size(), 0);
        queues.table()->clearSelection();
        queues.find<QPushButton>("failuresChoose")->click();
        QCOMPARE(queues.chosen(), wanted);
        queues.house.shop.courierTrouble.clear();
        queues.find<QAction>("actionBookShipments")->trigger();
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(!list->isVisible());
    }
};

QTEST_MAIN(QueuesTest)
#include "queues_test.moc"
