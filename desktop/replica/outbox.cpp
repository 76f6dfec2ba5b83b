// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/outbox.h"

#include "desktop/replica/made_here.h"
#include "desktop/replica/outbox_rows.h"
#include "shared/domain/id.h"

#include <QJsonDocument>

namespace paushtik::outbox {
namespace {

using namespace Qt::StringLiterals;

// How many of what is done are kept, so that it can be looked up and taken back.
constexpr int kHistory = 500;
// A document that the feed should have brought by now is believed even without its version.
constexpr qint64 kLongestOverlay = 60;
// Longer than transactions of the server are open, in seconds: what the feed did not bring in this
// time was there before.
constexpr qint64 kHeldBack = 2;

QByteArray newKey()
{
    return makeUuidV7().toByteArray(QUuid::WithoutBraces);
}

std::optional<DocRef> refOf(Sql &sql, qint64 seq)
{
    Rows rows = sql.rows(u"SELECT type, id FROM outbox WHERE seq = ?"_s, {seq});
    if (!rows.next())
        return std::nullopt;
    return DocRef{static_cast<DocType>(rows.number(0)), rows.text(1)};
}

// An edit that waits, with no open edit of its document before it. Deltas of stock add up in any
// order, so one that was refused holds up no other; but the product must be there.
QString nextInLine()
{
    return uR"sql(
        o.state = 'waiting' AND NOT EXISTS (
            SELECT 1 FROM outbox AS e
             WHERE e.type = o.type AND e.id = o.id AND e.seq < o.seq
               AND (e.state IN ('waiting', 'sending', 'conflict')
                    OR (e.state = 'refused' AND e.type <> %1)))
        AND NOT EXISTS (
            SELECT 1 FROM outbox AS e
             WHERE o.type = %1 AND e.type = %2 AND e.id = o.id AND e.kind = 'create'
               AND e.state IN ('waiting', 'sending', 'refused')))sql"_s
        .arg(static_cast<int>(DocType::Stock))
        .arg(static_cast<int>(DocType::Product));
}

/// An edit that is answered, before the pull that is to have brought it.
struct Sent {
    qint64 seq;
    qint64 answeredAt;
    QVariant version; ///< of the document; of a stock, its count
    QJsonObject anchor;
    Overlay shown;
};

bool isLate(const Sent &one, qint64 pullBegan)
{
    return pullBegan - one.answeredAt > kLongestOverlay * 1'000'000;
}

// The feed may hold a commit back while an older transaction is open; the version tells.
bool isBroughtByVersion(const std::optional<QJsonObject> &base, const Sent &one, qint64 pullBegan)
{
    return one.version.isNull() || isLate(one, pullBegan) || !base ||
           !base->contains("version"_L1) ||
           (*base)["version"_L1].toInteger() >= one.version.toLongLong();
}

/// What edits that stand on one anchor did to one member.
struct Added {
    QJsonValue before;
    qint64 moved = 0;
    qsizetype appended = 0;
};

QHash<QString, Added> whatWasAdded(const QList<Sent> &anchored)
{
    QHash<QString, Added> added;
    for (const Sent &one : anchored) {
        for (auto it = one.anchor.begin(); it != one.anchor.end(); ++it) {
            const bool first = !added.contains(it.key());
            Added &member = added[it.key()];
            if (first)
                member.before = it.value();
            member.moved += one.shown.add[it.key()].toInteger();
            member.appended += one.shown.append.contains(it.key()) ? 1 : 0;
        }
    }
    return added;
}

// Whether the document has what was added to a member. A list has grown by that much. A number is
// the one that the last answer named, or others have moved it since; then only time tells that the
// feed held nothing back.
bool has(const QJsonValue &now, const Added &added, const Sent &last, qint64 age)
{
    if (added.appended > 0)
        return now.toArray().size() >= added.before.toArray().size() + added.appended;
    if (added.moved == 0 || now.toInteger() == last.version.toLongLong())
        return true;
    return now != added.before && age >= kHeldBack * 1'000'000;
}

bool isBroughtByMembers(const std::optional<QJsonObject> &base, const QList<Sent> &anchored,
                        qint64 pullBegan)
{
    if (anchored.isEmpty() || !base)
        return true;
    const auto last =
        std::max_element(anchored.begin(), anchored.end(),
                         [](const Sent &a, const Sent &b) { return a.answeredAt < b.answeredAt; });
    if (isLate(*last, pullBegan))
        return true;
    const qint64 age = pullBegan - last->answeredAt;
    const auto added = whatWasAdded(anchored);
    for (auto it = added.begin(); it != added.end(); ++it)
        if (!has((*base)[it.key()], *it, *last, age))
            return false;
    return true;
}

// Somebody may be on the way of whom nobody can tell whether the document has it.
bool hasUnanswered(Sql &sql, const DocRef &ref, qint64 pullBegan)
{
    static const QString kUnanswered = uR"sql(
        SELECT count(*) FROM outbox
         WHERE type = ? AND id = ? AND anchor IS NOT NULL
           AND (state = 'sending' OR (state = 'waiting' AND tries > 0)
                OR (state = 'sent' AND answered_at >= ?)))sql"_s;
    return sql.one(kUnanswered, {static_cast<int>(ref.type), ref.id, pullBegan}).toInt() > 0;
}

// Edits that add stand on one anchor: they are through together or not at all.
qsizetype finish(Sql &sql, const DocRef &ref, const QList<Sent> &sent, qint64 pullBegan)
{
    const auto base = documents::base(sql, ref);
    if (!base && made_here::isMaking(sql, ref.id) && !isLate(sent.first(), pullBegan))
        return 0;
    QList<Sent> anchored, through;
    for (const Sent &one : sent) {
        if (!one.anchor.isEmpty())
            anchored.append(one);
        else if (isBroughtByVersion(base, one, pullBegan))
            through.append(one);
    }
    if (!hasUnanswered(sql, ref, pullBegan) && isBroughtByMembers(base, anchored, pullBegan))
        through += anchored;
    for (const Sent &one : std::as_const(through))
        sql.run(u"UPDATE outbox SET state = 'done' WHERE seq = ?"_s, {one.seq});
    return through.size();
}

QJsonObject objectOf(const QByteArray &bytes)
{
    return QJsonDocument::fromJson(bytes).object();
}

// Before the first try: from then on nobody here can tell whether the document has the edit.
void castAnchor(Sql &sql, const OutboxRow &row)
{
    const Overlay &shown = row.edit.shown;
    if (shown.add.isEmpty() && shown.append.isEmpty())
        return;
    const DocRef ref{row.edit.type, row.edit.id};
    QJsonObject document = documents::ground(sql, ref).value_or(QJsonObject());
    const QJsonObject older = documents::overlays(sql, ref).anchor;
    for (auto it = older.begin(); it != older.end(); ++it)
        document[it.key()] = it.value();
    sql.run(u"UPDATE outbox SET anchor = ? WHERE seq = ? AND anchor IS NULL"_s,
            {toBytes(anchorOf(document, shown)), row.seq});
}

void refresh(Sql &sql, qint64 seq)
{
    if (const auto ref = refOf(sql, seq))
        documents::refreshColumns(sql, *ref);
}

} // namespace

qint64 add(Sql &sql, const Edit &edit, Timestamp now)
{
    static const QString kAdd = uR"sql(
        INSERT INTO outbox (idempotency_key, type, id, kind, title, method, path, body, overlay,
                            files, state, made_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?))sql"_s;
    static const QString kKnown = u"SELECT seq FROM outbox WHERE idempotency_key = ?"_s;
    const QString key = QString::fromLatin1(edit.key.isEmpty() ? newKey() : edit.key);
    if (const QVariant known = sql.one(kKnown, {key}); known.isValid() && !known.isNull())
        return known.toLongLong();
    if (const auto making = made_here::merge(sql, edit)) {
        documents::refreshColumns(sql, {edit.type, edit.id});
        return *making;
    }
    const QByteArray files = QJsonDocument(filesToJson(edit.files)).toJson(QJsonDocument::Compact);
    sql.run(kAdd, {key, static_cast<int>(edit.type), edit.id, edit.kind, edit.title,
                   QString::fromLatin1(edit.method), edit.path, toBytes(edit.body),
                   toBytes(edit.shown.toJson()), files, now.microseconds()});
    const qint64 seq = sql.lastId();
    documents::refreshColumns(sql, {edit.type, edit.id});
    return seq;
}

QList<OutboxRow> rows(Sql &sql, bool history)
{
    static const QString kOpen =
        u"SELECT %1 FROM outbox AS o WHERE o.state <> 'done' ORDER BY o.seq"_s.arg(columns());
    static const QString kAll =
        u"SELECT %1 FROM outbox AS o ORDER BY o.seq DESC LIMIT %2"_s.arg(columns()).arg(kHistory);
    QList<OutboxRow> found;
    for (Rows all = sql.rows(history ? kAll : kOpen); all.next();)
        found.append(readRow(all));
    return found;
}

std::optional<OutboxRow> row(Sql &sql, qint64 seq)
{
    static const QString kOne = u"SELECT %1 FROM outbox AS o WHERE o.seq = ?"_s.arg(columns());
    Rows found = sql.rows(kOne, {seq});
    if (!found.next())
        return std::nullopt;
    return readRow(found);
}

QList<OutboxRow> takeReady(Sql &sql, Timestamp now, int atMost)
{
    static const QString kReady =
        u"SELECT %1 FROM outbox AS o WHERE %2 AND o.next_at <= ? ORDER BY o.seq LIMIT ?"_s.arg(
            columns(), nextInLine());
    QList<OutboxRow> ready;
    for (Rows found = sql.rows(kReady, {now.microseconds(), atMost}); found.next();)
        ready.append(readRow(found));
    for (OutboxRow &one : ready) {
        castAnchor(sql, one);
        sql.run(u"UPDATE outbox SET state = 'sending', tries = tries + 1 WHERE seq = ?"_s,
                {one.seq});
        one.state = EditState::Sending;
        ++one.tries;
    }
    return ready;
}

std::optional<Timestamp> nextDue(Sql &sql)
{
    static const QString kDue =
        u"SELECT min(o.next_at) FROM outbox AS o WHERE %1"_s.arg(nextInLine());
    const QVariant due = sql.one(kDue);
    if (due.isNull())
        return std::nullopt;
    return Timestamp(due.toLongLong());
}

void wake(Sql &sql)
{
    sql.run(u"UPDATE outbox SET state = 'waiting', next_at = 0 WHERE state = 'sending'"_s);
}

void answered(Sql &sql, qint64 seq, const QJsonObject &answer, Timestamp now)
{
    static const QString kAnswered = uR"sql(
        UPDATE outbox
           SET state = 'sent', answered_at = ?, answer_version = ?, problem = NULL, orphan = NULL
         WHERE seq = ?)sql"_s;
    const QJsonValue version =
        answer.contains("version"_L1) ? answer["version"_L1] : answer["stock"_L1];
    sql.run(kAnswered, {now.microseconds(),
                        version.isDouble() ? QVariant(version.toInteger()) : QVariant(), seq});
}

void postponed(Sql &sql, qint64 seq, const Error &why, Timestamp until)
{
    sql.run(u"UPDATE outbox SET state = 'waiting', next_at = ?, problem = ? WHERE seq = ?"_s,
            {until.microseconds(), toBytes(errorToJson(why)), seq});
}

void refused(Sql &sql, qint64 seq, const Error &why)
{
    const bool conflict = why.code == "edit_conflict"_L1 && !conflictsOf(why).isEmpty();
    sql.run(u"UPDATE outbox SET state = ?, problem = ? WHERE seq = ?"_s,
            {conflict ? u"conflict"_s : u"refused"_s, toBytes(errorToJson(why)), seq});
    refresh(sql, seq);
}

void uploaded(Sql &sql, qint64 seq, const QString &baseKey)
{
    const auto found = row(sql, seq);
    if (!found)
        return;
    QJsonObject body = found->edit.body;
    body[u"base_key"_s] = baseKey;
    sql.run(u"UPDATE outbox SET files = '[]', body = ? WHERE seq = ?"_s, {toBytes(body), seq});
}

QList<DocRef> confirm(Sql &sql, Timestamp pullBegan)
{
    static const QString kSent = uR"sql(
        SELECT seq, type, id, answered_at, answer_version, anchor, overlay FROM outbox
         WHERE state = 'sent' AND answered_at < ? ORDER BY seq)sql"_s;
    QHash<DocRef, QList<Sent>> sent;
    const qint64 began = pullBegan.microseconds();
    for (Rows found = sql.rows(kSent, {began}); found.next();)
        sent[{static_cast<DocType>(found.number(1)), found.text(2)}].append(
            {found.number(0), found.number(3), found.value(4), objectOf(found.bytes(5)),
             Overlay::fromJson(objectOf(found.bytes(6)))});
    QList<DocRef> concerned;
    for (auto it = sent.begin(); it != sent.end(); ++it) {
        const qsizetype through = finish(sql, it.key(), *it, began);
        if (through > 0)
            concerned.append(it.key());
    }
    for (const DocRef &ref : concerned)
        documents::refreshColumns(sql, ref);
    if (!concerned.isEmpty())
        sql.run(u"DELETE FROM outbox WHERE state = 'done' AND seq <= "
                "(SELECT max(seq) FROM outbox) - %1"_s.arg(kHistory));
    return concerned;
}

void retry(Sql &sql, qint64 seq)
{
    const auto found = row(sql, seq);
    if (!found)
        return;
    const bool again = found->state == EditState::Refused || found->state == EditState::Conflict;
    sql.run(u"UPDATE outbox SET state = 'waiting', next_at = 0, idempotency_key = ?, "
            "anchor = CASE WHEN state = 'waiting' THEN anchor END "
            "WHERE seq = ? AND state IN ('waiting', 'refused', 'conflict')"_s,
            {QString::fromLatin1(again ? newKey() : found->idempotencyKey), seq});
    refresh(sql, seq);
}

std::optional<DocRef> discard(Sql &sql, qint64 seq)
{
    const auto found = row(sql, seq);
    if (!found)
        return std::nullopt;
    const DocRef ref{found->edit.type, found->edit.id};
    sql.run(u"DELETE FROM outbox WHERE seq = ? AND state <> 'sending'"_s, {seq});
    if (found->edit.kind == u"create" && !made_here::isMaking(sql, ref.id)) {
        made_here::dropEdits(sql, ref.id);
        documents::refreshColumns(sql, {DocType::Stock, ref.id});
    }
    documents::refreshColumns(sql, ref);
    return ref;
}

QJsonArray exported(Sql &sql)
{
    QList<qint64> all;
    for (Rows found = sql.rows(u"SELECT seq FROM outbox WHERE state <> 'done' ORDER BY seq"_s);
         found.next();)
        all.append(found.number(0));
    QJsonArray out;
    for (const qint64 seq : all)
        out.append(snapshot(sql, seq));
    return out;
}

} // namespace paushtik::outbox
