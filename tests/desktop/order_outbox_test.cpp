// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to an order with the line down: kept, shown, seen to wait, taken back; and what
// cannot be done then. Over a real copy, with nobody at the other end.
#include "desktop/orders/http_order_actions.h"
#include "desktop/orders/http_orders_repository.h"
#include "desktop/orders/order_acts.h"
#include "desktop/orders/order_detail_pane.h"
#include "desktop/orders/order_table_model.h"
#include "desktop/orders/orders_page.h"
#include "desktop/orders/waiting_card.h"
#include "desktop/replica/customer_reader.h"
#include "desktop/shell/api_sync_status.h"
#include "desktop/sync/replica_order_actions.h"
#include "desktop/sync/replica_orders_repository.h"
#include "tests/desktop/replica_documents.h"
#include "tests/support/patience.h"

#include <QDialog>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

namespace {

/// The line has been down for a while.
class DownLine final : public SyncStatus {
public:
    SyncState state() const override { return {.offlineSince = Timestamp(1)}; }
};

struct OfflineDesk {
    explicit OfflineDesk(const QString &folder)
        : replica(folder)
        , preferences(folder + u"/desk.ini"_s)
    {
        api.setServer(QUrl(u"http://127.0.0.1:9"_s));
        if (!settled(replica.open(u"shop asha"_s)).has_value())
            qFatal("no replica");
        QList<FeedItem> items;
        for (int i = 0; i < 40; ++i) {
            const QJsonObject order = FakeShop::makeOrder(i);
            items.append(itemOf(DocType::Order, order["id"_L1].toString(), order));
        }
        if (!feed(replica, items))
            qFatal("no orders");
    }
    OrderDocument order(int index)
    {
        return *settled(orders.order(FakeShop::makeOrder(index)["id"_L1].toString()));
    }
    QList<OutboxRow> outbox() { return settled(replica.outbox()).value(); }

    ApiClient api;
    Replica replica;
    HttpOrdersRepository ordersOfServer{api};
    ReplicaOrdersRepository orders{replica, ordersOfServer, [] { return true; }};
    HttpOrderActions actionsOfServer{api};
    ReplicaOrderActions actions{replica, actionsOfServer, [] { return true; },
                                [] { return u"Meera Kulkarni"_s; }};
    DownLine line;
    Shell shell;
    Preferences preferences;
};

// Paid and not shipped.
constexpr int kPaid = 4;

} // namespace

class OrderOutboxTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<OfflineDesk> m_desk;

    std::unique_ptr<OrdersPage> openPage(int order)
    {
        m_desk->shell.setRole(StaffRole::Manager);
        auto page = std::make_unique<OrdersPage>(OrdersPage::Parts{
            m_desk->shell, m_desk->orders, m_desk->actions, m_desk->line, m_desk->preferences});
        page->resize(1300, 800);
        page->show();
        page->openDocument(m_desk->order(order).number);
        if (!tests::waitUntil([&] { return page->detail()->shown().has_value(); }))
            qFatal("the order is not shown");
        return page;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<OfflineDesk>(m_folder->path());
    }
    void cleanup()
    {
        m_desk.reset();
        m_folder.reset();
    }

    void aNoteIsKeptAndShownWithoutALine()
    {
        const OrderId id = m_desk->order(kPaid).id;
        const auto noted = settled(m_desk->actions.addNote(id, u"Ring twice"_s, "k"));
        QVERIFY(noted.has_value());
        QCOMPARE(noted->notes.last().text, u"Ring twice"_s);
        QCOMPARE(m_desk->order(kPaid).notes.last().text, u"Ring twice"_s);
        const auto waits = settled(m_desk->actions.waiting(id)).value();
        QCOMPARE(waits.size(), 1);
        QCOMPARE(waits.first().kind, u"note"_s);
        QCOMPARE(waits.first().text, u"Ring twice"_s);
        QVERIFY(settled(m_desk->actions.waiting(m_desk->order(1).id)).value().isEmpty());
    }

    void takingBackLeavesNothingToSend()
    {
        const OrderId id = m_desk->order(kPaid).id;
        const auto before = m_desk->order(kPaid).notes.size();
        QVERIFY(settled(m_desk->actions.addNote(id, u"Ring twice"_s, "k")).has_value());
        const qint64 number = settled(m_desk->actions.waiting(id)).value().first().number;
        QVERIFY(settled(m_desk->actions.takeBack(number)).value());
        QVERIFY(m_desk->outbox().isEmpty());
        QCOMPARE(m_desk->order(kPaid).notes.size(), before);
    }

    void packedAndNotPackedAfterAllAreNothing()
    {
        const OrderDocument order = m_desk->order(kPaid);
        const bool packed = order.packedAt.has_value();
        QVERIFY(settled(m_desk->actions.setPacked(order.id, !packed, "a")).has_value());
        QCOMPARE(m_desk->order(kPaid).packedAt.has_value(), !packed);
        QCOMPARE(m_desk->outbox().size(), 1);
        QVERIFY(settled(m_desk->actions.setPacked(order.id, packed, "b")).has_value());
        QCOMPARE(m_desk->order(kPaid).packedAt.has_value(), packed);
        QVERIFY(m_desk->outbox().isEmpty());
    }

    void whatMovesMoneyOrAsksAnotherDoesNotWait()
    {
        const OrderDocument order = m_desk->order(kPaid);
        RefundWish wish{order.id, Paise(100), u"x"_s, false, "k"};
        QCOMPARE(settled(m_desk->actions.refund(wish)).error().fault, Fault::Unavailable);
        QCOMPARE(settled(m_desk->actions.cancel(order.id, u"x"_s, "k")).error().fault,
                 Fault::Unavailable);
        QCOMPARE(settled(m_desk->actions.reverify(order.id)).error().fault, Fault::Unavailable);
        QCOMPARE(settled(m_desk->actions.ship(order.id)).error().fault, Fault::Unavailable);
        QVERIFY(m_desk->outbox().isEmpty());
    }

    void itOutlivesTheProgram()
    {
        const OrderId id = m_desk->order(kPaid).id;
        QVERIFY(settled(m_desk->actions.addNote(id, u"Ring twice"_s, "k")).has_value());
        m_desk->replica.close();
        QVERIFY(settled(m_desk->replica.open(u"shop asha"_s)).has_value());
        QCOMPARE(m_desk->order(kPaid).notes.last().text, u"Ring twice"_s);
        QCOMPARE(m_desk->outbox().size(), 1);
    }

    void thePageOffersWhatCanWaitAndSaysWhyTheRestCannot()
    {
        const auto page = openPage(kPaid);
        const auto action = [&](const char *name) {
            return page->findChild<QAction *>(QLatin1StringView(name));
        };
        QTRY_VERIFY(action("actionPacked")->isEnabled());
        QVERIFY(action("actionNote")->isEnabled());
        QSet<QString> reasons;
        for (const char *name : {"actionRefund", "actionCancelOrder", "actionReverify"}) {
            QVERIFY2(!action(name)->isEnabled(), name);
            QVERIFY2(action(name)->toolTip().contains(u"line"_s), name);
            reasons.insert(action(name)->toolTip());
        }
        QVERIFY2(reasons.size() == 3, "each has a reason of its own");
    }

    void theCardOfAnOrderSaysWhatWaitsAndTakesItBack()
    {
        const auto page = openPage(kPaid);
        const bool packed = page->detail()->shown()->packedAt.has_value();
        const auto card = [&] { return page->findChild<WaitingCard *>(u"waiting"_s); };
        QVERIFY(!card()->isVisible());
        page->findChild<QAction *>(u"actionPacked"_s)->trigger();
        QTRY_COMPARE(m_desk->outbox().size(), 1);
        QTRY_VERIFY(card() && card()->isVisible());
        QTRY_COMPARE(page->detail()->shown()->packedAt.has_value(), !packed);
        QTRY_VERIFY(card()->findChild<QPushButton *>(u"takeBack"_s));
        card()->findChild<QPushButton *>(u"takeBack"_s)->click();
        QTRY_VERIFY(m_desk->outbox().isEmpty());
        QTRY_COMPARE(page->detail()->shown()->packedAt.has_value(), packed);
    }

    void undoTakesTheActBackWhileItWaits()
    {
        const auto page = openPage(kPaid);
        const bool packed = page->detail()->shown()->packedAt.has_value();
        page->findChild<QAction *>(u"actionPacked"_s)->trigger();
        QTRY_COMPARE(m_desk->outbox().size(), 1);
        m_desk->shell.undoStack().undo();
        QTRY_VERIFY(m_desk->outbox().isEmpty());
        QTRY_COMPARE(page->detail()->shown()->packedAt.has_value(), packed);
    }

    void anotherDesksWorkIsSeenInTheOpenOrder()
    {
        const auto page = openPage(kPaid);
        QJsonObject order = FakeShop::makeOrder(kPaid);
        order[u"status"_s] = u"cancelled"_s;
        QVERIFY(feed(m_desk->replica, {itemOf(DocType::Order, order["id"_L1].toString(), order)}));
        m_desk->replica.tellChanged(DocType::Order, {order["id"_L1].toString()});
        QTRY_COMPARE(page->detail()->shown()->status, u"cancelled"_s);
    }

    // A desk that starts offline asks the server before its copy is open.
    void aCopyThatOpensIsShownWithoutBeingAsked()
    {
        bool isWhole = false;
        ReplicaOrdersRepository late(m_desk->replica, m_desk->ordersOfServer,
                                     [&isWhole] { return isWhole; });
        OrderTableModel model(late);
        model.setQuery({});
        QTRY_COMPARE(model.phase(), OrderTableModel::Phase::Failed);
        isWhole = true;
        late.noteSource();
        QTRY_COMPARE(model.rowCount(), 40);
        QCOMPARE(model.phase(), OrderTableModel::Phase::Idle);
    }

    void customersAreFoundByNameMailAndPhoneAndByNothingElse()
    {
        const auto found = [this](const QString &typed) {
            return settled(m_desk->replica.read(
                               [typed](Sql &sql) { return customers::find(sql, typed, 6); }))
                .value();
        };
        QCOMPARE(found(u"rohan"_s).size(), 1);
        QCOMPARE(found(u"rohan"_s).first().contact, u"rohan@example.in"_s);
        QVERIFY(found(u"rohan"_s).first().orders >= 2);
        QCOMPARE(found(u"98200 12345"_s).first().name, u"Asha Deshpande"_s);
        QVERIFY(found(u"PF-2026"_s).isEmpty());
        QVERIFY(found(u"nobody"_s).isEmpty());
        QVERIFY(found(u"  "_s).isEmpty());
    }
};

QTEST_MAIN(OrderOutboxTest)
#include "order_outbox_test.moc"
