// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/orders/orders_repository.h"
#include "desktop/replica/replica.h"

#include <QTimer>
#include <functional>

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
    /// How many orders there are in each state, by the contract's words; empty without a copy.
    Task<Result<QMap<QString, qint64>>> countByStatus();

private:
    struct Ranked {
        OrdersAsk ask;
        OrderRanks ranks;
    };
    bool usesReplica() const { return m_replica.isOpen() && m_isWhole(); }
    void changed(DocType type, const QStringList &ids);
    void tellRows(const QStringList &ids);
    Task<Result<OrderRanks>> ranksOf(OrdersAsk ask);
    const OrderRanks *knownRanks(const OrdersAsk &ask) const;

    Replica &m_replica;
    OrdersRepository &m_other;
    std::function<bool()> m_isWhole;
    /// Of the latest questions. A list that changed meanwhile is a few rows off until count() is
    /// asked again, which every reload does.
    QList<Ranked> m_ranked;
    QTimer m_tellLists;
    QElapsedTimer m_toldLists;
};

} // namespace paushtik
