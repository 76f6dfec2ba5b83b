// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/feed_puller.h"

#include "desktop/core/launch.h"

#include <QCoroFuture>
#include <QCoroTimer>
#include <QtConcurrent>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kLargePage = 500;
constexpr int kSafePage = 100; // what every list of the contract takes
constexpr int kShedAtOnce = 500;
constexpr int kCompareTries = 3;
constexpr auto kPause = std::chrono::milliseconds(20);
constexpr int kVerifyPatience = 3'000; // pauses: a minute

bool isLostCursor(const Error &error)
{
    return error.fault == Fault::Gone || error.code == "bad_cursor"_L1;
}

Error stopped()
{
    return {Fault::Unavailable, u"stopped"_s};
}

} // namespace

FeedPuller::FeedPuller(ApiClient &api, Replica &replica, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_replica(replica)
    , m_pageSize(kLargePage)
{
}

Task<Result<bool>> FeedPuller::load()
{
    const QPointer self(this);
    auto read = co_await m_replica.read([](Sql &sql) { return feed_state::read(sql); });
    if (!self || !read)
        co_return fail(self ? std::move(read.error()) : stopped());
    m_state = *read;
    Q_EMIT advanced();
    co_return true;
}

void FeedPuller::pull()
{
    m_isWanted = true;
    if (!m_isPulling)
        launch(run(), "pulling the feed");
}

Task<> FeedPuller::run()
{
    const QPointer self(this);
    while (std::exchange(m_isWanted, false)) {
        m_isPulling = true;
        auto done = co_await pullToHead(m_turn);
        if (!self)
            co_return;
        m_isPulling = false;
        if (!done && done.error().code != "stopped"_L1)
            Q_EMIT failed(done.error());
        if (!done)
            co_return;
        Q_EMIT reachedHead();
        if (m_isPulling) // somebody compares now, and goes on with what is wanted after that
            co_return;
    }
}

// While one page is written the next is on its way and read.
Task<Result<bool>> FeedPuller::pullToHead(int turn)
{
    const QPointer self(this);
    const Timestamp began = Timestamp::now();
    if (m_state.isFull && m_state.expected == 0)
        launch(expect(turn), "asking how much there is");
    QString asked = m_state.cursor;
    auto next = pageAfter(asked);
    while (true) {
        auto page = co_await next;
        if (!self || turn != m_turn)
            co_return fail(stopped());
        if (!page && isLostCursor(page.error()) && !asked.isEmpty()) {
            auto begun = co_await resync();
            if (!self || !begun)
                co_return fail(self ? std::move(begun.error()) : stopped());
            asked.clear();
            next = pageAfter(asked);
            continue;
        }
        if (!page && page.error().fault == Fault::Invalid && m_pageSize > kSafePage) {
            m_pageSize = kSafePage;
            next = pageAfter(asked);
            continue;
        }
        if (!page)
            co_return fail(std::move(page.error()));
        const bool more = page->more;
        asked = page->cursor;
        if (more)
            next = pageAfter(asked);
        auto stored = co_await store(std::move(*page), began);
        if (!self || !stored)
            co_return fail(self ? std::move(stored.error()) : stopped());
        m_state = stored->state;
        tell(stored->changed);
        if (!more)
            co_return true;
    }
}

Task<Result<FeedPage>> FeedPuller::pageAfter(QString cursor)
{
    auto json = co_await fetch(std::move(cursor));
    if (!json)
        co_return fail(std::move(json.error()));
    auto parsing = QtConcurrent::run(parseFeedPage, std::move(*json));
    co_return co_await parsing;
}

Task<Result<QByteArray>> FeedPuller::fetch(QString cursor)
{
    QUrlQuery query{{u"limit"_s, QString::number(m_pageSize)}};
    if (!cursor.isEmpty())
        query.addQueryItem(u"cursor"_s, QString::fromLatin1(QUrl::toPercentEncoding(cursor)));
    return m_api.download(u"/sync/changes"_s, query);
}

Task<Result<FeedPuller::Stored>> FeedPuller::store(FeedPage page, Timestamp began)
{
    return m_replica.write(
        [page = std::move(page), began](Sql &sql) {
            Stored stored{feed_state::read(sql), {}};
            FeedState &state = stored.state;
            const auto keepSince = feed_state::keepSince(state, began);
            const bool areEdits = documents::hasEdits(sql);
            for (const FeedItem &item : page.items) {
                documents::store(sql, item, state.generation, keepSince, areEdits);
                stored.changed.append(item.ref);
            }
            state.cursor = page.cursor;
            state.received += page.items.size();
            if (!page.more) {
                if (std::exchange(state.isFull, false))
                    stored.changed += documents::removeOlderThan(sql, state.generation);
                stored.changed += outbox::confirm(sql, began);
                state.equalAt = began;
            }
            feed_state::write(sql, state);
            return stored;
        },
        false);
}

// How much a full pull will bring: the counts of the digest. Nobody waits for them; without them
// there is no time left to tell, and nothing else is missing.
Task<> FeedPuller::expect(int turn)
{
    const QPointer self(this);
    auto digest = co_await m_api.get(u"/sync/digest"_s);
    if (!self || turn != m_turn || !digest)
        co_return;
    qint64 count = 0;
    const QJsonObject types = (*digest)["types"_L1].toObject();
    for (const QJsonValue &type : types)
        count += type["count"_L1].toInteger();
    co_await change([count](FeedState &state) { state.expected = state.isFull ? count : 0; });
}

Task<Result<bool>> FeedPuller::change(std::function<void(FeedState &)> how)
{
    const QPointer self(this);
    auto changed = co_await m_replica.write([how = std::move(how)](Sql &sql) {
        FeedState state = feed_state::read(sql);
        how(state);
        feed_state::write(sql, state);
        return state;
    });
    if (!self || !changed)
        co_return fail(self ? std::move(changed.error()) : stopped());
    m_state = *changed;
    Q_EMIT advanced();
    co_return true;
}

Task<Result<bool>> FeedPuller::resync()
{
    return change([](FeedState &state) {
        state.cursor.clear();
        ++state.generation;
        state.isFull = true;
        state.received = 0;
        state.expected = 0;
    });
}

Task<Result<bool>> FeedPuller::keepOrders(int months)
{
    const QPointer self(this);
    const int turn = m_turn; // of this account's file
    const int before = m_state.keepMonths;
    auto changed = co_await change([months](FeedState &state) { state.keepMonths = months; });
    if (!changed)
        co_return fail(std::move(changed.error()));
    if (!self || turn != m_turn)
        co_return fail(stopped());
    const bool fewer = months > 0 && (before == 0 || months < before);
    const auto since = feed_state::keepSince(m_state, Timestamp::now());
    int shed = fewer ? kShedAtOnce : 0;
    while (shed == kShedAtOnce) {
        auto done = co_await m_replica.write(
            [since](Sql &sql) { return documents::shedOrders(sql, *since, kShedAtOnce); }, false);
        if (!done)
            co_return fail(std::move(done.error()));
        if (!self || turn != m_turn)
            co_return fail(stopped());
        shed = *done;
    }
    m_replica.tellChanged(DocType::Order, {});
    if (fewer || months == before)
        co_return true;
    co_return co_await resync();
}

Task<Result<bool>> FeedPuller::verify()
{
    const QPointer self(this);
    const int turn = m_turn;
    for (int waited = 0; m_isPulling && waited < kVerifyPatience; ++waited) {
        QTimer pause;
        pause.setSingleShot(true);
        pause.start(kPause);
        co_await pause;
        if (!self)
            co_return fail(stopped());
    }
    if (turn != m_turn || std::exchange(m_isPulling, true))
        co_return fail(Fault::Conflict, u"not_quiet"_s);
    Result<bool> equal = fail(Fault::Conflict, u"not_quiet"_s);
    for (int tried = 0; tried < kCompareTries; ++tried) {
        equal = co_await compare(turn);
        if (!self)
            co_return fail(stopped());
        if (equal && *equal)
            break;
    }
    if (equal && *equal)
        co_await change([](FeedState &state) { state.verifiedAt = Timestamp::now(); });
    else if (equal && turn == m_turn)
        co_await resync();
    if (!self)
        co_return fail(stopped());
    m_isPulling = false;
    if (m_isWanted || (equal && !*equal))
        pull();
    co_return equal;
}

// Equal only proves something when nothing moved between the server's sums and ours, so the feed is
// read up to its head before and after.
Task<Result<bool>> FeedPuller::compare(int turn)
{
    const QPointer self(this);
    auto before = co_await pullToHead(turn);
    if (!self || !before)
        co_return fail(self ? std::move(before.error()) : stopped());
    const qint64 received = m_state.received;
    auto digest = co_await m_api.get(u"/sync/digest"_s);
    if (!self || !digest)
        co_return fail(self ? std::move(digest.error()) : stopped());
    auto after = co_await pullToHead(turn);
    if (!self || !after)
        co_return fail(self ? std::move(after.error()) : stopped());
    if (m_state.received != received)
        co_return fail(Fault::Conflict, u"not_quiet"_s);
    auto ours = co_await m_replica.read([](Sql &sql) { return feed_state::sums(sql); });
    if (!ours)
        co_return fail(std::move(ours.error()));
    const QJsonObject theirs = (*digest)["types"_L1].toObject();
    for (auto it = ours->begin(); it != ours->end(); ++it) {
        const QJsonObject sum = theirs[it.key()].toObject();
        if (it->count != sum["count"_L1].toInteger())
            co_return false;
        if (it->count > 0 && it->checksum != sum["checksum"_L1].toString().toLatin1().toLower())
            co_return false;
    }
    co_return true;
}

void FeedPuller::tell(const QList<DocRef> &changed)
{
    QHash<DocType, QStringList> byType;
    for (const DocRef &ref : changed)
        byType[ref.type].append(ref.id);
    for (auto it = byType.begin(); it != byType.end(); ++it)
        m_replica.tellChanged(it.key(), it.value());
    if (!m_state.isFull)
        m_replica.tellOutboxChanged();
    Q_EMIT advanced();
}

} // namespace paushtik
