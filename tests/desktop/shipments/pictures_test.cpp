// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the warehouse's pages in light, dark and Hindi, and their empty, error and offline faces,
// for people to look at; and holds that everything there can be named and reached without a mouse.
#include "desktop/shipments/manifests_view.h"
#include "desktop/shipments/packing_bench.h"
#include "desktop/shipments/queues_view.h"
#include "desktop/shipments/shipments_page.h"
#include "tests/desktop/desk_fixture.h"
#include "tests/support/patience.h"

#include <QAccessible>
#include <QAction>
#include <QDir>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

class PicturesTest : public QObject {
    Q_OBJECT

private:
    using Tab = ShipmentsPage::Tab;
    QDir m_folder;

    static ShipmentsPage *pageOf(DeskFixture &desk) { return desk.window->page<ShipmentsPage>(); }
    void shoot(DeskFixture &desk, const QString &name, QSize size = {1440, 900})
    {
        desk.window->resize(size);
        QTest::qWait(60); // layouts and repaints that are posted
        QVERIFY(desk.window->grab().save(m_folder.filePath(name + u".png"_s)));
    }
    static QString namelessIn(QWidget *root)
    {
        QStringList nameless;
        for (QWidget *widget : root->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
            if (!face || face->text(QAccessible::Name).trimmed().isEmpty())
                nameless << u"%1 %2"_s.arg(QLatin1StringView(widget->metaObject()->className()),
                                           widget->objectName());
        }
        return nameless.join(u'\n');
    }
    // Buttons and tabs whose words do not fit into them, or that stick out of the page.
    static QString cutOffIn(QWidget *page)
    {
        QStringList cut;
        for (QAbstractButton *button : page->findChildren<QAbstractButton *>()) {
            if (!button->isVisible() || button->text().isEmpty())
                continue;
            const QRect place(button->mapTo(page, QPoint()), button->size());
            // What scrolls may lie below the edge.
            bool scrolls = false;
            for (QWidget *one = button; one != page; one = one->parentWidget())
                scrolls = scrolls || qobject_cast<QScrollArea *>(one);
            const bool inside = scrolls || page->rect().contains(place);
            if (button->width() < button->minimumSizeHint().width() || !inside)
                cut << button->objectName() + u' ' + button->text();
        }
        return cut.join(u'\n');
    }
    static bool open(DeskFixture &desk)
    {
        int i = 0;
        for (QJsonObject &order : desk.shop.orders) {
            if (order["status"_L1] != u"paid"_s || ++i % 3 == 0)
                continue;
            order[u"packed_at"_s] = QJsonValue();
            QJsonObject shipment = order["shipment"_L1].toObject();
            if (shipment["state"_L1] == u"created"_s) {
                shipment[u"last_error"_s] = u"Pincode 700016 is not serviceable today"_s;
                order[u"shipment"_s] = shipment;
            }
            QJsonArray lines = order["lines"_L1].toArray();
            QJsonObject line = lines[0].toObject();
            line[u"batches"_s] = QJsonArray{QJsonObject{{u"lot_number"_s, u"G-2610-B"_s},
                                                        {u"best_before"_s, u"2027-04-30"_s},
                                                        {u"qty"_s, line["qty"_L1]}}};
            lines[0] = line;
            order[u"lines"_s] = lines;
            const QString awb = shipment["awb"_L1].toString();
            if (!awb.isEmpty())
                desk.shop.labels[shipment["id"_L1].toString()] = FakeShop::labelPdf(awb);
        }
        if (!desk.ready())
            return false;
        desk.find<QAction>("pageShipments")->trigger();
        return tests::waitUntil([&] { return pageOf(desk)->asOf().has_value(); }) &&
               tests::waitUntil([&] { return desk.desk->day.orders() > 0; });
    }
    static void pack(DeskFixture &desk)
    {
        pageOf(desk)->showTab(Tab::Bench);
        pageOf(desk)->bench()->scan(desk.shop.orders[0]["number"_L1].toString());
        QTRY_VERIFY(pageOf(desk)->bench()->session());
    }
    // What a selection comes to, and the question before one is cancelled.
    void shootDeeds(DeskFixture &desk, const QString &suffix)
    {
        desk.shop.courierTrouble = u"Recharge your ShipRocket wallet"_s;
        pageOf(desk)->queues()->showQueue(ShipmentQueue::NoAwb);
        desk.find<QTableView>("shipments")->selectAll();
        desk.find<QAction>("actionBookShipments")->trigger();
        QTRY_VERIFY(desk.find<QWidget>("failures")->isVisible());
        shoot(desk, u"shipments-failures"_s + suffix);
        QCOMPARE(namelessIn(desk.window.get()), QString());
        QCOMPARE(cutOffIn(pageOf(desk)), QString());
        pageOf(desk)->queues()->showQueue(ShipmentQueue::Ready);
        desk.find<QTableView>("shipments")->selectAll();
        desk.find<QAction>("actionCancelShipment")->trigger();
        QTRY_VERIFY(desk.find<QMessageBox>("cancelShipments"));
        auto *box = desk.find<QMessageBox>("cancelShipments");
        QTest::qWait(60);
        QVERIFY(box->grab().save(m_folder.filePath(u"shipments-cancel"_s + suffix + u".png"_s)));
        box->reject();
        desk.shop.courierTrouble.clear();
        desk.find<QPushButton>("failuresAway")->click();
    }
    void tour(DeskFixture &desk, const QString &suffix)
    {
        QVERIFY(open(desk));
        shootDeeds(desk, suffix);
        pageOf(desk)->queues()->showQueue(ShipmentQueue::Recovery);
        desk.find<QTableView>("shipments")->selectRow(0);
        shoot(desk, u"shipments-recovery"_s + suffix);
        QCOMPARE(namelessIn(desk.window.get()), QString());
        pageOf(desk)->queues()->showQueue(ShipmentQueue::Ready);
        desk.find<QTableView>("shipments")->selectRow(0);
        shoot(desk, u"shipments-ready"_s + suffix);
        pack(desk);
        PackingBench *bench = pageOf(desk)->bench();
        bench->scan(bench->session()->lines().first().sku);
        shoot(desk, u"packing"_s + suffix);
        QCOMPARE(namelessIn(desk.window.get()), QString());
        bench->scan(u"PSK-TUL-250"_s);
        shoot(desk, u"packing-wrong"_s + suffix);
        const auto lines = bench->session()->lines();
        for (const PackLine &line : lines)
            for (int i = line.taken; i < line.quantity; ++i)
                bench->scan(line.sku);
        shoot(desk, u"packing-label"_s + suffix);
        bench->scan(bench->session()->awb());
        shoot(desk, u"packing-done"_s + suffix);
        pageOf(desk)->showTab(Tab::Manifests);
        QTRY_VERIFY(desk.find<QPushButton>("makeManifest"));
        desk.find<QPushButton>("makeManifest")->click();
        QTRY_VERIFY(!desk.visibleText("manifestChosen").isEmpty());
        shoot(desk, u"manifests"_s + suffix);
        QCOMPARE(namelessIn(desk.window.get()), QString());
        desk.find<QPushButton>("manifestHandOver")->click();
        QTRY_VERIFY(pageOf(desk)->manifests()->isHandingOver());
        pageOf(desk)->manifests()->scan(desk.shop.orders[0]["shipment"_L1]["awb"_L1].toString());
        shoot(desk, u"handover"_s + suffix);
        QCOMPARE(namelessIn(desk.window.get()), QString());
        pageOf(desk)->showTab(Tab::Printing);
        QTest::qWait(200);
        desk.find<QTableView>("printJobs")->selectRow(0);
        shoot(desk, u"printing"_s + suffix);
        QCOMPARE(namelessIn(desk.window.get()), QString());
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString base = qEnvironmentVariable("PAUSHTIK_TEST_BUILD", QDir::tempPath());
        m_folder = QDir(base + u"/screenshots"_s);
        QVERIFY(m_folder.mkpath(u"."_s));
    }
    void light()
    {
        DeskFixture desk(60);
        desk.desk->preferences.setScheme(SchemeChoice::Light);
        tour(desk, u"-light"_s);
    }
    void dark()
    {
        DeskFixture desk(60);
        desk.desk->preferences.setScheme(SchemeChoice::Dark);
        tour(desk, u"-dark"_s);
    }
    void hindi()
    {
        DeskFixture desk(60);
        desk.desk->preferences.setLanguage(u"hi"_s);
        tour(desk, u"-hindi"_s);
    }
    void empty()
    {
        DeskFixture desk(1);
        QVERIFY(desk.ready());
        desk.find<QAction>("pageShipments")->trigger();
        QTRY_VERIFY(pageOf(desk)->asOf().has_value());
        shoot(desk, u"shipments-empty-light"_s);
        pageOf(desk)->showTab(Tab::Bench);
        shoot(desk, u"packing-empty-light"_s);
    }
    void error()
    {
        DeskFixture desk(20);
        QVERIFY(desk.ready());
        desk.shop.setMood(FakeShop::Mood::Unavailable);
        desk.find<QAction>("pageShipments")->trigger();
        auto *retry = desk.find<QWidget>("shipmentsState")->findChild<QPushButton *>(u"retry"_s);
        QTRY_VERIFY(retry->isVisible());
        shoot(desk, u"shipments-error-light"_s);
    }
    void offline()
    {
        DeskFixture desk(60);
        QVERIFY(open(desk));
        desk.shop.goAway();
        pageOf(desk)->refresh();
        QTRY_VERIFY(!desk.visibleText("shipmentsStale").isEmpty());
        shoot(desk, u"shipments-offline-light"_s);
        pack(desk);
        shoot(desk, u"packing-offline-light"_s);
    }
    void everythingFitsAScreenThatIsScaled_data()
    {
        QTest::addColumn<QByteArray>("factor");
        for (const char *factor : {"1.25", "1.5", "2"})
            QTest::newRow(factor) << QByteArray(factor);
    }
    // The factor is read once, at the start of a program: so this one starts itself.
    void everythingFitsAScreenThatIsScaled()
    {
        QFETCH(const QByteArray, factor);
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_SCALE_FACTOR"_s, QString::fromLatin1(factor));
        environment.insert(u"PAUSHTIK_TEST_SCALE"_s, QString::fromLatin1(factor));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QCoreApplication::applicationFilePath(), {u"scaled"_s});
        QVERIFY(process.waitForFinished(4 * tests::kPatienceMs));
        QVERIFY2(process.exitCode() == 0, process.readAll().constData());
    }
    void scaled()
    {
        const double factor = qEnvironmentVariable("PAUSHTIK_TEST_SCALE").toDouble();
        if (factor == 0)
            return;
        const QString suffix = u"-%1"_s.arg(qRound(factor * 100));
        // What a screen of 1920×1080 leaves beside a task bar.
        const QSize screen = (QSizeF(1920, 1040) / factor).toSize();
        DeskFixture desk(60);
        QVERIFY(open(desk));
        QCOMPARE(desk.window->devicePixelRatioF(), factor);
        shootDeeds(desk, suffix);
        pack(desk);
        const char *const names[] = {"scaled-queues", "scaled-packing", "scaled-manifests",
                                     "scaled-printing"};
        for (const Tab tab : {Tab::Queues, Tab::Bench, Tab::Manifests, Tab::Printing}) {
            pageOf(desk)->showTab(tab);
            QTest::qWait(100);
            shoot(desk, QLatin1StringView(names[int(tab)]) + suffix, screen);
            // The page's own part; the window is as large as its largest page.
            const QSize least = pageOf(desk)->minimumSizeHint() +
                                QSize(desk.window->width() - pageOf(desk)->width(),
                                      desk.window->height() - pageOf(desk)->height());
            QVERIFY2(least.width() <= screen.width() && least.height() <= screen.height(),
                     qPrintable(u"%1 needs %2×%3 of %4×%5"_s.arg(QLatin1StringView(names[int(tab)]))
                                    .arg(least.width())
                                    .arg(least.height())
                                    .arg(screen.width())
                                    .arg(screen.height())));
            QCOMPARE(cutOffIn(pageOf(desk)), QString());
        }
    }
    void aReturn()
    {
        DeskFixture desk(20);
        QJsonObject &order = desk.shop.orders[0];
        QJsonObject shipment = order["shipment"_L1].toObject();
        shipment[u"state"_s] = u"rto_delivered"_s;
        order[u"shipment"_s] = shipment;
        order[u"restock"_s] =
            QJsonObject{{u"offered"_s, true}, {u"lines"_s, order["lines"_L1].toArray()}};
        QVERIFY(open(desk));
        pageOf(desk)->openDocument(order["number"_L1].toString());
        shoot(desk, u"shipments-returned-light"_s);
        QTRY_VERIFY(desk.find<QAction>("actionSettleReturn")->isEnabled());
        desk.find<QAction>("actionSettleReturn")->trigger();
        QTRY_VERIFY(desk.find<QWidget>("returnDialog"));
        QTest::qWait(100);
        QVERIFY(desk.find<QWidget>("returnDialog")
                    ->grab()
                    .save(m_folder.filePath(u"return-dialog-light.png"_s)));
    }
    void longNames()
    {
        DeskFixture desk(60);
        for (QJsonObject &order : desk.shop.orders) {
            QJsonObject address = order["address"_L1].toObject();
            address[u"name"_s] = u"Thiruvananthapuram Venkatanarasimharajuvaripeta "
                                 "Lakshminarasimhan Subramaniam Iyer"_s;
            address[u"city"_s] = u"Sri Venkatanarasimharajuvariapeta"_s;
            order[u"address"_s] = address;
            QJsonArray lines = order["lines"_L1].toArray();
            QJsonObject line = lines[0].toObject();
            line[u"title"_s] = u"A2 Gir Cow Bilona Ghee from the first churning of the monsoon "
                               "months, hand-churned, in a glass jar with a wooden spoon, 1 L"_s;
            lines[0] = line;
            order[u"lines"_s] = lines;
            order[u"note"_s] = u"Please ring twice, the bell of the second floor does not work, "
                               "and leave it with the neighbour if nobody opens the door."_s;
        }
        QVERIFY(open(desk));
        pageOf(desk)->queues()->showQueue(ShipmentQueue::ToPack);
        desk.find<QTableView>("shipments")->selectRow(0);
        shoot(desk, u"shipments-long-light"_s, {1280, 800});
        pack(desk);
        shoot(desk, u"packing-long-light"_s, {1280, 800});
    }
};

QTEST_MAIN(PicturesTest)
#include "pictures_test.moc"
