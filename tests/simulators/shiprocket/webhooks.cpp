// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/shiprocket/webhooks.h"

#include "tests/simulators/shiprocket/shiprocket_api.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QTimer>

namespace paushtik::simulators {

using namespace Qt::StringLiterals;

QJsonObject Webhooks::bodyOf(const HeldOrder &order, const QDateTime &at)
{
    const QString status = statusLabel(order.statusId);
    return {{u"awb"_s, order.awb},
            {u"courier_name"_s, order.courier},
            {u"current_status"_s, status},
            {u"shipment_status"_s, status},
            {u"shipment_status_id"_s, order.statusId},
            {u"current_timestamp"_s, at.toString(u"dd MM yyyy HH:mm:ss"_s)},
            {u"order_id"_s, order.reference},
            {u"sr_order_id"_s, order.orderId},
            {u"scans"_s, order.scans},
            {u"is_return"_s, order.isReturn ? 1 : 0},
            {u"channel_id"_s, 3'400'001}};
}

void Webhooks::send(const QJsonObject &body, int delayMs)
{
    QTimer::singleShot(delayMs, this, [this, body] { post(body, 0); });
}

void Webhooks::post(const QJsonObject &body, int attempt)
{
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("x-api-key", key);
    const QByteArray bytes = QJsonDocument(body).toJson(QJsonDocument::Compact);
    QNetworkReply *reply = m_network.post(request, bytes);
    connect(reply, &QNetworkReply::finished, this, [this, reply, body, attempt] {
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answers.append(status);
        reply->deleteLater();
        if (status != 200 && attempt < retries)
            QTimer::singleShot(200 << attempt, this,
                               [this, body, attempt] { post(body, attempt + 1); });
    });
}

} // namespace paushtik::simulators
