// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the warehouse's pages in light, dark and Hindi, and their empty, error and offline faces,
// for people to look at; and holds that everything there can be named and reached without a mouse.
#include "desktop/shipments/manifests_view.h"
#include "desktop/shipments/packing_bench.h"
#include "desktop/shipments/queues_view.h"
#include "desktop/shipments/shipments_page.h"
#include "tests/desktop/desk_fixture.h"

#include <QAccessible>
#include <QAction>
#include <QDir>
#include <QPushButton>
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
        return QTest::qWaitFor([&] { return pageOf(desk)->asOf().has_value(); }, 20'000) &&
               QTest::qWaitFor([&] { return desk.desk->day.orders() > 0; }, 20'000);
    }
    static void pack(DeskFixture &desk)
    {
        pageOf(desk)->showTab(Tab::Bench);
        pageOf(desk)->bench()->scan(desk.shop.orders[0]["number"_L1].toString());
        QTRY_VERIFY(pageOf(desk)->bench()->session());
    }
    void tour(DeskFixture &desk, const QString &suffix)
    {
        QVERIFY(open(desk));
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
    void everythingFitsASmallScreenThatIsScaled()
    {
        // 1920×1080 at 200 % leaves 960×540.
        DeskFixture desk(60);
        QVERIFY(open(desk));
        pack(desk);
        shoot(desk, u"packing-small-light"_s, {960, 540});
        for (const Tab tab : {Tab::Queues, Tab::Bench, Tab::Manifests, Tab::Printing}) {
            pageOf(desk)->showTab(tab);
            QTest::qWait(30);
            QVERIFY2(desk.window->minimumSizeHint().width() <= 1152,
                     qPrintable(QString::number(desk.window->minimumSizeHint().width())));
        }
    }
};

QTEST_MAIN(PicturesTest)
#include "pictures_test.moc"
