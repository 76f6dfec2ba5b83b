// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sync/live_feed.h"

#include "server/core/launch.h"
#include "server/staff/staff_sessions.h"
#include "server/sync/changes_service.h"
#include "server/sync/live_listener.h"

#include <QLoggingCategory>

namespace paushtik::sync {

namespace {

Q_LOGGING_CATEGORY(lcLive, "paushtik.sync")

} // namespace

LiveFeed::LiveFeed(const db::Database *database, http::Authenticator authenticate)
    : LiveFeed(database, std::move(authenticate), Pace())
{
}

LiveFeed::LiveFeed(const db::Database *database, http::Authenticator authenticate, Pace pace)
    : m_database(*database)
    , m_authenticate(std::move(authenticate))
    , m_pace(pace)
{
    m_lookTimer.setInterval(pace.lookMs);
    m_pingTimer.setInterval(pace.pingMs);
    m_sessionTimer.setInterval(pace.sessionsMs);
    connect(&m_lookTimer, &QTimer::timeout, this,
            [this] { launch(look(this), "looking at the head of the feed"); });
    connect(&m_pingTimer, &QTimer::timeout, this, &LiveFeed::ping);
    connect(&m_sessionTimer, &QTimer::timeout, this,
            [this] { launch(checkSessions(this), "checking the sessions of the live line"); });
}

LiveFeed::~LiveFeed()
{
    qDeleteAll(findChildren<LiveListener *>(Qt::FindDirectChildrenOnly));
}

void LiveFeed::welcome(std::unique_ptr<QWebSocket> socket)
{
    auto *listener = new LiveListener(std::move(socket), m_pace.tokenMs, this);
    connect(listener, &LiveListener::left, this, [this, listener] { leave(listener); });
    connect(listener, &LiveListener::tokenShown, this, [this, listener](const QByteArray &token) {
        launch(signIn(this, listener, token), "signing in to the live line");
    });
}

Task<> LiveFeed::signIn(QPointer<LiveFeed> self, QPointer<LiveListener> listener, QByteArray token)
{
    std::optional<http::Caller> caller;
    try {
        caller = co_await self->m_authenticate(std::move(token));
    } catch (const db::Error &error) {
        qCWarning(lcLive, "nobody can sign in to the live line: %s", error.what());
        if (listener)
            listener->putOff();
        co_return;
    }
    // Whoever left meanwhile has said so, and would not say it again once it is listened to.
    if (!self || !listener || listener->hasLeft())
        co_return;
    if (!caller || !caller->isStaff())
        co_return listener->refuse();
    listener->admit(caller->session);
    self->listen(listener);
}

void LiveFeed::listen(LiveListener *listener)
{
    m_listening.insert(listener);
    if (!m_lookTimer.isActive()) {
        m_lookTimer.start();
        m_pingTimer.start();
        m_sessionTimer.start();
    }
    launch(look(this), "looking at the head of the feed");
}

void LiveFeed::leave(LiveListener *listener)
{
    if (!m_listening.remove(listener) || !m_listening.isEmpty())
        return;
    m_lookTimer.stop();
    m_pingTimer.stop();
    m_sessionTimer.stop();
}

Task<> LiveFeed::look(QPointer<LiveFeed> self)
{
    if (std::exchange(self->m_looking, true))
        co_return;
    try {
        const FeedMoment moment = co_await FeedStore::moment(self->m_database);
        if (!self)
            co_return;
        const QString head = ChangesService::headOf(moment);
        const QSet<LiveListener *> listening = self->m_listening;
        for (LiveListener *listener : listening)
            listener->tell(head);
        self->m_isAway = false;
    } catch (const db::Error &error) {
        if (self && !std::exchange(self->m_isAway, true))
            qCWarning(lcLive, "the live line is silent: %s", error.what());
    }
    if (self)
        self->m_looking = false;
}

void LiveFeed::ping()
{
    const QSet<LiveListener *> listening = m_listening;
    for (LiveListener *listener : listening)
        listener->ping();
}

Task<> LiveFeed::checkSessions(QPointer<LiveFeed> self)
{
    QList<QUuid> sessions;
    for (const LiveListener *listener : std::as_const(self->m_listening))
        sessions.append(listener->session());
    QSet<QUuid> living;
    try {
        living = co_await staff::livingSessions(self->m_database, sessions);
    } catch (const db::Error &) {
        co_return; // the head's look says so
    }
    if (!self)
        co_return;
    const QSet<LiveListener *> listening = self->m_listening;
    for (LiveListener *listener : listening) {
        if (sessions.contains(listener->session()) && !living.contains(listener->session()))
            listener->refuse();
    }
}

} // namespace paushtik::sync
