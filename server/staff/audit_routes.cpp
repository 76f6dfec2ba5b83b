// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/staff/audit_routes.h"

#include "server/http/cursor.h"
#include "server/http/problem.h"
#include "server/staff/audit_log.h"

using namespace Qt::StringLiterals;

namespace paushtik::staff {
namespace {

const QByteArray kScope = "audit"_ba;

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonObject toJson(const AuditActor &actor)
{
    const QString id = actor.id ? actor.id->toString(QUuid::WithoutBraces) : QString();
    return {{u"id"_s, orNull(id)}, {u"name"_s, actor.name}, {u"role"_s, orNull(actor.role)}};
}

QJsonObject toJson(const AuditRow &row)
{
    const AuditEntry &entry = row.entry;
    return {
        {u"at"_s, row.at.toString()},
        {u"actor"_s, toJson(entry.actor)},
        {u"action"_s, entry.action},
        {u"entity"_s, entry.entity},
        {u"id"_s, entry.entityId},
        {u"changes"_s, entry.changes},
        {u"request_id"_s, orNull(QString::fromLatin1(entry.requestId))},
    };
}

std::optional<QString> given(const http::Request &request, const QByteArray &name)
{
    const QString text = request.query.value(name);
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

Task<http::Response> list(db::Database *database, http::Request request)
{
    const auto page = http::pageRequest(request, kScope);
    if (!page)
        co_return http::problem(page.error());
    AuditFilter filter{given(request, "entity"_ba), given(request, "id"_ba), std::nullopt};
    if (const auto actor = given(request, "actor"_ba)) {
        filter.actor = parseUuid(*actor);
        if (!filter.actor)
            co_return http::invalidField(u"actor"_s, u"the id of a member of staff"_s);
    }
    std::optional<qint64> after;
    if (page->after)
        after = page->after->at(0).toInteger();
    auto rows = co_await readAudit(*database, filter, after, page->limit + 1);
    QString next;
    if (rows.size() > page->limit) {
        rows.removeLast();
        next = http::sealCursor(kScope, QJsonArray{rows.last().number});
    }
    QJsonArray items;
    for (const AuditRow &row : std::as_const(rows))
        items.append(toJson(row));
    co_return http::page(items, next);
}

} // namespace

void addAuditRoutes(http::Router &router, db::Database &database)
{
    router.add({.method = http::Method::Get,
                .path = "/api/v1/admin/audit",
                .access = http::Access::Admin,
                .handler = [to = &database](
                               http::Request request) { return list(to, std::move(request)); },
                .query = {"entity"_ba, "id"_ba, "actor"_ba, "limit"_ba, "cursor"_ba}});
}

} // namespace paushtik::staff
