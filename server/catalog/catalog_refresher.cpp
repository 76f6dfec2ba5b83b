// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/catalog_refresher.h"

#include "server/core/launch.h"
#include "server/db/notifications.h"

#include <QLoggingCategory>
#include <QPointer>

namespace paushtik::catalog {

Q_LOGGING_CATEGORY(lcCatalog, "paushtik.catalog")

namespace {
/// A change is seen within 100 ms of its commit; tests/bench/catalog_bench measures it.
constexpr int kStockEveryMs = 70;
} // namespace

CatalogRefresher::CatalogRefresher(CatalogHolder &holder, const db::Database &database,
                                   QObject *parent)
    : QObject(parent)
    , m_holder(holder)
    , m_database(database)
{
    m_holder.setPublisher(
        [this] { QMetaObject::invokeMethod(this, &CatalogRefresher::wake, Qt::QueuedConnection); });
    m_stockTimer.setInterval(kStockEveryMs);
    connect(&m_stockTimer, &QTimer::timeout, this,
            [this] { launch(catchUp(), "following the catalog"); });
}

CatalogRefresher::~CatalogRefresher()
{
    m_holder.setPublisher({});
}

void CatalogRefresher::follow(db::Notifications &notifications)
{
    connect(&notifications, &db::Notifications::notified, this, [this](const QByteArray &channel) {
        if (channel == "catalog")
            wake();
    });
    connect(&notifications, &db::Notifications::reconnected, this, &CatalogRefresher::wake);
    m_stockTimer.start();
    wake(); // what changed between load() and the LISTEN was told to nobody
}

void CatalogRefresher::wake()
{
    m_stale = true;
    launch(catchUp(), "loading the catalog");
}

// One at a time; what comes meanwhile is one more round, however much it was.
Task<> CatalogRefresher::catchUp()
{
    if (m_busy)
        co_return;
    m_busy = true;
    const QPointer<CatalogRefresher> self = this;
    try {
        do {
            if (m_stale)
                co_await load();
            else
                co_await followStock();
        } while (self && m_stale);
        if (self && std::exchange(m_away, false))
            qCInfo(lcCatalog, "the catalog follows the database again");
    } catch (const db::Error &error) {
        if (self) {
            m_stale = true; // tried again with the next look at the stock
            if (!std::exchange(m_away, true))
                qCWarning(lcCatalog, "the catalog stays as it is: %s", error.what());
        }
    }
    if (self)
        m_busy = false;
}

Task<> CatalogRefresher::load()
{
    const QPointer<CatalogRefresher> self = this;
    m_stale = false; // before the first look: a change after it sets it again
    const quint64 asked = m_holder.asked();
    auto categoriesLater = m_products.categories(m_database);
    auto productsLater = m_products.published(m_database);
    QList<Category> categories = co_await categoriesLater;
    QList<Product> products = co_await productsLater;
    if (!self)
        co_return;
    m_holder.publish(CatalogSnapshot::make(std::move(categories), std::move(products),
                                           m_holder.current().get()));
    m_holder.noteSeen(asked);
    m_moment.clear();
}

Task<> CatalogRefresher::followStock()
{
    const QPointer<CatalogRefresher> self = this;
    const auto current = m_holder.current();
    const auto picture = co_await stockSince(m_database, m_moment);
    if (!self || !picture || !current)
        co_return;
    m_moment = picture->moment;
    if (auto changed = current->withStock(picture->onHand))
        m_holder.publish(std::move(changed));
}

} // namespace paushtik::catalog
