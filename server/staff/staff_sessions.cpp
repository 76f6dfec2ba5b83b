// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/staff/staff_sessions.h"

#include "server/core/secret_token.h"
#include "server/staff/staff_role.h"

namespace paushtik::staff {
namespace {
// FOR SHARE waits for a change of the account under way, then looks again.
const db::Query kOpen{"staff.open_session", R"sql(
    INSERT INTO staff_sessions (id, token_hash, staff_id, expires_at)
    SELECT $1::uuid, $2::bytea, account.id, $5::timestamptz
      FROM (SELECT id FROM staff WHERE id = $3 AND password_hash = $4 AND active FOR SHARE)
           AS account)sql"};
} // namespace

Task<std::optional<NewSession>> openSession(db::Session session, StaffId member,
                                            QString passwordHash)
{
    const SecretToken token = makeSecretToken(kTokenPrefix.toByteArray());
    const NewSession opened{token.text, Timestamp::now().plusSeconds(kSessionSeconds)};
    const db::Rows rows = co_await session.run(kOpen, makeUuidV7(), token.hash, member,
                                               passwordHash, opened.expiresAt);
    co_return rows.affected() == 1 ? std::optional(opened) : std::nullopt;
}

namespace {
const db::Query kAuthenticate{"staff.authenticate", R"sql(
    SELECT session.id, member.id, member.name, member.role
      FROM staff_sessions AS session
      JOIN staff AS member ON member.id = session.staff_id
     WHERE session.token_hash = $1 AND session.expires_at > now() AND member.active)sql"};
}

Task<std::optional<http::Caller>> authenticate(db::Session session, QByteArray token)
{
    if (!token.startsWith(kTokenPrefix))
        co_return std::nullopt;
    const db::Rows rows = co_await session.run(kAuthenticate, hashOfSecret(token));
    if (rows.isEmpty())
        co_return std::nullopt;
    const db::Row row = rows.first();
    http::Caller caller;
    caller.realm = http::Caller::Realm::Staff;
    caller.session = row.get<QUuid>(0);
    caller.account = row.get<QUuid>(1);
    caller.name = row.get<QString>(2);
    caller.role = parseRole(row.get<QString>(3));
    co_return std::optional(caller);
}

namespace {
const db::Query kLiving{"staff.living_sessions", R"sql(
    SELECT session.id
      FROM staff_sessions AS session
      JOIN staff AS member ON member.id = session.staff_id
     WHERE session.id = ANY ($1) AND session.expires_at > now() AND member.active)sql"};
}

Task<QSet<QUuid>> livingSessions(db::Session session, QList<QUuid> ids)
{
    const db::Rows rows = co_await session.run(kLiving, ids);
    QSet<QUuid> living;
    for (const db::Row row : rows)
        living.insert(row.get<QUuid>(0));
    co_return living;
}

namespace {
const db::Query kEnd{"staff.end_session", R"sql(
    DELETE FROM staff_sessions WHERE id = $1)sql"};
}

Task<> endSession(db::Session session, QUuid id)
{
    co_await session.run(kEnd, id);
}

namespace {
const db::Query kEndAll{"staff.end_sessions", R"sql(
    DELETE FROM staff_sessions WHERE staff_id = $1 AND ($2::uuid IS NULL OR id <> $2))sql"};
}

Task<> endSessions(db::Session transaction, StaffId member, std::optional<QUuid> kept)
{
    co_await transaction.run(kEndAll, member, kept);
}

namespace {
const db::Query kForgetExpired{"staff.forget_expired_sessions", R"sql(
    DELETE FROM staff_sessions WHERE expires_at <= now())sql"};
}

Task<qint64> forgetExpiredSessions(db::Session session)
{
    const db::Rows rows = co_await session.run(kForgetExpired);
    co_return rows.affected();
}

} // namespace paushtik::staff
