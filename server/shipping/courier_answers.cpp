// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/courier_answers.h"

#include <QRegularExpression>

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
namespace {

constexpr int kOrderCancelled = 5; // ORDER table
constexpr int kWalletSeconds = 900;

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().trimmed();
    if (value.isDouble())
        return QString::number(value.toInteger());
    return {};
}

/// A bag of fields, a list, or a sentence.
QString sentenceOf(const QJsonValue &value)
{
    QStringList parts;
    if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            parts.append(sentenceOf(item));
    } else if (value.isObject()) {
        const QJsonObject bag = value.toObject();
        for (auto field = bag.begin(); field != bag.end(); ++field)
            parts.append(field.key() + u": "_s + sentenceOf(field.value()));
    } else {
        parts.append(textOf(value));
    }
    parts.removeAll(QString());
    return parts.join(u"; "_s);
}

bool says(const QString &text, const char *pattern)
{
    const QRegularExpression expression(QString::fromLatin1(pattern),
                                        QRegularExpression::CaseInsensitiveOption);
    return expression.match(text).hasMatch();
}

bool isPositive(const QString &id)
{
    return id.toLongLong() > 0;
}

bool isCancelled(const QJsonObject &order)
{
    return order.value("status_code"_L1).toVariant().toInt() == kOrderCancelled ||
           says(order.value("status"_L1).toString(), "cancel");
}

CourierFailure deadOrder(const QString &what)
{
    return {FailureClass::Dead, u"the courier holds %1 as cancelled"_s.arg(what), {}};
}

/// GET /orders has a list here, GET /orders/show an object.
QJsonObject firstShipment(const QJsonValue &shipments)
{
    return shipments.isArray() ? shipments.toArray().first().toObject() : shipments.toObject();
}

Awb awbWith(const QString &number, const QString &courier)
{
    Awb awb;
    awb.number = number;
    awb.courier = courier.isEmpty() ? u"Shiprocket"_s : courier;
    awb.trackingUrl = u"https://shiprocket.co/tracking/"_s + number;
    return awb;
}

CourierFailure refusalByText(const QString &text, FailureClass otherwise)
{
    // A wallet fills up without us: looked at again by itself.
    if (says(text, "insufficient|recharge|low balance|wallet"))
        return {FailureClass::Park, u"the courier's wallet: %1"_s.arg(text), kWalletSeconds};
    if (says(text, "kyc"))
        return {FailureClass::Park, u"the courier holds the account: %1"_s.arg(text), {}};
    if (says(text, "cancell?ed state"))
        return {FailureClass::Dead, text, {}};
    if (says(text, "not available between|not serviceable|no courier|unserviceable"))
        return {FailureClass::NotServiceable, text, {}};
    return {otherwise, text, {}};
}

} // namespace

QString messageOf(const WireReply &reply)
{
    const QJsonValue json = reply.json();
    const QJsonObject object = json.toObject();
    QString text;
    for (const QLatin1StringView field : {"errors"_L1, "message"_L1, "error"_L1}) {
        text = sentenceOf(object.value(field));
        if (!text.isEmpty())
            break;
    }
    if (text.isEmpty())
        text = json.isArray() ? sentenceOf(json)
                              : QString::fromUtf8(reply.body.left(200)).simplified();
    return text.left(300);
}

CourierFailure failureOf(const WireReply &reply)
{
    const QString text = u"%1 (HTTP %2)"_s.arg(messageOf(reply)).arg(reply.status);
    if (reply.status == 500)
        return {FailureClass::RetryTwice, text, {}};
    if (reply.status > 500)
        return {FailureClass::Retry, text, {}};
    return refusalByText(text, FailureClass::Park);
}

Answer<CourierOrder> readCreated(const WireReply &reply)
{
    if (!reply.ok())
        return unexpected(failureOf(reply));
    const QJsonObject body = reply.object();
    const QString shipment = textOf(body.value("shipment_id"_L1));
    const QString order = textOf(body.value("order_id"_L1));
    if (isCancelled(body))
        return unexpected(deadOrder(u"this reference"_s));
    if (!isPositive(shipment) || !isPositive(order)) {
        const bool explained = body.contains("message"_L1);
        const QString why =
            explained ? messageOf(reply) : u"the courier answered an order without a shipment"_s;
        return unexpected(
            refusalByText(why, explained ? FailureClass::Park : FailureClass::RetryTwice));
    }
    return CourierOrder{order, shipment, textOf(body.value("awb_code"_L1))};
}

bool saysReferenceTaken(const WireReply &reply)
{
    return !reply.ok() && says(messageOf(reply), "already been taken|already exists?");
}

Answer<std::optional<CourierOrder>> readOrderList(const WireReply &reply, const QString &reference)
{
    if (!reply.ok())
        return unexpected(failureOf(reply));
    bool dead = false;
    for (const QJsonValue &value : reply.object().value("data"_L1).toArray()) {
        const QJsonObject row = value.toObject();
        // The filter may match more than it was asked for.
        if (textOf(row.value("channel_order_id"_L1)) != reference)
            continue;
        if (isCancelled(row)) {
            dead = true;
            continue;
        }
        const QJsonObject shipment = firstShipment(row.value("shipments"_L1));
        const QString id = textOf(shipment.value("id"_L1));
        if (isPositive(id))
            return CourierOrder{textOf(row.value("id"_L1)), id, textOf(shipment.value("awb"_L1))};
    }
    if (dead)
        return unexpected(deadOrder(reference));
    return std::optional<CourierOrder>();
}

Answer<Awb> readAssigned(const WireReply &reply)
{
    const QJsonObject body = reply.object();
    const QJsonValue response = body.value("response"_L1).toObject().value("data"_L1);
    const QJsonObject data = response.toObject(); // on failure it may be a string
    const QString number = textOf(data.value("awb_code"_L1));
    const bool assigned = body.value("awb_assign_status"_L1).toVariant().toInt() == 1;
    if (reply.ok() && assigned && !number.isEmpty()) {
        Awb awb = awbWith(number, textOf(data.value("courier_name"_L1)));
        awb.routingCode = textOf(data.value("routing_code"_L1));
        const qint64 company = textOf(data.value("courier_company_id"_L1)).toLongLong();
        if (company > 0)
            awb.companyId = company;
        return awb;
    }
    if (!reply.ok())
        return unexpected(failureOf(reply));
    QString why = textOf(data.value("awb_assign_error"_L1));
    if (why.isEmpty())
        why = response.isString() ? response.toString() : messageOf(reply);
    return unexpected(refusalByText(why, FailureClass::Park));
}

bool saysAlreadyAssigned(const WireReply &reply)
{
    return says(QString::fromUtf8(reply.body), "awb is already assigned|already assigned");
}

Answer<std::optional<Awb>> readShown(const WireReply &reply)
{
    if (!reply.ok())
        return unexpected(failureOf(reply));
    const QJsonObject data = reply.object().value("data"_L1).toObject();
    if (isCancelled(data))
        return unexpected(deadOrder(u"the order"_s));
    const QJsonObject shipment = firstShipment(data.value("shipments"_L1));
    QString number = textOf(shipment.value("awb"_L1));
    const QJsonObject awbData = data.value("awb_data"_L1).toObject();
    if (number.isEmpty())
        number = textOf(awbData.value("awb"_L1));
    if (number.isEmpty())
        return std::optional<Awb>();
    Awb awb = awbWith(number, textOf(shipment.value("courier"_L1)));
    awb.routingCode = textOf(awbData.value("routing_code"_L1));
    return std::optional<Awb>(std::move(awb));
}

Answer<Pickup> readPickup(const WireReply &reply)
{
    const QJsonObject body = reply.object();
    const QJsonObject response = body.value("response"_L1).toObject();
    if (reply.ok() && body.value("pickup_status"_L1).toVariant().toInt() == 1)
        return Pickup{readCourierTime(textOf(response.value("pickup_scheduled_date"_L1)))};
    if (says(messageOf(reply), "already in pickup queue"))
        return Pickup{};
    if (!reply.ok())
        return unexpected(failureOf(reply));
    return unexpected(refusalByText(messageOf(reply), FailureClass::RetryTwice));
}

Answer<QUrl> readLabelUrl(const WireReply &reply)
{
    if (!reply.ok())
        return unexpected(failureOf(reply));
    const QJsonObject body = reply.object();
    const QString url = textOf(body.value("label_url"_L1));
    if (body.value("label_created"_L1).toVariant().toInt() == 1 && !url.isEmpty())
        return QUrl(url);
    const QString why = textOf(body.value("response"_L1));
    return unexpected(refusalByText(u"no label: %1"_s.arg(why), FailureClass::RetryTwice));
}

Answer<QUrl> readManifestUrl(const WireReply &reply)
{
    if (reply.status == 400 && says(messageOf(reply), "manifest already generated"))
        return QUrl();
    if (!reply.ok())
        return unexpected(failureOf(reply));
    const QString url = textOf(reply.object().value("manifest_url"_L1));
    if (url.isEmpty())
        return unexpected(
            CourierFailure{FailureClass::RetryTwice, u"the courier made no manifest"_s, {}});
    return QUrl(url);
}

Answer<bool> readCancelled(const WireReply &reply)
{
    if (reply.ok())
        return true;
    const QString text = messageOf(reply);
    if (says(text, "already.*cancel|cancel.*already"))
        return true;
    if (reply.status == 400 || reply.status == 422)
        return false;
    return unexpected(failureOf(reply));
}

Answer<QStringList> readPickupLocations(const WireReply &reply)
{
    const QJsonValue addresses =
        reply.object().value("data"_L1).toObject().value("shipping_address"_L1);
    if (!reply.ok() || !addresses.isArray())
        return unexpected(failureOf(reply));
    QStringList nicknames;
    for (const QJsonValue &address : addresses.toArray())
        nicknames.append(textOf(address.toObject().value("pickup_location"_L1)));
    return nicknames;
}

QHash<QString, CourierNews> readTracked(const WireReply &reply, const QStringList &awbs)
{
    QHash<QString, CourierNews> all;
    const QJsonObject body = reply.object();
    for (const QString &awb : awbs) {
        const QJsonObject one =
            body.contains("tracking_data"_L1) ? body : body.value(awb).toObject();
        if (const auto news = readTracking(awb, one.value("tracking_data"_L1).toObject()))
            all.insert(awb, *news);
    }
    return all;
}

} // namespace paushtik::shipping
