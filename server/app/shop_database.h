// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/app/settings.h"
#include "server/db/database.h"
#include "server/db/embedded_cluster.h"

#include <memory>

namespace paushtik::app {

/// The database that the settings name: a PostgreSQL elsewhere, or a private one under the data
/// folder, started or adopted for as long as this uses it.
class ShopDatabase {
public:
    explicit ShopDatabase(const Settings &settings);
    ~ShopDatabase();

    /// Makes the data folder, starts what is to be started. The failure's detail is one line.
    Result<void> open();
    /// Brings the schema up to date; the failure's detail is one line.
    Result<void> migrate();
    void close();
    db::DatabaseConfig config() const;

private:
    const Settings &m_settings;
    std::unique_ptr<db::EmbeddedCluster> m_cluster; ///< null: a database elsewhere
};

} // namespace paushtik::app
