// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/http/request.h"
#include "shared/domain/id.h"
#include "shared/domain/timestamp.h"

#include <QByteArray>
#include <QString>
#include <optional>

namespace paushtik::customers {

inline constexpr QByteArrayView kTokenPrefix = "pk_c_";
/// A fixed time from log-in; nothing prolongs it, so that a stolen token ends.
inline constexpr qint64 kSessionSeconds = 30 * 24 * 3600;

struct NewSession {
    QByteArray token;
    Timestamp expiresAt;
};

/// Opens a session while the account's kept hash is still `passwordHash`; nothing when the password
/// has changed since it was checked, so that a log-in cannot outlive the change that meant to end
/// it.
Task<std::optional<NewSession>> openSession(db::Session session, CustomerId customer,
                                            QString passwordHash);
/// One indexed SELECT, never cached: a revoked token is dead on every worker and daemon at once.
Task<std::optional<http::Caller>> authenticate(db::Session session, QByteArray token);
Task<> endSession(db::Session session, QUuid id);
Task<> endOtherSessions(db::Session session, CustomerId customer, QUuid kept);
/// Housekeeping; how many were gone.
Task<qint64> forgetExpiredSessions(db::Session session);

} // namespace paushtik::customers
