// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/shell/sync_status.h"
#include "desktop/sync/feed_puller.h"
#include "desktop/sync/live_line.h"
#include "desktop/sync/outbox_sender.h"

namespace paushtik {

/// How far a pull from the start is.
struct FirstSync {
    qint64 received;
    qint64 expected;                ///< 0 where the server did not say
    std::optional<int> secondsLeft; ///< none before there is something to reckon with
};

/// Keeps the replica and the server together while somebody is signed in: pulls what is new, when
/// the live line says so or at intervals without it, sends what waits, and proves now and then that
/// both are equal. It lives as long as the window. UI thread.
class SyncEngine : public SyncStatus {
    Q_OBJECT
public:
    SyncEngine(ApiClient &api, Replica &replica, QObject *parent = nullptr);

    /// Somebody signed in: opens the replica of the account and begins. Works without a line.
    void start(const QString &account);
    void stop();

    SyncState state() const override;
    /// While the replica is filled from the start; none else.
    std::optional<FirstSync> firstSync() const;
    const FeedState &feed() const { return m_puller.state(); }
    bool isLive() const { return m_live.isOpen(); }
    /// The server's latest head that was heard of and is not here yet.
    bool isBehind() const { return !m_head.isEmpty() && m_head != feed().cursor; }
    /// When the server last answered anything of the sync.
    std::optional<Timestamp> lastContact() const { return m_lastContact; }
    /// What keeps the sync from working; none while it works.
    const std::optional<Error> &trouble() const { return m_trouble; }
    /// The file that replaced a damaged one, until the next start.
    const std::optional<ReplicaFile> &replacedFile() const { return m_replaced; }

    void syncNow();
    Task<Result<bool>> verify() { return m_puller.verify(); }
    Task<Result<bool>> keepOrders(int months);
    Replica &replica() { return m_replica; }
    /// For tests: the parts, to give them less patience.
    LiveLine &live() { return m_live; }
    OutboxSender &sender() { return m_sender; }

private:
    Task<> begin(QString account);
    void goOn();
    void wire();
    void countOutbox();
    void hear();
    void noteTrouble(const Error &error);
    void maybeVerify();

    ApiClient &m_api;
    Replica &m_replica;
    FeedPuller m_puller;
    OutboxSender m_sender;
    LiveLine m_live;
    QTimer m_soon;
    QTimer m_retry;
    QTimer m_verify;
    QTimer m_confirm;
    QString m_account;
    QString m_head;
    std::optional<Timestamp> m_lastContact;
    std::optional<Error> m_trouble;
    std::optional<ReplicaFile> m_replaced;
    std::optional<Timestamp> m_firstBegan;
    qint64 m_firstReceived = 0;
    int m_waiting = 0;
    int m_conflicts = 0;
    int m_turn = 0;
    bool m_isRunning = false;
};

} // namespace paushtik
