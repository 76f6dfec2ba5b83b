// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/shipping/courier_http.h"

namespace paushtik::shipping {

/// The courier's bearer token, one for all workers and daemons: it lies in the database, is renewed
/// before it ends, and only one of them logs in at a time while the others wait. Never logged.
class CourierToken {
public:
    CourierToken(db::Database *database, CourierHttp *http, ShippingConfig config);

    Task<Answer<QByteArray>> get(QDeadlineTimer deadline);
    /// The courier refused this token: forgotten, unless somebody has renewed it already.
    Task<> drop(QByteArray token);

private:
    Task<Answer<QByteArray>> logIn(QDeadlineTimer deadline);
    Task<std::optional<QByteArray>> stored();

    db::Database *m_database;
    CourierHttp *m_http;
    ShippingConfig m_config;
    QString m_account;
};

/// When a token should be renewed: a day before its `exp`, which the JWT says unsigned; nine days
/// from now if it does not.
Timestamp renewalOf(const QByteArray &token, Timestamp now);

} // namespace paushtik::shipping
