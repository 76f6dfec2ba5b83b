// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/byte_range.h"
#include "server/media/folder_store.h"
#include "server/media/open_store.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QDirIterator>
#include <QTemporaryDir>

namespace paushtik::media {

using namespace Qt::StringLiterals;
using tests::settled;

namespace {

const Files kJar{"full bytes", "medium", "thumb", "blur"};

QStringList filesUnder(const QString &folder)
{
    QStringList files;
    QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(it.next());
    return files;
}

} // namespace

class MediaStoreTest : public QObject {
    Q_OBJECT

    CpuPool m_pool{2};

private Q_SLOTS:
    void aKeyIsMadeOfTheContentAndReadBack()
    {
        const MediaKey key = MediaKey::of(kJar);
        QVERIFY(key.toString().endsWith(u"/full.webp"_s));
        QCOMPARE(MediaKey::of(kJar).toString(), key.toString());
        Files moved = kJar;
        moved[0] = "full bytesm";
        moved[1] = "edium"; // the same bytes in a row
        QVERIFY(MediaKey::of(moved).toString() != key.toString());
        QSet<QByteArray> etags;
        for (const Size size : {Size::Full, Size::Medium, Size::Thumb, Size::Blur}) {
            const auto read = MediaKey::parse(key.sibling(size).toString());
            QVERIFY(read);
            QCOMPARE(read->size, size);
            QCOMPARE(read->digest, key.digest);
            etags.insert(read->etag());
        }
        QCOMPARE(etags.size(), 4);
    }

    void nothingElseIsAKey_data()
    {
        QTest::addColumn<QString>("text");
        const QString digest = MediaKey::of(kJar).digest;
        const QString two = digest.left(2);
        for (const QString &text :
             {QString(), u"full.webp"_s, u"../../etc/passwd"_s, two + u'/' + digest,
              two + u'/' + digest + u"/"_s, two + u'/' + digest + u"/full.jpg"_s,
              two + u'/' + digest + u"/../full.webp"_s, u"zz/"_s + digest + u"/full.webp"_s,
              two + u'/' + digest.toUpper() + u"/full.webp"_s,
              two + u'/' + digest.chopped(1) + u"/full.webp"_s,
              two + u'/' + digest + u"/full.webp\0.txt"_s, two + u'/' + digest + u"/full-x.webp"_s,
              u"/"_s + two + u'/' + digest + u"/full.webp"_s,
              two + u'/' + digest.chopped(3) + u"/..​/full.webp"_s})
            QTest::newRow(qPrintable(text.toHtmlEscaped())) << text;
    }
    void nothingElseIsAKey()
    {
        QFETCH(QString, text);
        QVERIFY(!MediaKey::parse(text));
    }

    void aFolderKeepsAllFourAndGivesThemBack()
    {
        QTemporaryDir folder;
        FolderStore store(folder.path(), m_pool);
        const MediaKey key = MediaKey::of(kJar);
        QVERIFY(!*settled(store.contains(key)));
        QCOMPARE(settled(store.get(key)).error().fault, Fault::NotFound);
        for (int twice = 0; twice < 2; ++twice)
            QVERIFY(settled(store.put(key, kJar)));
        QVERIFY(*settled(store.contains(key)));
        for (int i = 0; i < kSizes; ++i)
            QCOMPARE(*settled(store.get(key.sibling(Size(i)))), kJar[size_t(i)]);
        QCOMPARE(filesUnder(folder.path()).size(), 4); // and nothing temporary
        QVERIFY(settled(store.remove(key)));
        QVERIFY(settled(store.remove(key)));
        QVERIFY(!*settled(store.contains(key)));
        QVERIFY(filesUnder(folder.path()).isEmpty());
    }

    void aLargeFileIsOpenedAndASmallOneRead()
    {
        QTemporaryDir folder;
        FolderStore store(folder.path(), m_pool);
        const Files files{QByteArray(300'000, 'f'), "medium", "thumb", "blur"};
        const MediaKey key = MediaKey::of(files);
        QVERIFY(settled(store.put(key, files)));
        const auto large = settled(store.open(key));
        QVERIFY(large->file);
        QVERIFY(large->bytes.isEmpty());
        QCOMPARE(large->size(), 300'000);
        const auto small = settled(store.open(key.sibling(Size::Thumb)));
        QVERIFY(!small->file);
        QCOMPARE(small->bytes, "thumb"_ba);
        QVERIFY(settled(store.remove(key)));
        QCOMPARE(large->file->read(), files[0]); // who has it open can finish
        QCOMPARE(settled(store.open(key)).error().fault, Fault::NotFound);
    }

    void manyAtOnceWriteTheSamePictureOnce()
    {
        QTemporaryDir folder;
        FolderStore store(folder.path(), m_pool);
        const MediaKey key = MediaKey::of(kJar);
        std::vector<Task<Result<void>>> tasks;
        for (int i = 0; i < 20; ++i)
            tasks.push_back(store.put(key, kJar));
        for (auto &task : tasks)
            QVERIFY(settled(std::move(task)));
        QCOMPARE(filesUnder(folder.path()).size(), 4);
    }

    void whatACrashLeftHalfWrittenIsGoneAndWasNeverSeen()
    {
        QTemporaryDir folder;
        const MediaKey key = MediaKey::of(kJar);
        QVERIFY(QDir(folder.path()).mkpath(u"tmp/half"_s));
        QFile half(folder.path() + u"/tmp/half/full.webp"_s);
        QVERIFY(half.open(QIODevice::WriteOnly));
        half.write("fu");
        half.close();
        FolderStore store(folder.path(), m_pool);
        QVERIFY(!*settled(store.contains(key)));
        QVERIFY(filesUnder(folder.path()).isEmpty());
    }

    void everythingKeptIsListed()
    {
        QTemporaryDir folder;
        FolderStore store(folder.path(), m_pool);
        QSet<QString> put;
        for (int i = 0; i < 20; ++i) {
            const Files files{"full " + QByteArray::number(i), "medium", "thumb", "blur"};
            QVERIFY(settled(store.put(MediaKey::of(files), files)));
            put.insert(MediaKey::of(files).toString());
        }
        QVERIFY(QDir(folder.path()).mkpath(u"ab/not-ours"_s));
        QSet<QString> listed;
        QString cursor;
        do {
            const auto page = settled(store.list(cursor));
            for (const StoredFiles &files : page->pictures) {
                listed.insert(files.base.toString());
                QVERIFY(files.newest.secsTo(QDateTime::currentDateTimeUtc()) < 3600);
            }
            cursor = page->next;
        } while (!cursor.isEmpty());
        QCOMPARE(listed, put);
    }

    void aSettingNamesTheStore()
    {
        QTemporaryDir folder;
        QVERIFY(openStore(u"file:"_s + folder.path() + u"/media"_s, m_pool));
        QVERIFY(!openStore(u"ftp://x"_s, m_pool));
        QFile blocked(folder.path() + u"/file"_s);
        QVERIFY(blocked.open(QIODevice::WriteOnly));
        QVERIFY(!openStore(u"file:"_s + blocked.fileName(), m_pool));
    }

    void rangesAreReadAsTheRfcSays_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("kind");
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("length");
        const auto row = [](const char *header, ByteRange::Kind kind, qint64 first, qint64 length) {
            QTest::newRow(header) << QByteArray(header) << int(kind) << first << length;
        };
        row("", ByteRange::Whole, 0, 100);
        row("bytes=0-9", ByteRange::Part, 0, 10);
        row("BYTES=0-9", ByteRange::Part, 0, 10);
        row("bytes=10-19", ByteRange::Part, 10, 10);
        row("bytes=-10", ByteRange::Part, 90, 10);
        row("bytes=-1000", ByteRange::Part, 0, 100);
        row("bytes=90-", ByteRange::Part, 90, 10);
        row("bytes=0-999999999999999999999", ByteRange::Part, 0, 100);
        row("bytes=99-99", ByteRange::Part, 99, 1);
        row("bytes=100-", ByteRange::Unsatisfiable, 0, 0);
        row("bytes=-0", ByteRange::Unsatisfiable, 0, 0);
        row("bytes=99999999999999999999-", ByteRange::Unsatisfiable, 0, 0);
        row("bytes=zz", ByteRange::Whole, 0, 100);
        row("bytes=9-0", ByteRange::Whole, 0, 100);
        row("bytes=-", ByteRange::Whole, 0, 100);
        row("bytes=1", ByteRange::Whole, 0, 100);
        row("bytes=+1-2", ByteRange::Whole, 0, 100);
        row("bytes=0-1,3-4", ByteRange::Whole, 0, 100);
        row("pages=0-1", ByteRange::Whole, 0, 100);
    }
    void rangesAreReadAsTheRfcSays()
    {
        QFETCH(QByteArray, header);
        QFETCH(int, kind);
        QFETCH(qint64, first);
        QFETCH(qint64, length);
        const ByteRange range = readRange(header, 100);
        QCOMPARE(int(range.kind), kind);
        QCOMPARE(range.first, first);
        QCOMPARE(range.length, length);
    }
};

} // namespace paushtik::media

PAUSHTIK_TEST_MAIN(paushtik::media::MediaStoreTest)
#include "media_store_test.moc"
