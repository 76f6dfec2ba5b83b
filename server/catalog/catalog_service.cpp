// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/catalog_service.h"

#include "server/catalog/products_store.h"

#include <QCoroTimer>
#include <QDeadlineTimer>

namespace paushtik::catalog {

namespace {
constexpr auto kPatience = std::chrono::milliseconds(250);
constexpr auto kLookAgain = std::chrono::milliseconds(2);
} // namespace

void CatalogHolder::publish(std::shared_ptr<const CatalogSnapshot> snapshot)
{
    {
        const std::lock_guard lock(m_mutex);
        m_snapshot.swap(snapshot);
    }
    m_version.fetch_add(1, std::memory_order_release);
}

std::shared_ptr<const CatalogSnapshot> CatalogHolder::current() const
{
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

void CatalogHolder::setPublisher(std::function<void()> wake)
{
    const std::lock_guard lock(m_mutex);
    m_wake = std::move(wake);
}

std::optional<quint64> CatalogHolder::ask()
{
    const std::lock_guard lock(m_mutex);
    if (!m_wake)
        return std::nullopt;
    const quint64 asked = m_asked.fetch_add(1, std::memory_order_acq_rel) + 1;
    m_wake();
    return asked;
}

CatalogService::CatalogService(CatalogHolder &holder, const db::Database &database)
    : m_holder(holder)
    , m_database(database)
{
}

std::shared_ptr<const CatalogSnapshot> CatalogService::snapshot()
{
    // The version is read first: a publish in between is then seen again at the next call, never
    // missed.
    if (const quint64 version = m_holder.version(); version != m_version) {
        m_snapshot = m_holder.current();
        m_version = version;
    }
    return m_snapshot;
}

Task<> CatalogService::caughtUp()
{
    CatalogHolder &holder = m_holder;
    const std::optional<quint64> asked = holder.ask();
    const QDeadlineTimer patience(kPatience);
    while (asked && !holder.hasSeen(*asked) && !patience.hasExpired())
        co_await QCoro::sleepFor(kLookAgain);
}

Task<Result<Availability>> CatalogService::availability(QString slug)
{
    const auto catalog = snapshot();
    if (const CatalogEntry *entry = catalog ? catalog->find(slug) : nullptr) {
        const int threshold = entry->product.lowStockThreshold;
        if (const auto stock = co_await liveStock(m_database, entry->product.id))
            co_return Availability{*stock, threshold};
        co_return fail(Fault::NotFound);
    }
    // Not in the snapshot: unknown, or younger than it.
    const auto found = co_await liveAvailability(m_database, std::move(slug));
    if (!found)
        co_return fail(Fault::NotFound);
    co_return *found;
}

} // namespace paushtik::catalog
