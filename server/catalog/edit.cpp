// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/edit.h"

#include "server/staff/audit.h"

#include <QSet>

namespace paushtik::catalog {
using namespace Qt::StringLiterals;

namespace {

// An absent text is null here and may be an empty text to a client.
bool isSame(const QJsonValue &a, const QJsonValue &b)
{
    const auto isEmpty = [](const QJsonValue &v) {
        return v.isNull() || v == QJsonValue(QString());
    };
    return a == b || (isEmpty(a) && isEmpty(b));
}

} // namespace

Edit editOf(const http::Request &request)
{
    return {request.caller, request.id, request.idempotency};
}

Task<> recordEdit(db::Session transaction, Edit edit, QString action, QString entity, QString id,
                  QJsonArray changes)
{
    if (!changes.isEmpty()) {
        staff::AuditEntry entry;
        entry.actor = staff::actorOf(edit.who);
        entry.action = std::move(action);
        entry.entity = std::move(entity);
        entry.entityId = id;
        entry.changes = std::move(changes);
        entry.requestId = edit.requestId;
        co_await staff::audit(transaction, std::move(entry));
    }
    if (edit.claim)
        co_await edit.claim->record(transaction, std::move(id));
}

QJsonArray findConflicts(const FieldPatch &patch, const QJsonObject &current)
{
    QJsonArray conflicts;
    for (auto field = patch.set.begin(); field != patch.set.end(); ++field) {
        const QString name = field.key();
        const QJsonValue now = current[name];
        if (!patch.base.contains(name) || isSame(now, field.value()) ||
            isSame(now, patch.base[name]))
            continue;
        conflicts.append(QJsonObject{{u"field"_s, name},
                                     {u"base"_s, patch.base[name]},
                                     {u"current"_s, now},
                                     {u"yours"_s, field.value()}});
    }
    return conflicts;
}

// The audit is the one record of who changed what: it is written in the same transaction as every
// change, so a second table of the last change by field could only ever disagree with it.
const db::Query kLastChanges{"catalog.last_changes", R"sql(
    SELECT DISTINCT ON (a.entity_id, c.change ->> 'field')
           a.entity_id, c.change ->> 'field', a.actor_id, a.actor_name, a.at
      FROM audit_log a
     CROSS JOIN LATERAL jsonb_array_elements(a.changes) AS c(change)
     WHERE a.entity = $1 AND a.entity_id = ANY($2) AND c.change ->> 'field' = ANY($3)
     ORDER BY a.entity_id, c.change ->> 'field', a.id DESC)sql"};

using FieldOf = std::pair<QString, QString>; // the document's id, the field

static QHash<FieldOf, QJsonObject> authorsOf(const db::Rows &rows)
{
    QHash<FieldOf, QJsonObject> authors;
    for (const db::Row row : rows) {
        const auto actor = row.get<std::optional<QUuid>>(2);
        const QJsonObject by{
            {u"id"_s, actor ? actor->toString(QUuid::WithoutBraces) : QJsonValue()},
            {u"name"_s, row.get<QString>(3)}};
        authors.insert({row.get<QString>(0), row.get<QString>(1)},
                       {{u"by"_s, by}, {u"at"_s, row.get<Timestamp>(4).toString()}});
    }
    return authors;
}

static QJsonArray named(const QJsonArray &conflicts, const QString &id,
                        const QHash<FieldOf, QJsonObject> &authors)
{
    QJsonArray all;
    for (const QJsonValue conflict : conflicts) {
        QJsonObject object = conflict.toObject();
        const QJsonObject author = authors.value({id, object[u"field"_s].toString()});
        object[u"changed_by"_s] = author.isEmpty() ? QJsonValue() : author[u"by"_s];
        object[u"changed_at"_s] = author.isEmpty() ? QJsonValue() : author[u"at"_s];
        all.append(object);
    }
    return all;
}

Task<QHash<QString, QJsonArray>> namedConflicts(db::Session session, QString entity,
                                                QHash<QString, QJsonArray> conflicts)
{
    QSet<QString> fields;
    for (const QJsonArray &ofOne : std::as_const(conflicts)) {
        for (const QJsonValue conflict : ofOne)
            fields.insert(conflict[u"field"_s].toString());
    }
    const db::Rows rows = co_await session.run(kLastChanges, entity, QStringList(conflicts.keys()),
                                               QStringList(fields.cbegin(), fields.cend()));
    const auto authors = authorsOf(rows);
    for (auto ofOne = conflicts.begin(); ofOne != conflicts.end(); ++ofOne)
        *ofOne = named(*ofOne, ofOne.key(), authors);
    co_return conflicts;
}

Task<Error> editConflict(db::Session session, QString entity, QString id, QJsonArray conflicts)
{
    QHash<QString, QJsonArray> ofOne;
    ofOne.insert(id, std::move(conflicts));
    const auto all = co_await namedConflicts(session, std::move(entity), std::move(ofOne));
    co_return Error{Fault::Conflict,
                    u"edit_conflict"_s,
                    u"Somebody else changed the same field meanwhile."_s,
                    {},
                    {{u"conflicts"_s, all.value(id)}}};
}

} // namespace paushtik::catalog
