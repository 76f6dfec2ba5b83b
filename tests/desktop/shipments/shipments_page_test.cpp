// SPDX-License-Identifier: GPL-3.0-or-later
// The warehouse's page as a person with gloves and a scanner has it, the line up and down.
#include "desktop/shipments/manifests_view.h"
#include "desktop/shipments/packing_bench.h"
#include "desktop/shipments/queues_view.h"
#include "desktop/shipments/shipments_page.h"
#include "tests/desktop/desk_fixture.h"
#include "tests/desktop/shipments/scanner_pace.h"
#include "tests/support/patience.h"

#include <QAction>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

class ShipmentsPageTest : public QObject {
    Q_OBJECT

private:
    static ShipmentsPage *pageOf(DeskFixture &desk) { return desk.window->page<ShipmentsPage>(); }
    static void unpack(FakeShop &shop)
    {
        for (QJsonObject &order : shop.orders) {
            if (order["status"_L1] != u"paid"_s)
                continue;
            order[u"packed_at"_s] = QJsonValue();
            const QJsonObject shipment = order["shipment"_L1].toObject();
            const QString awb = shipment["awb"_L1].toString();
            if (!awb.isEmpty())
                shop.labels[shipment["id"_L1].toString()] = FakeShop::labelPdf(awb);
        }
    }
    static bool open(DeskFixture &desk)
    {
        unpack(desk.shop);
        if (!desk.ready())
            return false;
        desk.find<QAction>("pageShipments")->trigger();
        return tests::waitUntil(
            [&] { return pageOf(desk)->asOf() && desk.desk->day.labels() > 0; });
    }
    /// As a scanner does: wherever the focus is.
    static void scan(DeskFixture &desk, const QString &code)
    {
        QWidget *where = desk.window->focusWidget() ? desk.window->focusWidget()
                                                    : static_cast<QWidget *>(desk.window.get());
        const ScannerPace pace;
        QTest::keyClicks(where, code);
        QTest::keyClick(where, Qt::Key_Return);
    }
    static void takeAll(DeskFixture &desk)
    {
        const auto lines = pageOf(desk)->bench()->session()->lines();
        for (const PackLine &line : lines)
            for (int i = line.taken; i < line.quantity; ++i)
                scan(desk, line.sku);
    }
    static QString numberOf(DeskFixture &desk, int order)
    {
        return desk.shop.orders[order]["number"_L1].toString();
    }
    static QString awbOf(DeskFixture &desk, int order)
    {
        return desk.shop.orders[order]["shipment"_L1]["awb"_L1].toString();
    }

    static QWidget *focusOf(DeskFixture &desk)
    {
        return desk.window->focusWidget() ? desk.window->focusWidget() : desk.window.get();
    }
    // As a person who has no mouse: Tab, until it is there.
    static bool tabTo(DeskFixture &desk, const char *name)
    {
        for (int i = 0; i < 120; ++i) {
            if (focusOf(desk)->objectName() == QLatin1StringView(name))
                return true;
            QTest::keyClick(focusOf(desk), Qt::Key_Tab);
        }
        return false;
    }
    // Slower than any scanner.
    static void type(DeskFixture &desk, const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClick(focusOf(desk), letter.toLatin1(), Qt::NoModifier, 60);
        QTest::keyClick(focusOf(desk), Qt::Key_Return, Qt::NoModifier, 60);
    }
    static qsizetype labelsOf(DeskFixture &desk, int order)
    {
        const QList<PrintJob> jobs = QCoro::waitFor(desk.desk->spool.jobs());
        return std::ranges::count(jobs, awbOf(desk, order), &PrintJob::awb);
    }
    /// The AWBs that the handover still waits for.
    static QStringList missingOf(DeskFixture &desk)
    {
        QStringList awbs;
        const auto *list = desk.find<QListWidget>("handoverParcels");
        for (int row = 0; row < list->count(); ++row)
            if (list->item(row)->text().startsWith(u'\u25cb'))
                awbs << list->item(row)->text().section(u' ', 1, 1, QString::SectionSkipEmpty);
        return awbs;
    }
    static void handOverByKeys(DeskFixture &desk, const std::function<void(int)> &tab)
    {
        tab(Qt::Key_3);
        QTRY_VERIFY(desk.find<QPushButton>("makeManifest"));
        QVERIFY(tabTo(desk, "makeManifest"));
        QTest::keyClick(focusOf(desk), Qt::Key_Space);
        QTRY_COMPARE(desk.shop.manifests.size(), 1);
        QTRY_COMPARE(desk.visibleText("manifestChosen"), u"Not handed over yet."_s);
        QVERIFY(tabTo(desk, "manifestHandOver"));
        QTest::keyClick(focusOf(desk), Qt::Key_Space);
        QTRY_VERIFY(pageOf(desk)->manifests()->isHandingOver());
        QVERIFY(tabTo(desk, "handoverCode"));
        type(desk, awbOf(desk, 0));
        QVERIFY(desk.visibleText("handoverProgress").startsWith(u"1 of"));
        QVERIFY(tabTo(desk, "handoverDriver"));
        type(desk, u"Ramesh"_s);
        QVERIFY(tabTo(desk, "handoverSigned"));
        QTest::keyClick(focusOf(desk), Qt::Key_Space);
        QVERIFY(tabTo(desk, "handoverFinish"));
        QTest::keyClick(focusOf(desk), Qt::Key_Space);
        QTRY_COMPARE(desk.shop.handovers.size(), 1);
        const QJsonObject record = desk.shop.handovers.begin().value();
        QCOMPARE(record["driver"_L1].toString(), u"Ramesh"_s);
        QVERIFY(record["signed"_L1].toBool());
    }

private Q_SLOTS:
    void everyTabCountsWhatItShows()
    {
        DeskFixture desk(40);
        QVERIFY(open(desk));
        auto *tabs = desk.find<QTabBar>("shipmentQueues");
        const QueueModel *model = pageOf(desk)->queues()->model();
        int all = 0;
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            QCOMPARE(model->rowCount(), model->count(kShipmentQueues[i]));
            if (model->rowCount() > 0)
                QVERIFY(tabs->tabText(i).endsWith(QString::number(model->rowCount())));
            all += model->rowCount();
        }
        QVERIFY(all > 20);
    }

    void oneIsFoundByNumberAndAwbInWhateverQueueItStands()
    {
        DeskFixture desk(40);
        QVERIFY(open(desk));
        auto *table = desk.find<QTableView>("shipments");
        const auto chosen = [table] {
            const auto rows = table->selectionModel()->selectedRows();
            return rows.size() == 1 ? rows.first().data().toString() : QString();
        };
        pageOf(desk)->showTab(ShipmentsPage::Tab::Bench);
        desk.find<QAction>("actionFindShipment")->trigger();
        auto *field = desk.find<QLineEdit>("shipmentsFind");
        QVERIFY(field->isVisible());
        // Order 2 is in transit, 7 is ready for pickup.
        for (const int order : {2, 7}) {
            for (const QString &code : {numberOf(desk, order).toLower(), awbOf(desk, order)}) {
                field->setFocus();
                field->selectAll();
                type(desk, code);
                QTRY_COMPARE(chosen(), numberOf(desk, order));
            }
        }
        QCOMPARE(pageOf(desk)->queues()->model()->queue(), ShipmentQueue::ToPack);
        // A scanner in the field finds, too, and no bench comes up.
        field->setFocus();
        scan(desk, awbOf(desk, 2));
        QTRY_COMPARE(chosen(), numberOf(desk, 2));
        QVERIFY(!pageOf(desk)->bench()->isVisible());
        field->setText(u"nobody of that name"_s);
        QCOMPARE(table->model()->rowCount(), 0);
        field->clear();
        QVERIFY(table->model()->rowCount() > 0);
    }

    void aBookingThatFailsSaysWhyInWordsAndCanBeTriedAgain()
    {
        DeskFixture desk(20);
        QVERIFY(open(desk));
        desk.shop.courierTrouble = u"Recharge your ShipRocket wallet"_s;
        pageOf(desk)->queues()->showQueue(ShipmentQueue::NoAwb);
        auto *table = desk.find<QTableView>("shipments");
        table->selectAll();
        const int count = table->model()->rowCount();
        QVERIFY(count > 0);
        desk.find<QAction>("actionBookShipments")->trigger();
        const QueueModel *model = pageOf(desk)->queues()->model();
        QTRY_COMPARE(model->count(ShipmentQueue::Recovery), count);
        pageOf(desk)->queues()->showQueue(ShipmentQueue::Recovery);
        table->selectRow(0);
        QTRY_VERIFY(desk.visibleText("shipmentTrouble").contains(u"wallet is empty"));
        desk.shop.courierTrouble.clear();
        table->selectAll();
        desk.find<QAction>("actionBookShipments")->trigger();
        QTRY_COMPARE(model->count(ShipmentQueue::Recovery), 0);
        QCOMPARE(model->count(ShipmentQueue::NoAwb), 0);
    }

    void anOrderIsPackedWithTheScannerAloneFromAnyPage()
    {
        DeskFixture desk(12);
        QVERIFY(open(desk));
        desk.find<QAction>("pageOrders")->trigger();
        scan(desk, numberOf(desk, 0));
        PackingBench *bench = pageOf(desk)->bench();
        QTRY_VERIFY(bench->isVisible());
        QVERIFY(bench->session());
        QCOMPARE(desk.visibleText("benchNumber"), numberOf(desk, 0));
        takeAll(desk);
        QCOMPARE(bench->session()->step(), PackingSession::Step::Label);
        scan(desk, awbOf(desk, 0));
        QCOMPARE(bench->session()->step(), PackingSession::Step::Closed);
        QTRY_VERIFY(desk.shop.orders[0]["packed_at"_L1].isString());
        QTRY_COMPARE(desk.desk->day.waiting(), 0);
        // And back again: nothing is final.
        desk.find<QAction>("actionBenchUndo")->trigger();
        QTRY_VERIFY(desk.shop.orders[0]["packed_at"_L1].isNull());
    }

    void aWrongItemShoutsAndIsNotTaken()
    {
        DeskFixture desk(12);
        QVERIFY(open(desk));
        scan(desk, numberOf(desk, 0));
        PackingBench *bench = pageOf(desk)->bench();
        QTRY_VERIFY(bench->session());
        QSignalSpy played(pageOf(desk)->findChild<Sounds *>(), &Sounds::played);
        scan(desk, u"PSK-NOT-HERE"_s);
        QCOMPARE(bench->session()->taken(), 0);
        QVERIFY(desk.visibleText("benchSaid").startsWith(u"Wrong item"));
        QCOMPARE(desk.find<QWidget>("benchBanner")->property("mood").toString(), u"wrong"_s);
        QCOMPARE(played.size(), 1);
        QCOMPARE(played[0][0].value<Sound>(), Sound::Wrong);
        pageOf(desk)->findChild<Sounds *>()->setOn(false);
        scan(desk, u"PSK-NOT-HERE"_s);
        QCOMPARE(played.size(), 1);
    }

    // An order of many lines on a small screen.
    void theLineThatWasScannedIsInSight()
    {
        DeskFixture desk(12);
        QJsonArray lines = desk.shop.orders[0]["lines"_L1].toArray();
        const QJsonObject first = lines[0].toObject();
        for (int i = 0; i < 12; ++i) {
            QJsonObject line = first;
            line[u"product_id"_s] = makeUuidV7().toString(QUuid::WithoutBraces);
            line[u"sku"_s] = u"PSK-MORE-%1"_s.arg(i);
            lines.append(line);
        }
        desk.shop.orders[0][u"lines"_s] = lines;
        QVERIFY(open(desk));
        desk.window->resize(1280, 720);
        scan(desk, numberOf(desk, 0).toLower());
        PackingBench *bench = pageOf(desk)->bench();
        QTRY_VERIFY(bench->session());
        const auto inSight = [&desk](qsizetype line) {
            const auto *row =
                desk.find<QWidget>(("packLine" + QByteArray::number(line)).constData());
            return row && row->visibleRegion().boundingRect().height() >= row->height();
        };
        const qsizetype last = lines.size() - 1;
        QTRY_VERIFY(inSight(0));
        QVERIFY(!inSight(last));
        scan(desk, u"PSK-MORE-11"_s);
        QTRY_VERIFY(inSight(last));
        scan(desk, first["sku"_L1].toString());
        QTRY_VERIFY(inSight(0));
    }

    void anOrderThatIsCancelledOnTheBenchIsTakenOffIt()
    {
        DeskFixture desk(12);
        QVERIFY(open(desk));
        scan(desk, numberOf(desk, 0));
        PackingBench *bench = pageOf(desk)->bench();
        QTRY_VERIFY(bench->session());
        scan(desk, bench->session()->lines().first().sku);
        pageOf(desk)->refresh(); // nothing happened: it stays, with what is in the box
        QTest::qWait(100);
        QCOMPARE(bench->session()->taken(), 1);
        desk.shop.orders[0][u"status"_s] = u"cancelled"_s;
        const auto isOff = [&] {
            pageOf(desk)->refresh();
            return !bench->session();
        };
        QTRY_VERIFY(isOff());
        QCOMPARE(desk.find<QWidget>("benchBanner")->property("mood").toString(), u"wrong"_s);
        QVERIFY(desk.visibleText("benchSaid").contains(numberOf(desk, 0)));
    }

    void anOpenParcelIsNotLeftByAStrayScan()
    {
        DeskFixture desk(12);
        QVERIFY(open(desk));
        scan(desk, numberOf(desk, 0));
        PackingBench *bench = pageOf(desk)->bench();
        QTRY_VERIFY(bench->session());
        scan(desk, bench->session()->lines().first().sku);
        scan(desk, numberOf(desk, 7));
        QCOMPARE(bench->session()->order().number, numberOf(desk, 0));
        scan(desk, awbOf(desk, 7));
        QVERIFY(desk.visibleText("benchSaid").contains(numberOf(desk, 7)));
        QCOMPARE(bench->session()->order().number, numberOf(desk, 0));
        desk.find<QAction>("actionBenchAside")->trigger();
        scan(desk, numberOf(desk, 7));
        QCOMPARE(bench->session()->order().number, numberOf(desk, 7));
    }

    void packingGoesOnWithTheLineDownAndIsToldWhenItIsBack()
    {
        DeskFixture desk(12);
        QVERIFY(open(desk));
        QTRY_COMPARE(desk.desk->day.labels(), 3);
        desk.shop.goAway();
        scan(desk, numberOf(desk, 0));
        PackingBench *bench = pageOf(desk)->bench();
        QVERIFY(bench->session());
        takeAll(desk);
        scan(desk, awbOf(desk, 0));
        QCOMPARE(bench->session()->step(), PackingSession::Step::Closed);
        QList<PrintJob> jobs;
        const auto labelWaits = [&] {
            jobs = QCoro::waitFor(desk.desk->spool.jobs());
            return !jobs.isEmpty();
        };
        QVERIFY(tests::waitUntil(labelWaits));
        QCOMPARE(jobs.first().awb, awbOf(desk, 0));
        QCOMPARE(jobs.first().state, PrintState::Waiting); // no printer is chosen
        QTRY_COMPARE(desk.desk->day.waiting(), 1);
        desk.restart(); // the mark is on disk
        desk.shop.come();
        QVERIFY(desk.ready());
        desk.find<QAction>("pageShipments")->trigger();
        QTRY_VERIFY(desk.shop.orders[0]["packed_at"_L1].isString());
        QTRY_COMPARE(desk.desk->day.waiting(), 0);
    }

    void anUnknownCodeIsSaidAndAnOfflineOneToo()
    {
        DeskFixture desk(12);
        QVERIFY(open(desk));
        scan(desk, u"PF-2026-777777"_s);
        QTRY_VERIFY(desk.visibleText("benchSaid").startsWith(u"Nobody knows"));
        desk.shop.goAway();
        scan(desk, u"PF-2026-777777"_s);
        QTRY_VERIFY(desk.visibleText("benchSaid").contains(u"not fetched ahead"));
    }

    // Without a copy of its own the desk reads ten pages of a list, and does not say that is all.
    void aListThatIsTooLongToBeReadIsNotCountedAsIfItWereWhole()
    {
        DeskFixture desk(240);
        desk.shop.mostPerPage = 5;
        QVERIFY(open(desk));
        const auto *tabs = desk.find<QTabBar>("shipmentQueues");
        const int toPack = static_cast<int>(ShipmentQueue::ToPack);
        QTRY_VERIFY(tabs->tabText(toPack).endsWith(u'+'));
        QVERIFY(desk.visibleText("shipmentsMore").contains(u"+,"));
        const int lost = static_cast<int>(ShipmentQueue::Lost);
        QVERIFY(!tabs->tabText(lost).endsWith(u'+'));
    }

    void aManifestIsMadeAndHandedOverParcelByParcel()
    {
        DeskFixture desk(40);
        QVERIFY(open(desk));
        pageOf(desk)->showTab(ShipmentsPage::Tab::Manifests);
        QTRY_VERIFY(desk.find<QPushButton>("makeManifest"));
        QTest::mouseClick(desk.find<QPushButton>("makeManifest"), Qt::LeftButton);
        QTRY_COMPARE(desk.shop.manifests.size(), 1);
        QTRY_COMPARE(desk.visibleText("manifestChosen"), u"Not handed over yet."_s);
        QTest::mouseClick(desk.find<QPushButton>("manifestHandOver"), Qt::LeftButton);
        QTRY_VERIFY(pageOf(desk)->manifests()->isHandingOver());
        const auto ids = desk.shop.manifests[0]["shipment_ids"_L1].toArray();
        QVERIFY(ids.size() > 2);
        for (const int order : {0, 7})
            scan(desk, awbOf(desk, order));
        QVERIFY(desk.visibleText("handoverProgress").startsWith(u"2 of"));
        // Back, and what was scanned is still in the van.
        QTest::mouseClick(desk.find<QPushButton>("handoverBack"), Qt::LeftButton);
        QVERIFY(!pageOf(desk)->manifests()->isHandingOver());
        QTest::mouseClick(desk.find<QPushButton>("manifestHandOver"), Qt::LeftButton);
        QTRY_VERIFY(pageOf(desk)->manifests()->isHandingOver());
        QVERIFY(desk.visibleText("handoverProgress").startsWith(u"2 of"));
        scan(desk, awbOf(desk, 2)); // in transit already
        QCOMPARE(desk.find<QWidget>("handoverBanner")->property("mood").toString(), u"wrong"_s);
        desk.find<QLineEdit>("handoverDriver")->setText(u"Ramesh"_s);
        const QStringList missing = missingOf(desk);
        QCOMPARE(missing.size(), ids.size() - 2);
        QTest::mouseClick(desk.find<QPushButton>("handoverFinish"), Qt::LeftButton);
        QTRY_COMPARE(desk.shop.handovers.size(), 1);
        QTRY_VERIFY(desk.visibleText("manifestChosen").contains(u"Ramesh"));
        QVERIFY(desk.visibleText("manifestChosen").startsWith(u"2 of %1"_s.arg(ids.size())));
        // The others come with the next van; what went does not go again.
        auto *hand = desk.find<QPushButton>("manifestHandOver");
        QTRY_VERIFY(hand->isEnabled());
        QCOMPARE(hand->text(), u"Hand over late parcels"_s);
        QTest::mouseClick(hand, Qt::LeftButton);
        QTRY_VERIFY(pageOf(desk)->manifests()->isHandingOver());
        QVERIFY(desk.visibleText("handoverProgress").startsWith(u"0 of %1"_s.arg(ids.size() - 2)));
        scan(desk, awbOf(desk, 0));
        QVERIFY(desk.visibleText("handoverSaid").contains(u"earlier van"));
        for (const QString &awb : missing)
            scan(desk, awb);
        QTest::mouseClick(desk.find<QPushButton>("handoverFinish"), Qt::LeftButton);
        QTRY_VERIFY(desk.visibleText("manifestChosen").contains(u"Later"));
        QVERIFY(!desk.visibleText("manifestChosen").contains(u"missing"));
        QVERIFY(!hand->isEnabled());
        QTRY_COMPARE(desk.shop.handovers.begin().value()["later"_L1].toArray().size(), 1);
    }

    void theBatchToTakeIsShownOnItsLineAndStaysKnownWithoutALine()
    {
        DeskFixture desk(12);
        const QJsonObject line = desk.shop.orders[0]["lines"_L1].toArray()[0].toObject();
        desk.shop.picks = {
            QJsonObject{{u"product_id"_s, line["product_id"_L1]},
                        {u"sku"_s, line["sku"_L1]},
                        {u"title"_s, line["title"_L1]},
                        {u"qty"_s, line["qty"_L1]},
                        {u"picked"_s, QJsonArray()},
                        {u"suggested"_s, QJsonArray{QJsonObject{{u"batch_id"_s, u"b1"_s},
                                                                {u"lot_number"_s, u"G-2610-B"_s},
                                                                {u"best_before"_s, u"2027-04-30"_s},
                                                                {u"qty"_s, line["qty"_L1]}}}}}};
        QVERIFY(open(desk));
        const auto shown = [&] {
            scan(desk, numberOf(desk, 0));
            const auto *row = desk.find<QWidget>("packLine0");
            const auto labels = row ? row->findChildren<QLabel *>() : QList<QLabel *>();
            for (const QLabel *label : labels)
                if (label->isVisible() && label->text().contains(u"G-2610-B") &&
                    label->text().contains(u"30 Apr 2027"))
                    return true;
            return false;
        };
        QTRY_VERIFY(shown());
        QTRY_VERIFY(desk.shop.countOf(u"/picks"_s) >= desk.desk->day.orders());
        desk.shop.goAway();
        desk.find<QAction>("actionBenchAside")->trigger();
        pageOf(desk)->refresh();
        QTRY_VERIFY(shown());
    }

    void whatNeedsTheLineIsGreyedWithTheReason()
    {
        DeskFixture desk(20);
        QVERIFY(open(desk));
        pageOf(desk)->queues()->showQueue(ShipmentQueue::NoAwb);
        desk.find<QTableView>("shipments")->selectRow(0);
        QAction *book = desk.find<QAction>("actionBookShipments");
        QVERIFY(book->isEnabled());
        desk.shop.goAway();
        pageOf(desk)->refresh();
        QTRY_VERIFY(!book->isEnabled());
        QVERIFY(book->toolTip().contains(u"line"));
        desk.shop.come();
        QTRY_VERIFY(book->isEnabled());
    }

    void aReturnedParcelIsSettledLineByLine()
    {
        DeskFixture desk(20);
        QJsonObject &order = desk.shop.orders[0];
        QJsonObject shipment = order["shipment"_L1].toObject();
        shipment[u"state"_s] = u"rto_delivered"_s;
        order[u"shipment"_s] = shipment;
        QJsonArray lines;
        for (const QJsonValue &value : order["lines"_L1].toArray()) {
            QJsonObject line = value.toObject();
            line[u"good"_s] = line[u"written_off"_s] = QJsonValue();
            lines.append(line);
        }
        order[u"restock"_s] = QJsonObject{{u"offered"_s, true}, {u"lines"_s, lines}};
        QVERIFY(open(desk));
        pageOf(desk)->openDocument(numberOf(desk, 0));
        QAction *settle = desk.find<QAction>("actionSettleReturn");
        QTRY_VERIFY(settle->isEnabled() && settle->isVisible());
        settle->trigger();
        QTRY_VERIFY(desk.find<QWidget>("returnDialog"));
        auto *good = desk.find<QSpinBox>("returnGood0");
        QCOMPARE(good->maximum(), lines[0]["qty"_L1].toInt());
        good->setValue(1);
        desk.find<QLineEdit>("returnNote")->setText(u"one leaked"_s);
        QTest::mouseClick(desk.find<QPushButton>("submitReturn"), Qt::LeftButton);
        QTRY_VERIFY(desk.shop.countOf(u"/restock"_s) == 1);
        const QJsonObject body = desk.shop.bodies.last();
        QCOMPARE(body["note"_L1].toString(), u"one leaked"_s);
        int sum = 0;
        for (const QJsonValue &line : body["lines"_L1].toArray())
            sum += line["good"_L1].toInt();
        QCOMPARE(sum, 1);
    }

    // Every step of a day, and not one click.
    void everythingIsDoneWithoutAMouse()
    {
        DeskFixture desk(40);
        QVERIFY(open(desk));
        desk.window->activateWindow();
        QTest::keyClick(desk.window.get(), Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(!pageOf(desk)->isVisible());
        QTest::keyClick(desk.window.get(), Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(pageOf(desk)->isVisible());
        const auto tab = [&](int key) {
            QTest::keyClick(desk.window.get(), static_cast<Qt::Key>(key),
                            Qt::ControlModifier | Qt::AltModifier);
        };
        tab(Qt::Key_2);
        PackingBench *bench = pageOf(desk)->bench();
        QTRY_VERIFY(bench->isVisible());
        QVERIFY(tabTo(desk, "benchCode"));
        type(desk, numberOf(desk, 0));
        QTRY_VERIFY(bench->session());
        for (int line = 0; line < bench->session()->lines().size(); ++line) {
            const QByteArray button = "packTake" + QByteArray::number(line);
            for (int piece = 1; piece <= bench->session()->lines()[line].quantity; ++piece) {
                QVERIFY(tabTo(desk, button.constData()));
                QTest::keyClick(focusOf(desk), Qt::Key_Space);
                QTRY_COMPARE(bench->session()->lines()[line].taken, piece);
            }
        }
        QCOMPARE(bench->session()->step(), PackingSession::Step::Label);
        QVERIFY(tabTo(desk, "benchBox"));
        QTest::keyClick(focusOf(desk), Qt::Key_Down);
        QCOMPARE(desk.find<QComboBox>("benchBox")->currentIndex(), 1);
        QVERIFY(tabTo(desk, "benchLabel"));
        QTest::keyClick(focusOf(desk), Qt::Key_Space);
        QTRY_VERIFY(labelsOf(desk, 0) >= 1);
        QVERIFY(tabTo(desk, "benchCode"));
        type(desk, awbOf(desk, 0));
        QTRY_COMPARE(bench->session()->step(), PackingSession::Step::Closed);
        QTRY_VERIFY(desk.shop.orders[0]["packed_at"_L1].isString());
        QTest::keyClick(focusOf(desk), Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(desk.shop.orders[0]["packed_at"_L1].isNull());
        handOverByKeys(desk, tab);
    }

    void fromScanToPaintedIsMeasured()
    {
        DeskFixture desk(200);
        QVERIFY(open(desk));
        QList<qint64> times;
        for (int order = 0; order < 200; order += 10) {
            desk.find<QAction>("actionBenchAside")->trigger();
            QElapsedTimer timer;
            timer.start();
            scan(desk, numberOf(desk, order));
            pageOf(desk)->grab(); // what a scan changes
            times.append(timer.elapsed());
            QCOMPARE(desk.visibleText("benchNumber"), numberOf(desk, order));
        }
        std::sort(times.begin(), times.end());
        qInfo("from scan to painted: median %lld ms, p95 %lld ms", times[times.size() / 2],
              times[times.size() * 95 / 100]);
    }
};

QTEST_MAIN(ShipmentsPageTest)
#include "shipments_page_test.moc"
