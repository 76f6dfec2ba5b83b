// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/idempotency.h"

#include "server/core/launch.h"
#include "server/db/error.h"
#include "server/http/kept_answer.h"

#include <QCryptographicHash>
#include <QLoggingCategory>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace paushtik::http {
namespace {

Q_LOGGING_CATEGORY(lcKeys, "paushtik.http.idempotency")

/// What fits into an index entry beside the key and the actor.
constexpr qsizetype kLongestRoute = 512;
/// A claim finds nothing when the row it ran into came, or went, after its snapshot.
constexpr int kClaimTries = 5;

QByteArray digest(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

QString actorOf(const Request &request)
{
    const Caller &caller = request.caller;
    if (caller.isStaff())
        return u"staff:"_s + caller.account.toString(QUuid::WithoutBraces);
    if (caller.isCustomer())
        return u"customer:"_s + caller.account.toString(QUuid::WithoutBraces);
    const QByteArray cart = request.headers.value("X-Cart-Token");
    if (!cart.isEmpty()) // hashed: who holds the token holds the cart
        return u"cart:"_s + QString::fromLatin1(digest(cart).toHex());
    return u"peer:"_s + request.peer.toString();
}

QString routeOf(const Request &request)
{
    static constexpr const char *kNames[] = {"GET ",   "HEAD ",   "POST ",   "PUT ",
                                             "PATCH ", "DELETE ", "OPTIONS "};
    const QByteArray path =
        request.path.size() <= kLongestRoute ? request.path : digest(request.path).toHex();
    return QString::fromLatin1(kNames[static_cast<int>(request.method)] + path);
}

Response conflict(const QString &code, const QString &detail)
{
    return problem(Error{Fault::Conflict, code, detail, {}, {}});
}

Response inProgress()
{
    return conflict(u"in_progress"_s,
                    u"The first request with this Idempotency-Key is still running."_s);
}

Response mismatch()
{
    return conflict(u"idempotency_mismatch"_s,
                    u"This Idempotency-Key was used with another body; a corrected request is a "
                    u"new one and needs a new key."_s);
}

bool isKept(const Response &response)
{
    return response.status != 401 && response.status != 429 && response.status < 500;
}

/// Somebody else has the key by now and may have had the effect: the transaction must not commit.
class LeaseLost : public std::runtime_error {
public:
    LeaseLost()
        : std::runtime_error("the lease of an Idempotency-Key ended while its handler ran")
    {
    }
};

/// Never waits for the row of a handler's open transaction, which holds it from record() to its
/// end: a statement that waited would hold up every other one on its shared connection. So it looks
/// before it inserts (ON CONFLICT DO NOTHING does wait for a row that is being updated), and skips
/// what is locked.
const db::Query kClaim{"http.claim_key", R"sql(
    WITH fresh AS (
        INSERT INTO idempotency_keys (actor, route, key, body_hash, state, owner, lease_until)
        SELECT $1, $2, $3, $4, 'running', $5, now() + $6::integer * interval '1 millisecond'
         WHERE NOT EXISTS (SELECT FROM idempotency_keys
                            WHERE actor = $1 AND route = $2 AND key = $3)
        ON CONFLICT (actor, route, key) DO NOTHING
        RETURNING owner
    ), abandoned AS (
        SELECT actor, route, key
          FROM idempotency_keys
         WHERE actor = $1 AND route = $2 AND key = $3 AND lease_until < now()
           AND (state = 'running' OR (state = 'recorded' AND body_hash = $4))
           FOR UPDATE SKIP LOCKED
    ), taken AS (
        UPDATE idempotency_keys AS k
           SET owner = $5, body_hash = $4,
               lease_until = now() + $6::integer * interval '1 millisecond'
          FROM abandoned AS a
         WHERE k.actor = a.actor AND k.route = a.route AND k.key = a.key
        RETURNING k.resource
    )
    SELECT 'ours' AS outcome, NULL::text AS resource, NULL::integer AS status,
           NULL::text AS content_type, NULL::bytea AS body, NULL::jsonb AS headers
      FROM fresh
    UNION ALL
    SELECT 'ours', resource, NULL, NULL, NULL, NULL FROM taken
    UNION ALL
    SELECT CASE WHEN body_hash <> $4 THEN 'mismatch' ELSE state END,
           NULL, status, content_type, body, headers
      FROM idempotency_keys
     WHERE actor = $1 AND route = $2 AND key = $3
       AND NOT EXISTS (SELECT FROM fresh) AND NOT EXISTS (SELECT FROM taken))sql"};

const db::Query kRecord{"http.record_key", R"sql(
    UPDATE idempotency_keys
       SET state = 'recorded', resource = $5
     WHERE actor = $1 AND route = $2 AND key = $3 AND owner = $4 AND state <> 'done')sql"};

const db::Query kKeep{"http.keep_answer", R"sql(
    UPDATE idempotency_keys
       SET state = 'done', status = $5, content_type = $6, body = $7, headers = $8
     WHERE actor = $1 AND route = $2 AND key = $3 AND owner = $4 AND state <> 'done')sql"};

/// What was recorded stays recorded: the next try answers from it.
const db::Query kRelease{"http.release_key", R"sql(
    UPDATE idempotency_keys
       SET lease_until = 'epoch'
     WHERE actor = $1 AND route = $2 AND key = $3 AND owner = $4 AND state <> 'done')sql"};

const db::Query kRenew{"http.renew_keys", R"sql(
    WITH held AS (
        SELECT k.actor, k.route, k.key
          FROM idempotency_keys AS k
          JOIN unnest($1::text[], $2::text[], $3::text[], $4::uuid[])
               AS c(actor, route, key, owner) USING (actor, route, key, owner)
         WHERE k.state <> 'done'
           FOR UPDATE OF k SKIP LOCKED)
    UPDATE idempotency_keys AS k
       SET lease_until = now() + $5::integer * interval '1 millisecond'
      FROM held AS h
     WHERE k.actor = h.actor AND k.route = h.route AND k.key = h.key)sql"};

const db::Query kPurge{"http.purge_keys", R"sql(
    DELETE FROM idempotency_keys
     WHERE ctid = ANY (ARRAY(
           SELECT ctid
             FROM idempotency_keys
            WHERE created_at < now() - interval '30 days' AND lease_until < now()
            LIMIT 5000)))sql"};

struct Renewal {
    QStringList actors;
    QStringList routes;
    QStringList keys;
    QList<QUuid> owners;
};

Task<> renewNow(db::Session database, Renewal renewal, int leaseMs)
{
    co_await database.run(kRenew, renewal.actors, renewal.routes, renewal.keys, renewal.owners,
                          leaseMs);
}

} // namespace

KeyedCall keyedCall(const Request &request, const QByteArray &rawQuery)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(rawQuery + '\n');
    hash.addData(request.body);
    return {actorOf(request), routeOf(request),
            QString::fromLatin1(request.headers.value("Idempotency-Key")), hash.result()};
}

class IdempotencyKeys::Lease final : public IdempotencyClaim {
public:
    Lease(KeyedCall keyed, std::shared_ptr<QSet<const Lease *>> living)
        : call(std::move(keyed))
        , owner(QUuid::createUuid())
        , m_key(call.key.toLatin1())
        , m_living(std::move(living))
    {
    }
    ~Lease() override { end(); }

    void begin(std::optional<QString> resource)
    {
        m_resource = std::move(resource);
        m_living->insert(this);
    }
    void end() { m_living->remove(this); }

    const QByteArray &key() const override { return m_key; }
    std::optional<QString> resource() const override { return m_resource; }
    Task<> record(db::Session transaction, QString resource) override
    {
        const db::Rows rows =
            co_await transaction.run(kRecord, call.actor, call.route, call.key, owner, resource);
        if (rows.affected() != 1)
            throw LeaseLost();
    }

    const KeyedCall call;
    const QUuid owner; ///< new for each claim: a handler that lost its lease has lost its say

private:
    const QByteArray m_key;
    std::optional<QString> m_resource;
    std::shared_ptr<QSet<const Lease *>> m_living;
};

IdempotencyKeys::IdempotencyKeys(db::Session database, int leaseMs)
    : m_database(std::move(database))
    , m_leaseMs(leaseMs)
    , m_living(std::make_shared<QSet<const Lease *>>())
{
    m_renewal.setInterval(leaseMs / 3);
    QObject::connect(&m_renewal, &QTimer::timeout, &m_renewal, [this] { renew(); });
}

IdempotencyKeys::~IdempotencyKeys() = default;

void IdempotencyKeys::renew()
{
    if (m_living->isEmpty())
        return m_renewal.stop();
    Renewal renewal;
    for (const Lease *lease : std::as_const(*m_living)) {
        renewal.actors.append(lease->call.actor);
        renewal.routes.append(lease->call.route);
        renewal.keys.append(lease->call.key);
        renewal.owners.append(lease->owner);
    }
    launch(renewNow(m_database, std::move(renewal), m_leaseMs), "renewing idempotency keys");
}

Task<IdempotencyKeys::Claimed> IdempotencyKeys::claim(KeyedCall call)
{
    auto lease = std::make_shared<Lease>(std::move(call), m_living);
    const KeyedCall &wanted = lease->call;
    for (int i = 0; i < kClaimTries; ++i) {
        const db::Rows rows =
            co_await m_database.run(kClaim, wanted.actor, wanted.route, wanted.key, wanted.bodyHash,
                                    lease->owner, m_leaseMs);
        if (rows.isEmpty())
            continue;
        const db::Row row = rows.first();
        const QString outcome = row.get<QString>(0);
        if (outcome == "ours"_L1) {
            lease->begin(row.get<std::optional<QString>>(1));
            if (!m_renewal.isActive())
                m_renewal.start();
            co_return Claimed{lease, std::nullopt};
        }
        if (outcome == "mismatch"_L1)
            co_return Claimed{nullptr, mismatch()};
        if (outcome == "done"_L1)
            co_return Claimed{nullptr, replayed(row, 2)};
        break;
    }
    co_return Claimed{nullptr, inProgress()};
}

Task<> IdempotencyKeys::settle(std::shared_ptr<Lease> lease, std::optional<Response> response)
{
    lease->end();
    const KeyedCall &call = lease->call;
    try {
        if (response && isKept(*response)) {
            const QJsonObject headers = keptHeaders(*response);
            const QString type = QString::fromLatin1(response->contentType);
            co_await m_database.run(kKeep, call.actor, call.route, call.key, lease->owner,
                                    response->status, type, keptBody(*response), headers);
        } else {
            co_await m_database.run(kRelease, call.actor, call.route, call.key, lease->owner);
        }
    } catch (const db::Error &error) {
        // The answer stands. The key stays claimed until its lease ends; what was recorded is then
        // answered from its resource.
        qCWarning(lcKeys, "an answer could not be kept: %s", error.what());
    }
}

Task<Response> IdempotencyKeys::answerOnce(const Handler *handler, Request request, KeyedCall call)
{
    Claimed claimed = co_await claim(std::move(call));
    if (claimed.answer)
        co_return std::move(*claimed.answer);
    request.idempotency = claimed.lease;
    std::optional<Response> response;
    std::exception_ptr failure;
    bool lost = false;
    try {
        response = co_await (*handler)(std::move(request));
    } catch (const LeaseLost &) {
        lost = true;
    } catch (...) {
        failure = std::current_exception();
    }
    co_await settle(claimed.lease, response);
    if (failure)
        std::rethrow_exception(failure);
    co_return lost ? inProgress() : std::move(*response);
}

Task<qint64> purgeOldKeys(db::Session database)
{
    qint64 total = 0;
    for (qint64 gone = 1; gone > 0; total += gone) {
        const db::Rows rows = co_await database.run(kPurge);
        gone = rows.affected();
    }
    co_return total;
}

} // namespace paushtik::http
