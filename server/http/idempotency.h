// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/response.h"
#include "server/http/router.h"

#include <QSet>
#include <QTimer>

namespace paushtik::http {

/// Which call a key belongs to. The same first three with another body are a client's mistake.
struct KeyedCall {
    QString actor; ///< the account, else the cart token's digest, else the peer
    QString route; ///< method and path as sent: a key for one order says nothing about another
    QString key;
    QByteArray bodyHash; ///< SHA-256 over query and body
};
/// Of a request whose key is a sane one.
KeyedCall keyedCall(const Request &request, const QByteArray &rawQuery);

/// Idempotency-Key over the table idempotency_keys, for one worker: two statements a call when
/// nothing goes wrong, the claim and the answer, beside what the handler records in its own
/// transaction. A claim is a lease that is renewed while its handler runs, so that the key of a
/// daemon that died is free again when the lease ends. Belongs to the thread that made it.
class IdempotencyKeys {
public:
    IdempotencyKeys(db::Session database, int leaseMs);
    ~IdempotencyKeys();

    /// Runs the handler, or answers what it answered the first time (`Idempotency-Replayed: true`),
    /// or 409: `idempotency_mismatch` for another body, `in_progress` while the first still runs.
    /// 401, 429 and 5xx answers and exceptions give the key back. `handler` outlives the task.
    Task<Response> answerOnce(const Handler *handler, Request request, KeyedCall call);

private:
    class Lease;
    struct Claimed {
        std::shared_ptr<Lease> lease;   ///< ours to run
        std::optional<Response> answer; ///< set when it is not
    };
    Task<Claimed> claim(KeyedCall call);
    Task<> settle(std::shared_ptr<Lease> lease, std::optional<Response> response);
    void renew();

    const db::Session m_database;
    const int m_leaseMs;
    std::shared_ptr<QSet<const Lease *>> m_living;
    QTimer m_renewal;
};

/// Deletes the keys that are older than 30 days; returns how many there were.
Task<qint64> purgeOldKeys(db::Session database);

} // namespace paushtik::http
