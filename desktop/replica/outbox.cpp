// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/outbox.h"

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
// order, so one that was refused holds up no other.
QString nextInLine()
{
    return uR"sql(
        o.state = 'waiting' AND NOT EXISTS (
            SELECT 1 FROM outbox AS e
             WHERE e.type = o.type AND e.id = o.id AND e.seq < o.seq
               AND (e.state IN ('waiting', 'sending', 'conflict')
                    OR (e.state = 'refused' AND e.type <> %1))))sql"_s.arg(
        static_cast<int>(DocType::Stock));
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
    const QByteArray files = QJsonDocument(filesToJson(edit.files)).toJson(QJsonDocument::Compact);
    sql.run(kAdd, {QString::fromLatin1(newKey()), static_cast<int>(edit.type), edit.id, edit.kind,
                   edit.title, QString::fromLatin1(edit.method), edit.path, toBytes(edit.body),
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
    const QJsonValue version = answer["version"_L1];
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
        SELECT seq, type, id, answered_at, answer_version FROM outbox
         WHERE state = 'sent' AND answered_at < ?)sql"_s;
    struct Sent {
        qint64 seq;
        DocRef ref;
        bool late;
        QVariant version;
    };
    QList<Sent> sent;
    const qint64 began = pullBegan.microseconds();
    for (Rows found = sql.rows(kSent, {began}); found.next();)
        sent.append({found.number(0),
                     {static_cast<DocType>(found.number(1)), found.text(2)},
                     began - found.number(3) > kLongestOverlay * 1'000'000,
                     found.value(4)});
    QList<DocRef> concerned;
    for (const Sent &one : sent) {
        // The feed may hold a commit back while an older transaction is open; the version tells.
        if (!one.version.isNull() && !one.late) {
            const auto base = documents::base(sql, one.ref);
            if (base && (*base)["version"_L1].toInteger() < one.version.toLongLong())
                continue;
        }
        sql.run(u"UPDATE outbox SET state = 'done' WHERE seq = ?"_s, {one.seq});
        concerned.append(one.ref);
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
    sql.run(u"UPDATE outbox SET state = 'waiting', next_at = 0, idempotency_key = ? "
            "WHERE seq = ? AND state IN ('waiting', 'refused', 'conflict')"_s,
            {QString::fromLatin1(again ? newKey() : found->idempotencyKey), seq});
    refresh(sql, seq);
}

std::optional<DocRef> discard(Sql &sql, qint64 seq)
{
    const auto ref = refOf(sql, seq);
    sql.run(u"DELETE FROM outbox WHERE seq = ? AND state <> 'sending'"_s, {seq});
    if (ref)
        documents::refreshColumns(sql, *ref);
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
