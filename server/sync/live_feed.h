// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/server.h"

#include <QPointer>
#include <QSet>
#include <QTimer>
#include <QWebSocket>

namespace paushtik::sync {

class LiveListener;

/// The live line: tells every desk that listens where the feed's head is, at once and whenever it
/// has moved. Of many commits between two looks only the last is told. It looks for itself, a few
/// times a second and only while somebody listens: a NOTIFY in the transaction of an order would
/// take a lock of the whole database at its commit. Belongs to one worker.
class LiveFeed : public QObject {
    Q_OBJECT
public:
    struct Pace {
        int lookMs = 40;
        int tokenMs = 5'000;    ///< the first message is due
        int pingMs = 20'000;    ///< and the pong before the next one
        int sessionsMs = 2'000; ///< how soon a revoked session is noticed
    };
    LiveFeed(const db::Database *database, http::Authenticator authenticate, Pace pace);
    LiveFeed(const db::Database *database, http::Authenticator authenticate);
    ~LiveFeed() override;

    /// For http::Server::setWebSocketHandler().
    void welcome(std::unique_ptr<QWebSocket> socket);
    int listeners() const { return static_cast<int>(m_listening.size()); }

private:
    void listen(LiveListener *listener);
    void leave(LiveListener *listener);
    void ping();
    static Task<> signIn(QPointer<LiveFeed> self, QPointer<LiveListener> listener,
                         QByteArray token);
    static Task<> look(QPointer<LiveFeed> self);
    static Task<> checkSessions(QPointer<LiveFeed> self);

    const db::Session m_database;
    const http::Authenticator m_authenticate;
    const Pace m_pace;
    QSet<LiveListener *> m_listening;
    QTimer m_lookTimer{this};
    QTimer m_pingTimer{this};
    QTimer m_sessionTimer{this};
    bool m_looking = false;
    bool m_isAway = false; ///< the database; said once in the log
};

} // namespace paushtik::sync
