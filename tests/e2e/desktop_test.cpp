// SPDX-License-Identifier: GPL-3.0-or-later
// The desk against a real daemon: what one order on the server looks like to the person who packs
// it.
#include "desktop/app/main_window.h"
#include "desktop/orders/order_detail_pane.h"
#include "desktop/orders/order_table_model.h"
#include "desktop/orders/orders_page.h"
#include "tests/e2e/daemon_process.h"

#include <QApplication>
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

constexpr int kPatience = 60'000;
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
    return desk.waitForFinished(kPatience) ? desk.exitCode() : -1;
}

/// What a task came to, once it has.
template <class T>
T answered(Task<T> task)
{
    auto value = std::make_shared<std::optional<T>>();
    QCoro::connect(std::move(task), qApp, [value](const T &came) { value->emplace(came); });
    if (!QTest::qWaitFor([&value] { return value->has_value(); }, kPatience))
        qFatal("a task did not end");
    return **value;
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
        QVERIFY(order.waitForFinished(240'000));
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
        QTRY_VERIFY_WITH_TIMEOUT(window.isSignedIn(), kPatience);

        OrderTableModel *orders = window.page<OrdersPage>()->model();
        QTRY_COMPARE_WITH_TIMEOUT(orders->rowCount(), 1, kPatience);
        QCOMPARE(orders->row(0).status, u"paid"_s);
        m_number = orders->row(0).number;
        window.findChild<QTableView *>(u"orders"_s)->selectRow(0);
        const OrderDetailPane *detail = window.page<OrdersPage>()->detail();
        QTRY_VERIFY_WITH_TIMEOUT(detail->shown().has_value(), kPatience);
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
        QTRY_COMPARE_WITH_TIMEOUT(desk.preferences.state(u"shop/state"_s).toString(), u"IN-RJ"_s,
                                  kPatience);
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
