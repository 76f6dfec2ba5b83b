// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/documents.h"
#include "desktop/replica/edit.h"

namespace paushtik {

/// A product that was made at this desk is an edit in the outbox until the server's feed brings it.
/// It is shown, found, edited, counted and given pictures meanwhile like any other.
namespace made_here {

/// Whether it is one, and its feed has not come to the end that has it.
bool isMaking(Sql &sql, const QString &productId);

/// What the edits of a product, or of its stock, lie over while the server has told nothing of it;
/// none where it was not made here.
std::optional<QJsonObject> ground(Sql &sql, const DocRef &ref);
/// Of the row of its columns: below nothing, where no document of the server has its key.
qint64 columnsKey(Sql &sql, const DocRef &ref);
/// Takes its columns out: the server's document has come, or nobody wants it any longer.
void dropColumns(Sql &sql, const DocRef &ref);

/// Fields that are changed before it was sent, or after it was refused, go into its making, which
/// is then sent again; gives its place in the line. None where it must go behind it.
std::optional<qint64> merge(Sql &sql, const Edit &edit);
/// Takes the making of a product out that the server cannot have, with all that was meant for it;
/// whether there was one.
bool discardUnsent(Sql &sql, const QString &productId);
/// Nothing that was meant for it can reach anybody any longer.
void dropEdits(Sql &sql, const QString &productId);

} // namespace made_here
} // namespace paushtik
