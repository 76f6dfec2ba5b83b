// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/net/api_client.h"
#include "desktop/replica/replica.h"
#include "desktop/sync/feed_page.h"
#include "desktop/sync/feed_state.h"

namespace paushtik {

/// Brings the replica up to the server, page by page; each page and the cursor behind it are one
/// transaction, so a pull that is cut goes on where it was. What the cursor has no answer for any
/// more is pulled from the start, over the old documents, which are shown until it is through. One
/// pull at a time. UI thread.
class FeedPuller : public QObject {
    Q_OBJECT
public:
    FeedPuller(ApiClient &api, Replica &replica, QObject *parent = nullptr);

    /// Up to the head. Whoever asks while a pull runs is answered by one that begins after it.
    void pull();
    bool isPulling() const { return m_isPulling; }
    /// Ends after the page under way; pull() begins again.
    void stop() { ++m_turn; }

    /// Compares checksums with the server, at a moment when both stand still. Unequal twice: all is
    /// pulled again. Fault::Conflict "not_quiet" where the server never stood still.
    Task<Result<bool>> verify();
    /// Everything again from the start.
    Task<Result<bool>> resync();
    /// Orders of the last so many months; 0: all. Fewer sheds them, more pulls all again.
    Task<Result<bool>> keepOrders(int months);

    /// As of the latest page; read from the file by load().
    const FeedState &state() const { return m_state; }
    Task<Result<bool>> load();

Q_SIGNALS:
    /// A page was stored: state() moved.
    void advanced();
    /// The head was reached.
    void reachedHead();
    void failed(const paushtik::Error &error);

private:
    struct Stored {
        FeedState state;
        QList<DocRef> changed;
    };
    Task<> run();
    Task<Result<bool>> pullToHead(int turn);
    Task<Result<QByteArray>> fetch(QString cursor);
    Task<Result<FeedPage>> pageAfter(QString cursor);
    Task<Result<Stored>> store(FeedPage page, Timestamp began);
    Task<Result<bool>> change(std::function<void(FeedState &)> how);
    Task<> expect(int turn);
    Task<Result<bool>> compare(int turn);
    void tell(const QList<DocRef> &changed);

    ApiClient &m_api;
    Replica &m_replica;
    FeedState m_state;
    bool m_isPulling = false;
    bool m_isWanted = false;
    int m_pageSize;
    int m_turn = 0;
};

} // namespace paushtik
