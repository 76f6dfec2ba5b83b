// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/carts/cart_service.h"
#include "server/core/password_hasher.h"
#include "server/customers/account_store.h"
#include "server/customers/customer_sessions.h"
#include "server/http/login_lock.h"

namespace paushtik::customers {

struct Registration {
    QString email; ///< canonical
    QString name;
    QString password;
    std::optional<QString> phone;
};

struct LogInAttempt {
    QString email; ///< as typed
    QString password;
    QHostAddress peer;
    QByteArray cartToken; ///< of the guest who signs in; may be empty
};

struct SignedIn {
    Customer customer;
    NewSession session;
    carts::MergeReport carts;
};

/// Accounts of customers. One object a worker; `hasher` and `lock` are shared by all of them.
class CustomerService {
public:
    CustomerService(db::Database *database, PasswordHasher *hasher, http::LoginLock *lock,
                    carts::CartService *carts)
        : m_database(database)
        , m_hasher(hasher)
        , m_lock(lock)
        , m_carts(carts)
    {
    }

    /// Conflict `email_taken`. The guest's cart, when a token is given, becomes the account's.
    Task<Result<SignedIn>> registerAccount(Registration wanted, QByteArray cartToken);
    /// The seconds that this account is closed to this peer after too many failures; nothing when
    /// it is open.
    std::optional<int> lockedFor(const LogInAttempt &attempt) const;
    /// Unauthorized `bad_credentials`, after the same work for an unknown e-mail as for a wrong
    /// password. RateLimited when lockedFor() says so by the time the password is checked. Not to
    /// be called while it does.
    Task<Result<SignedIn>> logIn(LogInAttempt attempt);
    Task<> logOut(QUuid session);
    Task<Result<Customer>> profile(CustomerId id);
    Task<Result<Customer>> changeProfile(CustomerId id, ProfileChange change);
    /// Forbidden `bad_credentials`; every session but `kept` ends with it.
    Task<Result<void>> changePassword(CustomerId id, QUuid kept, QString current, QString wanted);

private:
    Task<Result<Account>> checkCredentials(QString email, QString password);
    Task<Result<Account>> strengthen(Account account, QString password);
    Task<Result<SignedIn>> signIn(Account account, QByteArray cartToken);

    db::Database *m_database;
    PasswordHasher *m_hasher;
    http::LoginLock *m_lock;
    carts::CartService *m_carts;
};

/// The demo shop's customer, once; later calls change nothing.
Task<> addDemoCustomer(CustomerService *service);

} // namespace paushtik::customers
