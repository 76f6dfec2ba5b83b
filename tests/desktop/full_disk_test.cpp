// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that is really full: a file system of its own, in memory, for this process alone. Where
// the system allows nobody to make one, the test says so and is skipped; sync_test.cpp has the same
// with a file that may not grow.
#include "desktop/sync/sync_engine.h"
#include "desktop/sync/sync_words.h"
#include "tests/desktop/fake_sync.h"
#include "tests/desktop/replica_documents.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kDisk = u"/tmp/paushtik-small-disk-%1"_s;

/// Before any thread: name spaces are of a thread and of what it starts.
QString mountSmallDisk()
{
    const QString place = kDisk.arg(::getpid());
    const QByteArray path = place.toLocal8Bit();
    const int apart = ::geteuid() == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER;
    if (::unshare(apart) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return {};
    QDir().mkpath(place);
    if (::mount("tmpfs", path.constData(), "tmpfs", 0, "size=2560k") == 0)
        return place;
    QDir().rmdir(place);
    return {};
}

QString g_disk;

} // namespace

class FullDiskTest : public QObject {
    Q_OBJECT

private:
    static QString ballast() { return g_disk + u"/ballast"_s; }
    static void fill()
    {
        QFile file(ballast());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered));
        for (const int size : {65'536, 4'096, 512, 1})
            while (file.write(QByteArray(size, 'x')) == size) {
            }
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (g_disk.isEmpty())
            QSKIP("this system lets nobody mount a file system of one's own");
    }
    void cleanupTestCase()
    {
        if (!g_disk.isEmpty() && ::umount(g_disk.toLocal8Bit().constData()) == 0)
            QDir().rmdir(g_disk);
    }
    void nothingIsCalledSavedThatIsNotAndAllGoesOnWhenThereIsRoom()
    {
        FakeSync shop;
        for (int i = 0; i < 10; ++i) {
            const QJsonObject order = FakeShop::makeOrder(i);
            shop.put(u"order"_s, order["id"_L1].toString(), order);
        }
        ApiClient api;
        api.setServer(shop.url());
        api.setToken(FakeSync::token());
        api.setPatience(1min, 30ms);
        Replica replica(g_disk + u"/replica"_s);
        SyncEngine engine(api, replica);
        engine.live().setPatience(20ms, 100ms);
        engine.sender().setPatience(20ms);
        engine.start(u"asha"_s);
        QTRY_VERIFY(engine.feed().equalAt.has_value());
        fill();

        const QString order = FakeShop::makeOrder(1)["id"_L1].toString();
        QStringList saved;
        std::optional<Error> refusal;
        for (int i = 0; i < 3000 && !refusal; ++i) {
            const QString text = u"%1 "_s.arg(i) + QString(900, u'x');
            const auto place =
                settled(replica.submit(edits::addNote(order, u"PF-1"_s, text, u"me"_s)));
            if (place)
                saved.append(text);
            else
                refusal = place.error();
        }
        QVERIFY(refusal.has_value());
        QCOMPARE(refusal->code, QString(kDiskFull));
        QTRY_COMPARE(engine.state().trouble, SyncWords::trouble(*refusal));

        // It is looked at again and again, and stays said, until there is room.
        shop.put(u"order"_s, order, shop.doc(u"order"_s, order));
        QTest::qWait(500);
        QTRY_VERIFY(!engine.state().trouble.isEmpty());
        QVERIFY(QFile::remove(ballast()));
        const auto isThrough = [&] {
            const auto rows = settled(replica.outbox());
            return rows && rows->isEmpty();
        };
        QTRY_VERIFY(isThrough());
        QTRY_VERIFY(engine.state().trouble.isEmpty());
        QStringList carriedOut;
        for (const auto &one : shop.applied)
            carriedOut.append(one.body["text"_L1].toString());
        QCOMPARE(carriedOut, saved);
    }
    void anAnswerThatFindsNoRoomIsNotedWhenThereIsSome()
    {
        FakeSync shop;
        const QJsonObject order = FakeShop::makeOrder(1);
        const QString id = order["id"_L1].toString();
        shop.put(u"order"_s, id, order);
        ApiClient api;
        api.setServer(shop.url());
        api.setToken(FakeSync::token());
        Replica replica(g_disk + u"/third"_s);
        SyncEngine engine(api, replica);
        engine.sender().setPatience(20ms);
        engine.start(u"asha"_s);
        QTRY_VERIFY(engine.feed().equalAt.has_value());
        bool isFull = false; // from when the edit is on its way
        connect(&engine.sender(), &OutboxSender::moved, this, [&] {
            if (!std::exchange(isFull, true))
                fill();
        });
        QVERIFY(settled(replica.submit(edits::addNote(id, u"PF-1"_s, u"once"_s, u"me"_s))));
        QTRY_COMPARE(shop.applied.size(), 1);
        QTest::qWait(200);
        QCOMPARE(settled(replica.outbox())->size(), 1);
        QVERIFY(QFile::remove(ballast()));
        const auto isThrough = [&] {
            const auto rows = settled(replica.outbox());
            return rows && rows->isEmpty();
        };
        QTRY_VERIFY(isThrough());
        QCOMPARE(shop.applied.size(), 1);
    }
    void aDeskThatStartsOnAFullDiskSaysSo()
    {
        fill();
        FakeSync shop;
        ApiClient api;
        api.setServer(shop.url());
        Replica replica(g_disk + u"/another"_s);
        const auto opened = settled(replica.open(u"asha"_s));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, QString(kDiskFull));
        QVERIFY(QFile::remove(ballast()));
        QVERIFY(settled(replica.open(u"asha"_s)).has_value());
    }
};

int main(int argc, char **argv)
{
    g_disk = mountSmallDisk();
    QCoreApplication app(argc, argv);
    FullDiskTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "full_disk_test.moc"
