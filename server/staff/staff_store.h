// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/http/request.h"
#include "shared/domain/id.h"

#include <QList>
#include <QSet>
#include <QString>
#include <optional>

namespace paushtik::staff {

struct Member {
    StaffId id;
    QString email; ///< canonical
    QString name;
    http::Role role;
    bool active;
    Timestamp createdAt;
};

struct Account {
    Member member;
    QString passwordHash;
};

/// False when the e-mail is taken.
Task<bool> insertMember(db::Session session, Member member, QString passwordHash);
Task<std::optional<Account>> findByEmail(db::Session session, QString email);
Task<std::optional<Account>> find(db::Session session, StaffId id);
/// Oldest first, from the one after `after`; at most `limit`.
Task<QList<Member>> listMembers(db::Session session, std::optional<StaffId> after, int limit);
/// Locks every active admin, in one order, until the transaction ends; answers who they are.
Task<QSet<StaffId>> lockActiveAdmins(db::Session transaction);
/// Locks the member's row, then reads it.
Task<std::optional<Account>> lockMember(db::Session transaction, StaffId id);
/// Name, role, active and the hash; the rest of a member never changes.
Task<> updateMember(db::Session transaction, Account account);
/// Only while the kept hash is still `before`. True when changed.
Task<bool> changePasswordHash(db::Session session, StaffId id, QString before, QString after);

} // namespace paushtik::staff
