// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/api_sync_status.h"

namespace paushtik {

ApiSyncStatus::ApiSyncStatus(ApiClient &api, QObject *parent)
    : SyncStatus(parent)
    , m_api(api)
{
    connect(&api, &ApiClient::reachabilityChanged, this, &SyncStatus::changed);
}

SyncState ApiSyncStatus::state() const
{
    return {.offlineSince = m_api.offlineSince(), .connecting = !m_api.hasTried()};
}

} // namespace paushtik
