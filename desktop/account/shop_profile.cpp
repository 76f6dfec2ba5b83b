// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/account/shop_profile.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace paushtik {

using namespace Qt::StringLiterals;

ShopProfile::ShopProfile(Session &session, ApiClient &api, Preferences &preferences,
                         QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_preferences(preferences)
{
    connect(&session, &Session::signedIn, this, &ShopProfile::read);
}

void ShopProfile::read()
{
    QCoro::connect(m_api.get(u"/admin/shop"_s), this, [this](const Result<QJsonObject> &shop) {
        if (!shop)
            return; // what is kept from before still holds
        m_preferences.setState(u"shop/seller"_s,
                               QJsonDocument(*shop).toJson(QJsonDocument::Compact));
        m_preferences.setState(u"shop/state"_s, shop->value("state"_L1).toString());
    });
}

} // namespace paushtik
