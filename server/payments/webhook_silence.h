// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/jobs/job_runner.h"

#include "shared/domain/timestamp.h"

#include <optional>

namespace paushtik::payments {

/// Razorpay switches a webhook off that failed for a day, and tells nobody here (razorpay.md
/// section 8.1). So the time of the last event is a metric, `paushtik_webhook_last_seconds`, and a
/// long silence of a shop that takes orders is a line of the dashboard and a warning in the log.
class WebhookSilence {
public:
    /// `hours`: how long is long; nothing for a shop whose gateway is the mock.
    WebhookSilence(db::Database *database, std::optional<int> hours);

    /// An event came just now. Thread-safe.
    static void broken();
    struct State {
        std::optional<Timestamp> last; ///< the newest event; nothing: none yet
        bool silent = false;           ///< for too long, while orders were placed
    };
    Task<State> look() const;
    /// Looks, and warns in the log; true when it warned. Job `payments.webhook_silence`.
    Task<bool> warn() const;

private:
    db::Database *m_database;
    std::optional<int> m_hours;
};

} // namespace paushtik::payments
