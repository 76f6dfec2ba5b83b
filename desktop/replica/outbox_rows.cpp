// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/outbox_rows.h"

#include <QJsonDocument>

namespace paushtik::outbox {
namespace {

using namespace Qt::StringLiterals;

// By name, not by number: the file outlives the program that wrote it.
struct FaultWord {
    Fault fault;
    const char *word;
};
constexpr FaultWord kFaults[] = {
    {Fault::BadRequest, "bad_request"},  {Fault::Unauthorized, "unauthorized"},
    {Fault::Forbidden, "forbidden"},     {Fault::NotFound, "not_found"},
    {Fault::Conflict, "conflict"},       {Fault::Gone, "gone"},
    {Fault::TooLarge, "too_large"},      {Fault::Unsupported, "unsupported"},
    {Fault::Invalid, "invalid"},         {Fault::RateLimited, "rate_limited"},
    {Fault::Unavailable, "unavailable"},
};

QJsonObject objectOf(const QByteArray &bytes)
{
    return QJsonDocument::fromJson(bytes).object();
}

QList<EditFile> filesFromJson(const QByteArray &bytes)
{
    QList<EditFile> files;
    for (const QJsonValue &file : QJsonDocument::fromJson(bytes).array())
        files.append({file["part"_L1].toString(), file["path"_L1].toString()});
    return files;
}

Edit readEdit(const Rows &rows)
{
    return {.type = static_cast<DocType>(rows.number(2)),
            .id = rows.text(3),
            .kind = rows.text(4),
            .title = rows.text(5),
            .method = rows.text(6).toLatin1(),
            .path = rows.text(7),
            .body = objectOf(rows.bytes(8)),
            .shown = Overlay::fromJson(objectOf(rows.bytes(9))),
            .files = filesFromJson(rows.bytes(10))};
}

// What a snapshot holds: every column but those that say how sending went.
const char *const kKept[] = {
    "seq",     "idempotency_key", "type",  "id",      "kind",  "title",   "method", "path",  "body",
    "overlay", "files",           "state", "made_at", "tries", "problem", "orphan", "anchor"};

QString keptColumns()
{
    QStringList names;
    for (const char *name : kKept)
        names.append(QLatin1StringView(name));
    return names.join(u", "_s);
}

// A damaged file is read as it is, also one that an earlier program left.
QStringList columnsThere(Sql &sql)
{
    QStringList names;
    for (Rows rows = sql.rows(u"SELECT name FROM pragma_table_info('outbox')"_s); rows.next();)
        names.append(rows.text(0));
    QStringList kept;
    for (const char *name : kKept)
        if (names.contains(QLatin1StringView(name)))
            kept.append(QLatin1StringView(name));
    return kept;
}

} // namespace

// Behind an earlier edit of its document; a stock's also behind the making of its product.
QString columns()
{
    static_assert(static_cast<int>(DocType::Product) == 0);
    return u"o.seq, o.idempotency_key, o.type, o.id, o.kind, o.title, o.method, o.path, o.body, "
           "o.overlay, o.files, o.state, o.made_at, o.tries, o.next_at, o.problem, o.orphan, "
           "coalesce((SELECT min(e.seq) FROM outbox AS e WHERE e.type IN (o.type, 0) "
           "AND e.id = o.id AND e.seq < o.seq AND (e.type = o.type OR e.kind = 'create') "
           "AND e.state IN ('waiting', 'sending', 'conflict', 'refused')), 0)"_s;
}

OutboxRow readRow(const Rows &rows)
{
    OutboxRow row{.seq = rows.number(0),
                  .idempotencyKey = rows.text(1).toLatin1(),
                  .edit = readEdit(rows),
                  .state = parse<EditState>(rows.text(11)).value_or(EditState::Refused),
                  .madeAt = Timestamp(rows.number(12)),
                  .tries = static_cast<int>(rows.number(13)),
                  .nextTry = {},
                  .problem = {},
                  .conflicts = {},
                  .waitsBehind = rows.number(17),
                  .orphan = {}};
    if (rows.number(14) > 0)
        row.nextTry = Timestamp(rows.number(14));
    if (!rows.isNull(15)) {
        row.problem = errorFromJson(objectOf(rows.bytes(15)));
        row.conflicts = conflictsOf(*row.problem);
    }
    if (!rows.isNull(16))
        row.orphan = objectOf(rows.bytes(16));
    return row;
}

QJsonObject snapshot(Sql &sql, qint64 seq)
{
    QJsonObject found;
    const QStringList names = columnsThere(sql);
    Rows rows = sql.rows(u"SELECT %1 FROM outbox WHERE seq = ?"_s.arg(names.join(u", "_s)), {seq});
    if (!rows.next())
        return found;
    for (int i = 0; i < names.size(); ++i)
        if (!rows.isNull(i))
            found[names[i]] = rows.text(i);
    return found;
}

void restore(Sql &sql, const QJsonObject &snapshot)
{
    static const QStringList kBlobs{u"body"_s,    u"overlay"_s, u"files"_s,
                                    u"problem"_s, u"orphan"_s,  u"anchor"_s};
    QVariantList values;
    QStringList marks;
    for (const char *name : kKept) {
        const QString column = QLatin1StringView(name);
        const QJsonValue value = snapshot[column];
        values.append(value.isUndefined()       ? QVariant()
                      : kBlobs.contains(column) ? QVariant(value.toString().toUtf8())
                                                : QVariant(value.toString()));
        marks.append(u"?"_s);
    }
    sql.run(
        u"INSERT OR REPLACE INTO outbox (%1) VALUES (%2)"_s.arg(keptColumns(), marks.join(u", "_s)),
        values);
}

QByteArray toBytes(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QJsonObject errorToJson(const Error &error)
{
    QJsonArray fields;
    for (const FieldError &field : error.fields)
        fields.append(QJsonObject{{u"field"_s, field.field}, {u"message"_s, field.message}});
    QString word;
    for (const FaultWord &known : kFaults)
        if (known.fault == error.fault)
            word = QLatin1StringView(known.word);
    return {{u"fault"_s, word},
            {u"code"_s, error.code},
            {u"detail"_s, error.detail},
            {u"fields"_s, fields},
            {u"extra"_s, error.extra}};
}

Error errorFromJson(const QJsonObject &json)
{
    Error error{.fault = Fault::Unavailable,
                .code = json["code"_L1].toString(),
                .detail = json["detail"_L1].toString(),
                .fields = {},
                .extra = json["extra"_L1].toObject()};
    for (const FaultWord &known : kFaults)
        if (json["fault"_L1].toString() == QLatin1StringView(known.word))
            error.fault = known.fault;
    for (const QJsonValue &field : json["fields"_L1].toArray())
        error.fields.append({field["field"_L1].toString(), field["message"_L1].toString()});
    return error;
}

QList<FieldConflict> conflictsOf(const Error &error)
{
    QList<FieldConflict> conflicts;
    for (const QJsonValue &one : error.extra["conflicts"_L1].toArray()) {
        const QJsonValue by = one["changed_by"_L1];
        conflicts.append({.field = one["field"_L1].toString(),
                          .base = one["base"_L1],
                          .theirs = one["current"_L1],
                          .yours = one["yours"_L1],
                          .changedBy = by.isString() ? by.toString() : by["name"_L1].toString(),
                          .changedAt = Timestamp::parse(one["changed_at"_L1].toString())});
    }
    return conflicts;
}

QJsonArray filesToJson(const QList<EditFile> &files)
{
    QJsonArray json;
    for (const EditFile &file : files)
        json.append(QJsonObject{{u"part"_s, file.part}, {u"path"_s, file.path}});
    return json;
}

} // namespace paushtik::outbox
