// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/customers/address_store.h"

namespace paushtik::customers {
namespace {

SavedAddress readRow(const db::Row &row)
{
    return {
        .id = row.get<AddressId>(0),
        .address = {.name = row.get<QString>(1),
                    .phone = row.get<QString>(2),
                    .line1 = row.get<QString>(3),
                    .line2 = row.get<std::optional<QString>>(4),
                    .landmark = row.get<std::optional<QString>>(5),
                    .city = row.get<QString>(6),
                    .state = row.get<QString>(7),
                    .pincode = row.get<QString>(8)},
        .isDefault = row.get<bool>(9),
    };
}

// Ids are UUIDv7: their order is the order of making.
const db::Query kList{"customers.list_addresses", R"sql(
    SELECT id, name, phone, line1, line2, landmark, city, state, pincode, is_default
      FROM addresses
     WHERE customer_id = $1 AND ($2::uuid IS NULL OR id < $2)
     ORDER BY id DESC
     LIMIT $3)sql"};

} // namespace

Task<QList<SavedAddress>> listAddresses(db::Session session, CustomerId customer,
                                        std::optional<AddressId> after, int limit)
{
    const db::Rows rows = co_await session.run(kList, customer, after, limit);
    QList<SavedAddress> addresses;
    for (const db::Row row : rows)
        addresses.append(readRow(row));
    co_return addresses;
}

namespace {
const db::Query kFind{"customers.find_address", R"sql(
    SELECT id, name, phone, line1, line2, landmark, city, state, pincode, is_default
      FROM addresses
     WHERE id = $2 AND customer_id = $1)sql"};
}

Task<std::optional<SavedAddress>> findAddress(db::Session session, CustomerId customer,
                                              AddressId address)
{
    const db::Rows rows = co_await session.run(kFind, customer, address);
    co_return rows.isEmpty() ? std::nullopt : std::optional(readRow(rows.first()));
}

namespace {
// NO KEY: the foreign keys of this customer's new orders need not wait for it.
const db::Query kLockCustomer{"customers.lock_address_book", R"sql(
    SELECT id FROM customers WHERE id = $1 FOR NO KEY UPDATE)sql"};
const db::Query kCount{"customers.count_addresses", R"sql(
    SELECT count(*) FROM addresses WHERE customer_id = $1)sql"};
} // namespace

Task<int> lockAddressBook(db::Session transaction, CustomerId customer)
{
    co_await transaction.run(kLockCustomer, customer);
    // A statement of its own: its snapshot must be younger than the lock.
    const db::Rows rows = co_await transaction.run(kCount, customer);
    co_return static_cast<int>(rows.first().get<qint64>(0));
}

namespace {
const db::Query kClearDefault{"customers.clear_default_address", R"sql(
    UPDATE addresses SET is_default = false WHERE customer_id = $1 AND is_default)sql"};
}

Task<> clearDefault(db::Session transaction, CustomerId customer)
{
    co_await transaction.run(kClearDefault, customer);
}

namespace {
const db::Query kInsert{"customers.insert_address", R"sql(
    INSERT INTO addresses (id, customer_id, name, phone, line1, line2, landmark, city, state,
                           pincode, is_default)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))sql"};
}

Task<> insertAddress(db::Session transaction, CustomerId customer, SavedAddress address)
{
    const Address &to = address.address;
    co_await transaction.run(kInsert, address.id, customer, to.name, to.phone, to.line1, to.line2,
                             to.landmark, to.city, to.state, to.pincode, address.isDefault);
}

namespace {
const db::Query kUpdate{"customers.update_address", R"sql(
    UPDATE addresses
       SET name = $3, phone = $4, line1 = $5, line2 = $6, landmark = $7, city = $8, state = $9,
           pincode = $10, is_default = $11
     WHERE id = $1 AND customer_id = $2)sql"};
}

Task<bool> updateAddress(db::Session transaction, CustomerId customer, SavedAddress address)
{
    const Address &to = address.address;
    const db::Rows rows = co_await transaction.run(kUpdate, address.id, customer, to.name, to.phone,
                                                   to.line1, to.line2, to.landmark, to.city,
                                                   to.state, to.pincode, address.isDefault);
    co_return rows.affected() == 1;
}

namespace {
const db::Query kDelete{"customers.delete_address", R"sql(
    DELETE FROM addresses WHERE id = $2 AND customer_id = $1)sql"};
}

Task<bool> deleteAddress(db::Session session, CustomerId customer, AddressId address)
{
    const db::Rows rows = co_await session.run(kDelete, customer, address);
    co_return rows.affected() == 1;
}

} // namespace paushtik::customers
