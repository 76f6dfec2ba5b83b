// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/password_hasher.h"
#include "server/http/login_lock.h"
#include "server/staff/audit.h"
#include "server/staff/staff_sessions.h"
#include "server/staff/staff_store.h"

namespace paushtik::staff {

struct LogInAttempt {
    QString email; ///< as typed
    QString password;
    QHostAddress peer;
};

struct SignedIn {
    Member member;
    NewSession session;
};

struct NewMember {
    QString email; ///< canonical
    QString name;
    http::Role role;
    QString password; ///< kMinPasswordCharacters..kMaxPasswordCharacters
};

/// What a change sets; a field left out stays.
struct MemberChange {
    std::optional<QString> name;
    std::optional<http::Role> role;
    std::optional<bool> active;
    std::optional<QString> password;
};

/// Who changes, for the audit and for the rule that only an active admin does.
struct ChangedBy {
    AuditActor actor;
    std::optional<QUuid> session; ///< stays when someone changes their own password
    QByteArray requestId;
};

/// Accounts of staff. One object a worker; `hasher` and `lock` are shared by all of them, `lock`
/// not with customers.
class StaffService {
public:
    StaffService(db::Database *database, PasswordHasher *hasher, http::LoginLock *lock)
        : m_database(database)
        , m_hasher(hasher)
        , m_lock(lock)
    {
    }

    /// The seconds that this account is closed to this peer after too many failures; nothing when
    /// it is open.
    std::optional<int> lockedFor(const LogInAttempt &attempt) const;
    /// Unauthorized `bad_credentials`, for an unknown e-mail and a disabled account too, after the
    /// same work. RateLimited when lockedFor() says so by the time the password is checked.
    Task<Result<SignedIn>> logIn(LogInAttempt attempt);
    Task<> logOut(QUuid session);
    Task<Result<Member>> member(StaffId id);
    Task<QList<Member>> list(std::optional<StaffId> after, int limit);

    /// Conflict `email_taken`. `claim` may be null.
    Task<Result<Member>> add(NewMember wanted, ChangedBy by,
                             std::shared_ptr<http::IdempotencyClaim> claim);
    /// Conflict `last_admin` rather than leave the shop without one; NotFound. A disabled member's
    /// sessions end with it; a new password ends all but the changer's own.
    Task<Result<Member>> changeMember(StaffId id, MemberChange change, ChangedBy by);

private:
    Task<Result<Account>> checkCredentials(QString email, QString password);
    Task<Result<Account>> strengthen(Account account, QString password);
    Task<Result<std::optional<QString>>> hashOf(std::optional<QString> password);
    Task<Result<Account>> lockForChange(db::Session transaction, StaffId id, MemberChange change,
                                        ChangedBy by);

    db::Database *m_database;
    PasswordHasher *m_hasher;
    http::LoginLock *m_lock;
};

/// For the command line (`paushtikd staff add`): checks what a route would have checked, then adds.
/// An empty name is made of the e-mail.
Task<Result<Member>> addStaff(StaffService *service, QString email, QString role, QString name,
                              QString password);
/// The demo shop's three members, once; later calls change nothing.
Task<> addDemoStaff(StaffService *service);

} // namespace paushtik::staff
