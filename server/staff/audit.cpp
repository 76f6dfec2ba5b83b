// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/staff/audit.h"

#include "server/staff/staff_role.h"

using namespace Qt::StringLiterals;

namespace paushtik::staff {

AuditActor actorOf(const http::Caller &caller)
{
    if (!caller.isStaff())
        return {};
    return {caller.account, caller.name, caller.role ? roleWord(*caller.role) : QString()};
}

QJsonObject change(const QString &field, const QJsonValue &from, const QJsonValue &to)
{
    return {{u"field"_s, field}, {u"from"_s, from}, {u"to"_s, to}};
}

namespace {
const db::Query kInsert{"staff.insert_audit", R"sql(
    INSERT INTO audit_log (actor_id, actor_name, actor_role, action, entity, entity_id, changes,
                           request_id)
    VALUES ($1, $2, nullif($3, ''), $4, $5, $6, $7, nullif($8, '')))sql"};
}

Task<> audit(db::Session transaction, AuditEntry entry)
{
    const QString requestId = QString::fromLatin1(entry.requestId);
    co_await transaction.run(kInsert, entry.actor.id, entry.actor.name, entry.actor.role,
                             entry.action, entry.entity, entry.entityId, entry.changes, requestId);
}

} // namespace paushtik::staff
