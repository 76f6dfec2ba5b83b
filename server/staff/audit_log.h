// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/staff/audit.h"
#include "shared/domain/timestamp.h"

#include <QList>

namespace paushtik::staff {

struct AuditFilter {
    std::optional<QString> entity;
    std::optional<QString> entityId;
    std::optional<QUuid> actor;
};

struct AuditRow {
    qint64 number; ///< grows with time; the key of a page
    Timestamp at;
    AuditEntry entry;
};

/// Newest first, from the one after `after`; at most `limit`.
Task<QList<AuditRow>> readAudit(db::Session session, AuditFilter filter,
                                std::optional<qint64> after, int limit);

} // namespace paushtik::staff
