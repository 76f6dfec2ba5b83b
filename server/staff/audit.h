// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/http/request.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <optional>

namespace paushtik::staff {

/// Who did it, as of then: a later change of name or role does not rewrite history. The default is
/// the system.
struct AuditActor {
    std::optional<QUuid> id = {};
    QString name = QStringLiteral("system");
    QString role = {};
};
AuditActor actorOf(const http::Caller &caller);

/// What was done to what. `changes` is made with change(); secrets are never among them.
struct AuditEntry {
    AuditActor actor;
    QString action;   ///< "price_changed", "refund_requested": past tense
    QString entity;   ///< "product", "order", "staff", …
    QString entityId; ///< its UUID
    QJsonArray changes = {};
    QByteArray requestId = {};
};
QJsonObject change(const QString &field, const QJsonValue &from, const QJsonValue &to);

/// Writes the entry in the caller's transaction: what is undone leaves no trace, what is done
/// always does.
Task<> audit(db::Session transaction, AuditEntry entry);
/// Many entries that one request of one actor made, in one statement, in their order.
Task<> audit(db::Session transaction, QList<AuditEntry> entries);

} // namespace paushtik::staff
