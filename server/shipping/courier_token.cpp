// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/courier_token.h"

#include "server/shipping/courier_answers.h"

#include <QCoroTimer>

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
namespace {

constexpr qint64 kDay = 86'400;
constexpr int kLoginSeconds = 15;
constexpr std::chrono::milliseconds kWait{150};
constexpr int kRefusedPauseSeconds = 300;

} // namespace

Timestamp renewalOf(const QByteArray &token, Timestamp now)
{
    const Timestamp byAge = now.plusSeconds(9 * kDay);
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3)
        return byAge;
    const QByteArray claims = QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding |
                                                                   QByteArray::OmitTrailingEquals);
    const qint64 ends = QJsonDocument::fromJson(claims).object().value("exp"_L1).toInteger();
    // A token too short-lived for a day's margin is renewed at half its life.
    const Timestamp end(ends * 1'000'000);
    if (end <= now)
        return byAge;
    const qint64 left = end.seconds() - now.seconds();
    return now.plusSeconds(left > 2 * kDay ? left - kDay : left / 2);
}

CourierToken::CourierToken(db::Database *database, CourierHttp *http, ShippingConfig config)
    : m_database(database)
    , m_http(http)
    , m_config(std::move(config))
    , m_account(m_config.email + u'@' + m_config.baseUrl.authority())
{
}

const db::Query kStored{"courier_token.stored", R"sql(
    SELECT token FROM courier_tokens
     WHERE account = $1 AND token <> '' AND renew_at > clock_timestamp())sql"};

Task<std::optional<QByteArray>> CourierToken::stored()
{
    const db::Rows rows = co_await m_database->run(kStored, m_account);
    if (rows.isEmpty())
        co_return std::nullopt;
    co_return rows.first().get<QString>(0).toLatin1();
}

// Not while there is a good token: another's log-in may have ended since we looked.
const db::Query kClaim{"courier_token.claim", R"sql(
    INSERT INTO courier_tokens AS t (account, lease_until)
    VALUES ($1, clock_timestamp() + make_interval(secs => $2))
        ON CONFLICT (account) DO UPDATE SET lease_until = excluded.lease_until
     WHERE (t.lease_until IS NULL OR t.lease_until < clock_timestamp())
       AND (t.token = '' OR t.renew_at <= clock_timestamp())
    RETURNING account)sql"};

// A lease longer than any log-in takes is the pause after a refused one.
const db::Query kPausedFor{"courier_token.paused_for", R"sql(
    SELECT ceil(extract(epoch FROM lease_until - clock_timestamp()))::integer FROM courier_tokens
     WHERE account = $1 AND lease_until > clock_timestamp() + make_interval(secs => $2))sql"};

Task<Answer<QByteArray>> CourierToken::get(QDeadlineTimer deadline)
{
    for (;;) {
        const auto token = co_await stored();
        if (token)
            co_return Answer<QByteArray>(*token);
        const db::Rows claimed = co_await m_database->run(kClaim, m_account, kLoginSeconds);
        if (!claimed.isEmpty())
            co_return co_await logIn(deadline);
        const db::Rows pause = co_await m_database->run(kPausedFor, m_account, kLoginSeconds);
        if (!pause.isEmpty())
            co_return failed(FailureClass::Park,
                             u"the courier refused our log-in; it is asked again in %1 s"_s.arg(
                                 pause.first().get<int>(0)));
        if (deadline.hasExpired())
            co_return failed(FailureClass::Retry, u"another worker is logging in at the courier"_s);
        co_await QCoro::sleepFor(kWait);
    }
}

const db::Query kKeep{"courier_token.keep", R"sql(
    UPDATE courier_tokens
       SET token = $2, renew_at = $3, lease_until = NULL, updated_at = now()
     WHERE account = $1)sql"};

// The lease of a refused log-in is kept for a while: wrong credentials do not get right by asking
// again, and the account may be locked for it.
const db::Query kLeave{"courier_token.leave", R"sql(
    UPDATE courier_tokens SET lease_until = clock_timestamp() + make_interval(secs => $2)
     WHERE account = $1)sql"};

Task<Answer<QByteArray>> CourierToken::logIn(QDeadlineTimer deadline)
{
    WireCall login{WireCall::Verb::Post,
                   u"/auth/login"_s,
                   {},
                   QJsonObject{{u"email"_s, m_config.email}, {u"password"_s, m_config.password}},
                   {}};
    const auto reply = co_await m_http->call(std::move(login), deadline);
    const QByteArray token =
        reply ? reply->object().value("token"_L1).toString().toLatin1() : QByteArray();
    if (reply && reply->ok() && !token.isEmpty()) {
        const Timestamp renewAt = renewalOf(token, Timestamp::now());
        co_await m_database->run(kKeep, m_account, QString::fromLatin1(token), renewAt);
        co_return Answer<QByteArray>(token);
    }
    const bool refused = reply && reply->status >= 400 && reply->status < 500;
    co_await m_database->run(kLeave, m_account, refused ? kRefusedPauseSeconds : 0);
    if (!reply)
        co_return unexpected(reply.error());
    if (refused)
        co_return failed(FailureClass::Park,
                         u"the courier refuses our log-in: %1"_s.arg(messageOf(*reply)));
    co_return failed(FailureClass::Retry, u"the courier's log-in answers %1"_s.arg(reply->status));
}

const db::Query kDrop{"courier_token.drop", R"sql(
    UPDATE courier_tokens SET token = '', renew_at = '-infinity'
     WHERE account = $1 AND token = $2)sql"};

Task<> CourierToken::drop(QByteArray token)
{
    co_await m_database->run(kDrop, m_account, QString::fromLatin1(token));
}

} // namespace paushtik::shipping
