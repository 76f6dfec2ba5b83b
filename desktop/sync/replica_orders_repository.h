// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/orders/orders_repository.h"
#include "desktop/replica/replica.h"

#include <QTimer>
#include <atomic>
#include <functional>
#include <memory>

namespace paushtik {

/// Orders from the copy on this machine, edits of this desk included. Until the copy is whole for
/// the first time, and where there is none, they come from `other`, if the line is there.
class ReplicaOrdersRepository final : public OrdersRepository {
    Q_OBJECT
public:
    /// `isWhole` says whether the copy has been equal to the server once.
    ReplicaOrdersRepository(Replica &replica, OrdersRepository &other,
                            std::function<bool()> isWhole, QObject *parent = nullptr);

    Task<Result<OrdersWindow>> window(OrdersQuery query, QString after, int limit) override;
    Task<Result<OrderDocument>> order(QString idOrNumber) override;
    bool hasPositions() const override { return usesReplica(); }
    Task<Result<qint64>> count(OrdersQuery query) override;
    Task<Result<OrdersWindow>> windowAt(OrdersQuery query, qint64 first, int limit) override;
    bool canFilterBy(const OrdersQuery &query) const override;
    /// The copy may have become whole, or have been closed: lists are told to look again.
    void noteSource();

private:
    struct Ranked {
        OrdersAsk ask;
        OrderRanks ranks;
    };
    struct Latest {
        int version = -1;
        Ranked made{{}, {1000, {}, 0}};
    };
    bool usesReplica() const { return m_replica.isOpen() && m_isWhole(); }
    void changed(DocType type, const QStringList &ids);
    void tellRows(const QStringList &ids);
    Task<Result<OrderRanks>> ranksOf(OrdersAsk ask);
    Task<Result<OrderRanks>> makeRanks(OrdersAsk ask);
    const OrderRanks *knownRanks(const OrdersAsk &ask) const;

    Replica &m_replica;
    OrdersRepository &m_other;
    std::function<bool()> m_isWhole;
    /// Of the latest questions about places far down, until a list changes.
    QList<Ranked> m_ranked;
    /// Counts the changes of lists.
    int m_version = 0;
    /// The rankings in the making; each is given up once newer ones were asked for.
    std::shared_ptr<std::atomic<int>> m_rankTurn = std::make_shared<std::atomic<int>>(0);
    /// Belongs to the thread that ranks: two pages that come into sight want the same.
    std::shared_ptr<Latest> m_latest = std::make_shared<Latest>();
    bool m_usedReplica = false;
    QTimer m_tellLists;
    QElapsedTimer m_toldLists;
};

} // namespace paushtik
