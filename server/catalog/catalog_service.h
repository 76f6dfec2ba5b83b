// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/catalog_snapshot.h"
#include "server/db/database.h"

#include <atomic>
#include <mutex>

namespace paushtik::catalog {

/// The snapshot of the process: one thread publishes, every worker reads. Thread-safe.
class CatalogHolder {
public:
    void publish(std::shared_ptr<const CatalogSnapshot> snapshot);
    std::shared_ptr<const CatalogSnapshot> current() const;
    /// Grows with every publish(); 0 until the first.
    quint64 version() const { return m_version.load(std::memory_order_acquire); }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const CatalogSnapshot> m_snapshot;
    std::atomic<quint64> m_version = 0;
};

/// The customer's catalog as one worker sees it. Reads come from memory, the availability from the
/// database. On the worker's thread only.
class CatalogService {
public:
    CatalogService(const CatalogHolder &holder, const db::Database &database);

    /// The newest snapshot; null until the first was loaded. Take it once per request and keep it:
    /// the next call may answer a newer one. Costs one atomic read while nothing changes.
    std::shared_ptr<const CatalogSnapshot> snapshot();
    quint64 version() const { return m_version; } ///< of what snapshot() answered last

    /// The live count. Fault::NotFound for what is not for sale. Throws db::Error.
    Task<Result<Availability>> availability(QString slug);

private:
    const CatalogHolder &m_holder;
    db::Session m_database;
    quint64 m_version = 0;
    std::shared_ptr<const CatalogSnapshot> m_snapshot;
};

} // namespace paushtik::catalog
