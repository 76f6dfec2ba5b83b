// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/staff/audit_log.h"

namespace paushtik::staff {
namespace {

AuditRow readRow(const db::Row &row)
{
    return {
        .number = row.get<qint64>(0),
        .at = row.get<Timestamp>(1),
        .entry = {.actor = {.id = row.get<std::optional<QUuid>>(2),
                            .name = row.get<QString>(3),
                            .role = row.get<std::optional<QString>>(4).value_or(QString())},
                  .action = row.get<QString>(5),
                  .entity = row.get<QString>(6),
                  .entityId = row.get<QString>(7),
                  .changes = row.get<QJsonArray>(8),
                  .requestId = row.get<std::optional<QString>>(9).value_or(QString()).toLatin1()}};
}

const db::Query kRead{"staff.read_audit", R"sql(
    SELECT id, at, actor_id, actor_name, actor_role, action, entity, entity_id, changes, request_id
      FROM audit_log
     WHERE ($1::text IS NULL OR entity = $1)
       AND ($2::text IS NULL OR entity_id = $2)
       AND ($3::uuid IS NULL OR actor_id = $3)
       AND ($4::bigint IS NULL OR id < $4)
     ORDER BY id DESC
     LIMIT $5)sql"};

} // namespace

Task<QList<AuditRow>> readAudit(db::Session session, AuditFilter filter,
                                std::optional<qint64> after, int limit)
{
    const db::Rows rows =
        co_await session.run(kRead, filter.entity, filter.entityId, filter.actor, after, limit);
    QList<AuditRow> entries;
    for (const db::Row row : rows)
        entries.append(readRow(row));
    co_return entries;
}

} // namespace paushtik::staff
