// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/staff/staff_service.h"

#include "server/core/email.h"
#include "server/http/rate_limits.h"
#include "server/staff/staff_role.h"

using namespace Qt::StringLiterals;

namespace paushtik::staff {
namespace {

auto badCredentials()
{
    return fail(Fault::Unauthorized, u"bad_credentials"_s,
                u"The e-mail or the password is wrong."_s);
}

/// What the lock knows an account by: its letter case must not open it again.
QString accountKey(const QString &email)
{
    return canonicalEmail(email).value_or(email);
}

Member changed(Member member, const MemberChange &change)
{
    member.name = change.name.value_or(member.name);
    member.role = change.role.value_or(member.role);
    member.active = change.active.value_or(member.active);
    return member;
}

bool isActiveAdmin(const Member &member)
{
    return member.active && member.role == http::Role::Admin;
}

QJsonArray difference(const Member &before, const Member &after, bool newPassword)
{
    QJsonArray changes;
    if (before.name != after.name)
        changes.append(change(u"name"_s, before.name, after.name));
    if (before.role != after.role)
        changes.append(change(u"role"_s, roleWord(before.role), roleWord(after.role)));
    if (before.active != after.active)
        changes.append(change(u"active"_s, before.active, after.active));
    if (newPassword)
        changes.append(change(u"password"_s, {}, {}));
    return changes;
}

AuditEntry entryFor(const ChangedBy &by, const QString &action, StaffId id, QJsonArray changes)
{
    return {.actor = by.actor,
            .action = action,
            .entity = u"staff"_s,
            .entityId = id.toString(),
            .changes = std::move(changes),
            .requestId = by.requestId};
}

} // namespace

std::optional<int> StaffService::lockedFor(const LogInAttempt &attempt) const
{
    return m_lock->lockedFor(accountKey(attempt.email), attempt.peer, http::monotonicMs());
}

Task<Result<SignedIn>> StaffService::logIn(LogInAttempt attempt)
{
    const auto account = co_await checkCredentials(attempt.email, attempt.password);
    // Looked at again: guesses that were sent together must not all be answered.
    if (lockedFor(attempt))
        co_return fail(Fault::RateLimited);
    if (!account) {
        if (account.error().fault == Fault::Unauthorized)
            m_lock->failed(accountKey(attempt.email), attempt.peer, http::monotonicMs());
        co_return fail(account.error());
    }
    m_lock->succeeded(accountKey(attempt.email), attempt.peer);
    const auto session =
        co_await openSession(*m_database, account->member.id, account->passwordHash);
    if (!session)
        co_return badCredentials();
    SignedIn signedIn{account->member, *session};
    co_return Result<SignedIn>(std::move(signedIn));
}

Task<Result<Account>> StaffService::checkCredentials(QString email, QString password)
{
    std::optional<Account> account;
    if (const auto canonical = canonicalEmail(email))
        account = co_await findByEmail(*m_database, *canonical);
    const auto kept = account ? std::optional(account->passwordHash) : std::nullopt;
    const auto verdict = co_await m_hasher->verify(kept, password);
    if (!verdict)
        co_return fail(verdict.error());
    if (*verdict == PasswordHasher::Verdict::Wrong || !account->member.active)
        co_return badCredentials();
    if (*verdict == PasswordHasher::Verdict::RightButWeak)
        co_return co_await strengthen(std::move(*account), std::move(password));
    co_return Result<Account>(*account);
}

Task<Result<Account>> StaffService::strengthen(Account account, QString password)
{
    const auto stronger = co_await m_hasher->hash(std::move(password));
    if (!stronger)
        co_return fail(stronger.error());
    const bool changed = co_await changePasswordHash(*m_database, account.member.id,
                                                     account.passwordHash, *stronger);
    if (changed)
        account.passwordHash = *stronger;
    co_return Result<Account>(std::move(account));
}

Task<> StaffService::logOut(QUuid session)
{
    co_await endSession(*m_database, session);
}

Task<Result<Member>> StaffService::member(StaffId id)
{
    const auto account = co_await find(*m_database, id);
    if (!account)
        co_return fail(Fault::NotFound);
    co_return Result<Member>(account->member);
}

Task<QList<Member>> StaffService::list(std::optional<StaffId> after, int limit)
{
    co_return co_await listMembers(*m_database, after, limit);
}

Task<Result<Member>> StaffService::add(NewMember wanted, ChangedBy by,
                                       std::shared_ptr<http::IdempotencyClaim> claim)
{
    const auto made = claim ? claim->resource() : std::nullopt;
    if (const auto id = made ? StaffId::parse(*made) : std::nullopt)
        co_return co_await member(*id);
    const auto hash = co_await m_hasher->hash(wanted.password);
    if (!hash)
        co_return fail(hash.error());
    const Member member{StaffId::make(), wanted.email, wanted.name,
                        wanted.role,     true,         Timestamp::now()};
    db::Transaction transaction = co_await m_database->begin();
    if (!co_await insertMember(transaction, member, *hash))
        co_return fail(Fault::Conflict, u"email_taken"_s,
                       u"There is a member of staff with this e-mail already."_s);
    AuditEntry entry = entryFor(
        by, u"staff_added"_s, member.id,
        {change(u"email"_s, {}, member.email), change(u"role"_s, {}, roleWord(member.role))});
    co_await audit(transaction, std::move(entry));
    if (claim)
        co_await claim->record(transaction, member.id.toString());
    co_await transaction.commit();
    co_return Result<Member>(member);
}

Task<Result<std::optional<QString>>> StaffService::hashOf(std::optional<QString> password)
{
    if (!password)
        co_return Result<std::optional<QString>>(std::nullopt);
    const auto hash = co_await m_hasher->hash(std::move(*password));
    if (!hash)
        co_return fail(hash.error());
    co_return Result<std::optional<QString>>(*hash);
}

// Invariant: one admin at least is active. All who change accounts queue at the same rows, so that
// each sees what the one before it left: two admins who disable each other, and an admin disabled a
// moment ago who still tries.
Task<Result<Account>> StaffService::lockForChange(db::Session transaction, StaffId id,
                                                  MemberChange change, ChangedBy by)
{
    const QSet<StaffId> admins = co_await lockActiveAdmins(transaction);
    if (by.actor.id && !admins.contains(StaffId(*by.actor.id)))
        co_return fail(Fault::Unauthorized);
    const auto account = co_await lockMember(transaction, id);
    if (!account)
        co_return fail(Fault::NotFound);
    const bool leaves =
        isActiveAdmin(account->member) && !isActiveAdmin(changed(account->member, change));
    if (leaves && admins.size() <= 1)
        co_return fail(Fault::Conflict, u"last_admin"_s,
                       u"This is the last active admin: make another one first."_s);
    co_return Result<Account>(*account);
}

Task<Result<Member>> StaffService::changeMember(StaffId id, MemberChange change, ChangedBy by)
{
    const auto hash = co_await hashOf(change.password);
    if (!hash)
        co_return fail(hash.error());
    db::Transaction transaction = co_await m_database->begin();
    const auto before = co_await lockForChange(transaction, id, change, by);
    if (!before)
        co_return fail(before.error());
    const Account after{changed(before->member, change), hash->value_or(before->passwordHash)};
    QJsonArray changes = difference(before->member, after.member, hash->has_value());
    if (changes.isEmpty())
        co_return Result<Member>(after.member);
    co_await updateMember(transaction, after);
    if (!after.member.active)
        co_await endSessions(transaction, id, std::nullopt);
    else if (hash->has_value())
        co_await endSessions(transaction, id, by.session);
    AuditEntry entry = entryFor(by, u"staff_changed"_s, id, std::move(changes));
    co_await audit(transaction, std::move(entry));
    co_await transaction.commit();
    co_return Result<Member>(after.member);
}

} // namespace paushtik::staff
