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

const db::Query kInsertMany{"staff.insert_audit_entries", R"sql(
    INSERT INTO audit_log (actor_id, actor_name, actor_role, action, entity, entity_id, changes,
                           request_id)
    SELECT $1, $2, nullif($3, ''), e.action, e.entity, e.id, e.changes, nullif($4, '')
      FROM jsonb_to_recordset($5) AS e(action text, entity text, id text, changes jsonb))sql"};

Task<> audit(db::Session transaction, QList<AuditEntry> entries)
{
    if (entries.isEmpty())
        co_return;
    QJsonArray rows;
    for (const AuditEntry &entry : std::as_const(entries))
        rows.append(QJsonObject{{u"action"_s, entry.action},
                                {u"entity"_s, entry.entity},
                                {u"id"_s, entry.entityId},
                                {u"changes"_s, entry.changes}});
    const AuditEntry &first = entries.first();
    const QString requestId = QString::fromLatin1(first.requestId);
    co_await transaction.run(kInsertMany, first.actor.id, first.actor.name, first.actor.role,
                             requestId, rows);
}

} // namespace paushtik::staff
