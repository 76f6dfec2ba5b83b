// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/net/api_client.h"
#include "desktop/shell/sync_status.h"

namespace paushtik {

/// A desk without a copy of its own: the line is there or it is not.
class ApiSyncStatus final : public SyncStatus {
    Q_OBJECT
public:
    explicit ApiSyncStatus(ApiClient &api, QObject *parent = nullptr);
    SyncState state() const override;

private:
    ApiClient &m_api;
};

} // namespace paushtik
