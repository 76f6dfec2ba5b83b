// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/shiprocket/account.h"

#include <QJsonDocument>
#include <QTimeZone>
#include <algorithm>
#include <array>

namespace paushtik::simulators {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kTokenSeconds = 864'000;
constexpr qint64 kFirstOrderId = 510'000'000;
constexpr qint64 kFirstShipmentId = 347'000'000;
constexpr qint64 kFirstAwb = 77'000'000'000'000;

QByteArray segment(const QJsonObject &json)
{
    return QJsonDocument(json)
        .toJson(QJsonDocument::Compact)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QJsonObject toJson(const HeldOrder &order)
{
    return {{u"order_id"_s, order.orderId},
            {u"shipment_id"_s, order.shipmentId},
            {u"reference"_s, order.reference},
            {u"body"_s, order.body},
            {u"cancelled"_s, order.cancelled},
            {u"awb"_s, order.awb},
            {u"courier_id"_s, order.courierId},
            {u"courier"_s, order.courier},
            {u"pickup_asked"_s, order.pickupAsked},
            {u"labelled"_s, order.labelled},
            {u"manifested"_s, order.manifested},
            {u"is_return"_s, order.isReturn},
            {u"ndr_actions"_s, order.ndrActions},
            {u"status_id"_s, order.statusId},
            {u"scans"_s, order.scans},
            {u"times_asked"_s, order.timesAsked}};
}

HeldOrder orderFrom(const QJsonObject &json)
{
    HeldOrder order;
    order.orderId = json.value("order_id"_L1).toInteger();
    order.shipmentId = json.value("shipment_id"_L1).toInteger();
    order.reference = json.value("reference"_L1).toString();
    order.body = json.value("body"_L1).toObject();
    order.cancelled = json.value("cancelled"_L1).toBool();
    order.awb = json.value("awb"_L1).toString();
    order.courierId = json.value("courier_id"_L1).toInt();
    order.courier = json.value("courier"_L1).toString();
    order.pickupAsked = json.value("pickup_asked"_L1).toBool();
    order.labelled = json.value("labelled"_L1).toBool();
    order.manifested = json.value("manifested"_L1).toBool();
    order.isReturn = json.value("is_return"_L1).toBool();
    order.ndrActions = json.value("ndr_actions"_L1).toArray();
    order.statusId = json.value("status_id"_L1).toInt();
    order.scans = json.value("scans"_L1).toArray();
    order.timesAsked = json.value("times_asked"_L1).toInt();
    return order;
}

template <class Match>
HeldOrder *newest(QList<HeldOrder> &orders, Match matches)
{
    const auto found = std::find_if(orders.rbegin(), orders.rend(), matches);
    return found == orders.rend() ? nullptr : &*found;
}

} // namespace

bool HeldOrder::leftUs() const
{
    // Out for pickup and later, but for what is said before the courier has the parcel.
    constexpr std::array early{1, 2, 3, 4, 5, 8, 11, 13, 15, 16, 20, 27, 45};
    return std::find(early.begin(), early.end(), statusId) == early.end();
}

QDateTime Account::now() const
{
    return QDateTime::currentDateTimeUtc().addSecs(m_clockSkew).toTimeZone(QTimeZone(19'800));
}

QByteArray Account::logIn()
{
    ++logins;
    const qint64 end = now().toSecsSinceEpoch() + kTokenSeconds;
    const QByteArray token = segment({{u"alg"_s, u"HS256"_s}}) + '.' +
                             segment({{u"exp"_s, end}, {u"jti"_s, logins}}) + ".simulated";
    m_tokens.insert(token, end);
    return token;
}

Account::Bearer Account::check(const QByteArray &token) const
{
    if (!m_tokens.contains(token))
        return Bearer::Unknown;
    return m_tokens.value(token) > now().toSecsSinceEpoch() ? Bearer::Good : Bearer::Expired;
}

void Account::expireTokens()
{
    for (qint64 &end : m_tokens)
        end = 0;
}

HeldOrder *Account::byReference(const QString &reference)
{
    return newest(orders, [&](const HeldOrder &order) { return order.reference == reference; });
}

HeldOrder *Account::byOrderId(qint64 id)
{
    return newest(orders, [&](const HeldOrder &order) { return order.orderId == id; });
}

HeldOrder *Account::byShipmentId(qint64 id)
{
    return newest(orders, [&](const HeldOrder &order) { return order.shipmentId == id; });
}

HeldOrder *Account::byAwb(const QString &awb)
{
    return newest(orders, [&](const HeldOrder &order) { return order.awb == awb; });
}

HeldOrder &Account::add(const QString &reference, const QJsonObject &body)
{
    ++m_lastId;
    HeldOrder order;
    order.orderId = kFirstOrderId + m_lastId;
    order.shipmentId = kFirstShipmentId + m_lastId;
    order.reference = reference;
    order.body = body;
    orders.append(order);
    return orders.last();
}

QString Account::nextAwb()
{
    return QString::number(kFirstAwb + ++m_lastId);
}

int Account::living() const
{
    return static_cast<int>(std::count_if(orders.begin(), orders.end(),
                                          [](const HeldOrder &order) { return !order.cancelled; }));
}

QJsonObject Account::toJson() const
{
    QJsonArray held;
    for (const HeldOrder &order : orders)
        held.append(simulators::toJson(order));
    QJsonObject tokens;
    for (auto token = m_tokens.begin(); token != m_tokens.end(); ++token)
        tokens.insert(QString::fromLatin1(token.key()), token.value());
    return {{u"orders"_s, held},
            {u"tokens"_s, tokens},
            {u"pickup_locations"_s, QJsonArray::fromStringList(pickupLocations)},
            {u"balance_paise"_s, balancePaise},
            {u"logins"_s, logins},
            {u"clock_skew"_s, m_clockSkew},
            {u"last_id"_s, m_lastId}};
}

void Account::fromJson(const QJsonObject &json)
{
    orders.clear();
    for (const QJsonValue &order : json.value("orders"_L1).toArray())
        orders.append(orderFrom(order.toObject()));
    m_tokens.clear();
    const QJsonObject tokens = json.value("tokens"_L1).toObject();
    for (auto token = tokens.begin(); token != tokens.end(); ++token)
        m_tokens.insert(token.key().toLatin1(), token.value().toInteger());
    pickupLocations = json.value("pickup_locations"_L1).toVariant().toStringList();
    balancePaise = json.value("balance_paise"_L1).toInteger();
    logins = json.value("logins"_L1).toInt();
    m_clockSkew = json.value("clock_skew"_L1).toInteger();
    m_lastId = json.value("last_id"_L1).toInteger();
}

} // namespace paushtik::simulators
