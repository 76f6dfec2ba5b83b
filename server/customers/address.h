// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/http/form.h"
#include "shared/domain/id.h"
#include "shared/domain/result.h"

#include <QJsonObject>
#include <QString>
#include <optional>

namespace paushtik::customers {

/// Where a parcel goes, checked by readAddress().
struct Address {
    QString name;
    QString phone; ///< E.164, +91 and ten digits
    QString line1;
    std::optional<QString> line2;
    std::optional<QString> landmark;
    QString city;
    QString state; ///< ISO 3166-2:IN, the code of today
    QString pincode;
};

/// Reads the address's fields from `form`, which gathers what is wrong; `is_default` is not among
/// them. The one set of rules for saved addresses and for those written into an order.
Address readAddress(http::Form &form);
/// The address in `object`, for one that stands inside another document under the name `prefix`;
/// Fault::Invalid names every field that is wrong.
Result<Address> checkAddress(QJsonObject object, const QString &prefix);
/// All fields, absent ones as null; what an order keeps as its snapshot.
QJsonObject toJson(const Address &address);

/// For orders: the customer's own saved address; nothing for another's.
Task<std::optional<Address>> addressOf(db::Session session, CustomerId customer, AddressId address);

} // namespace paushtik::customers
