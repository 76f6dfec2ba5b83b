// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/account/session.h"

namespace paushtik {

/// Who the shop is, as its server says; kept on this machine for when the server is away. Found in
/// Preferences::state() as "shop/seller" (the document of GET /admin/shop) and "shop/state".
class ShopProfile : public QObject {
    Q_OBJECT
public:
    ShopProfile(Session &session, ApiClient &api, Preferences &preferences,
                QObject *parent = nullptr);

private:
    void read();

    ApiClient &m_api;
    Preferences &m_preferences;
};

} // namespace paushtik
