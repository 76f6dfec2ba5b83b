// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/app/services.h"
#include "server/app/shop_database.h"
#include "server/app/worker.h"
#include "server/catalog/catalog_refresher.h"
#include "server/db/data_folder_lock.h"
#include "server/db/notifications.h"

#include <memory>
#include <vector>

namespace paushtik::app {

/// The serving process: database, workers, jobs. The main thread runs the jobs, listens to the
/// database and keeps the catalog's snapshot; the workers serve.
class Daemon {
public:
    Daemon(Settings settings, bool demo);
    ~Daemon();

    /// The failure's detail is one line for a person.
    Result<void> start();
    quint16 port() const { return m_port; }
    /// Drains the workers and ends the jobs (10 s at most), then stops the private PostgreSQL.
    void stop();

private:
    Result<void> claimFolder();
    Result<void> checkAddress() const;
    Result<void> prepare();
    Result<void> prepareDemo();
    Result<void> startWorkers();
    void startJobs();
    void stopJobs();

    bool m_demo;
    Shared m_shared;
    std::optional<db::DataFolderLock> m_lock;
    ShopDatabase m_database;
    std::unique_ptr<Services> m_services; ///< the main thread's own
    std::unique_ptr<db::Notifications> m_notifications;
    std::unique_ptr<catalog::CatalogRefresher> m_refresher;
    std::unique_ptr<jobs::JobRunner> m_jobs;
    std::vector<std::unique_ptr<Worker>> m_workers;
    quint16 m_port = 0;
};

} // namespace paushtik::app
