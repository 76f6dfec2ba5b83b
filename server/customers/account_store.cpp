// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/customers/account_store.h"

namespace paushtik::customers {
namespace {

Customer readCustomer(const db::Row &row)
{
    return {.id = row.get<CustomerId>(0),
            .email = row.get<QString>(1),
            .name = row.get<QString>(2),
            .phone = row.get<std::optional<QString>>(3)};
}

std::optional<Account> readAccount(const db::Rows &rows)
{
    if (rows.isEmpty())
        return std::nullopt;
    return Account{readCustomer(rows.first()), rows.first().get<QString>(4)};
}

const db::Query kInsert{"customers.insert_account", R"sql(
    INSERT INTO customers (id, email, name, phone, password_hash)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT ON CONSTRAINT customers_email_key DO NOTHING)sql"};

} // namespace

Task<bool> insertAccount(db::Session session, Account account)
{
    const Customer &who = account.customer;
    const db::Rows rows =
        co_await session.run(kInsert, who.id, who.email, who.name, who.phone, account.passwordHash);
    co_return rows.affected() == 1;
}

namespace {
const db::Query kFindByEmail{"customers.find_account_by_email", R"sql(
    SELECT id, email, name, phone, password_hash FROM customers WHERE email = $1)sql"};
}

Task<std::optional<Account>> findAccountByEmail(db::Session session, QString email)
{
    const db::Rows rows = co_await session.run(kFindByEmail, email);
    co_return readAccount(rows);
}

namespace {
const db::Query kFind{"customers.find_account", R"sql(
    SELECT id, email, name, phone, password_hash FROM customers WHERE id = $1)sql"};
}

Task<std::optional<Account>> findAccount(db::Session session, CustomerId id)
{
    const db::Rows rows = co_await session.run(kFind, id);
    co_return readAccount(rows);
}

namespace {
const db::Query kUpdateProfile{"customers.update_profile", R"sql(
    UPDATE customers
       SET name = coalesce($2, name), phone = CASE WHEN $3 THEN $4 ELSE phone END
     WHERE id = $1
    RETURNING id, email, name, phone)sql"};
}

Task<std::optional<Customer>> updateProfile(db::Session session, CustomerId id,
                                            ProfileChange change)
{
    const std::optional<QString> phone = change.phone.value_or(std::nullopt);
    const db::Rows rows =
        co_await session.run(kUpdateProfile, id, change.name, change.phone.has_value(), phone);
    co_return rows.isEmpty() ? std::nullopt : std::optional(readCustomer(rows.first()));
}

namespace {
const db::Query kChangePasswordHash{"customers.change_password_hash", R"sql(
    UPDATE customers SET password_hash = $3 WHERE id = $1 AND password_hash = $2)sql"};
}

Task<bool> changePasswordHash(db::Session session, CustomerId id, QString before, QString after)
{
    const db::Rows rows = co_await session.run(kChangePasswordHash, id, before, after);
    co_return rows.affected() == 1;
}

} // namespace paushtik::customers
