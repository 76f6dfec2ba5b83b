// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/sync_engine.h"

#include "desktop/core/launch.h"
#include "desktop/net/problem.h"
#include "desktop/sync/sync_words.h"

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr qint64 kVerifyEvery = 86'400;

struct Counts {
    int waiting;
    int conflicts;
    int sent;
};

// What the server says is no sign that these are over.
bool isOfTheFile(const Error &error)
{
    return error.code == kDiskFull || error.code == kReplicaFault;
}

} // namespace

SyncEngine::SyncEngine(ApiClient &api, Replica &replica, QObject *parent)
    : SyncStatus(parent)
    , m_api(api)
    , m_replica(replica)
    , m_puller(api, replica)
    , m_sender(api, replica)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(20ms);
    m_retry.setSingleShot(true);
    m_retry.setInterval(2s);
    m_verify.setInterval(10min);
    m_confirm.setSingleShot(true);
    m_confirm.setInterval(2'500ms);
    wire();
}

void SyncEngine::wire()
{
    const auto pull = [this] {
        if (m_isRunning && !m_api.offlineSince())
            m_puller.pull();
    };
    connect(&m_soon, &QTimer::timeout, this, pull);
    connect(&m_confirm, &QTimer::timeout, this, pull);
    connect(&m_retry, &QTimer::timeout, this, [this, pull] {
        if (m_replica.isOpen())
            pull();
        else if (m_isRunning)
            launch(begin(m_account), "starting the sync");
    });
    connect(&m_verify, &QTimer::timeout, this, &SyncEngine::maybeVerify);
    connect(&m_live, &LiveLine::poll, this, pull);
    connect(&m_live, &LiveLine::headMoved, this, [this, pull](const QString &head) {
        m_head = head;
        if (isBehind())
            pull();
        hear();
    });
    connect(&m_live, &LiveLine::openChanged, this, &SyncStatus::changed);
    connect(&m_sender, &OutboxSender::delivered, this, [this] { m_soon.start(); });
    connect(&m_sender, &OutboxSender::moved, this, &SyncStatus::changed);
    connect(&m_puller, &FeedPuller::advanced, this, [this] {
        if (m_trouble && isOfTheFile(*m_trouble)) // a page was written, so the rest can be too
            m_trouble.reset();
        hear();
    });
    connect(&m_puller, &FeedPuller::reachedHead, this, [this] {
        m_head = feed().cursor;
        m_firstBegan.reset();
        hear();
        maybeVerify();
    });
    connect(&m_puller, &FeedPuller::failed, this, &SyncEngine::noteTrouble);
    connect(&m_replica, &Replica::outboxChanged, this, &SyncEngine::countOutbox);
    connect(&m_replica, &Replica::faulted, this, &SyncEngine::noteTrouble);
    connect(&m_replica, &Replica::replaced, this, [this](const ReplicaFile &file) {
        m_replaced = file;
        if (m_isRunning)
            goOn();
    });
    connect(&m_api, &ApiClient::reachabilityChanged, this, [this, pull] {
        pull();
        Q_EMIT changed();
    });
}

void SyncEngine::start(const QString &account)
{
    stop();
    m_isRunning = true;
    m_account = account;
    launch(begin(account), "starting the sync");
}

Task<> SyncEngine::begin(QString account)
{
    const QPointer self(this);
    const int turn = ++m_turn;
    auto file = co_await m_replica.open(account);
    if (!self || turn != m_turn)
        co_return;
    if (!file)
        co_return noteTrouble(file.error());
    m_replaced.reset();
    if (!file->setAside.isEmpty())
        m_replaced = *file;
    goOn();
}

void SyncEngine::goOn()
{
    QCoro::connect(m_puller.load(), this, [this, turn = m_turn](const Result<bool> &loaded) {
        if (turn != m_turn || !loaded)
            return;
        m_trouble.reset();
        m_firstBegan.reset();
        m_sender.start();
        m_live.open(m_api.server(), m_api.token());
        m_verify.start();
        countOutbox();
        m_puller.pull();
        Q_EMIT changed();
    });
}

void SyncEngine::stop()
{
    ++m_turn;
    m_isRunning = false;
    for (QTimer *timer : {&m_soon, &m_retry, &m_verify, &m_confirm})
        timer->stop();
    m_live.close();
    m_sender.stop();
    m_puller.stop();
    m_replica.close();
    m_head.clear();
    m_waiting = m_conflicts = 0;
    m_trouble.reset();
    m_lastContact.reset();
    Q_EMIT changed();
}

void SyncEngine::syncNow()
{
    if (!m_isRunning)
        return;
    m_sender.hurry();
    m_puller.pull();
}

Task<Result<bool>> SyncEngine::keepOrders(int months)
{
    const QPointer self(this);
    auto kept = co_await m_puller.keepOrders(months);
    if (self && m_isRunning && kept)
        m_puller.pull();
    co_return kept;
}

SyncState SyncEngine::state() const
{
    return {.offlineSince = m_api.offlineSince(),
            .connecting = !m_api.hasTried(),
            .syncing = m_sender.inFlight() + (m_puller.isPulling() && isBehind() ? 1 : 0),
            .waiting = m_waiting,
            .conflicts = m_conflicts,
            .asOf = feed().equalAt,
            .trouble = m_trouble ? SyncWords::trouble(*m_trouble) : QString()};
}

std::optional<FirstSync> SyncEngine::firstSync() const
{
    if (!m_isRunning || !feed().isFull || !m_replica.isOpen())
        return std::nullopt;
    FirstSync first{feed().received, feed().expected, {}};
    const qint64 here = first.received - m_firstReceived;
    if (m_firstBegan && here > 0 && first.expected > first.received) {
        const qint64 spent = Timestamp::now().microseconds() - m_firstBegan->microseconds();
        first.secondsLeft =
            static_cast<int>(spent / 1'000'000 * (first.expected - first.received) / here);
    }
    return first;
}

// Something came from the server.
void SyncEngine::hear()
{
    if (feed().isFull && !m_firstBegan && m_puller.isPulling()) {
        m_firstBegan = Timestamp::now();
        m_firstReceived = feed().received;
    }
    m_lastContact = Timestamp::now();
    if (m_trouble && m_trouble->fault == Fault::Unavailable && !isOfTheFile(*m_trouble))
        m_trouble.reset();
    Q_EMIT changed();
}

void SyncEngine::noteTrouble(const Error &error)
{
    // A line that is down is no trouble of its own: the state says since when. A server without a
    // feed is served without a copy.
    const bool known = error.code == kUnreachable || error.code == kReplicaClosed ||
                       error.fault == Fault::NotFound || error.fault == Fault::Unauthorized;
    if (!known)
        m_trouble = error;
    if (m_isRunning && error.fault != Fault::NotFound)
        m_retry.start();
    Q_EMIT changed();
}

void SyncEngine::countOutbox()
{
    const auto count = [](Sql &sql) {
        Rows rows = sql.rows(u"SELECT coalesce(sum(state IN ('waiting', 'sending')), 0), "
                             "coalesce(sum(state IN ('conflict', 'refused')), 0), "
                             "coalesce(sum(state = 'sent'), 0) "
                             "FROM outbox WHERE state <> 'done'"_s);
        rows.next();
        return Counts{static_cast<int>(rows.number(0)), static_cast<int>(rows.number(1)),
                      static_cast<int>(rows.number(2))};
    };
    QCoro::connect(m_replica.read(count), this, [this](const Result<Counts> &counts) {
        // What is answered and not seen in the feed yet is looked for again.
        if (counts && counts->sent > 0 && m_isRunning && !m_confirm.isActive())
            m_confirm.start();
        if (!counts || (m_waiting == counts->waiting && m_conflicts == counts->conflicts))
            return;
        m_waiting = counts->waiting;
        m_conflicts = counts->conflicts;
        Q_EMIT changed();
    });
}

void SyncEngine::maybeVerify()
{
    const auto last = feed().verifiedAt;
    const bool due = !last || last->plusSeconds(kVerifyEvery) < Timestamp::now();
    if (!m_isRunning || !due || feed().isFull || m_puller.isPulling() || m_api.offlineSince())
        return;
    QCoro::connect(verify(), this, [](const Result<bool> &) {});
}

} // namespace paushtik
