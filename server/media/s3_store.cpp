// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/s3_store.h"

#include <algorithm>

namespace paushtik::media {
using namespace Qt::StringLiterals;

namespace {

constexpr int kPage = 1000; // the most that S3 gives

// All of them, whatever the first says: they run already. The first failure counts.
Task<Result<void>> allOf(std::vector<Task<Result<void>>> tasks)
{
    Result<void> outcome;
    for (Task<Result<void>> &task : tasks) {
        const Result<void> one = co_await task;
        if (!one && outcome)
            outcome = one;
    }
    co_return outcome;
}

QString folderOf(const S3Object &object, qsizetype prefixLength)
{
    const auto key = MediaKey::parse(QString::fromLatin1(object.key.sliced(prefixLength)));
    return key ? key->folder() : QString();
}

} // namespace

S3Store::S3Store(S3Place place, S3Credentials credentials, QByteArray prefix)
    : m_client(std::move(place), std::move(credentials))
    , m_prefix(std::move(prefix))
{
}

QByteArray S3Store::nameOf(const MediaKey &key) const
{
    return m_prefix + key.toString().toLatin1();
}

Task<Result<void>> S3Store::put(MediaKey base, Files files)
{
    const auto there = co_await contains(base);
    if (!there)
        co_return fail(there.error());
    if (*there)
        co_return Result<void>();
    std::vector<Task<Result<void>>> puts;
    for (int i = 0; i < kSizes; ++i)
        puts.push_back(m_client.put(nameOf(base.sibling(Size(i))), files[size_t(i)]));
    const Result<void> done = co_await allOf(std::move(puts));
    // "Not found" of a put is a fault of the store's, not an answer to who uploads.
    if (!done && done.error().fault == Fault::NotFound)
        co_return fail(Fault::Unavailable, {}, u"The bucket does not take the file"_s);
    co_return done;
}

Task<Result<QByteArray>> S3Store::get(MediaKey key)
{
    co_return co_await m_client.get(nameOf(key));
}

Task<Result<bool>> S3Store::contains(MediaKey base)
{
    const QByteArray folder = m_prefix + base.folder().toLatin1() + '/';
    const auto listing = co_await m_client.list(folder, {}, 10);
    if (!listing)
        co_return fail(listing.error());
    int there = 0;
    for (const S3Object &object : listing->objects)
        there += folderOf(object, m_prefix.size()).isEmpty() ? 0 : 1;
    co_return there == kSizes;
}

// The full one first: without it the picture is not contained, whatever happens to the others.
Task<Result<void>> S3Store::remove(MediaKey base)
{
    for (int i = 0; i < kSizes; ++i) {
        const auto removed = co_await m_client.remove(nameOf(base.sibling(Size(i))));
        if (!removed)
            co_return fail(removed.error());
    }
    co_return Result<void>();
}

// The cursor is the last name that was looked at. Of a page that is not the last one, the last
// picture may lack some of its files: it comes again with the next page.
Task<Result<StoredPage>> S3Store::list(QString cursor)
{
    const auto listing = co_await m_client.list(m_prefix, cursor.toUtf8(), kPage);
    if (!listing)
        co_return fail(listing.error());
    QList<S3Object> objects = listing->objects;
    if (!listing->complete && !objects.isEmpty()) {
        const QString last = folderOf(objects.last(), m_prefix.size());
        qsizetype whole = objects.size();
        while (!last.isEmpty() && whole > 0 &&
               folderOf(objects[whole - 1], m_prefix.size()) == last)
            --whole;
        if (whole > 0)
            objects.resize(whole);
    }
    StoredPage page;
    for (const S3Object &object : std::as_const(objects)) {
        const auto key = MediaKey::parse(QString::fromLatin1(object.key.sliced(m_prefix.size())));
        if (!key)
            continue; // not ours
        if (!page.pictures.isEmpty() && page.pictures.last().base.digest == key->digest)
            page.pictures.last().newest = std::max(page.pictures.last().newest, object.modified);
        else
            page.pictures.append({key->sibling(Size::Full), object.modified});
    }
    if (!listing->complete && !objects.isEmpty())
        page.next = QString::fromUtf8(objects.last().key);
    co_return page;
}

} // namespace paushtik::media
