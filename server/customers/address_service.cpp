// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/customers/address_service.h"

using namespace Qt::StringLiterals;

namespace paushtik::customers {

Task<QList<SavedAddress>> AddressService::list(CustomerId customer, std::optional<AddressId> after,
                                               int limit)
{
    co_return co_await listAddresses(*m_database, customer, after, limit);
}

Task<Result<SavedAddress>> AddressService::add(CustomerId customer, Address address,
                                               DefaultWish wish,
                                               std::shared_ptr<http::IdempotencyClaim> claim)
{
    // A try before this one had its effect and died before its answer: the answer is what it made.
    const auto made = claim ? claim->resource() : std::nullopt;
    if (const auto id = made ? AddressId::parse(*made) : std::nullopt) {
        const auto saved = co_await findAddress(*m_database, customer, *id);
        if (saved)
            co_return Result<SavedAddress>(*saved);
        co_return fail(Fault::NotFound);
    }
    db::Transaction transaction = co_await m_database->begin();
    const int held = co_await lockAddressBook(transaction, customer);
    if (held >= kMaxAddresses)
        co_return fail(Fault::Conflict, u"address_limit"_s,
                       u"An account holds at most %1 addresses."_s.arg(kMaxAddresses));
    const SavedAddress saved{AddressId::make(), std::move(address), wish.value_or(held == 0)};
    if (saved.isDefault)
        co_await clearDefault(transaction, customer);
    co_await insertAddress(transaction, customer, saved);
    if (claim)
        co_await claim->record(transaction, saved.id.toString());
    co_await transaction.commit();
    co_return Result<SavedAddress>(saved);
}

Task<Result<SavedAddress>> AddressService::replace(CustomerId customer, AddressId id,
                                                   Address address, DefaultWish wish)
{
    db::Transaction transaction = co_await m_database->begin();
    co_await lockAddressBook(transaction, customer);
    const auto before = co_await findAddress(transaction, customer, id);
    if (!before)
        co_return fail(Fault::NotFound);
    const SavedAddress saved{id, std::move(address), wish.value_or(before->isDefault)};
    if (saved.isDefault && !before->isDefault)
        co_await clearDefault(transaction, customer);
    // A DELETE does not take the lock: it may have come first.
    if (!co_await updateAddress(transaction, customer, saved))
        co_return fail(Fault::NotFound);
    co_await transaction.commit();
    co_return Result<SavedAddress>(saved);
}

Task<Result<void>> AddressService::remove(CustomerId customer, AddressId id)
{
    if (!co_await deleteAddress(*m_database, customer, id))
        co_return fail(Fault::NotFound);
    co_return Result<void>();
}

} // namespace paushtik::customers
