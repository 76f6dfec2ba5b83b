// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/staff/staff_store.h"

#include "server/staff/staff_role.h"

namespace paushtik::staff {
namespace {

Member readMember(const db::Row &row)
{
    return {.id = row.get<StaffId>(0),
            .email = row.get<QString>(1),
            .name = row.get<QString>(2),
            .role = parseRole(row.get<QString>(3)).value(),
            .active = row.get<bool>(4),
            .createdAt = row.get<Timestamp>(5)};
}

std::optional<Account> readAccount(const db::Rows &rows)
{
    if (rows.isEmpty())
        return std::nullopt;
    return Account{readMember(rows.first()), rows.first().get<QString>(6)};
}

const db::Query kInsert{"staff.insert_member", R"sql(
    INSERT INTO staff (id, email, name, role, password_hash, active, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT ON CONSTRAINT staff_email_key DO NOTHING)sql"};

} // namespace

Task<bool> insertMember(db::Session session, Member member, QString passwordHash)
{
    const db::Rows rows =
        co_await session.run(kInsert, member.id, member.email, member.name, roleWord(member.role),
                             passwordHash, member.active, member.createdAt);
    co_return rows.affected() == 1;
}

namespace {
const db::Query kFindByEmail{"staff.find_by_email", R"sql(
    SELECT id, email, name, role, active, created_at, password_hash
      FROM staff WHERE email = $1)sql"};
}

Task<std::optional<Account>> findByEmail(db::Session session, QString email)
{
    const db::Rows rows = co_await session.run(kFindByEmail, email);
    co_return readAccount(rows);
}

namespace {
const db::Query kFind{"staff.find", R"sql(
    SELECT id, email, name, role, active, created_at, password_hash
      FROM staff WHERE id = $1)sql"};
}

Task<std::optional<Account>> find(db::Session session, StaffId id)
{
    const db::Rows rows = co_await session.run(kFind, id);
    co_return readAccount(rows);
}

namespace {
const db::Query kList{"staff.list_members", R"sql(
    SELECT id, email, name, role, active, created_at
      FROM staff
     WHERE $1::uuid IS NULL OR id > $1
     ORDER BY id
     LIMIT $2)sql"};
}

Task<QList<Member>> listMembers(db::Session session, std::optional<StaffId> after, int limit)
{
    const db::Rows rows = co_await session.run(kList, after, limit);
    QList<Member> members;
    for (const db::Row row : rows)
        members.append(readMember(row));
    co_return members;
}

namespace {
// READ COMMITTED looks at each row again once it has the lock: an admin disabled meanwhile is not
// answered.
const db::Query kLockAdmins{"staff.lock_active_admins", R"sql(
    SELECT id FROM staff WHERE role = 'admin' AND active ORDER BY id FOR UPDATE)sql"};
} // namespace

Task<QSet<StaffId>> lockActiveAdmins(db::Session transaction)
{
    const db::Rows rows = co_await transaction.run(kLockAdmins);
    QSet<StaffId> admins;
    for (const db::Row row : rows)
        admins.insert(row.get<StaffId>(0));
    co_return admins;
}

namespace {
const db::Query kLock{"staff.lock_member", R"sql(
    SELECT id, email, name, role, active, created_at, password_hash
      FROM staff WHERE id = $1 FOR UPDATE)sql"};
}

Task<std::optional<Account>> lockMember(db::Session transaction, StaffId id)
{
    const db::Rows rows = co_await transaction.run(kLock, id);
    co_return readAccount(rows);
}

namespace {
const db::Query kUpdate{"staff.update_member", R"sql(
    UPDATE staff SET name = $2, role = $3, active = $4, password_hash = $5 WHERE id = $1)sql"};
}

Task<> updateMember(db::Session transaction, Account account)
{
    const Member &member = account.member;
    co_await transaction.run(kUpdate, member.id, member.name, roleWord(member.role), member.active,
                             account.passwordHash);
}

namespace {
const db::Query kChangePasswordHash{"staff.change_password_hash", R"sql(
    UPDATE staff SET password_hash = $3 WHERE id = $1 AND password_hash = $2)sql"};
}

Task<bool> changePasswordHash(db::Session session, StaffId id, QString before, QString after)
{
    const db::Rows rows = co_await session.run(kChangePasswordHash, id, before, after);
    co_return rows.affected() == 1;
}

} // namespace paushtik::staff
