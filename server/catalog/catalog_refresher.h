// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/catalog_service.h"
#include "server/catalog/products_store.h"

#include <QObject>
#include <QTimer>

namespace paushtik::db {
class Notifications;
}

namespace paushtik::catalog {

/// Keeps the snapshot of the process equal to the database. A change of the catalog comes as NOTIFY
/// `catalog` and is loaded at once. Stock does not: NOTIFY takes a lock of the whole database at
/// commit, so one a sale would put every order of a flash sale in one queue. Its counts are looked
/// at every 70 ms instead, which costs next to nothing while nothing is committed, and only a
/// change that a customer can see makes a new snapshot. While the database is away the last
/// snapshot stays.
class CatalogRefresher : public QObject {
    Q_OBJECT
public:
    CatalogRefresher(CatalogHolder &holder, const db::Database &database,
                     QObject *parent = nullptr);
    ~CatalogRefresher() override;

    /// Loads and publishes now. Throws db::Error.
    Task<> load();
    /// From now on follows `notifications` (which listens to `catalog`) and the stock.
    void follow(db::Notifications &notifications);

private:
    void wake();
    Task<> catchUp();
    Task<> followStock();

    CatalogHolder &m_holder;
    db::Session m_database;
    ProductsStore m_products;
    QTimer m_stockTimer;
    QString m_moment;     ///< of the database, when stock was last looked at
    bool m_stale = false; ///< the catalog changed since it was loaded, or may have
    bool m_busy = false;
    bool m_away = false; ///< the database; said once in the log
};

} // namespace paushtik::catalog
