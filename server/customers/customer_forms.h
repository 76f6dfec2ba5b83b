// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/customers/customer_service.h"
#include "server/http/form.h"

#include <QJsonObject>

namespace paushtik::customers {

// What a person fills in about an account: one set of rules for the API and for the pages. Each is
// Fault::Invalid with every field that is wrong, unknown ones too.

/// A password as given to be checked: whatever was once accepted.
inline constexpr http::TextRule kPassword{.min = 1, .max = kMaxPasswordCharacters, .trim = false};

/// `email,name,password,phone?`
Result<Registration> readRegistration(QJsonObject object);
/// `name?,phone?`; phone null: forget it.
Result<ProfileChange> readProfileChange(QJsonObject object);

struct PasswordChange {
    QString current;
    QString wanted;
};
/// `current,new`
Result<PasswordChange> readPasswordChange(QJsonObject object);

} // namespace paushtik::customers
