// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/connection_settings.h"
#include "server/db/result_data.h"
#include "server/db/statement.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>
#include <deque>
#include <functional>
#include <vector>

namespace paushtik::db {

/// One libpq connection in pipeline mode on this thread's event loop. Statements go out in the
/// order of send() and end in that order. Callers' code runs only from the event loop, after libpq
/// has been read, and may let go of the connection: it holds itself by shared_ptr meanwhile.
///
/// Invariant: m_inFlight mirrors libpq's own command queue, entry by entry.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    /// How far a failure reaches: to its own statement, or to all that were sent in the same turn
    /// of the event loop. With the first, repetitions of one read still share a sync, which is much
    /// of what a quick statement costs; when one fails, those behind it, which the server then
    /// skips, are sent again.
    enum class Sync { EachStatement, EachTurn };
    struct Listener {
        std::function<void()> ready;
        std::function<void(QByteArray reason)> lost; ///< once, also when connecting fails
        std::function<void(QByteArray channel, QByteArray payload)> notified;
    };

    /// Starts to connect; the listener hears from the event loop, never from in here.
    static std::shared_ptr<Connection> open(const ConnectionSettings &settings, Sync sync,
                                            Listener listener);
    Connection(const ConnectionSettings &settings, Sync sync, Listener listener);
    ~Connection();

    bool isReady() const { return m_state == State::Ready; }
    bool isLost() const { return m_state == State::Lost; }
    bool wasReady() const { return m_wasReady; } ///< it had been connected, whatever it is now
    int inFlight() const { return static_cast<int>(m_inFlight.size()); }
    /// How long the server has been at the statement it is working on; 0 when there is none.
    qint64 busyMs() const;

    /// Queues it behind all others. On a connection that is not ready the statement fails at once.
    void send(const StatementPtr &statement);
    /// What follows is not touched by a failure of what came before. With Sync::EachTurn only.
    void separate();
    /// Fails everything in flight with `reason` and closes; the listener is not told.
    void shutdown(const QByteArray &reason);

private:
    enum class State { Connecting, Ready, Lost };
    enum class Kind { Prepare, Execute, Sync };
    struct Entry {
        Kind kind;
        StatementPtr statement; ///< null for Sync
        int generation = 0;     ///< of the prepared statement that it makes or uses
        ResultPtr result = {};
    };
    /// A query's prepared statement on this connection. A new generation means a new name.
    struct Prepared {
        int generation = 0;
        bool sent = false;
        bool confirmed = false;
        int failedGeneration = -1;
        std::optional<Error> failure = {}; ///< of that one
        std::optional<bool> onlyReads = {};

        void renew()
        {
            ++generation;
            sent = confirmed = false;
        }
        /// One that was given up too early is taken back: the server keeps whatever it made, and
        /// looks at all of it whenever a table changes.
        void made(int madeGeneration)
        {
            if (!sent)
                generation = madeGeneration;
            sent |= generation == madeGeneration;
            confirmed |= generation == madeGeneration;
        }
    };
    using Notes = std::vector<std::pair<QByteArray, QByteArray>>; ///< channel and payload
    using Statements = std::vector<StatementPtr>;

    void start();
    void pollConnect();
    void established();
    void watch(bool read, bool write);
    void stopWatching();
    void onSocket();
    Notes readNotifications();
    void readResults(Statements &ended);
    void endOfCommand(Statements &ended);
    void endOfPrepare(Entry entry);
    void endOfExecute(Entry entry, Statements &ended);
    bool retry(const Entry &entry);
    bool wasSkipped(const Entry &entry) const;
    Error failure(const PGresult *result, const Query &query);
    void renewUnconfirmed();
    bool sendText(const StatementPtr &statement);
    bool sendPrepared(const StatementPtr &statement);
    bool sendPrepare(const StatementPtr &statement, int generation);
    bool sendExecute(const StatementPtr &statement, int generation);
    bool mayShareSync(const Statement &statement);
    void sync();
    void flushLater();
    void flush();
    void armDeadline();
    void onDeadline();
    void failOverdue(qint64 now);
    void cancelOnServer() const;
    void loseLater(QByteArray reason);
    void lose(const QByteArray &reason, Statements ended);
    Statements close(const QByteArray &reason);
    Prepared &prepared(const Query &query);

    struct Finish {
        void operator()(PGconn *connection) const { PQfinish(connection); }
    };

    const ConnectionSettings m_settings;
    const Sync m_sync;
    Listener m_listener;
    State m_state = State::Connecting;
    bool m_wasReady = false;
    bool m_serverEnds = false; ///< it has said so
    std::unique_ptr<PGconn, Finish> m_conn;
    std::deque<Entry> m_inFlight;
    std::vector<Prepared> m_prepared; ///< by Query::index()
    Statements m_again;               ///< to be sent once more when the current read is done
    bool m_syncPending = false;
    const Query *m_repeated = nullptr; ///< the read that what awaits the sync repeats
    int m_repetitions = 0;
    bool m_flushPosted = false;
    qint64 m_progress = 0; ///< when the server last answered something, or became busy
    int m_watched = -1;    ///< the descriptor of the notifiers; it changes while connecting
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    QTimer m_deadline;
    QObject m_context; ///< posted calls die with it
};

} // namespace paushtik::db
