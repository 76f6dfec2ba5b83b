// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/shop_database.h"

#include "server/core/run_to_end.h"
#include "server/db/migrations.h"

#include <QDir>
#include <QFileInfo>

namespace paushtik::app {

using namespace Qt::StringLiterals;

ShopDatabase::ShopDatabase(const Settings &settings)
    : m_settings(settings)
{
    if (settings.databaseUrl.isEmpty())
        m_cluster = std::make_unique<db::EmbeddedCluster>(settings.dataFolder);
}

ShopDatabase::~ShopDatabase() = default;

Result<void> ShopDatabase::open()
{
    const bool made = QDir().mkpath(m_settings.dataFolder);
    if (!made || !QFileInfo(m_settings.dataFolder).isWritable()) {
        return fail(Fault::Unavailable, {},
                    u"the data folder %1 cannot be written"_s.arg(m_settings.dataFolder));
    }
    return m_cluster ? m_cluster->start() : Result<void>();
}

Result<void> ShopDatabase::migrate()
{
    try {
        runToEnd(db::migrate(config()));
    } catch (const std::exception &error) {
        return fail(Fault::Unavailable, {}, QString::fromUtf8(error.what()).simplified());
    }
    return {};
}

void ShopDatabase::close()
{
    if (m_cluster)
        m_cluster->stop();
}

db::DatabaseConfig ShopDatabase::config() const
{
    return {.url = m_cluster ? m_cluster->url() : m_settings.databaseUrl};
}

} // namespace paushtik::app
