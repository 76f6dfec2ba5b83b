// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/account/session.h"
#include "desktop/account/shop_profile.h"
#include "desktop/account/token_store.h"
#include "desktop/core/preferences.h"
#include "desktop/net/api_client.h"
#include "desktop/orders/http_order_actions.h"
#include "desktop/orders/http_orders_repository.h"
#include "desktop/printing/label_desk.h"
#include "desktop/shell/api_sync_status.h"
#include "desktop/shell/shell.h"

namespace paushtik {

/// Everything behind the window, in the order it must live. A test makes one with its own settings
/// file.
class Desk {
public:
    /// The user's own settings and keychain.
    Desk()
        : tokens(TokenStore::Keychain::Use)
    {
    }
    Desk(const QString &settingsFile, TokenStore::Keychain keychain)
        : preferences(settingsFile)
        , tokens(keychain)
    {
    }

    Preferences preferences;
    TokenStore tokens;
    ApiClient api;
    Session session{api, tokens, preferences};
    ShopProfile shop{session, api, preferences};
    HttpOrdersRepository orders{api};
    HttpOrderActions actions{api};
    LabelDesk labels{api};
    Shell shell;
    ApiSyncStatus line{api};
    /// What the foot of the window tells of.
    SyncStatus *status = &line;
};

} // namespace paushtik
