// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/customers/customer_sessions.h"

#include "server/core/secret_token.h"

namespace paushtik::customers {
namespace {
// FOR SHARE waits for a password change under way, then looks again.
const db::Query kOpen{"customers.open_session", R"sql(
    INSERT INTO customer_sessions (id, token_hash, customer_id, expires_at)
    SELECT $1::uuid, $2::bytea, account.id, $5::timestamptz
      FROM (SELECT id FROM customers WHERE id = $3 AND password_hash = $4 FOR SHARE) AS
          account)sql"};
} // namespace

Task<std::optional<NewSession>> openSession(db::Session session, CustomerId customer,
                                            QString passwordHash)
{
    const SecretToken token = makeSecretToken(kTokenPrefix.toByteArray());
    const NewSession opened{token.text, Timestamp::now().plusSeconds(kSessionSeconds)};
    const db::Rows rows = co_await session.run(kOpen, makeUuidV7(), token.hash, customer,
                                               passwordHash, opened.expiresAt);
    co_return rows.affected() == 1 ? std::optional(opened) : std::nullopt;
}

namespace {
const db::Query kAuthenticate{"customers.authenticate", R"sql(
    SELECT id, customer_id FROM customer_sessions WHERE token_hash = $1
        AND expires_at > now())sql"};
}

Task<std::optional<http::Caller>> authenticate(db::Session session, QByteArray token)
{
    if (!token.startsWith(kTokenPrefix))
        co_return std::nullopt;
    const db::Rows rows = co_await session.run(kAuthenticate, hashOfSecret(token));
    if (rows.isEmpty())
        co_return std::nullopt;
    http::Caller caller;
    caller.realm = http::Caller::Realm::Customer;
    caller.session = rows.first().get<QUuid>(0);
    caller.account = rows.first().get<QUuid>(1);
    co_return std::optional(caller);
}

namespace {
const db::Query kEnd{"customers.end_session", R"sql(
    DELETE FROM customer_sessions WHERE id = $1)sql"};
}

Task<> endSession(db::Session session, QUuid id)
{
    co_await session.run(kEnd, id);
}

namespace {
const db::Query kEndOthers{"customers.end_other_sessions", R"sql(
    DELETE FROM customer_sessions WHERE customer_id = $1 AND id <> $2)sql"};
}

Task<> endOtherSessions(db::Session session, CustomerId customer, QUuid kept)
{
    co_await session.run(kEndOthers, customer, kept);
}

namespace {
const db::Query kForgetExpired{"customers.forget_expired_sessions", R"sql(
    DELETE FROM customer_sessions WHERE expires_at <= now())sql"};
}

Task<qint64> forgetExpiredSessions(db::Session session)
{
    const db::Rows rows = co_await session.run(kForgetExpired);
    co_return rows.affected();
}

} // namespace paushtik::customers
