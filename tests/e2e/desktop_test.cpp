// SPDX-License-Identifier: GPL-3.0-or-later
// The desk against a real daemon: what one order on the server looks like to the person who packs
// it.
#include "desktop/app/main_window.h"
#include "desktop/orders/order_detail_pane.h"
#include "desktop/orders/order_table_model.h"
#include "desktop/orders/orders_page.h"
#include "desktop/tables/table_import.h"
#include "tests/e2e/answered.h"
#include "tests/e2e/daemon_process.h"
#include "tests/support/patience.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPdfDocument>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace paushtik;
using namespace paushtik::e2e;
using namespace Qt::StringLiterals;

namespace {

const QString kEmail = u"manager@demo.paushtik.in"_s;
const QString kPassword = u"demo-ghee-2026"_s;

/// Run as its own program, as `./start` does with a display.
int exportLabel(quint16 port, const QString &order, const QString &file)
{
    QProcess desk;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PAUSHTIK_DESK_PASSWORD"_s, kPassword);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    desk.setProcessEnvironment(environment);
    desk.setProcessChannelMode(QProcess::ForwardedChannels);
    desk.start(QStringLiteral(PAUSHTIK_DESK),
               {u"--server"_s, u"http://127.0.0.1:%1"_s.arg(port), u"--email"_s, kEmail,
                u"--print-label"_s, order, u"--to"_s, file});
    return desk.waitForFinished(tests::kPatienceMs) ? desk.exitCode() : -1;
}

} // namespace

class TestDesktop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_daemon = std::make_unique<RunningDaemon>(m_data.path(), QStringList{u"--demo"_s});
        QVERIFY2(m_daemon->isReady(), m_daemon->errors().constData());
        QProcess order;
        order.setProcessChannelMode(QProcess::MergedChannels);
        order.start(QStringLiteral(PAUSHTIK_E2E_FOLDER "/order.sh"),
                    {u"http://127.0.0.1:%1"_s.arg(m_daemon->port()), m_data.path() + u"/a.pdf"_s});
        QVERIFY(order.waitForFinished(4 * tests::kPatienceMs));
        QVERIFY2(order.exitCode() == 0, order.readAll().constData());
    }
    void cleanupTestCase() { m_daemon.reset(); }

    void aPersonSignsInAndSeesTheOrderWithItsLinesAddressAndTimeline()
    {
        Desk desk(m_data.path() + u"/desk.ini"_s, TokenStore::Keychain::Avoid);
        MainWindow window(desk);
        window.show();
        window.findChild<QComboBox *>(u"server"_s)
            ->setEditText(u"http://127.0.0.1:%1"_s.arg(m_daemon->port()));
        window.findChild<QLineEdit *>(u"email"_s)->setText(kEmail);
        window.findChild<QLineEdit *>(u"password"_s)->setText(kPassword);
        QTest::mouseClick(window.findChild<QPushButton *>(u"signIn"_s), Qt::LeftButton);
        QTRY_VERIFY(window.isSignedIn());

        OrderTableModel *orders = window.page<OrdersPage>()->model();
        QTRY_COMPARE(orders->rowCount(), 1);
        QCOMPARE(orders->row(0).status, u"paid"_s);
        m_number = orders->row(0).number;
        window.findChild<QTableView *>(u"orders"_s)->selectRow(0);
        const OrderDetailPane *detail = window.page<OrdersPage>()->detail();
        QTRY_VERIFY(detail->shown().has_value());
        QCOMPARE(detail->shown()->number, m_number);
        QVERIFY(!detail->shown()->lines.isEmpty());
        QVERIFY(!detail->shown()->timeline.isEmpty());
    }

    void theDeskActsOnThatOrderAndItsPapersAreIssuedOnce()
    {
        Desk desk(m_data.path() + u"/acts.ini"_s, TokenStore::Keychain::Avoid);
        const Profile profile{QUrl(u"http://127.0.0.1:%1"_s.arg(m_daemon->port())), kEmail};
        QVERIFY(answered(desk.session.signIn(profile, kPassword)));
        const auto order = answered(desk.orders.order(m_number));
        QVERIFY(order);
        const OrderId id = order->id;

        const auto noted =
            answered(desk.actions.addNote(id, u"Rings twice"_s, OrderActions::mintKey()));
        QVERIFY(noted);
        QCOMPARE(noted->notes.last().text, u"Rings twice"_s);
        QVERIFY(answered(desk.actions.setPacked(id, true, OrderActions::mintKey())));
        const auto asked = answered(desk.actions.reverify(id));
        QVERIFY(asked);
        QCOMPARE(asked->outcome, u"already_paid"_s);

        const auto invoice = answered(desk.actions.invoice(id));
        QVERIFY(invoice);
        QVERIFY(invoice->startsWith("%PDF-"));
        const RefundWish wish{id, Paise(100), u"A dent"_s, false, OrderActions::mintKey()};
        const auto first = answered(desk.actions.refund(wish));
        const auto again = answered(desk.actions.refund(wish)); // the same key: the same one
        QVERIFY(first && again);
        QCOMPARE(again->id, first->id);
        QVERIFY(answered(desk.actions.creditNote(id, first->id)));
        QTRY_COMPARE(desk.preferences.state(u"shop/state"_s).toString(), u"IN-RJ"_s);
    }

    void batchesAreReceivedMovedAndRecalledFromTheDesk()
    {
        Desk desk(m_data.path() + u"/shelves.ini"_s, TokenStore::Keychain::Avoid);
        const Profile profile{QUrl(u"http://127.0.0.1:%1"_s.arg(m_daemon->port())), kEmail};
        QVERIFY(answered(desk.session.signIn(profile, kPassword)));
        const auto products = answered(desk.stock.products());
        QVERIFY(products && !products->isEmpty());
        const QString product = products->first().id;
        const NewBatchRow lot{u"E2E-1"_s, QDate(2026, 1, 1), QDate(2099, 1, 1), Paise(99'900), 12};
        const auto made = answered(desk.batches.receive(product, lot, "batch-1"));
        const auto again = answered(desk.batches.receive(product, lot, "batch-1"));
        QVERIFY(made && again);
        QCOMPARE(again->id, made->id);
        QCOMPARE(answered(desk.batches.receive(product, lot, "batch-2")).error().fields[0].field,
                 u"lot_number"_s);
        const BatchMovement broken{made->id, -1, u"damaged"_s, u"Fell"_s};
        QCOMPARE(*answered(desk.batches.move(broken, "batch-3")), 11);
        const auto shelf = answered(desk.batches.shelf(product));
        QVERIFY(shelf);
        const auto row = std::find_if(shelf->batches.begin(), shelf->batches.end(),
                                      [&made](const BatchRow &one) { return one.id == made->id; });
        QVERIFY(row != shelf->batches.end());
        QCOMPARE(row->received, 12);
        QCOMPARE(row->onHand, 11);
        QCOMPARE(row->packedOn, lot.packedOn);
        QCOMPARE(row->mrp, lot.mrp);
        QVERIFY(!row->expired);
        const auto movements = answered(desk.batches.movements(made->id));
        QCOMPARE(movements->size(), 2);
        QCOMPARE(movements->first().delta, -1);
        QCOMPARE(movements->first().reason, u"damaged"_s);
        QVERIFY(movements->first().at);
        QVERIFY(answered(desk.batches.recall(made->id))->isEmpty());
    }

    void categoriesArePutInOrderAndATableComesInFromTheDesk()
    {
        Desk desk(m_data.path() + u"/tables.ini"_s, TokenStore::Keychain::Avoid);
        const Profile profile{QUrl(u"http://127.0.0.1:%1"_s.arg(m_daemon->port())), kEmail};
        QVERIFY(answered(desk.session.signIn(profile, kPassword)));
        const auto made = answered(desk.categories.create(
            {{u"title"_s, u"New"_s}, {u"slug"_s, u"new"_s}, {u"title_hi"_s, u"नया"_s}}));
        QVERIFY(made);
        const auto idsOf = [&desk] {
            QStringList ids;
            const auto listed = answered(desk.categories.list()).value();
            for (const QJsonObject &category : listed)
                ids.append(category["id"_L1].toString());
            return ids;
        };
        QStringList ids = idsOf();
        QCOMPARE(ids.last(), (*made)["id"_L1].toString());
        ids.move(ids.size() - 1, 0);
        QVERIFY(answered(desk.categories.order(ids)));
        QCOMPARE(idsOf(), ids);
        QVERIFY(answered(desk.categories.change(ids.first(), {{u"title"_s, u"Newer"_s}},
                                                {{u"title"_s, u"New"_s}})));
        QCOMPARE(answered(desk.categories.remove(ids.last())).error().code, u"referenced"_s);

        TableImport import(desk.catalog, desk.preferences);
        const QString path = m_data.path() + u"/products.csv"_s;
        QFile table(path);
        QVERIFY(table.open(QIODevice::WriteOnly));
        const QByteArray exported = answered(desk.catalog.exportTable()).value();
        QCOMPARE(table.write(exported), exported.size());
        table.close();
        import.open(path); // what was saved comes back as it is
        QTRY_COMPARE(import.phase(), TableImport::Phase::Checked);
        QCOMPARE(import.count(RowVerdict::State::Unchanged), import.table().rows.size());
        QVERIFY(!import.mayImport());

        QVERIFY(table.open(QIODevice::WriteOnly | QIODevice::Truncate));
        table.write("Item code;Name;Price;MRP;Category;Weight (g);HSN;GST\n"
                    "E2E-1;Trial ghee;499.50;600;Newer;500;04059020;5%\n"
                    "E2E-2;Wrong ghee;499.50;400;Newer;heavy;04059020;5%\n");
        table.close();
        import.open(path);
        QTRY_COMPARE(import.phase(), TableImport::Phase::Checked);
        QVERIFY(!import.problem(1, 5).isEmpty());
        QCOMPARE(import.count(RowVerdict::State::Refused), 1);
        QVERIFY(table.open(QIODevice::WriteOnly | QIODevice::Truncate));
        table.write("Item code;Name;Price;MRP;Category;Weight (g);HSN;GST\n"
                    "E2E-1;Trial ghee;499.50;600;Newer;500;04059020;5%\n");
        table.close();
        import.open(path);
        QTRY_VERIFY(import.mayImport());
        QCOMPARE(import.count(RowVerdict::State::Created), 1);
        import.import();
        QTRY_COMPARE(import.phase(), TableImport::Phase::Done);
        ProductsQuery query;
        query.text = u"E2E-1"_s;
        const auto found = answered(desk.catalog.products(query));
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->first()["price_paise"_L1].toInt(), 49'950);
        QCOMPARE(found->first()["category_id"_L1].toString(), ids.first());
    }

    void theLabelOfThatOrderIsSavedAtItsTrueSize()
    {
        const QString file = m_data.path() + u"/label.pdf"_s;
        QCOMPARE(exportLabel(m_daemon->port(), m_number, file), 0);
        QPdfDocument label;
        label.load(file);
        QCOMPARE(label.pageCount(), 1);
        QCOMPARE(label.pagePointSize(0).toSize(), QSize(288, 432));
    }

    void anOrderThatIsNotThereHasNoLabelAndTheDeskSaysSo()
    {
        const QString file = m_data.path() + u"/none.pdf"_s;
        QCOMPARE(exportLabel(m_daemon->port(), u"PF-2020-999999"_s, file), 1);
        QVERIFY(!QFile::exists(file));
    }

private:
    DataFolder m_data;
    std::unique_ptr<RunningDaemon> m_daemon;
    QString m_number;
};

QTEST_MAIN(TestDesktop)
#include "desktop_test.moc"
