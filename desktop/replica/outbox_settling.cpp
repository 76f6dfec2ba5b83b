// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/outbox.h"
#include "desktop/replica/outbox_rows.h"
#include "shared/domain/id.h"

#include <QJsonDocument>

namespace paushtik::outbox {
namespace {

using namespace Qt::StringLiterals;

struct Meant {
    QJsonObject set;
    QJsonObject base;
};

// Whoever keeps theirs wants nothing of the server; whoever keeps mine has now seen theirs.
void choose(Meant &meant, const FieldConflict &conflict, const FieldChoice &choice)
{
    if (choice.take == FieldChoice::Take::Theirs) {
        meant.set.remove(conflict.field);
        meant.base.remove(conflict.field);
        return;
    }
    meant.base[conflict.field] = conflict.theirs;
    if (choice.take == FieldChoice::Take::Edited)
        meant.set[conflict.field] = choice.value;
}

void write(Sql &sql, qint64 seq, const Meant &meant)
{
    static const QString kWrite = uR"sql(
        UPDATE outbox
           SET idempotency_key = ?, body = ?, overlay = ?, state = ?, tries = 0, next_at = 0,
               problem = NULL
         WHERE seq = ?)sql"_s;
    const QJsonObject body{{u"set"_s, meant.set}, {u"base"_s, meant.base}};
    const Overlay shown{.set = meant.set};
    sql.run(kWrite, {makeUuidV7().toString(QUuid::WithoutBraces), toBytes(body),
                     toBytes(shown.toJson()), meant.set.isEmpty() ? u"done"_s : u"waiting"_s, seq});
}

// The opposite of an edit, as a new edit; none where there is no opposite.
std::optional<Edit> opposite(const Edit &edit)
{
    const auto other = [&edit](const char *kind, bool becomes) {
        return edit.kind == QLatin1StringView(kind) ? std::optional(becomes) : std::nullopt;
    };
    if (edit.kind == u"patch") {
        Edit back = edit;
        const QJsonObject set = edit.body["set"_L1].toObject();
        const QJsonObject base = edit.body["base"_L1].toObject();
        back.body = {{u"set"_s, base}, {u"base"_s, set}};
        back.shown = {.set = base};
        return base.size() == set.size() ? std::optional(back) : std::nullopt;
    }
    if (edit.kind == u"stock") {
        const auto reason = parse<StockReason>(edit.body["reason"_L1].toString());
        return edits::adjustStock(edit.id, edit.title, -edit.body["delta"_L1].toInt(),
                                  reason.value_or(StockReason::Counted));
    }
    for (const auto &[kind, becomes] : {std::pair{"packed", false}, std::pair{"unpacked", true}})
        if (other(kind, becomes))
            return edits::markPacked(edit.id, edit.title, becomes);
    for (const auto &[kind, becomes] : {std::pair{"archive", false}, std::pair{"restore", true}})
        if (other(kind, becomes))
            return edits::archiveProduct(edit.id, edit.title, becomes);
    return std::nullopt;
}

// The latest settling of this edit, as long as nothing was sent since: the conflict comes back.
bool unsettle(Sql &sql, qint64 seq)
{
    static const QString kLatest =
        u"SELECT seq, before FROM settlements WHERE after_seq = ? ORDER BY seq DESC LIMIT 1"_s;
    qint64 settlement = 0;
    QByteArray before;
    {
        Rows found = sql.rows(kLatest, {seq});
        if (!found.next())
            return false;
        settlement = found.number(0);
        before = found.bytes(1);
    }
    restore(sql, QJsonDocument::fromJson(before).object());
    sql.run(u"DELETE FROM settlements WHERE seq = ?"_s, {settlement});
    return true;
}

// What POST takes of a document, where the document has it.
QJsonObject creatable(DocType type, const QJsonObject &document)
{
    static const QStringList kProduct{u"sku"_s,         u"title"_s,
                                      u"price_paise"_s, u"mrp_paise"_s,
                                      u"category_id"_s, u"slug"_s,
                                      u"subtitle"_s,    u"description"_s,
                                      u"title_hi"_s,    u"description_hi"_s,
                                      u"unit_label"_s,  u"weight_grams"_s,
                                      u"length_mm"_s,   u"width_mm"_s,
                                      u"height_mm"_s,   u"hsn_code"_s,
                                      u"gst_rate_bp"_s, u"low_stock_threshold"_s};
    static const QStringList kCategory{u"slug"_s, u"title"_s, u"title_hi"_s};
    QJsonObject fields;
    for (const QString &name : type == DocType::Product ? kProduct : kCategory)
        if (const QJsonValue value = document[name]; !value.isUndefined() && !value.isNull())
            fields[name] = value;
    return fields;
}

} // namespace

Result<DocRef> settle(Sql &sql, qint64 seq, const QList<FieldChoice> &choices, Timestamp now)
{
    const auto found = row(sql, seq);
    if (!found || found->state != EditState::Conflict)
        return fail(Fault::Conflict, u"not_in_conflict"_s);
    Meant meant{found->edit.body["set"_L1].toObject(), found->edit.body["base"_L1].toObject()};
    for (const FieldConflict &conflict : found->conflicts)
        for (const FieldChoice &choice : choices)
            if (choice.field == conflict.field)
                choose(meant, conflict, choice);
    sql.run(u"INSERT INTO settlements (made_at, choice, before, after_seq) VALUES (?, ?, ?, ?)"_s,
            {now.microseconds(), meant.set.isEmpty() ? u"theirs"_s : u"mine"_s,
             toBytes(snapshot(sql, seq)), seq});
    write(sql, seq, meant);
    const DocRef ref{found->edit.type, found->edit.id};
    documents::refreshColumns(sql, ref);
    return ref;
}

Result<DocRef> undo(Sql &sql, qint64 seq, Timestamp now)
{
    const auto found = row(sql, seq);
    if (!found)
        return fail(Fault::NotFound);
    const DocRef ref{found->edit.type, found->edit.id};
    // Tried even once, the server may have it already, whatever the line said.
    const bool neverSent = found->tries == 0 && found->state != EditState::Sending;
    if (neverSent && unsettle(sql, seq)) {
        documents::refreshColumns(sql, ref);
        return ref;
    }
    if (neverSent || found->state == EditState::Refused) {
        discard(sql, seq);
        return ref;
    }
    const auto back = opposite(found->edit);
    if (!back)
        return fail(Fault::Conflict, u"not_undoable"_s);
    add(sql, *back, now);
    return ref;
}

void takeBack(Sql &sql, const Edit &edit, Timestamp now)
{
    static const QString kLast = u"SELECT max(seq) FROM outbox WHERE type = ? AND id = ?"_s;
    const auto last = row(sql, sql.one(kLast, {static_cast<int>(edit.type), edit.id}).toLongLong());
    const bool isThisOne = last && last->edit.kind == edit.kind && last->edit.body == edit.body;
    const bool neverSent = isThisOne && last->state == EditState::Waiting && last->tries == 0;
    // The server said no to it: it has nothing of it either.
    const bool notTaken =
        isThisOne && (last->state == EditState::Conflict || last->state == EditState::Refused);
    if (neverSent || notTaken)
        discard(sql, last->seq);
    else if (const auto back = opposite(edit))
        add(sql, *back, now);
}

Result<DocRef> recreate(Sql &sql, qint64 seq)
{
    static const QString kWrite = uR"sql(
        UPDATE outbox
           SET idempotency_key = ?, kind = 'recreate', method = 'POST', path = ?, body = ?,
               overlay = '{}', state = 'waiting', tries = 0, next_at = 0, problem = NULL,
               orphan = NULL
         WHERE seq = ?)sql"_s;
    const auto found = row(sql, seq);
    const bool isCatalog =
        found && (found->edit.type == DocType::Product || found->edit.type == DocType::Category);
    if (!isCatalog || !found->orphan || found->edit.kind != u"patch")
        return fail(Fault::Conflict, u"not_restorable"_s);
    const QJsonObject meant =
        laidOver(*found->orphan, {.edits = {{.set = found->edit.body["set"_L1].toObject()}}});
    const QString path =
        found->edit.type == DocType::Product ? u"/admin/products"_s : u"/admin/categories"_s;
    sql.run(kWrite, {makeUuidV7().toString(QUuid::WithoutBraces), path,
                     toBytes(creatable(found->edit.type, meant)), seq});
    return DocRef{found->edit.type, found->edit.id};
}

} // namespace paushtik::outbox
