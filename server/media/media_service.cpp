// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/media_service.h"

#include "shared/imaging/variants.h"

namespace paushtik::media {

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

// An old picture that comes again is young again, so that it is not collected under the hands of
// who just sent it.
const db::Query kKeepPicture{"media.keep", R"sql(
    INSERT INTO media (base_key, width, height, bytes)
    VALUES ($1, $2, $3, $4)
        ON CONFLICT (base_key) DO UPDATE SET created_at = now()
    RETURNING base_key, width, height, bytes)sql"};

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
    // Waits for a collection of the same picture to end; after it the files may be gone.
    const db::Rows rows = co_await m_database.run(kKeepPicture, key.toString(), variants.full.width,
                                                  variants.full.height, bytes);
    const auto there = co_await m_store.contains(key);
    if (there && !*there) {
        const auto again = co_await m_store.put(key, files);
        if (!again)
            co_return fail(again.error());
    }
    const db::Row row = rows.first();
    co_return StoredPicture{row.get<QString>(0), row.get<int>(1), row.get<int>(2),
                            row.get<qint64>(3)};
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
    const db::Row row = rows.first();
    co_return StoredPicture{row.get<QString>(0), row.get<int>(1), row.get<int>(2),
                            row.get<qint64>(3)};
}

Task<Result<QByteArray>> MediaService::read(MediaKey key)
{
    co_return co_await m_store.get(std::move(key));
}

Task<Result<Content>> MediaService::open(MediaKey key)
{
    co_return co_await m_store.open(std::move(key));
}

// One at a time, and its row stays locked until the files are gone: an upload of the same picture
// waits for that, sees that they are, and writes them again. The one call of a store inside a
// transaction, and so one that a store tries once only, and briefly.
const db::Query kCollectPicture{"media.collect", R"sql(
    DELETE FROM media
     WHERE base_key = (
           SELECT m.base_key
             FROM media m
            WHERE m.created_at < now() - make_interval(secs => $1::bigint::double precision)
              AND NOT EXISTS (SELECT FROM product_images i WHERE i.base_key = m.base_key)
            ORDER BY m.created_at
            LIMIT 1
              FOR UPDATE SKIP LOCKED)
    RETURNING base_key)sql"};

Task<Result<bool>> MediaService::collectOne(qint64 graceSeconds)
{
    db::Transaction tx = co_await m_database.begin();
    const db::Rows rows = co_await tx.run(kCollectPicture, graceSeconds);
    if (rows.isEmpty())
        co_return false;
    if (auto key = MediaKey::parse(rows.first().get<QString>(0))) {
        const auto removed = co_await m_store.remove(std::move(*key));
        if (!removed)
            co_return fail(removed.error()); // the row stays, and with it the next try
    }
    co_await tx.commit();
    co_return true;
}

Task<int> MediaService::collectGarbage(qint64 graceSeconds)
{
    int collected = 0;
    while (true) {
        const auto one = co_await collectOne(graceSeconds);
        if (!one || !*one)
            co_return collected;
        ++collected;
    }
}

// Nothing when a picture of ours has the key. Else a row that no other transaction ever sees: an
// upload of the same picture waits for it to vanish, then sees that the files are gone.
const db::Query kHoldStray{"media.hold_stray", R"sql(
    INSERT INTO media (base_key, width, height, bytes)
    VALUES ($1, 1, 1, 1)
        ON CONFLICT (base_key) DO NOTHING
    RETURNING base_key)sql"};

Task<Result<bool>> MediaService::collectStray(MediaKey base)
{
    db::Transaction tx = co_await m_database.begin();
    const db::Rows rows = co_await tx.run(kHoldStray, base.toString());
    if (rows.isEmpty())
        co_return false;
    const auto removed = co_await m_store.remove(base);
    co_await tx.rollback();
    if (!removed)
        co_return fail(removed.error());
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
