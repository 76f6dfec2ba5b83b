// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/media_service.h"
#include "server/media/open_store.h"
#include "server/media/s3_store.h"
#include "tests/server/media/faulty_line.h"
#include "tests/support/patience.h"
#include "tests/support/test_database.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>

namespace paushtik::media {

using namespace Qt::StringLiterals;
using tests::settled;

namespace {

const S3Credentials kKeys{"S3RVER", "S3RVER"};
const QByteArray kBucket = "pictures";

Files filesNamed(const QByteArray &name)
{
    return {name + " full" + QByteArray(200'000, 'x'), name + " medium", name + " thumb",
            name + " blur"};
}

QByteArray picture(QColor color)
{
    QImage image(80, 60, QImage::Format_RGB32);
    image.fill(color);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

/// Against npm's s3rver, installed into the build folder and started here.
class S3StoreTest : public QObject {
    Q_OBJECT

    tests::TestDatabase m_test;
    CpuPool m_pool{2};
    QTemporaryDir m_folder;
    QProcess m_server;
    std::unique_ptr<tests::FaultyLine> m_line;

    S3Place place() const
    {
        S3Place place{QUrl(u"http://127.0.0.1:%1"_s.arg(m_line->port())), "us-east-1", kBucket};
        place.firstPauseMilliseconds = 5;
        return place;
    }
    S3Store store() const { return S3Store(place(), kKeys, "shop/"); }

    QStringList filesInBucket() const
    {
        QStringList names;
        const auto page = settled(S3Client(place(), kKeys).list({}, {}, 1000));
        for (const S3Object &object : page->objects)
            names.append(QString::fromUtf8(object.key));
        return names;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString packages = qEnvironmentVariable("PAUSHTIK_TEST_BUILD") + u"/npm/s3rver"_s;
        QProcess install;
        install.setProcessChannelMode(QProcess::MergedChannels);
        install.start(QStringLiteral(PAUSHTIK_NPM_PACKAGES),
                      {QStringLiteral(PAUSHTIK_S3RVER), packages});
        QVERIFY(install.waitForFinished(4 * tests::kPatienceMs));
        QVERIFY2(install.exitStatus() == QProcess::NormalExit && install.exitCode() == 0,
                 install.readAll());
        const QString program = packages + u"/serve.mjs"_s;
        QFile::remove(program);
        QVERIFY(QFile::copy(QStringLiteral(PAUSHTIK_S3RVER "/serve.mjs"), program));
        m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_server.start(u"node"_s, {program, m_folder.path(), QString::fromLatin1(kBucket)});
        QVERIFY(m_server.waitForReadyRead(tests::kPatienceMs));
        const int port = m_server.readLine().trimmed().toInt();
        QVERIFY(port > 0);
        m_line = std::make_unique<tests::FaultyLine>(static_cast<quint16>(port));
    }
    void cleanupTestCase()
    {
        m_server.closeWriteChannel();
        QVERIFY(m_server.waitForFinished(tests::kPatienceMs));
    }

    void aBucketKeepsAllFourAndGivesThemBack()
    {
        S3Store bucket = store();
        const Files files = filesNamed("jar");
        const MediaKey key = MediaKey::of(files);
        QVERIFY(!*settled(bucket.contains(key)));
        QCOMPARE(settled(bucket.get(key)).error().fault, Fault::NotFound);
        for (int twice = 0; twice < 2; ++twice)
            QVERIFY(settled(bucket.put(key, files)));
        QVERIFY(*settled(bucket.contains(key)));
        for (int i = 0; i < kSizes; ++i)
            QCOMPARE(*settled(bucket.get(key.sibling(Size(i)))), files[size_t(i)]);
        QCOMPARE(filesInBucket().size(), kSizes);
        QVERIFY(filesInBucket().first().startsWith(u"shop/"_s + key.folder()));
        for (int twice = 0; twice < 2; ++twice)
            QVERIFY(settled(bucket.remove(key)));
        QVERIFY(!*settled(bucket.contains(key)));
        QVERIFY(filesInBucket().isEmpty());
    }

    void aWrongSecretOrBucketIsRefusedAndSaid_data()
    {
        QTest::addColumn<S3Credentials>("keys");
        QTest::addColumn<QByteArray>("bucket");
        QTest::addColumn<QString>("why");
        QTest::newRow("a wrong secret")
            << S3Credentials{"S3RVER", "guessed-secret"} << kBucket << u"SignatureDoesNotMatch"_s;
        QTest::newRow("an unknown key")
            << S3Credentials{"somebody", "S3RVER"} << kBucket << u"InvalidAccessKeyId"_s;
        QTest::newRow("a bucket that is not there") << kKeys << "elsewhere"_ba << u"NoSuchBucket"_s;
    }
    void aWrongSecretOrBucketIsRefusedAndSaid()
    {
        QFETCH(S3Credentials, keys);
        QFETCH(QByteArray, bucket);
        QFETCH(QString, why);
        S3Place there = place();
        there.bucket = bucket;
        S3Store store(there, keys, {});
        const Files files = filesNamed("refused");
        const MediaKey key = MediaKey::of(files);
        const auto put = settled(store.put(key, files));
        const auto got = settled(store.get(key));
        const auto contained = settled(store.contains(key));
        QVERIFY(!put);
        QVERIFY(!got);
        QVERIFY(!contained);
        for (const Error &error : {put.error(), got.error(), contained.error()}) {
            QCOMPARE(error.fault, Fault::Unavailable);
            QVERIFY2(error.detail.contains(why), qPrintable(error.detail));
            QVERIFY(!error.detail.contains(QString::fromLatin1(keys.secretAccessKey)));
        }
        QVERIFY(filesInBucket().isEmpty());
    }

    void aLineCutInTheMiddleOfAPutIsTriedAgain()
    {
        S3Store bucket = store();
        const Files files = filesNamed("cut");
        const MediaKey key = MediaKey::of(files);
        m_line->cut("PUT", 100'000, 5);
        QVERIFY(settled(bucket.put(key, files)));
        QCOMPARE(m_line->faults(), 5);
        for (int i = 0; i < kSizes; ++i)
            QCOMPARE(*settled(bucket.get(key.sibling(Size(i)))), files[size_t(i)]);
        QVERIFY(settled(bucket.remove(key)));
    }

    void theFourFilesArePutAtTheSameTime()
    {
        S3Store bucket = store();
        const Files files = filesNamed("together");
        const MediaKey key = MediaKey::of(files);
        m_line->gather("PUT", kSizes); // one after the other would wait for each other for ever
        QVERIFY(settled(bucket.put(key, files)));
        for (int i = 0; i < kSizes; ++i)
            QCOMPARE(*settled(bucket.get(key.sibling(Size(i)))), files[size_t(i)]);
        QVERIFY(settled(bucket.remove(key)));
    }

    void aStoreThatAsksToSlowDownOrFailsIsTriedAgain_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {429, 500, 503})
            QTest::addRow("%d", status) << status;
    }
    void aStoreThatAsksToSlowDownOrFailsIsTriedAgain()
    {
        QFETCH(int, status);
        S3Store bucket = store();
        const Files files = filesNamed("busy");
        const MediaKey key = MediaKey::of(files);
        m_line->answer("PUT", status, 4);
        QVERIFY(settled(bucket.put(key, files)));
        QCOMPARE(m_line->faults(), 4);
        m_line->answer("GET", status, 1);
        QCOMPARE(*settled(bucket.get(key)), files[0]);
        QVERIFY(settled(bucket.remove(key)));
    }

    void aRefusalIsNotTriedAgain()
    {
        S3Store bucket = store();
        m_line->answer("GET", 403, 100);
        QVERIFY(!settled(bucket.contains(MediaKey::of(filesNamed("no")))));
        QCOMPARE(m_line->faults(), 1);
        m_line->answer("GET", 403, 0);
    }

    void aPutThatFailsLeavesNothingThatCountsAndTheNextCompletesIt()
    {
        S3Place hasty = place();
        hasty.patienceMilliseconds = 0;
        S3Store bucket(hasty, kKeys, "shop/");
        const Files files = filesNamed("half");
        const MediaKey key = MediaKey::of(files);
        m_line->answer("PUT", 503, 1);
        const auto put = settled(bucket.put(key, files));
        QVERIFY(!put);
        QCOMPARE(put.error().fault, Fault::Unavailable);
        QCOMPARE(filesInBucket().size(), kSizes - 1);
        QVERIFY(!*settled(bucket.contains(key)));
        QVERIFY(settled(bucket.put(key, files)));
        QVERIFY(*settled(bucket.contains(key)));
        QVERIFY(settled(bucket.remove(key)));
    }

    void anUploadWhoseFilesWereNotTakenIsNoPicture()
    {
        S3Place hasty = place();
        hasty.patienceMilliseconds = 0;
        S3Store bucket(hasty, kKeys, "shop/");
        db::Database database(m_test.config());
        MediaService service(bucket, m_pool, database);
        m_line->answer("PUT", 503, 1);
        const auto failed = settled(service.addOriginal(picture(Qt::red)));
        QVERIFY(!failed);
        QCOMPARE(failed.error().fault, Fault::Unavailable);
        QCOMPARE(m_test.execute("SELECT count(*) FROM media"), "0"_ba);
        const auto kept = settled(service.addOriginal(picture(Qt::red)));
        QVERIFY(kept);
        QVERIFY(*settled(bucket.contains(*MediaKey::parse(kept->baseKey))));
        m_test.execute("DELETE FROM media");
        QVERIFY(settled(bucket.remove(*MediaKey::parse(kept->baseKey))));
    }

    void aStoreThatIsAwayIsSaidToBe()
    {
        S3Place away = place();
        away.endpoint = QUrl(u"http://127.0.0.1:1"_s);
        away.patienceMilliseconds = 50;
        S3Store bucket(away, kKeys, {});
        const auto got = settled(bucket.get(MediaKey::of(filesNamed("away"))));
        QCOMPARE(got.error().fault, Fault::Unavailable);
    }

    void strayFilesAreCollectedAfterTheirGraceAndPicturesAreNot()
    {
        S3Store bucket = store();
        db::Database database(m_test.config());
        MediaService service(bucket, m_pool, database);
        const auto kept = settled(service.addOriginal(picture(Qt::green))).value();
        for (int i = 0; i < 5; ++i) {
            const Files stray = filesNamed("stray " + QByteArray::number(i));
            QVERIFY(settled(bucket.put(MediaKey::of(stray), stray)));
        }
        QVERIFY(settled(S3Client(place(), kKeys).put("shop/README", "not ours")));
        QCOMPARE(*settled(service.collectStrays(3600)), 0); // young
        QCOMPARE(*settled(service.collectStrays(-60)), 5);
        QCOMPARE(filesInBucket().size(), kSizes + 1);
        QVERIFY(*settled(bucket.contains(*MediaKey::parse(kept.baseKey))));
        m_test.execute("UPDATE media SET created_at = created_at - interval '2 hours'");
        QCOMPARE(settled(service.collectGarbage(3600)), 1);
        QCOMPARE(filesInBucket(), QStringList{u"shop/README"_s});
    }

    void aBucketIsAddressedByPathOrByHost()
    {
        S3Place amazon{QUrl(u"https://s3.ap-south-1.amazonaws.com"_s), "ap-south-1", "jars"};
        QCOMPARE(s3Request(amazon, "GET", "a/b").path, "/jars/a/b"_ba);
        QCOMPARE(s3Request(amazon, "GET", "a/b").host, "s3.ap-south-1.amazonaws.com"_ba);
        amazon.pathStyle = false;
        QCOMPARE(s3Request(amazon, "GET", "a/b").path, "/a/b"_ba);
        QCOMPARE(s3Request(amazon, "GET", "a/b").host, "jars.s3.ap-south-1.amazonaws.com"_ba);
        QCOMPARE(s3Request(amazon, "GET", {}).path, "/"_ba);
        QCOMPARE(s3Request(place(), "GET", {}).host,
                 "127.0.0.1:" + QByteArray::number(m_line->port()));
    }

    void theSettingNamesABucket_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<bool>("good");
        QTest::newRow("Amazon's") << u"s3://jars/shop?region=ap-south-1"_s << true;
        QTest::newRow("one's own")
            << u"s3://jars?endpoint=https://s3.shop.example&region=x"_s << true;
        QTest::newRow("loopback") << u"s3://jars/a/b/?endpoint=http://127.0.0.1:9000"_s << true;
        QTest::newRow("by host")
            << u"s3://jars?endpoint=https://s3.shop.example&addressing=virtual"_s << true;
        QTest::newRow("plain http") << u"s3://jars?endpoint=http://s3.shop.example"_s << false;
        QTest::newRow("no bucket") << u"s3:///shop"_s << false;
        QTest::newRow("a bad bucket") << u"s3://a_b"_s << false;
        QTest::newRow("a bad region") << u"s3://jars?region=../x"_s << false;
        QTest::newRow("a path in the endpoint")
            << u"s3://jars?endpoint=https://s3.shop.example/x"_s << false;
        QTest::newRow("a typo") << u"s3://jars?regoin=ap-south-1"_s << false;
        QTest::newRow("another addressing") << u"s3://jars?addressing=dns"_s << false;
        QTest::newRow("a way out") << u"s3://jars/..%2fx"_s << false;
        QTest::newRow("an odd prefix") << u"s3://jars/a%20b"_s << false;
    }
    void theSettingNamesABucket()
    {
        QFETCH(QString, setting);
        QFETCH(bool, good);
        QCOMPARE(openStore(setting, m_pool, kKeys).has_value(), good);
        const auto keyless = openStore(setting, m_pool);
        QVERIFY(!keyless);
        QVERIFY(!good || keyless.error().detail.contains(u"AWS_SECRET_ACCESS_KEY"_s));
    }
};

} // namespace paushtik::media

PAUSHTIK_TEST_MAIN(paushtik::media::S3StoreTest)
#include "s3_store_test.moc"
