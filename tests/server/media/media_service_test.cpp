// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/media_service.h"

#include "server/media/folder_store.h"
#include "server/media/media_routes.h"
#include "tests/support/patience.h"
#include "tests/support/test_database.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QBuffer>
#include <QCoroTimer>
#include <QImage>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>

namespace paushtik::media {

using namespace Qt::StringLiterals;
using tests::settled;
using tests::waitUntil;

namespace {

QByteArray picture(int width, int height, QColor color, const char *format = "PNG")
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(color);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, format);
    return bytes;
}

QByteArray filePart(const QByteArray &name, const QByteArray &content)
{
    return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"f\"\r\n\r\n" +
           content + "\r\n";
}

/// A folder that removes only when it may.
class HeldStore final : public MediaStore {
public:
    HeldStore(MediaStore &store)
        : m_store(store)
    {
    }

    bool held = false;
    bool away = false;
    bool removing = false;

    Task<Result<void>> put(MediaKey base, Files files) override { return m_store.put(base, files); }
    Task<Result<QByteArray>> get(MediaKey key) override { return m_store.get(key); }
    Task<Result<bool>> contains(MediaKey base) override { return m_store.contains(base); }
    Task<Result<StoredPage>> list(QString cursor) override { return m_store.list(cursor); }
    Task<Result<void>> remove(MediaKey base) override
    {
        removing = true;
        while (held)
            co_await QCoro::sleepFor(std::chrono::milliseconds(2));
        removing = false;
        if (away)
            co_return fail(Fault::Unavailable);
        co_return co_await m_store.remove(base);
    }

private:
    MediaStore &m_store;
};

} // namespace

class MediaServiceTest : public QObject {
    Q_OBJECT

    tests::TestDatabase m_test;
    QTemporaryDir m_folder;
    CpuPool m_pool{2};
    std::unique_ptr<db::Database> m_db;
    std::unique_ptr<FolderStore> m_store;
    std::unique_ptr<MediaService> m_service;
    std::unique_ptr<http::Router> m_router;

    http::Response call(http::Method method, const QByteArray &path, http::Request request)
    {
        const auto match = m_router->match(method, path);
        if (!match.route)
            return http::problem(Error{Fault::NotFound});
        request.params = match.params;
        return settled(match.route->handler(std::move(request)));
    }
    http::Response upload(const QByteArray &body)
    {
        http::Request request;
        request.headers.append("Content-Type", "multipart/form-data; boundary=x");
        request.body = body + "--x--\r\n";
        return call(http::Method::Post, "/api/v1/admin/media", std::move(request));
    }
    http::Response get(const QString &key, QList<std::pair<QByteArray, QByteArray>> headers = {})
    {
        http::Request request;
        for (const auto &[name, value] : headers)
            request.headers.append(name, value);
        return call(http::Method::Get, "/media/" + key.toLatin1(), std::move(request));
    }
    void age(int seconds)
    {
        m_test.execute("UPDATE media SET created_at = created_at - make_interval(secs => $1)",
                       {QByteArray::number(seconds)});
    }

    void ageGraves()
    {
        m_test.execute("UPDATE media_graves SET dug_at = dug_at - interval '2 minutes'");
    }
    static Task<int> collectedStrays(MediaService &service)
    {
        const auto collected = co_await service.collectStrays(-3600);
        co_return collected.value();
    }
    static Task<Result<StoredPicture>> finished(Task<Result<StoredPicture>> task, bool *done)
    {
        auto result = co_await std::move(task);
        *done = true;
        co_return result;
    }

private Q_SLOTS:
    void init()
    {
        m_test.execute("DELETE FROM products");
        m_test.execute("DELETE FROM media");
        m_test.execute("DELETE FROM media_graves");
        m_db = std::make_unique<db::Database>(m_test.config());
        m_store = std::make_unique<FolderStore>(m_folder.path(), m_pool);
        m_service = std::make_unique<MediaService>(*m_store, m_pool, *m_db);
        m_router = std::make_unique<http::Router>();
        addMediaRoutes(*m_router, *m_service);
    }
    void cleanup() { m_db.reset(); }

    void anOriginalBecomesFourFilesOfOneKeyAndTheSameTwiceIsTheSame()
    {
        const QByteArray original = picture(2000, 1500, Qt::yellow, "JPG");
        const auto kept = settled(m_service->addOriginal(original));
        QVERIFY(kept);
        QCOMPARE(kept->width, 1600);
        QCOMPARE(kept->height, 1200);
        const MediaKey key = *MediaKey::parse(kept->baseKey);
        for (const Size size : {Size::Full, Size::Medium, Size::Thumb, Size::Blur})
            QVERIFY(settled(m_service->read(key.sibling(size)))->startsWith("RIFF"));
        QCOMPARE(settled(m_service->addOriginal(original))->baseKey, kept->baseKey);
        QVERIFY(settled(m_service->addOriginal(picture(2000, 1500, Qt::red)))->baseKey !=
                kept->baseKey);
        QCOMPARE(m_test.execute("SELECT count(*) FROM media"), "2"_ba);
    }

    void theFourOfTheDesktopAreKeptAsTheyCame()
    {
        const auto made = settled(m_service->addOriginal(picture(800, 600, Qt::green))).value();
        const MediaKey key = *MediaKey::parse(made.baseKey);
        Files files;
        for (int i = 0; i < kSizes; ++i)
            files[size_t(i)] = *settled(m_service->read(key.sibling(Size(i))));
        QVERIFY(settled(m_store->remove(key)));
        m_test.execute("DELETE FROM media");
        const auto kept = settled(m_service->addFiles(files));
        QCOMPARE(kept->baseKey, made.baseKey);
        for (int i = 0; i < kSizes; ++i)
            QCOMPARE(*settled(m_service->read(key.sibling(Size(i)))), files[size_t(i)]);
        std::swap(files[2], files[3]);
        QCOMPARE(settled(m_service->addFiles(files)).error().fault, Fault::Invalid);
    }

    void aFormIsReadStrictly_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const QByteArray jar = picture(80, 60, Qt::blue);
        QTest::newRow("an original") << filePart("original", jar) << 201;
        QTest::newRow("nothing") << ""_ba << 422;
        QTest::newRow("another name") << filePart("file", jar) << 422;
        QTest::newRow("two originals")
            << filePart("original", jar) + filePart("original", jar) << 422;
        QTest::newRow("an original and a variant")
            << filePart("original", jar) + filePart("thumb", jar) << 422;
        QTest::newRow("three variants")
            << filePart("full", jar) + filePart("medium", jar) + filePart("blur", jar) << 422;
        QTest::newRow("a text field")
            << "--x\r\nContent-Disposition: form-data; name=original\r\n\r\ntext\r\n"_ba << 422;
        QTest::newRow("no picture") << filePart("original", "hello") << 415;
        QTest::newRow("half a body") << "--x\r\nbroken"_ba << 400;
    }
    void aFormIsReadStrictly()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QCOMPARE(upload(body).status, status);
    }

    void aFileIsServedForEverInRangesToo()
    {
        const http::Response made = upload(filePart("original", picture(700, 500, Qt::cyan)));
        const QString key = QJsonDocument::fromJson(made.body).object()[u"base_key"_s].toString();
        const http::Response whole = get(key);
        QCOMPARE(whole.status, 200);
        QCOMPARE(whole.contentType, "image/webp"_ba);
        QCOMPARE(whole.cacheControl, "public, max-age=31536000, immutable"_ba);
        const http::Response part = get(key, {{"Range", "bytes=4-7"}});
        QCOMPARE(part.status, 206);
        QCOMPARE(part.body, whole.body.mid(4, 4));
        QVERIFY(part.headers.contains(
            {"Content-Range", "bytes 4-7/" + QByteArray::number(whole.body.size())}));
        QCOMPARE(get(key, {{"Range", "bytes=99999999-"}}).status, 416);
        QCOMPARE(get(key, {{"Range", "bytes=4-7"}, {"If-Range", "\"other\""}}).status, 200);
        QCOMPARE(get(key, {{"Range", "bytes=4-7"}, {"If-Range", "W/" + whole.etag}}).status, 200);
        QCOMPARE(get(key, {{"Range", "bytes=4-7"}, {"If-Range", whole.etag}}).status, 206);
        // The dispatcher makes a 304 of what is whole and known.
        QCOMPARE(get(key, {{"Range", "bytes=4-7"}, {"If-None-Match", whole.etag}}).status, 200);
        QCOMPARE(get(key, {{"Range", "bytes=4-7"}, {"If-None-Match", "\"old\""}}).status, 206);
        QString thumb = key;
        QVERIFY(get(thumb.replace(u"full."_s, u"full-thumb."_s)).etag != whole.etag);
    }

    void onlyAGetHasRanges()
    {
        const http::Response made = upload(filePart("original", picture(70, 50, Qt::cyan)));
        const QString key = QJsonDocument::fromJson(made.body).object()[u"base_key"_s].toString();
        http::Request request;
        request.method = http::Method::Head;
        request.headers.append("Range", "bytes=4-7");
        const QByteArray path = "/media/" + key.toLatin1();
        QCOMPARE(call(http::Method::Head, path, std::move(request)).status, 200);
    }

    void aLargePictureGoesFromItsFileInRangesToo()
    {
        QImage image(1600, 1200, QImage::Format_RGB32);
        QRandomGenerator(3).fillRange(reinterpret_cast<quint32 *>(image.bits()), 1600 * 1200);
        QByteArray noise;
        QBuffer buffer(&noise);
        QVERIFY(image.save(&buffer, "PNG"));
        const QString key = settled(m_service->addOriginal(noise))->baseKey;
        const QByteArray bytes = *settled(m_service->read(*MediaKey::parse(key)));
        for (int twice = 0; twice < 2; ++twice) {
            const http::Response whole = get(key);
            QVERIFY(whole.body.isEmpty());
            QVERIFY(whole.file.file);
            QCOMPARE(whole.file.first, 0);
            QCOMPARE(whole.file.length, bytes.size());
            QVERIFY(whole.file.file->read() == bytes);
        }
        const http::Response part = get(key, {{"Range", "bytes=-10"}});
        QCOMPARE(part.status, 206);
        QCOMPARE(part.file.first, bytes.size() - 10);
        QCOMPARE(part.length(), 10);
        const http::Response never = get(key, {{"Range", "bytes=99999999-"}});
        QCOMPARE(never.status, 416);
        QVERIFY(!never.file.file);
    }

    void noPathLeadsOut_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path :
             {"nope/full.webp", "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/PG_VERSION",
              "/etc/passwd", "", "full.webp%00.txt", "tmp/x/full.webp", "..%2f../x/full.webp"})
            QTest::newRow(path) << QString::fromLatin1(path);
    }
    void noPathLeadsOut()
    {
        QFETCH(QString, path);
        QCOMPARE(get(path).status, 404);
    }

    void onlyOldPicturesThatNoProductHasAreCollected()
    {
        const auto used = settled(m_service->addOriginal(picture(80, 60, Qt::red))).value();
        const auto orphan = settled(m_service->addOriginal(picture(80, 60, Qt::blue))).value();
        m_test.execute(
            "INSERT INTO categories (id, slug, title) VALUES (gen_random_uuid(), 'a', 'A') "
            "ON CONFLICT DO NOTHING");
        m_test.execute("INSERT INTO products (id, sku, slug, category_id, title, weight_grams, "
                       "price_paise, mrp_paise, hsn_code, gst_rate_bp) SELECT gen_random_uuid(), "
                       "'S', 's', id, 'T', 1, 1, 1, '0405', 0 FROM categories");
        m_test.execute("INSERT INTO product_images (id, product_id, base_key, position) "
                       "SELECT gen_random_uuid(), id, $1, 0 FROM products",
                       {used.baseKey.toLatin1()});
        QCOMPARE(settled(m_service->collectGarbage(3600)), 0); // young
        age(7200);
        const auto young = settled(m_service->addOriginal(picture(80, 60, Qt::green))).value();
        QCOMPARE(settled(m_service->collectGarbage(3600)), 1);
        QVERIFY(settled(m_service->read(*MediaKey::parse(used.baseKey))));
        QVERIFY(settled(m_service->read(*MediaKey::parse(young.baseKey))));
        QVERIFY(!settled(m_service->read(*MediaKey::parse(orphan.baseKey))));
        QVERIFY(!settled(m_service->find(orphan.baseKey)));
    }

    void filesOfNoPictureAreCollectedAfterTheirGrace()
    {
        QVERIFY(settled(m_service->collectStrays(-3600))); // what other tests left
        const auto kept = settled(m_service->addOriginal(picture(80, 60, Qt::red))).value();
        const Files stray{"full", "medium", "thumb", "blur"};
        QVERIFY(settled(m_store->put(MediaKey::of(stray), stray)));
        QCOMPARE(*settled(m_service->collectStrays(3600)), 0); // young
        QCOMPARE(*settled(m_service->collectStrays(-3600)), 1);
        QVERIFY(!*settled(m_store->contains(MediaKey::of(stray))));
        QVERIFY(settled(m_service->read(*MediaKey::parse(kept.baseKey))));
    }

    void noTransactionIsOpenWhileFilesAreRemovedAndAnUploadOfThemWaits_data()
    {
        QTest::addColumn<bool>("stray");
        QTest::newRow("a picture") << false;
        QTest::newRow("files of no picture") << true;
    }
    void noTransactionIsOpenWhileFilesAreRemovedAndAnUploadOfThemWaits()
    {
        QFETCH(bool, stray);
        HeldStore store(*m_store);
        MediaService service(store, m_pool, *m_db);
        const QByteArray jar = picture(80, 60, Qt::darkYellow);
        const auto before = settled(service.addOriginal(jar)).value();
        age(7200);
        if (stray)
            m_test.execute("DELETE FROM media");
        store.held = true;
        Task<int> collecting = stray ? collectedStrays(service) : service.collectGarbage(3600);
        QVERIFY(waitUntil([&store] { return store.removing; }));
        QCOMPARE(m_test.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = "
                                "current_database() AND state LIKE 'idle in transaction%'"),
                 "0"_ba);
        QVERIFY(!settled(service.find(before.baseKey)));
        bool done = false;
        auto again = finished(service.addOriginal(jar), &done);
        QVERIFY(settled(service.addOriginal(picture(80, 60, Qt::darkRed)))); // others do not wait
        QVERIFY(!done);
        store.held = false;
        QVERIFY(settled(std::move(collecting)) > 0);
        QCOMPARE(settled(std::move(again))->baseKey, before.baseKey);
        QVERIFY(settled(service.find(before.baseKey)));
        QVERIFY(settled(service.read(*MediaKey::parse(before.baseKey))));
        QCOMPARE(m_test.execute("SELECT count(*) FROM media_graves"), "0"_ba);
    }

    void whatAStoreThatWasAwayKeptIsCollectedLater()
    {
        HeldStore store(*m_store);
        MediaService service(store, m_pool, *m_db);
        const auto orphan = settled(service.addOriginal(picture(80, 60, Qt::gray))).value();
        const MediaKey key = *MediaKey::parse(orphan.baseKey);
        age(7200);
        store.away = true;
        QCOMPARE(settled(service.collectGarbage(3600)), 0);
        QVERIFY(*settled(store.contains(key)));
        store.away = false;
        QCOMPARE(settled(service.collectGarbage(3600)), 0); // somebody may be at it
        ageGraves();
        QCOMPARE(settled(service.collectGarbage(3600)), 1);
        QVERIFY(!*settled(store.contains(key)));
        QCOMPARE(m_test.execute("SELECT count(*) FROM media_graves"), "0"_ba);
    }

    void anUploadTakesItsPictureOutOfAGraveThatWasLeftBehind()
    {
        const QByteArray jar = picture(80, 60, Qt::darkMagenta);
        const auto orphan = settled(m_service->addOriginal(jar)).value();
        m_test.execute("DELETE FROM media");
        m_test.execute("INSERT INTO media_graves (base_key) VALUES ($1)",
                       {orphan.baseKey.toLatin1()});
        ageGraves();
        QVERIFY(settled(m_service->addOriginal(jar)));
        QCOMPARE(settled(m_service->collectGarbage(3600)), 0);
        QVERIFY(settled(m_service->read(*MediaKey::parse(orphan.baseKey))));
    }

    void anUploadAmongStrayCollectionsIsNeverLeftWithoutItsFiles()
    {
        const QByteArray jar = picture(80, 60, Qt::darkCyan);
        for (int i = 0; i < 20; ++i) {
            const auto before = settled(m_service->addOriginal(jar)).value();
            m_test.execute("DELETE FROM media");
            auto collecting = m_service->collectStrays(-3600);
            auto again = m_service->addOriginal(jar);
            settled(std::move(collecting));
            const auto kept = settled(std::move(again));
            QCOMPARE(kept->baseKey, before.baseKey);
            QVERIFY(settled(m_service->read(*MediaKey::parse(kept->baseKey))));
        }
    }

    void anUploadAmongCollectionsIsNeverLeftWithoutItsFiles()
    {
        const QByteArray jar = picture(80, 60, Qt::magenta);
        for (int i = 0; i < 20; ++i) {
            const auto before = settled(m_service->addOriginal(jar)).value();
            age(7200);
            auto collecting = m_service->collectGarbage(3600);
            auto again = m_service->addOriginal(jar);
            settled(std::move(collecting));
            const auto kept = settled(std::move(again));
            QCOMPARE(kept->baseKey, before.baseKey);
            QVERIFY(settled(m_service->find(kept->baseKey)));
            QVERIFY(settled(m_service->read(*MediaKey::parse(kept->baseKey))));
        }
    }
};

} // namespace paushtik::media

PAUSHTIK_TEST_MAIN(paushtik::media::MediaServiceTest)
#include "media_service_test.moc"
