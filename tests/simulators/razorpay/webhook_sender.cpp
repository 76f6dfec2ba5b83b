// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/razorpay/webhook_sender.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QNetworkReply>
#include <QTimer>
#include <algorithm>
#include <array>

namespace paushtik::simulators {

using namespace Qt::StringLiterals;

namespace {

/// Seconds between tries, as measured: razorpay.md section 8.1.
constexpr std::array kLadder{0.23,  5.8,    13.0,   20.0,   43.0,    82.0,    162.0,  324.0,
                             643.0, 1283.0, 2563.0, 5127.0, 10241.0, 20481.0, 40964.0};
constexpr int kPatienceMilliseconds = 5'000;

QByteArray signatureOf(const QByteArray &body, const QByteArray &secret)
{
    return QMessageAuthenticationCode::hash(body, secret, QCryptographicHash::Sha256).toHex();
}

QByteArray bodyOf(const QString &event, const QList<QJsonObject> &entities)
{
    QJsonArray contains;
    QJsonObject payload;
    qint64 at = 0;
    for (const QJsonObject &entity : entities) {
        const QString kind = entity["entity"_L1].toString();
        contains.append(kind);
        payload.insert(kind, QJsonObject{{u"entity"_s, entity}});
        at = qMax(at, entity["created_at"_L1].toInteger());
    }
    const QJsonObject body{{u"entity"_s, u"event"_s}, {u"account_id"_s, u"acc_SIM00000000001"_s},
                           {u"event"_s, event},       {u"contains"_s, contains},
                           {u"payload"_s, payload},   {u"created_at"_s, at}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace

WebhookSender::WebhookSender(QObject *parent)
    : QObject(parent)
{
}

void WebhookSender::sendTo(const QUrl &endpoint)
{
    carryBy([this, endpoint](const Delivery &delivery, const Answered &answered) {
        post(endpoint, delivery, answered);
    });
}

void WebhookSender::tell(const QString &event, const QList<QJsonObject> &entities)
{
    Delivery delivery{bodyOf(event, entities), {}, {}};
    delivery.eventId = "EVTSIM" + QByteArray::number(++m_events).rightJustified(8, '0');
    const QByteArray secret = habits.wrongSecret ? habits.secret + "-wrong" : habits.secret;
    delivery.signature = signatureOf(delivery.body, secret);
    if (habits.alterBody)
        delivery.body.replace("\"captured\"", "\"Captured\"");
    for (int copy = 0; copy < habits.copies; ++copy) {
        if (habits.hold)
            m_held.append(delivery);
        else
            send(delivery);
    }
}

void WebhookSender::release(std::optional<quint32> shuffleSeed)
{
    QList<Delivery> held = std::exchange(m_held, {});
    if (shuffleSeed) {
        QRandomGenerator random(*shuffleSeed);
        std::shuffle(held.begin(), held.end(), random);
    }
    for (const Delivery &delivery : std::as_const(held))
        send(delivery);
}

void WebhookSender::send(Delivery delivery)
{
    if (!m_carrier || !m_enabled)
        return;
    ++m_sent;
    m_carrier(delivery, [this, delivery](bool taken) {
        if (!taken)
            again(delivery);
    });
}

void WebhookSender::again(Delivery delivery)
{
    const auto tries = static_cast<size_t>(delivery.attempt);
    if (tries > kLadder.size()) {
        m_enabled = false;
        return;
    }
    const double pause = kLadder[tries - 1] * 1000 * habits.clockScale;
    ++delivery.attempt;
    QTimer::singleShot(static_cast<int>(pause), this, [this, delivery] { send(delivery); });
}

void WebhookSender::post(const QUrl &endpoint, const Delivery &delivery, const Answered &answered)
{
    QNetworkRequest request(endpoint);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("User-Agent", "Razorpay-Webhook/v1");
    request.setRawHeader("X-Razorpay-Signature", delivery.signature);
    request.setRawHeader("x-razorpay-event-id", delivery.eventId);
    request.setRawHeader("request-id", delivery.eventId);
    request.setTransferTimeout(kPatienceMilliseconds);
    QNetworkReply *reply = m_network.post(request, delivery.body);
    connect(reply, &QNetworkReply::finished, this, [reply, answered] {
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        reply->deleteLater();
        answered(status >= 200 && status < 300);
    });
}

} // namespace paushtik::simulators
