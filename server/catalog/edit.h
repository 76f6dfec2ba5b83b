// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/http/request.h"
#include "shared/domain/result.h"

#include <QHash>
#include <QJsonArray>

namespace paushtik::catalog {

/// Who makes a change, by which request.
struct Edit {
    http::Caller who;
    QByteArray requestId;
    std::shared_ptr<http::IdempotencyClaim> claim; ///< null without a key

    /// The staff member's id; nothing for the system.
    std::optional<QUuid> actorId() const
    {
        return who.account.isNull() ? std::nullopt : std::optional<QUuid>(who.account);
    }
    /// What the first try of this key already made; nothing on a first try.
    std::optional<QString> alreadyMade() const { return claim ? claim->resource() : std::nullopt; }
};
Edit editOf(const http::Request &request);

/// The audit's row and the key's resource, both in the transaction that has the effect. No changes:
/// no audit.
Task<> recordEdit(db::Session transaction, Edit edit, QString action, QString entity, QString id,
                  QJsonArray changes);

/// A PATCH by field: new values, and those that the client had seen.
struct FieldPatch {
    QJsonObject set;
    QJsonObject base;
};

/// Fields whose current value is neither the seen nor the new one, as
/// `[{field,base,current,yours}]`.
QJsonArray findConflicts(const FieldPatch &patch, const QJsonObject &current);
/// The same with who changed each field last, which the audit knows: `changed_by`, `changed_at`.
/// Of many documents at once, by their ids.
Task<QHash<QString, QJsonArray>> namedConflicts(db::Session session, QString entity,
                                                QHash<QString, QJsonArray> conflicts);
/// The 409 for those of one document.
Task<Error> editConflict(db::Session session, QString entity, QString id, QJsonArray conflicts);

} // namespace paushtik::catalog
