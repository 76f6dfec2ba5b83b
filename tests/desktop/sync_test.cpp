// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/http_orders_repository.h"
#include "desktop/replica/schema.h"
#include "desktop/sync/replica_orders_repository.h"
#include "desktop/sync/sync_words.h"
#include "tests/desktop/headless_desk.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kGhee = productId(1);

} // namespace

class SyncTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeSync> m_shop;
    std::unique_ptr<HeadlessDesk> m_desk;

    void open() { m_desk = std::make_unique<HeadlessDesk>(*m_shop, m_folder->path()); }
    void stock(int count)
    {
        m_shop->put(u"stock"_s, kGhee, {{u"product_id"_s, kGhee}, {u"stock"_s, count}});
    }
    bool retitle(const QString &title, const QString &base = u"Ghee"_s)
    {
        return settled(m_desk->replica.submit(edits::patchProduct(
                           kGhee, u"Ghee"_s, {{u"title"_s, title}}, {{u"title"_s, base}})))
            .has_value();
    }
    QString title() { return m_desk->shown(DocType::Product, kGhee)["title"_L1].toString(); }
    bool inState(EditState state)
    {
        const auto rows = m_desk->outbox();
        return !rows.isEmpty() && rows[0].state == state;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_shop = std::make_unique<FakeSync>();
        m_shop->put(u"product"_s, kGhee, makeProduct(1, u"Ghee"_s));
        stock(10);
        for (int i = 0; i < 30; ++i) {
            const QJsonObject order = FakeShop::makeOrder(i);
            m_shop->put(u"order"_s, order["id"_L1].toString(), order);
        }
        open();
    }
    void cleanup()
    {
        m_desk.reset();
        m_shop.reset();
    }

    void aFirstSyncBringsEverythingAndProvesIt()
    {
        QVERIFY(m_desk->isQuiet());
        QTRY_VERIFY(m_desk->engine.feed().verifiedAt.has_value());
        const auto sums = settled(m_desk->replica.read(feed_state::sums)).value();
        QCOMPARE(sums[u"order"_s].count, 30);
        QCOMPARE(sums[u"product"_s].count, 1);
    }
    void whatChangesOnTheServerIsSeenWithoutAsking()
    {
        QVERIFY(m_desk->isQuiet());
        QTRY_VERIFY(m_desk->engine.isLive());
        m_shop->put(u"product"_s, kGhee, makeProduct(1, u"Gold"_s));
        QTRY_COMPARE(title(), u"Gold"_s);
        m_shop->drop(u"product"_s, kGhee);
        QTRY_VERIFY(m_desk->shown(DocType::Product, kGhee).isEmpty());
    }
    void withoutALiveLineTheServerIsAskedNowAndThen()
    {
        m_desk.reset();
        m_shop->hasLive = false;
        open();
        QVERIFY(m_desk->isQuiet());
        m_shop->put(u"product"_s, kGhee, makeProduct(1, u"Gold"_s));
        QTRY_COMPARE(title(), u"Gold"_s);
        QVERIFY(!m_desk->engine.isLive());
    }
    void anEditIsSentOnceAndLeavesTheLine()
    {
        QVERIFY(m_desk->isQuiet());
        QVERIFY(retitle(u"Gold"_s));
        QCOMPARE(title(), u"Gold"_s);
        QTRY_COMPARE(m_shop->doc(u"product"_s, kGhee)["title"_L1], u"Gold"_s);
        QVERIFY(m_desk->isQuiet());
        QCOMPARE(title(), u"Gold"_s);
        QCOMPARE(m_shop->applied.size(), 1);
    }
    void anEditWhoseAnswerIsLostIsNotCarriedOutTwice()
    {
        QVERIFY(m_desk->isQuiet());
        m_shop->loseAnswers(u"stock-adjustments"_s, 3);
        QVERIFY(settled(m_desk->replica.submit(
            edits::adjustStock(kGhee, u"Ghee"_s, -4, StockReason::Damaged))));
        QVERIFY(m_desk->isQuiet());
        QCOMPARE(m_shop->doc(u"stock"_s, kGhee)["stock"_L1].toInt(), 6);
        QCOMPARE(m_shop->applied.size(), 1);
        QVERIFY(m_shop->countOf(u"stock-adjustments"_s) > 1);
    }
    void aServerThatCannotIsAskedAgainUntilItCan()
    {
        QVERIFY(m_desk->isQuiet());
        m_shop->refuseNext(u"PATCH"_s, 503, 2);
        m_shop->refuseNext(u"PATCH"_s, 429, 1);
        QVERIFY(retitle(u"Gold"_s));
        QVERIFY(m_desk->isQuiet());
        QCOMPARE(m_shop->doc(u"product"_s, kGhee)["title"_L1], u"Gold"_s);
        QCOMPARE(m_shop->countOf(u"PATCH"_s), 4);
    }
    void offlineEditsAreShownAndSentInOrderWhenTheLineIsBack()
    {
        QVERIFY(m_desk->isQuiet());
        m_shop->goAway();
        QVERIFY(retitle(u"One"_s));
        QVERIFY(retitle(u"Two"_s, u"One"_s));
        QVERIFY(retitle(u"Three"_s, u"Two"_s));
        QCOMPARE(title(), u"Three"_s);
        QTRY_COMPARE(m_desk->engine.state().waiting, 3);
        m_shop->come();
        QVERIFY(m_desk->isQuiet());
        QStringList titles;
        for (const auto &one : m_shop->applied)
            titles.append(one.body["set"_L1]["title"_L1].toString());
        QCOMPARE(titles, (QStringList{u"One"_s, u"Two"_s, u"Three"_s}));
        QCOMPARE(title(), u"Three"_s);
    }
    void twoDesksThatChangeOneFieldMakeAConflictAndNeitherIsLost()
    {
        QVERIFY(m_desk->isQuiet());
        m_shop->goAway();
        QVERIFY(retitle(u"Mine"_s));
        QVERIFY(retitle(u"Mine again"_s, u"Mine"_s));
        QJsonObject theirs = m_shop->doc(u"product"_s, kGhee);
        theirs[u"title"_s] = u"Theirs"_s;
        m_shop->put(u"product"_s, kGhee, theirs);
        m_shop->come();
        QTRY_VERIFY(inState(EditState::Conflict));
        const auto rows = m_desk->outbox();
        QCOMPARE(rows.size(), 2);
        const FieldConflict expected{u"title"_s,     u"Ghee"_s,
                                     u"Theirs"_s,    u"Mine"_s,
                                     u"Ravi Shah"_s, Timestamp::parse(u"2026-11-22T09:30:00Z")};
        QCOMPARE(rows[0].conflicts, QList<FieldConflict>{expected});
        QCOMPARE(rows[1].waitsBehind, rows[0].seq);
        QCOMPARE(title(), u"Mine again"_s);
        QCOMPARE(m_shop->doc(u"product"_s, kGhee)["title"_L1], u"Theirs"_s);
        QTRY_COMPARE(m_desk->engine.state().conflicts, 1);
    }
    void aConflictIsSettledAsAPersonChooses_data()
    {
        QTest::addColumn<int>("take");
        QTest::addColumn<QString>("after");
        QTest::newRow("mine") << int(FieldChoice::Take::Mine) << u"Mine"_s;
        QTest::newRow("theirs") << int(FieldChoice::Take::Theirs) << u"Theirs"_s;
        QTest::newRow("edited") << int(FieldChoice::Take::Edited) << u"Both"_s;
    }
    void aConflictIsSettledAsAPersonChooses()
    {
        QFETCH(int, take);
        QFETCH(QString, after);
        QVERIFY(m_desk->isQuiet());
        m_shop->goAway();
        QVERIFY(retitle(u"Mine"_s));
        QJsonObject theirs = m_shop->doc(u"product"_s, kGhee);
        theirs[u"title"_s] = u"Theirs"_s;
        m_shop->put(u"product"_s, kGhee, theirs);
        m_shop->come();
        QTRY_VERIFY(inState(EditState::Conflict));
        const FieldChoice choice{u"title"_s, static_cast<FieldChoice::Take>(take), u"Both"_s};
        QVERIFY(settled(m_desk->replica.settle(m_desk->outbox()[0].seq, {choice})));
        QVERIFY(m_desk->isQuiet());
        QTRY_COMPARE(title(), after);
        QCOMPARE(m_shop->doc(u"product"_s, kGhee)["title"_L1].toString(), after);
    }
    void aSettlingIsTakenBackAsLongAsNothingWasSent()
    {
        QVERIFY(m_desk->isQuiet());
        m_shop->goAway();
        QVERIFY(retitle(u"Mine"_s));
        QJsonObject theirs = m_shop->doc(u"product"_s, kGhee);
        theirs[u"title"_s] = u"Theirs"_s;
        m_shop->put(u"product"_s, kGhee, theirs);
        m_shop->come();
        QTRY_VERIFY(inState(EditState::Conflict));
        const qint64 seq = m_desk->outbox()[0].seq;
        QVERIFY(
            settled(m_desk->replica.settle(seq, {{u"title"_s, FieldChoice::Take::Theirs, {}}})));
        QTRY_COMPARE(title(), u"Theirs"_s);
        QVERIFY(settled(m_desk->replica.undo(seq)));
        QVERIFY(inState(EditState::Conflict));
        QCOMPARE(title(), u"Mine"_s);
    }
    void undoTakesAnUnsentEditOutOfTheLineAndASentOneBack()
    {
        QVERIFY(m_desk->isQuiet());
        m_shop->goAway();
        QTRY_VERIFY(m_desk->api.offlineSince().has_value() ||
                    (m_desk->engine.syncNow(), m_desk->api.offlineSince().has_value()));
        QVERIFY(retitle(u"Mine"_s));
        const qint64 seq = m_desk->outbox()[0].seq;
        QVERIFY(settled(m_desk->replica.undo(seq)));
        QVERIFY(m_desk->outbox().isEmpty());
        QCOMPARE(title(), u"Ghee"_s);
        m_shop->come();
        const auto sent = settled(
            m_desk->replica.submit(edits::adjustStock(kGhee, u"Ghee"_s, 7, StockReason::Received)));
        QTRY_COMPARE(m_shop->doc(u"stock"_s, kGhee)["stock"_L1].toInt(), 17);
        QVERIFY(m_desk->isQuiet());
        QVERIFY(settled(m_desk->replica.undo(*sent)));
        QTRY_COMPARE(m_shop->doc(u"stock"_s, kGhee)["stock"_L1].toInt(), 10);
    }
    void aRefusalWaitsForAPersonAndGoesAsANewRequest()
    {
        QVERIFY(m_desk->isQuiet());
        stock(1);
        QVERIFY(settled(
            m_desk->replica.submit(edits::adjustStock(kGhee, u"Ghee"_s, -5, StockReason::Lost))));
        QTRY_VERIFY(inState(EditState::Refused));
        const OutboxRow refused = m_desk->outbox()[0];
        QCOMPARE(refused.problem->code, u"out_of_stock"_s);
        QVERIFY(settled(
            m_desk->replica.submit(edits::adjustStock(kGhee, u"Ghee"_s, 9, StockReason::Found))));
        QTRY_COMPARE(m_shop->doc(u"stock"_s, kGhee)["stock"_L1].toInt(), 10);
        QVERIFY(settled(m_desk->replica.retry(refused.seq)));
        QVERIFY(m_desk->isQuiet());
        QCOMPARE(m_shop->doc(u"stock"_s, kGhee)["stock"_L1].toInt(), 5);
    }
    void anEditOfADeletedDocumentIsShownAndKeepsWhatItLastWas()
    {
        QVERIFY(m_desk->isQuiet());
        m_shop->goAway();
        QVERIFY(retitle(u"Mine"_s));
        m_shop->drop(u"product"_s, kGhee);
        m_shop->come();
        QTRY_VERIFY(inState(EditState::Refused));
        QTRY_VERIFY(m_desk->outbox()[0].orphan.has_value());
        QCOMPARE((*m_desk->outbox()[0].orphan)["sku"_L1], u"PSK-0001"_s);
    }
    void aLostCursorIsPulledAnewWithoutABlankScreenOrALostEdit()
    {
        QVERIFY(m_desk->isQuiet());
        m_shop->goAway();
        QVERIFY(retitle(u"Mine"_s));
        m_shop->drop(u"order"_s, FakeShop::makeOrder(3)["id"_L1].toString());
        m_shop->loseCursors();
        int fewest = 1000;
        connect(&m_desk->replica, &Replica::documentsChanged, this, [&] {
            const auto rows = settled(
                m_desk->replica.read([](Sql &sql) { return orders::count(sql, OrdersAsk{}); }));
            fewest = std::min(fewest, static_cast<int>(rows.value_or(0)));
        });
        m_shop->come();
        QVERIFY(m_desk->isQuiet());
        QCOMPARE(fewest, 29);
        QCOMPARE(m_shop->doc(u"product"_s, kGhee)["title"_L1], u"Mine"_s);
        QCOMPARE(settled(m_desk->replica.read(feed_state::sums)).value()[u"order"_s].count, 29);
    }
    void anUnequalDigestIsFoundAndAllIsPulledAgain()
    {
        QVERIFY(m_desk->isQuiet());
        QTRY_VERIFY(m_desk->engine.feed().verifiedAt.has_value());
        m_shop->digestLies = true;
        const auto before = m_desk->engine.feed().generation;
        const auto equal = settled(m_desk->engine.verify());
        QVERIFY(equal.has_value() && !*equal);
        QVERIFY(m_desk->engine.feed().generation > before);
    }
    void ordersBeforeTheRetentionAreShedAndTheDigestIsStillProved()
    {
        QVERIFY(m_desk->isQuiet());
        QJsonObject old = FakeShop::makeOrder(40);
        old[u"placed_at"_s] = u"2020-01-01T00:00:00.000Z"_s;
        m_shop->put(u"order"_s, old["id"_L1].toString(), old);
        QTRY_VERIFY(!m_desk->shown(DocType::Order, old["id"_L1].toString()).isEmpty());
        QVERIFY(settled(m_desk->engine.keepOrders(12)));
        QVERIFY(m_desk->shown(DocType::Order, old["id"_L1].toString()).isEmpty());
        QVERIFY(settled(m_desk->engine.verify()).value());
        QVERIFY(settled(m_desk->engine.keepOrders(0)));
        QTRY_VERIFY(!m_desk->shown(DocType::Order, old["id"_L1].toString()).isEmpty());
    }
    void anInterruptedFirstSyncGoesOnWhereItWas()
    {
        m_desk.reset();
        QTemporaryDir folder;
        for (int i = 100; i < 1700; ++i)
            m_shop->put(u"product"_s, productId(i), makeProduct(i, u"Jar %1"_s.arg(i)));
        {
            HeadlessDesk first(*m_shop, folder.path());
            QTRY_VERIFY(first.engine.feed().received >= 500);
        }
        const auto asked = m_shop->countOf(u"sync/changes"_s);
        HeadlessDesk second(*m_shop, folder.path());
        QVERIFY(second.isQuiet());
        QVERIFY(m_shop->countOf(u"cursor=e1."_s) > 0);
        QVERIFY(m_shop->requests.mid(asked).filter(u"sync/changes"_s).first().contains(u"cursor"));
        QVERIFY(settled(second.engine.verify()).value());
    }
    void aDamagedFileIsReplacedAndItsEditsAreKept()
    {
        QVERIFY(m_desk->isQuiet());
        m_shop->goAway();
        QVERIFY(retitle(u"Mine"_s));
        m_desk.reset();
        QDir account(m_folder->path());
        account.cd(account.entryList(QDir::Dirs | QDir::NoDotAndDotDot).first());
        QFile file(account.filePath(u"replica.db"_s));
        replica_file::condemn(account.path());
        m_shop->come();
        open();
        QTRY_VERIFY(m_desk->engine.replacedFile().has_value());
        QCOMPARE(m_desk->engine.replacedFile()->rescuedEdits, 1);
        QVERIFY(m_desk->isQuiet());
        QCOMPARE(m_shop->doc(u"product"_s, kGhee)["title"_L1], u"Mine"_s);
        QVERIFY(!account.entryList({u"damaged-*.db"_s}).isEmpty());
    }
    void aFileThatIsNoDatabaseIsSetAsideAndSaid()
    {
        QVERIFY(m_desk->isQuiet());
        m_desk.reset();
        QDir account(m_folder->path());
        account.cd(account.entryList(QDir::Dirs | QDir::NoDotAndDotDot).first());
        for (const QString &name : account.entryList({u"replica.db*"_s}))
            account.remove(name);
        QFile file(account.filePath(u"replica.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        open();
        QTRY_VERIFY(m_desk->engine.replacedFile().has_value());
        QVERIFY(m_desk->engine.replacedFile()->editsUnreadable);
        QVERIFY(m_desk->isQuiet());
    }
    void theOutboxOfEveryEarlierSchemaStillSends_data()
    {
        QTest::addColumn<int>("version");
        for (int version = 1; version <= schema::latest(); ++version)
            QTest::addRow("version %d", version) << version;
    }
    void theOutboxOfEveryEarlierSchemaStillSends()
    {
        QFETCH(int, version);
        m_desk.reset();
        QTemporaryDir folder;
        const QString account = replica_file::folderFor(folder.path(), u"shop asha"_s);
        QVERIFY(QDir().mkpath(account));
        QFile script(QStringLiteral(PAUSHTIK_TEST_DATA "/replica_v1.sql"));
        QVERIFY(script.open(QIODevice::ReadOnly));
        {
            // As the program of that version left it, whatever it had found.
            Sql sql(account + u"/replica.db"_s, Sql::Access::ReadWrite);
            sql.script(QString::fromUtf8(script.readAll()));
            schema::migrate(sql, version);
        }
        HeadlessDesk desk(*m_shop, folder.path());
        QVERIFY(desk.isQuiet());
        QStringList keys;
        for (const auto &one : m_shop->applied)
            keys.append(one.key);
        keys.sort();
        QCOMPARE(keys, (QStringList{u"key-of-a-delta"_s, u"key-of-a-patch"_s}));
        QCOMPARE(m_shop->doc(u"product"_s, kGhee)["title"_L1], u"Gold"_s);
        QCOMPARE(m_shop->doc(u"stock"_s, kGhee)["stock"_L1].toInt(), 14);
    }
    void anEditOnItsWayIsNotSentByWhoeverSignsInNext()
    {
        QVERIFY(m_desk->isQuiet());
        const QString path = m_desk->replica.filesFolder() + u"/one.webp"_s;
        QFile picture(path);
        QVERIFY(picture.open(QIODevice::WriteOnly));
        picture.write(QByteArray(4096, 'w'));
        picture.close();
        const Edit edit{.type = DocType::Product,
                        .id = kGhee,
                        .kind = u"picture"_s,
                        .title = u"Ghee"_s,
                        .method = "POST",
                        .path = u"/admin/products/%1/images"_s.arg(kGhee),
                        .body = {},
                        .shown = {},
                        .files = {{u"original"_s, path}}};
        SyncEngine &engine = m_desk->engine;
        bool switched = false;
        connect(&engine.sender(), &OutboxSender::moved, &engine, [&] {
            if (!std::exchange(switched, true))
                engine.start(u"shop meera"_s);
        });
        QVERIFY(settled(m_desk->replica.submit(edit)));
        QTRY_VERIFY(switched);
        QVERIFY(m_desk->isQuiet());
        QCOMPARE(m_shop->countOf(u"admin/media"_s), 0);
        engine.start(u"shop asha"_s);
        QTRY_VERIFY(m_shop->countOf(u"admin/media"_s) > 0);
    }
    void aFullDiskIsSaidNothingIsCalledSavedAndItGoesOnByItself()
    {
        QVERIFY(m_desk->isQuiet());
        const auto setRoom = [this](const QString &pages) {
            return settled(m_desk->replica.read([](Sql &) { return true; })).has_value() &&
                   settled(m_desk->replica.write([pages](Sql &sql) {
                       sql.script(u"PRAGMA max_page_count = "_s + pages);
                       return true;
                   })).has_value();
        };
        QVERIFY(setRoom(u"1"_s)); // as few as there are: the file cannot grow
        m_shop->loseAnswers(u"notes"_s, 1);
        const QString order = FakeShop::makeOrder(1)["id"_L1].toString();
        Result<qint64> saved = 1;
        int notes = 0; // until what is free within the file is used up
        for (; saved && notes < 2000; ++notes)
            saved = settled(m_desk->replica.submit(
                edits::addNote(order, u"PF-1"_s, QString(900, u'x'), u"me"_s)));
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, QString(kDiskFull));
        const auto shown = m_desk->shown(DocType::Order, order)["notes"_L1].toArray();
        QTRY_COMPARE(m_desk->engine.state().trouble, SyncWords::trouble(saved.error()));
        m_shop->put(u"product"_s, kGhee, makeProduct(1, QString(20'000, u'y')));
        // Answers that came meanwhile may have found room, and said so; this one does not.
        QTest::qWait(100);
        QTRY_VERIFY(!m_desk->engine.state().trouble.isEmpty());

        QVERIFY(setRoom(u"1000000"_s));
        QVERIFY(m_desk->isQuiet());
        QTRY_COMPARE(title().size(), 20'000);
        QVERIFY(m_desk->engine.state().trouble.isEmpty());
        const int carriedOut = static_cast<int>(m_shop->applied.size());
        QCOMPARE(carriedOut, notes - 1); // all that was called saved, and not the one that was not
        QVERIFY(shown.size() >= 1);
    }
    void theOrdersOfTheRepositoryAreThoseOfTheServer()
    {
        QVERIFY(m_desk->isQuiet());
        HttpOrdersRepository http(m_desk->api);
        ReplicaOrdersRepository orders(
            m_desk->replica, http, [this] { return m_desk->engine.feed().equalAt.has_value(); });
        QSignalSpy lists(&orders, &OrdersRepository::listsChanged);
        QVERIFY(orders.hasPositions());
        QCOMPARE(settled(orders.count({})).value(), 30);
        const auto first = settled(orders.window({}, {}, 12)).value();
        const auto second = settled(orders.window({}, *first.next, 12)).value();
        const auto byPlace = settled(orders.windowAt({}, 12, 12)).value();
        QCOMPARE(second.rows.size(), 12);
        for (int i = 0; i < 12; ++i)
            QCOMPARE(byPlace.rows[i].number, second.rows[i].number);
        const auto order = settled(orders.order(first.rows[0].number));
        QVERIFY(order.has_value());
        QVERIFY(settled(m_desk->replica.submit(edits::markPacked(
            first.rows[0].id.toString(), first.rows[0].number, !first.rows[0].packed))));
        QTRY_VERIFY(lists.size() > 0);
    }
    void randomWorkOnBothSidesEndsEqual()
    {
        QVERIFY(m_desk->isQuiet());
        QRandomGenerator random(20261122);
        for (int i = 2; i < 12; ++i)
            m_shop->put(u"product"_s, productId(i), makeProduct(i, u"Ghee"_s));
        QVERIFY(m_desk->isQuiet());
        qint64 expected = 10;
        for (int step = 0; step < 120; ++step) {
            const int which = 2 + static_cast<int>(random.bounded(10));
            const QString id = productId(which);
            const int what = static_cast<int>(random.bounded(8));
            if (what <= 1)
                m_shop->goAway(), m_shop->come();
            if (what == 2)
                m_shop->loseAnswers(u"admin"_s, 1);
            if (what == 3) {
                QJsonObject theirs = makeProduct(which, u"Theirs %1"_s.arg(step));
                theirs[u"version"_s] = m_shop->doc(u"product"_s, id)["version"_L1].toInt() + 1;
                m_shop->put(u"product"_s, id, theirs);
            }
            if (what == 4) {
                const int delta = static_cast<int>(random.bounded(5));
                expected += delta;
                QVERIFY(settled(m_desk->replica.submit(
                    edits::adjustStock(kGhee, u"Ghee"_s, delta, StockReason::Found))));
            }
            if (what >= 5) {
                const QJsonValue seen = m_desk->shown(DocType::Product, id)["title"_L1];
                QVERIFY(settled(m_desk->replica.submit(edits::patchProduct(
                    id, id, {{u"title"_s, u"Mine %1"_s.arg(step)}}, {{u"title"_s, seen}}))));
            }
            if (random.bounded(3) == 0)
                QTest::qWait(5);
        }
        // A person keeps theirs in every conflict, until there is none.
        QTRY_VERIFY([this] {
            for (const OutboxRow &row : m_desk->outbox())
                if (row.state == EditState::Conflict)
                    settled(m_desk->replica.settle(row.seq,
                                                   {{u"title"_s, FieldChoice::Take::Theirs, {}}}));
            return m_desk->outbox().isEmpty();
        }());
        QVERIFY(m_desk->isQuiet());
        QCOMPARE(m_shop->doc(u"stock"_s, kGhee)["stock"_L1].toInteger(), expected);
        QVERIFY(settled(m_desk->engine.verify()).value());
    }
};

QTEST_MAIN(SyncTest)
#include "sync_test.moc"
