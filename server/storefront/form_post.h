// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/request.h"
#include "server/http/response.h"
#include "shared/domain/result.h"

#include <QMap>

namespace paushtik::storefront {

/// The fields of a browser's form, application/x-www-form-urlencoded; of a repeated name the last.
/// Forbidden when no page of ours sent it: another site may not act in a customer's name, whatever
/// cookies the browser adds. BadRequest for a body that is no form.
Result<QMap<QString, QString>> readForm(const http::Request &request);

/// Where a page of ours wants to go on: a path of this shop, never another site; else `otherwise`.
QString safeNext(const QString &wanted, const QString &otherwise);

inline constexpr const char *kCartCookie = "paushtik_cart";

/// Cookies of ours: HttpOnly, SameSite=Lax, and Secure where the shop is reached by https.
class Cookies {
public:
    explicit Cookies(bool secure)
        : m_secure(secure)
    {
    }
    void set(http::Response &response, const QByteArray &name, const QByteArray &value,
             qint64 seconds) const;
    void forget(http::Response &response, const QByteArray &name) const;

private:
    bool m_secure;
};

} // namespace paushtik::storefront
