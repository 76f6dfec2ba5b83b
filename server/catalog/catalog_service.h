// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/catalog_snapshot.h"
#include "server/db/database.h"

#include <atomic>
#include <functional>
#include <mutex>

namespace paushtik::catalog {

/// The snapshot of the process: one thread publishes, every worker reads. Thread-safe.
class CatalogHolder {
public:
    void publish(std::shared_ptr<const CatalogSnapshot> snapshot);
    std::shared_ptr<const CatalogSnapshot> current() const;
    /// Grows with every publish(); 0 until the first.
    quint64 version() const { return m_version.load(std::memory_order_acquire); }

    /// `wake` makes the publisher look at the database again; called from any thread.
    void setPublisher(std::function<void()> wake);
    /// Asks for a look that begins after this call. The answer is for hasSeen(); nothing when
    /// nobody publishes.
    std::optional<quint64> ask();
    bool hasSeen(quint64 asked) const { return m_seen.load(std::memory_order_acquire) >= asked; }
    /// The publisher's: what a look that begins now will have seen, and that it has.
    quint64 asked() const { return m_asked.load(std::memory_order_acquire); }
    void noteSeen(quint64 asked) { m_seen.store(asked, std::memory_order_release); }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const CatalogSnapshot> m_snapshot;
    std::function<void()> m_wake;
    std::atomic<quint64> m_version = 0;
    std::atomic<quint64> m_asked = 0;
    std::atomic<quint64> m_seen = 0;
};

/// The customer's catalog as one worker sees it. Reads come from memory, the availability from the
/// database. On the worker's thread only.
class CatalogService {
public:
    CatalogService(CatalogHolder &holder, const db::Database &database);

    /// The newest snapshot; null until the first was loaded. Take it once per request and keep it:
    /// the next call may answer a newer one. Costs one atomic read while nothing changes.
    std::shared_ptr<const CatalogSnapshot> snapshot();
    quint64 version() const { return m_version; } ///< of what snapshot() answered last
    /// Ends when snapshot() holds what was committed before the call, so that who changed something
    /// finds it changed; after a quarter of a second at the latest, when the database is slow or
    /// away.
    Task<> caughtUp();

    /// The live count. Fault::NotFound for what is not for sale. Throws db::Error.
    Task<Result<Availability>> availability(QString slug);

private:
    CatalogHolder &m_holder;
    db::Session m_database;
    quint64 m_version = 0;
    std::shared_ptr<const CatalogSnapshot> m_snapshot;
};

} // namespace paushtik::catalog
