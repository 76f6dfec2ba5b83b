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
    SELECT last.at,
           EXISTS (SELECT FROM gateway_orders
                    WHERE created_at > coalesce(last.at, '-infinity')
                      AND created_at < now() - make_interval(hours => $1))
      FROM last)sql"};

Task<WebhookSilence::State> WebhookSilence::look() const
{
    constexpr int kDay = 24;
    const db::Rows rows = co_await m_database->run(kSilence, m_hours.value_or(kDay));
    const db::Row row = rows.first();
    State state{row.get<std::optional<Timestamp>>(0), m_hours && row.get<bool>(1)};
    co_return state;
}

Task<bool> WebhookSilence::warn() const
{
    const State state = co_await look();
    lastEvent().Set(state.last ? static_cast<double>(state.last->seconds()) : 0);
    if (state.silent) {
        qCWarning(lcSilence,
                  "no webhook came for %d hours although orders were placed: look in Razorpay's "
                  "dashboard whether the webhook is switched off",
                  *m_hours);
    }
    co_return state.silent;
}

} // namespace paushtik::payments
