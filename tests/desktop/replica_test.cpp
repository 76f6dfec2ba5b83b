// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/search_words.h"
#include "shared/documents/canonical_json.h"
#include "tests/desktop/replica_documents.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

class ReplicaTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Replica> m_replica;

    void reopen(const QString &account = u"shop asha"_s)
    {
        m_replica.reset();
        m_replica = std::make_unique<Replica>(m_folder->path());
        const auto opened = settled(m_replica->open(account));
        QVERIFY2(opened.has_value(), opened ? "" : qUtf8Printable(opened.error().detail));
    }
    void feedOrders(int count)
    {
        QList<FeedItem> items;
        for (int i = 0; i < count; ++i) {
            const QJsonObject order = FakeShop::makeOrder(i);
            items.append(itemOf(DocType::Order, order["id"_L1].toString(), order));
        }
        QVERIFY(feed(*m_replica, items));
    }
    QList<OrderEntry> window(const OrdersAsk &ask, int limit = 1000)
    {
        return settled(m_replica->read(
                           [ask, limit](Sql &sql) { return orders::window(sql, ask, {}, limit); }))
            .value();
    }
    QJsonObject shown(DocType type, const QString &id)
    {
        return settled(m_replica->document(type, id)).value_or(QJsonObject());
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        reopen();
    }
    void cleanup() { m_replica.reset(); }

    void onlyItsOwnerMayReadTheFiles()
    {
        feedOrders(3);
        const QDir account(m_folder->path() + u'/' +
                           QDir(m_folder->path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot)[0]);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                            QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFileInfo(account.path()).permissions() & others));
        const auto files = account.entryInfoList({u"replica.db*"_s}, QDir::Files);
        QVERIFY(files.size() >= 2);
        for (const QFileInfo &file : files)
            QVERIFY2(!(file.permissions() & others), qUtf8Printable(file.fileName()));
    }
    void aDocumentComesBackByteForByteAsTheServerGaveIt()
    {
        const QJsonObject order = FakeShop::makeOrder(7);
        feedOrders(8);
        QCOMPARE(canonicalJson(shown(DocType::Order, order["id"_L1].toString())),
                 canonicalJson(order));
        QCOMPARE(settled(m_replica->order(order["number"_L1].toString())).value(), order);
    }
    void windowsJoinedGiveEveryOrderOnceInEverySort_data()
    {
        QTest::addColumn<int>("sort");
        QTest::addColumn<bool>("descending");
        for (int sort = 0; sort < 5; ++sort)
            for (const bool descending : {false, true})
                QTest::addRow("%d %s", sort, descending ? "down" : "up") << sort << descending;
    }
    void windowsJoinedGiveEveryOrderOnceInEverySort()
    {
        QFETCH(int, sort);
        QFETCH(bool, descending);
        feedOrders(137);
        OrdersAsk ask{.sort = static_cast<OrdersAsk::Sort>(sort), .descending = descending};
        const auto whole = window(ask);
        QCOMPARE(whole.size(), 137);
        const auto joined = settled(m_replica->read([ask](Sql &sql) {
            QStringList ids;
            std::optional<OrderPlace> at;
            while (true) {
                const auto part = orders::window(sql, ask, at, 10);
                for (const OrderEntry &entry : part)
                    ids.append(entry.id);
                if (part.size() < 10)
                    return ids;
                at = placeOf(part.last(), ask.sort);
            }
        }));
        QStringList ids;
        for (const OrderEntry &entry : whole)
            ids.append(entry.id);
        QCOMPARE(joined.value(), ids);
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), 137);
    }
    void rowsByNumberAreTheRowsOfTheWholeList()
    {
        feedOrders(150);
        OrdersAsk ask{.statuses = {u"paid"_s, u"shipped"_s}};
        const auto whole = window(ask);
        const auto ranks =
            settled(m_replica->read([ask](Sql &sql) { return orders::ranks(sql, ask, 16); }));
        QCOMPARE(ranks->count, whole.size());
        for (int first = 0; first < whole.size(); first += 7) {
            const auto part = settled(m_replica->read([ask, first, ranks = *ranks](Sql &sql) {
                return orders::windowAt(sql, ask, ranks, first, 3);
            }));
            for (int i = 0; i < part->size(); ++i)
                QCOMPARE(part->at(i).id, whole[first + i].id);
        }
    }
    void ordersAreFoundByTheBeginningOfAnyWordAndNothingElse_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("name") << u"desh"_s;
        QTest::newRow("two names, any order") << u"deshpande asha"_s;
        QTest::newRow("Hindi") << u"कुलकर्णी"_s;
        QTest::newRow("the beginning of a Hindi word") << u"आर"_s;
        QTest::newRow("mail") << u"asha.deshpande@ex"_s;
        QTest::newRow("phone as it is written") << u"+91 98200 12345"_s;
        QTest::newRow("phone without the country") << u"98200 12"_s;
    }
    void ordersAreFoundByTheBeginningOfAnyWordAndNothingElse()
    {
        QFETCH(QString, typed);
        feedOrders(64);
        const auto found = window({.text = typed});
        QVERIFY(!found.isEmpty());
        const bool hindi = typed.at(0).script() == QChar::Script_Devanagari;
        for (const OrderEntry &entry : found)
            QCOMPARE(entry.customer, hindi ? u"आरती कुलकर्णी"_s : u"Asha Deshpande"_s);
        QVERIFY(window({.text = typed + u"zz"_s}).isEmpty());
    }
    void anOrderIsFoundByTheNumberAPersonSays()
    {
        feedOrders(30);
        const OrderEntry wanted = window({}).at(11);
        QCOMPARE(window({.text = wanted.number}).size(), 1);
        QCOMPARE(window({.text = wanted.number}).first().id, wanted.id);
    }
    void aSearchThatMostRowsAnswerGivesTheSameRowsAsOneThatFewDo()
    {
        feedOrders(64);
        const OrdersAsk all{.text = u"PF-"_s};
        QCOMPARE(window(all).size(), window({}).size());
        QCOMPARE(window(all).first().id, window({}).first().id);
    }
    void typedSignsAreNeverPartOfTheQuestion()
    {
        feedOrders(5);
        for (const QString &typed : {u"\""_s, u"a\" OR \"b"_s, u"*"_s, u"NEAR("_s, u"'; DROP"_s})
            window({.text = typed});
        QCOMPARE(window({}).size(), 5);
    }
    void ordersAreFilteredByEveryField()
    {
        feedOrders(120);
        const auto all = window({});
        const OrderEntry one = all.at(17);
        const auto count = [&all](auto holds) {
            return std::count_if(all.begin(), all.end(), holds);
        };
        QCOMPARE(window({.statuses = {one.status}}).size(),
                 count([&](const OrderEntry &e) { return e.status == one.status; }));
        QCOMPARE(window({.payment = u"captured"_s}).size(),
                 count([](const OrderEntry &e) { return e.payment == u"captured"; }));
        QCOMPARE(window({.shipment = u"in_transit"_s}).size(),
                 count([](const OrderEntry &e) { return e.shipment == u"in_transit"; }));
        QCOMPARE(window({.city = one.city.left(3).toUpper()}).size(),
                 count([&](const OrderEntry &e) { return e.city.startsWith(one.city.left(3)); }));
        QCOMPARE(window({.flag = u"any"_s}).size(),
                 count([](const OrderEntry &e) { return !e.flags.isEmpty(); }));
        QCOMPARE(window({.packed = true}).size(),
                 count([](const OrderEntry &e) { return e.packed; }));
        QCOMPARE(window({.from = one.placedAt}).size(),
                 count([&](const OrderEntry &e) { return e.placedAt >= one.placedAt; }));
        QCOMPARE(window({.atLeast = one.total}).size(),
                 count([&](const OrderEntry &e) { return e.total >= one.total; }));
        QCOMPARE(window({.shipment = u"none"_s}).size(),
                 count([](const OrderEntry &e) { return e.shipment.isEmpty(); }));
        const auto ofOne = window({.product = productId(1)}).size();
        QVERIFY(ofOne > 0 && ofOne < all.size());
        QVERIFY(window({.product = u"gir cow"_s}).size() > 0);
        QCOMPARE(window({.product = u"psk-bil-500"_s}).size(),
                 window({.product = u"Bilona hand"_s}).size());
        QVERIFY2(window({.text = u"bilona"_s}).isEmpty(), "a title is no customer");
    }
    void aTombstoneTakesTheOrderOutOfEveryList()
    {
        feedOrders(5);
        const OrderEntry gone = window({}).first();
        QVERIFY(feed(*m_replica, {FeedItem{{DocType::Order, gone.id}, {}}}));
        QCOMPARE(window({}).size(), 4);
        QVERIFY(window({.text = gone.number}).isEmpty());
        QCOMPARE(settled(m_replica->order(gone.id)).error().fault, Fault::NotFound);
    }
    void anEditIsShownAtOnceEverywhereAndTheServersDocumentIsKept()
    {
        feedOrders(3);
        const OrderEntry order = window({}).first();
        QSignalSpy changed(m_replica.get(), &Replica::documentsChanged);
        const bool packed = order.packed;
        QVERIFY(settled(m_replica->submit(edits::markPacked(order.id, order.number, !packed))));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(window({}).first().packed, !packed);
        QCOMPARE(shown(DocType::Order, order.id)["packed_at"_L1].isString(), !packed);
        const auto base = settled(m_replica->read(
            [id = order.id](Sql &sql) { return documents::base(sql, {DocType::Order, id}); }));
        QCOMPARE((**base)["packed_at"_L1].isString(), packed);
    }
    void anEditOutlivesTheProgram()
    {
        QVERIFY(
            feed(*m_replica, {itemOf(DocType::Product, productId(1), makeProduct(1, u"Ghee"_s))}));
        const Edit edit = edits::patchProduct(productId(1), u"Ghee"_s, {{u"title"_s, u"Gold"_s}},
                                              {{u"title"_s, u"Ghee"_s}});
        QVERIFY(settled(m_replica->submit(edit)));
        const auto before = settled(m_replica->outbox()).value();
        reopen();
        const auto after = settled(m_replica->outbox()).value();
        QCOMPARE(after.size(), 1);
        QCOMPARE(after[0].idempotencyKey, before[0].idempotencyKey);
        QCOMPARE(after[0].edit.body, edit.body);
        QCOMPARE(shown(DocType::Product, productId(1))["title"_L1], u"Gold"_s);
    }
    void theFeedDoesNotHideAnEditThatWaits()
    {
        QVERIFY(
            feed(*m_replica, {itemOf(DocType::Product, productId(1), makeProduct(1, u"Ghee"_s))}));
        QVERIFY(settled(m_replica->submit(edits::patchProduct(
            productId(1), u"Ghee"_s, {{u"price_paise"_s, 100}}, {{u"price_paise"_s, 49900}}))));
        QVERIFY(feed(*m_replica,
                     {itemOf(DocType::Product, productId(1), makeProduct(1, u"Purest ghee"_s))}));
        const QJsonObject product = shown(DocType::Product, productId(1));
        QCOMPARE(product["title"_L1], u"Purest ghee"_s);
        QCOMPARE(product["price_paise"_L1].toInteger(), 100);
    }
    void deltasOfStockAddUpOnWhateverTheServerHas()
    {
        const QString id = productId(1);
        const auto stock = [&](int count) {
            return itemOf(DocType::Stock, id, {{u"product_id"_s, id}, {u"stock"_s, count}});
        };
        QVERIFY(
            feed(*m_replica, {itemOf(DocType::Product, id, makeProduct(1, u"Ghee"_s)), stock(10)}));
        for (const int delta : {5, -2})
            QVERIFY(settled(
                m_replica->submit(edits::adjustStock(id, u"Ghee"_s, delta, StockReason::Counted))));
        QVERIFY(feed(*m_replica, {stock(7)}));
        const auto product =
            settled(m_replica->read([id](Sql &sql) { return products::one(sql, id); })).value();
        QCOMPARE(product->stock, 10);
        QVERIFY(product->edited);
        QVERIFY(!product->inConflict);
    }
    void productsAreFoundByHindiTitleAndBySku()
    {
        QList<FeedItem> items;
        for (int i = 0; i < 20; ++i)
            items.append(itemOf(DocType::Product, productId(i),
                                makeProduct(i, u"Ghee %1"_s.arg(i), 1000 + i)));
        QVERIFY(feed(*m_replica, items));
        const auto found = [this](const ProductsAsk &ask) {
            return settled(m_replica->read([ask](Sql &sql) { return products::window(sql, ask); }))
                .value();
        };
        QCOMPARE(found({}).size(), 20);
        QCOMPARE(found({.text = u"देसी"_s}).size(), 20);
        QCOMPARE(found({.text = u"psk-0007"_s}).size(), 1);
        QCOMPARE(found({.sort = ProductsAsk::Sort::Price, .descending = true}).first().id,
                 productId(19));
        QCOMPARE(found({.stock = ProductsAsk::Stock::Low}).size(), 20);
        QVERIFY(found({.archived = ProductsAsk::Archived::Only}).isEmpty());
    }
    void anotherAccountSeesNothingOfThisOne()
    {
        feedOrders(4);
        const OrderEntry order = window({}).first();
        QVERIFY(settled(m_replica->submit(edits::addNote(order.id, order.number, u"x"_s, u"A"_s))));
        reopen(u"shop meera"_s);
        QVERIFY(window({}).isEmpty());
        QVERIFY(settled(m_replica->outbox())->isEmpty());
        reopen(u"shop asha"_s);
        QCOMPARE(window({}).size(), 4);
        QCOMPARE(settled(m_replica->outbox())->size(), 1);
    }
    void oneAccountIsOpenedByOneProgramAtATime()
    {
        Replica second(m_folder->path());
        const auto opened = settled(second.open(u"shop asha"_s));
        QCOMPARE(opened.error().code, kReplicaInUse);
        m_replica->close();
        QVERIFY(settled(second.open(u"shop asha"_s)));
    }
    void theLockOfAProgramThatWasKilledKeepsNobodyOut()
    {
        m_replica->close();
        const QString account = QDir(m_folder->path())
                                    .entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)
                                    .constFirst()
                                    .filePath();
        const pid_t other = ::fork();
        if (other == 0) {
            FileLock lock(account + u"/lock"_s);
            if (lock.tryLock(FileLock::Exclusive))
                ::pause();
            ::_exit(1);
        }
        QVERIFY(other > 0);
        const auto isHeld = [&] {
            FileLock lock(account + u"/lock"_s);
            return !lock.tryLock(FileLock::Exclusive);
        };
        QTRY_VERIFY(isHeld());
        Replica second(m_folder->path());
        QCOMPARE(settled(second.open(u"shop asha"_s)).error().code, kReplicaInUse);
        ::kill(other, SIGKILL);
        ::waitpid(other, nullptr, 0);
        // As it may be left by what was killed half-way through judging another's lock.
        QVERIFY(QFile::copy(account + u"/lock"_s, account + u"/lock.rmlock"_s));
        QVERIFY(settled(second.open(u"shop asha"_s)));
    }
    void aClosedReplicaSaysSo()
    {
        m_replica->close();
        QCOMPARE(settled(m_replica->order(u"PF-2026-000001"_s)).error().code, kReplicaClosed);
        QCOMPARE(settled(m_replica->submit(edits::markPacked(u"x"_s, u"x"_s, true))).error().code,
                 kReplicaClosed);
    }
};

QTEST_MAIN(ReplicaTest)
#include "replica_test.moc"
