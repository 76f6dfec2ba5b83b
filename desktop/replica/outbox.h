// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/documents.h"
#include "desktop/replica/edit.h"

namespace paushtik {

/// What somebody chose for a field that another changed too.
struct FieldChoice {
    enum class Take { Mine, Theirs, Edited };
    QString field;
    Take take;
    QJsonValue value = {}; ///< for Edited
};

/// The edits that the server is still to be told of, in the same file and the same transactions as
/// what they show. Functions of the writer's connection, inside a transaction of the caller's
/// where they write. A row leaves `waiting` for good only by an answer of the server or by a
/// person.
namespace outbox {

/// Gives its place in the line; the place it has already where its key is known. The columns of its
/// document show it from now on.
qint64 add(Sql &sql, const Edit &edit, Timestamp now);

/// All that is open, in order; with `history` also the latest of what is done.
QList<OutboxRow> rows(Sql &sql, bool history = false);
std::optional<OutboxRow> row(Sql &sql, qint64 seq);

/// The next edits to send, at most one a document, each behind all earlier ones of its document;
/// they are marked as being sent.
QList<OutboxRow> takeReady(Sql &sql, Timestamp now, int atMost);
/// When the next edit that could be sent is due; none when none could.
std::optional<Timestamp> nextDue(Sql &sql);
/// Those being sent when the program ended are sent again, with the key they have.
void wake(Sql &sql);

void answered(Sql &sql, qint64 seq, const QJsonObject &answer, Timestamp now);
void postponed(Sql &sql, qint64 seq, const Error &why, Timestamp until);
/// A conflict where the error names conflicting fields, else a refusal.
void refused(Sql &sql, qint64 seq, const Error &why);
/// The files of the edit are uploaded: they are not sent again.
void uploaded(Sql &sql, qint64 seq, const QString &baseKey);

/// A pull that began at `pullBegan` reached the head: what was answered before that and is in the
/// documents now need not be laid over them any longer. Gives the documents concerned.
QList<DocRef> confirm(Sql &sql, Timestamp pullBegan);

/// Tries again at once; a refused edit goes as a new request, because the server keeps its answer
/// to the old one.
void retry(Sql &sql, qint64 seq);
/// Gives the document concerned.
std::optional<DocRef> discard(Sql &sql, qint64 seq);
/// Settles a conflict field by field; fields that are not named stay as they were meant.
Result<DocRef> settle(Sql &sql, qint64 seq, const QList<FieldChoice> &choices, Timestamp now);
/// Takes an edit, or the settling of a conflict, back: out of the line where it was never sent,
/// else by a new edit that does the opposite. Fault::Conflict "not_undoable" where there is none.
Result<DocRef> undo(Sql &sql, qint64 seq, Timestamp now);
/// The same for an edit whose place nobody kept: out of the line where it is the last of its
/// document and was never sent, else by its opposite. Nothing happens where there is none.
void takeBack(Sql &sql, const Edit &edit, Timestamp now);

/// An edit whose document was deleted becomes the making of it anew, from what it last was and what
/// was meant here. Fault::Conflict "not_restorable" where that cannot be.
Result<DocRef> recreate(Sql &sql, qint64 seq);

/// All open rows and settlements as JSON, for moving them to another file and for support.
QJsonArray exported(Sql &sql);

} // namespace outbox
} // namespace paushtik
