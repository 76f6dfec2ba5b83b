// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/media_service.h"

#include "shared/imaging/variants.h"

#include <QCoroTimer>
#include <chrono>

namespace paushtik::media {
using namespace Qt::StringLiterals;

namespace {

/// A store removes a picture within seconds, or says that it is away.
constexpr int kLooksAtGrave = 50;
constexpr auto kGravePause = std::chrono::milliseconds(100);

StoredPicture readPicture(const db::Row &row)
{
    return {row.get<QString>(0), row.get<int>(1), row.get<int>(2), row.get<qint64>(3)};
}

} // namespace

MediaService::MediaService(MediaStore &store, CpuPool &pool, const db::Database &database)
    : m_store(store)
    , m_pool(pool)
    , m_database(database)
{
}

Task<Result<StoredPicture>> MediaService::addOriginal(QByteArray original)
{
    std::function<Result<Variants>()> work = [original = std::move(original)] {
        return makeVariants(original);
    };
    auto done = co_await m_pool.run(std::move(work));
    if (!done)
        co_return fail(done.error());
    if (!*done)
        co_return fail(done->error());
    co_return co_await keep(std::move(**done));
}

Task<Result<StoredPicture>> MediaService::addFiles(Files files)
{
    std::function<Result<Variants>()> work = [files = std::move(files)] {
        return checkVariants({files[0], files[1], files[2], files[3]});
    };
    auto done = co_await m_pool.run(std::move(work));
    if (!done)
        co_return fail(done.error());
    if (!*done)
        co_return fail(done->error());
    co_return co_await keep(std::move(**done));
}

Task<Result<StoredPicture>> MediaService::keep(Variants variants)
{
    Files files{variants.full.webp, variants.medium.webp, variants.thumb.webp, variants.blur.webp};
    qint64 bytes = 0;
    for (const QByteArray &file : files)
        bytes += file.size();
    const MediaKey key = MediaKey::of(files);
    const auto stored = co_await m_store.put(key, files);
    if (!stored)
        co_return fail(stored.error());
    StoredPicture picture{key.toString(), variants.full.width, variants.full.height, bytes};
    const auto known = co_await makeKnown(std::move(picture));
    if (!known)
        co_return fail(known.error());
    const auto there = co_await m_store.contains(key);
    if (there && !*there) { // a collection that had begun before took them
        const auto again = co_await m_store.put(key, files);
        if (!again)
            co_return fail(again.error());
    }
    co_return *known;
}

// An old picture that comes again is young again, so that it is not collected under the hands of
// who just sent it.
const db::Query kKeepPicture{"media.keep", R"sql(
    INSERT INTO media (base_key, width, height, bytes)
    VALUES ($1, $2, $3, $4)
        ON CONFLICT (base_key) DO UPDATE SET created_at = now()
    RETURNING base_key, width, height, bytes)sql"};

const db::Query kForgetOldGrave{"media.forget_old_grave", R"sql(
    DELETE FROM media_graves
     WHERE base_key = $1 AND dug_at < now() - interval '1 minute')sql"};

// A statement of its own: whoever dug one while kKeepPicture waited for them has committed.
const db::Query kGrave{"media.grave", R"sql(
    SELECT base_key
      FROM media_graves
     WHERE base_key = $1)sql"};

Task<Result<StoredPicture>> MediaService::makeKnown(StoredPicture picture)
{
    for (int look = 0; look < kLooksAtGrave; ++look) {
        db::Transaction tx = co_await m_database.begin();
        const db::Rows rows = co_await tx.run(kKeepPicture, picture.baseKey, picture.width,
                                              picture.height, picture.bytes);
        co_await tx.run(kForgetOldGrave, picture.baseKey);
        const db::Rows grave = co_await tx.run(kGrave, picture.baseKey);
        if (grave.isEmpty()) {
            co_await tx.commit();
            co_return readPicture(rows.first());
        }
        co_await tx.rollback();
        co_await QCoro::sleepFor(kGravePause);
    }
    co_return fail(Fault::Unavailable, {}, u"The same picture is being removed just now."_s);
}

const db::Query kFindPicture{"media.find", R"sql(
    SELECT base_key, width, height, bytes
      FROM media
     WHERE base_key = $1)sql"};

Task<Result<StoredPicture>> MediaService::find(QString baseKey)
{
    const db::Rows rows = co_await m_database.run(kFindPicture, baseKey);
    if (rows.isEmpty())
        co_return fail(Fault::NotFound);
    co_return readPicture(rows.first());
}

Task<Result<QByteArray>> MediaService::read(MediaKey key)
{
    co_return co_await m_store.get(std::move(key));
}

Task<Result<Content>> MediaService::open(MediaKey key)
{
    co_return co_await m_store.open(std::move(key));
}

// From one moment on there is no such picture and its key lies in a grave. A product that has it
// is in the way of the DELETE, also one that got it just now.
const db::Query kBuryPicture{"media.bury", R"sql(
    WITH gone AS (
        DELETE FROM media
         WHERE base_key = (
               SELECT m.base_key
                 FROM media m
                WHERE m.created_at < now() - make_interval(secs => $1::bigint::double precision)
                  AND NOT EXISTS (SELECT FROM product_images i WHERE i.base_key = m.base_key)
                ORDER BY m.created_at
                LIMIT 1
                  FOR UPDATE SKIP LOCKED)
        RETURNING base_key)
    INSERT INTO media_graves (base_key)
    SELECT base_key FROM gone
        ON CONFLICT (base_key) DO UPDATE SET dug_at = now()
    RETURNING base_key)sql"};

// Somebody ended, or their store was away, before the files were gone.
const db::Query kTakeOldGrave{"media.take_old_grave", R"sql(
    UPDATE media_graves
       SET dug_at = now()
     WHERE base_key = (
           SELECT base_key
             FROM media_graves
            WHERE dug_at < now() - interval '1 minute'
            ORDER BY dug_at
            LIMIT 1
              FOR UPDATE SKIP LOCKED)
    RETURNING base_key)sql"};

const db::Query kCloseGrave{"media.close_grave", R"sql(
    DELETE FROM media_graves
     WHERE base_key = $1)sql"};

Task<Result<void>> MediaService::emptyGrave(QString baseKey)
{
    if (auto key = MediaKey::parse(baseKey)) {
        const auto removed = co_await m_store.remove(std::move(*key));
        if (!removed)
            co_return fail(removed.error()); // the grave stays, and with it the next try
    }
    co_await m_database.run(kCloseGrave, baseKey);
    co_return Result<void>();
}

Task<int> MediaService::collectGarbage(qint64 graceSeconds)
{
    int collected = 0;
    while (true) {
        db::Rows grave = co_await m_database.run(kTakeOldGrave);
        if (grave.isEmpty())
            grave = co_await m_database.run(kBuryPicture, graceSeconds);
        if (grave.isEmpty())
            co_return collected;
        const auto emptied = co_await emptyGrave(grave.first().get<QString>(0));
        if (!emptied)
            co_return collected;
        ++collected;
    }
}

// Nothing when a picture of ours has the key. Else a row that no other transaction ever sees: an
// upload of the same picture waits for it to vanish, then sees the grave.
const db::Query kHoldStray{"media.hold_stray", R"sql(
    INSERT INTO media (base_key, width, height, bytes)
    VALUES ($1, 1, 1, 1)
        ON CONFLICT (base_key) DO NOTHING
    RETURNING base_key)sql"};

const db::Query kLetStrayGo{"media.let_stray_go", R"sql(
    DELETE FROM media
     WHERE base_key = $1)sql"};

const db::Query kDigGrave{"media.dig_grave", R"sql(
    INSERT INTO media_graves (base_key)
    VALUES ($1)
        ON CONFLICT (base_key) DO UPDATE SET dug_at = now())sql"};

Task<bool> MediaService::buryStray(QString baseKey)
{
    db::Transaction tx = co_await m_database.begin();
    const db::Rows rows = co_await tx.run(kHoldStray, baseKey);
    if (rows.isEmpty())
        co_return false;
    co_await tx.run(kLetStrayGo, baseKey);
    co_await tx.run(kDigGrave, baseKey);
    co_await tx.commit();
    co_return true;
}

Task<Result<bool>> MediaService::collectStray(MediaKey base)
{
    const bool buried = co_await buryStray(base.toString());
    if (!buried)
        co_return false;
    const auto emptied = co_await emptyGrave(base.toString());
    if (!emptied)
        co_return fail(emptied.error());
    co_return true;
}

Task<Result<int>> MediaService::collectStrays(qint64 graceSeconds)
{
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-graceSeconds);
    int collected = 0;
    QString cursor;
    do {
        const auto page = co_await m_store.list(cursor);
        if (!page)
            co_return fail(page.error());
        for (const StoredFiles &files : page->pictures) {
            if (files.newest >= before || co_await find(files.base.toString()))
                continue;
            const auto one = co_await collectStray(files.base);
            if (!one)
                co_return fail(one.error());
            collected += *one ? 1 : 0;
        }
        cursor = page->next;
    } while (!cursor.isEmpty());
    co_return collected;
}

} // namespace paushtik::media
