// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/http/request.h"
#include "shared/domain/id.h"
#include "shared/domain/timestamp.h"

#include <QByteArray>
#include <QSet>
#include <QString>
#include <optional>

namespace paushtik::staff {

inline constexpr QByteArrayView kTokenPrefix = "pk_s_";
/// A fixed time from log-in. A desk signs in once a week; whoever leaves is shut out at once by
/// disabling the account.
inline constexpr qint64 kSessionSeconds = 7 * 24 * 3600;

struct NewSession {
    QByteArray token;
    Timestamp expiresAt;
};

/// Opens a session while the account is active and its kept hash is still `passwordHash`; else
/// nothing.
Task<std::optional<NewSession>> openSession(db::Session session, StaffId member,
                                            QString passwordHash);
/// One indexed statement, never cached: role and revocation count on every worker and daemon at
/// once.
Task<std::optional<http::Caller>> authenticate(db::Session session, QByteArray token);
/// Those of `ids` that are still good: not ended, not run out, of an active account.
Task<QSet<QUuid>> livingSessions(db::Session session, QList<QUuid> ids);
Task<> endSession(db::Session session, QUuid id);
/// All of the member's sessions but `kept`.
Task<> endSessions(db::Session transaction, StaffId member, std::optional<QUuid> kept);
/// Housekeeping; how many were gone.
Task<qint64> forgetExpiredSessions(db::Session session);

} // namespace paushtik::staff
