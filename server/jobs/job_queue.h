// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "shared/domain/id.h"
#include "shared/domain/timestamp.h"

#include <QJsonObject>
#include <QString>
#include <optional>

namespace paushtik::jobs {

struct NewJob {
    QString kind;      ///< "shipment.create"
    QString dedupeKey; ///< while one with this key waits or runs, another of the kind is not made
    QJsonObject payload = {};
    std::optional<Timestamp> runAt = {}; ///< absent: now
};

/// Writes a job. Given a transaction, the job comes to be exactly when that commits (transactional
/// outbox). One that already waits is pulled forward when `runAt` is earlier. Wakes the runners of
/// all daemons.
Task<> enqueue(db::Session session, NewJob job);

} // namespace paushtik::jobs
