// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/payments/webhook_inbox.h"

#include "server/payments/capture.h"
#include "server/payments/refunds.h"
#include "server/payments/signature.h"
#include "server/payments/webhook_silence.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

namespace paushtik::payments {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcWebhook, "paushtik.payments.webhook")

QJsonObject entity(const QJsonObject &event, QLatin1StringView name)
{
    return event["payload"_L1][name]["entity"_L1].toObject();
}

/// Whatever the order of the keys, with or without the ones we do not know. Nothing when it names
/// no payment.
std::optional<Evidence> evidenceOf(const QJsonObject &event)
{
    const QJsonObject payment = entity(event, "payment"_L1);
    const QString orderId = payment["order_id"_L1].toString();
    const auto status = parse<GatewayStatus>(payment["status"_L1].toString());
    if (orderId.isEmpty() || payment["id"_L1].toString().isEmpty() || !status)
        return std::nullopt;
    return Evidence{EvidenceSource::Webhook,
                    event["event"_L1].toString(),
                    orderId,
                    payment["id"_L1].toString(),
                    *status,
                    Paise(payment["amount"_L1].toInteger(-1)),
                    payment["currency"_L1].toString(),
                    payment["method"_L1].toString()};
}

/// PostgreSQL's text has no NUL; what comes as a name is not longer than one.
QString storable(QString name)
{
    return name.remove(QChar::Null).left(200);
}

std::optional<RefundNews> refundNewsOf(const QJsonObject &event)
{
    const QJsonObject refund = entity(event, "refund"_L1);
    const auto state = parse<RefundState>(refund["status"_L1].toString());
    const qint64 amount = refund["amount"_L1].toInteger();
    if (refund["id"_L1].toString().isEmpty() || !state || amount <= 0)
        return std::nullopt;
    return RefundNews{refund["id"_L1].toString(), refund["payment_id"_L1].toString(), Paise(amount),
                      *state};
}

} // namespace

WebhookInbox::WebhookInbox(db::Database *database, QByteArrayList secrets)
    : m_database(database)
    , m_secrets(std::move(secrets))
{
}

const db::Query kKeepEvent{"webhooks.keep", R"sql(
    INSERT INTO webhook_events (provider, event_id, kind, body) VALUES ('razorpay', $1, $2, $3)
    ON CONFLICT (provider, event_id) DO UPDATE SET deliveries = webhook_events.deliveries + 1
    RETURNING applied_at IS NOT NULL OR deliveries > 1)sql"};

Task<Result<std::optional<QString>>> WebhookInbox::receive(QByteArray body, QByteArray signature,
                                                           QByteArray eventId) const
{
    if (!webhookSignatureMatches(body, signature, m_secrets))
        co_return fail(Fault::Unauthorized, u"bad_signature"_s,
                       u"The signature does not fit the body."_s);
    const QJsonDocument event = QJsonDocument::fromJson(body);
    if (!event.isObject())
        co_return fail(Fault::BadRequest, {}, u"The body is no JSON object."_s);
    if (eventId.isEmpty())
        eventId = "sha256-"_ba + QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
    const QString id = storable(QString::fromUtf8(eventId));
    const QString kind = storable(event["event"_L1].toString());
    const db::Rows kept = co_await m_database->run(kKeepEvent, id, kind, body);
    WebhookSilence::broken();
    const bool known = kept.first().get<bool>(0);
    co_return known ? std::optional<QString>() : std::optional(id);
}

const db::Query kLockEvent{"webhooks.lock", R"sql(
    SELECT body FROM webhook_events
     WHERE provider = 'razorpay' AND event_id = $1 AND applied_at IS NULL
       FOR UPDATE SKIP LOCKED)sql"};

const db::Query kEventApplied{"webhooks.applied", R"sql(
    UPDATE webhook_events SET applied_at = now() WHERE provider = 'razorpay'
        AND event_id = $1)sql"};

Task<> WebhookInbox::apply(QString eventId) const
{
    db::Transaction transaction = co_await m_database->begin();
    const db::Rows rows = co_await transaction.run(kLockEvent, eventId);
    if (rows.isEmpty())
        co_return;
    const bool applied = co_await applyEvent(transaction, rows.first().get<QByteArray>(0));
    if (!applied)
        co_return; // it waits; nothing of it is written
    co_await transaction.run(kEventApplied, eventId);
    co_await transaction.commit();
}

Task<bool> WebhookInbox::applyEvent(db::Session transaction, QByteArray body) const
{
    const QJsonObject event = QJsonDocument::fromJson(body).object();
    const QString kind = event["event"_L1].toString();
    if (kind.startsWith("refund."_L1)) {
        std::optional<RefundNews> news = refundNewsOf(event);
        if (!news)
            co_return true;
        co_return co_await applyRefundNews(transaction, std::move(*news));
    }
    if (kind.startsWith("payment."_L1) || kind == "order.paid"_L1) {
        std::optional<Evidence> evidence = evidenceOf(event);
        if (!evidence)
            co_return true;
        const CaptureResult result = co_await capture(transaction, std::move(*evidence));
        // Our own commit of that gateway order may still be on its way.
        co_return result.outcome != CaptureOutcome::UnknownOrder;
    }
    co_return true;
}

// What never finds its order or payment is looked at for a while, then only kept.
const db::Query kWaitingEvents{"webhooks.waiting", R"sql(
    SELECT event_id FROM webhook_events
     WHERE provider = 'razorpay' AND applied_at IS NULL
       AND received_at > now() - CASE WHEN $1::boolean OR kind LIKE 'refund.%'
           THEN interval '10 days' ELSE interval '1 hour' END
     ORDER BY received_at DESC
     LIMIT 500)sql"};

Task<jobs::Outcome> WebhookInbox::applyWaiting(Reach reach) const
{
    const db::Rows waiting = co_await m_database->run(kWaitingEvents, reach == Reach::All);
    for (const db::Row row : waiting) {
        const QString id = row.get<QString>(0);
        try {
            co_await apply(id);
        } catch (const db::Error &error) {
            qCWarning(lcWebhook, "event %s is kept and will be applied later: %s",
                      qUtf8Printable(id), error.what());
        }
    }
    co_return jobs::Outcome::done();
}

} // namespace paushtik::payments
