// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "shared/domain/id.h"

#include <QString>
#include <optional>

namespace paushtik::customers {

struct Customer {
    CustomerId id;
    QString email; ///< canonical
    QString name;
    std::optional<QString> phone;
};

struct Account {
    Customer customer;
    QString passwordHash;
};

/// What a change of the profile sets; a field left out stays.
struct ProfileChange {
    std::optional<QString> name;
    std::optional<std::optional<QString>> phone; ///< set to nothing: forget it
};

/// False when the e-mail is taken.
Task<bool> insertAccount(db::Session session, Account account);
Task<std::optional<Account>> findAccountByEmail(db::Session session, QString email);
Task<std::optional<Account>> findAccount(db::Session session, CustomerId id);
/// The profile as it is then; nothing when there is no such account.
Task<std::optional<Customer>> updateProfile(db::Session session, CustomerId id,
                                            ProfileChange change);
/// Only while the kept hash is still `before`: of two changes at once the second finds nothing.
/// True when changed.
Task<bool> changePasswordHash(db::Session session, CustomerId id, QString before, QString after);

} // namespace paushtik::customers
