// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/customers/address_store.h"
#include "server/http/request.h"

namespace paushtik::customers {

inline constexpr int kMaxAddresses = 100; ///< so that one page can hold a whole address book

/// What a client wants of the default flag. Left unsaid, the first address becomes the default and
/// a replaced one stays what it was. Deleting the default leaves none: nobody but its owner says
/// where parcels go.
using DefaultWish = std::optional<bool>;

/// A customer's address book. At most one default, also when two devices set one at once; another
/// customer's address is NotFound.
class AddressService {
public:
    explicit AddressService(db::Database *database)
        : m_database(database)
    {
    }

    Task<QList<SavedAddress>> list(CustomerId customer, std::optional<AddressId> after, int limit);
    /// `claim` may be null. Conflict `address_limit` beyond kMaxAddresses.
    Task<Result<SavedAddress>> add(CustomerId customer, Address address, DefaultWish wish,
                                   std::shared_ptr<http::IdempotencyClaim> claim);
    Task<Result<SavedAddress>> replace(CustomerId customer, AddressId id, Address address,
                                       DefaultWish wish);
    Task<Result<void>> remove(CustomerId customer, AddressId id);

private:
    db::Database *m_database;
};

} // namespace paushtik::customers
