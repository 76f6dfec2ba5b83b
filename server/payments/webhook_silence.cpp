// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/payments/webhook_silence.h"

#include "server/core/metrics.h"

#include <QLoggingCategory>
#include <prometheus/gauge.h>

namespace paushtik::payments {

namespace {

Q_LOGGING_CATEGORY(lcSilence, "paushtik.payments.webhook")

prometheus::Gauge &lastEvent()
{
    static prometheus::Gauge &gauge =
        prometheus::BuildGauge()
            .Name("paushtik_webhook_last_seconds")
            .Help("Unix time of the last webhook event that was kept; 0: none yet")
            .Register(metricsRegistry())
            .Add({{"provider", "razorpay"}});
    return gauge;
}

} // namespace

WebhookSilence::WebhookSilence(db::Database *database, std::optional<int> hours)
    : m_database(database)
    , m_hours(hours)
{
}

void WebhookSilence::broken()
{
    lastEvent().SetToCurrentTime();
}

// Silence needs somebody who could have paid: a gateway order since the last event, old enough.
const db::Query kSilence{"webhooks.silence", R"sql(
    WITH last AS (
        SELECT max(received_at) AS at FROM webhook_events WHERE provider = 'razorpay')
    SELECT coalesce(extract(epoch FROM last.at), 0)::bigint,
           EXISTS (SELECT FROM gateway_orders
                    WHERE created_at > coalesce(last.at, '-infinity')
                      AND created_at < now() - make_interval(hours => $1))
      FROM last)sql"};

Task<bool> WebhookSilence::warn() const
{
    constexpr int kDay = 24;
    const db::Rows rows = co_await m_database->run(kSilence, m_hours.value_or(kDay));
    lastEvent().Set(static_cast<double>(rows.first().get<qint64>(0)));
    const bool silent = m_hours && rows.first().get<bool>(1);
    if (silent) {
        qCWarning(lcSilence,
                  "no webhook came for %d hours although orders were placed: look in Razorpay's "
                  "dashboard whether the webhook is switched off",
                  *m_hours);
    }
    co_return silent;
}

} // namespace paushtik::payments
