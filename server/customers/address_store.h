// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/customers/address.h"
#include "server/db/database.h"

#include <QList>

namespace paushtik::customers {

struct SavedAddress {
    AddressId id;
    Address address;
    bool isDefault;
};

/// Newest first, from the one after `after`; at most `limit`.
Task<QList<SavedAddress>> listAddresses(db::Session session, CustomerId customer,
                                        std::optional<AddressId> after, int limit);
Task<std::optional<SavedAddress>> findAddress(db::Session session, CustomerId customer,
                                              AddressId address);

/// Lets one change of a customer's address book happen after the other, and says how many addresses
/// it holds.
Task<int> lockAddressBook(db::Session transaction, CustomerId customer);
Task<> clearDefault(db::Session transaction, CustomerId customer);
Task<> insertAddress(db::Session transaction, CustomerId customer, SavedAddress address);
/// False when the customer has no such address.
Task<bool> updateAddress(db::Session transaction, CustomerId customer, SavedAddress address);
Task<bool> deleteAddress(db::Session session, CustomerId customer, AddressId address);

} // namespace paushtik::customers
