// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/jobs/job_runner.h"
#include "shared/domain/result.h"

#include <QByteArray>
#include <QByteArrayList>

namespace paushtik::payments {

/// Razorpay's webhooks (reference: razorpay.md section 8): recorded first and committed, applied
/// after. At least once, in any order, is what they come as; the inbox makes each count once.
class WebhookInbox {
public:
    /// `secrets`: the current one, and the previous one while a rotation drains.
    WebhookInbox(db::Database *database, QByteArrayList secrets);

    /// Looks at the signature over the raw body and keeps the event. `bad_signature` (401), or
    /// BadRequest when it is well signed but no JSON object. Answers the event's id when it is
    /// committed; nothing when it was known already.
    Task<Result<std::optional<QString>>> receive(QByteArray body, QByteArray signature,
                                                 QByteArray eventId) const;
    /// Applies one kept event. What must wait (a refund before its payment) stays in the inbox.
    Task<> apply(QString eventId) const;
    /// Recent: a payment's of the last hour, as whatever names no order of ours is left alone then.
    /// All: of the last ten days, for what came right before a long stop.
    enum class Reach { Recent, All };
    /// Those that wait. Jobs `payments.apply_waiting` and `payments.apply_older`.
    Task<jobs::Outcome> applyWaiting(Reach reach = Reach::Recent) const;

private:
    Task<bool> applyEvent(db::Session transaction, QByteArray body) const;

    db::Database *m_database;
    QByteArrayList m_secrets;
};

} // namespace paushtik::payments
