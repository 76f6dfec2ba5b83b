// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace paushtik::simulators {

/// One order as the provider holds it; every order has one shipment.
struct HeldOrder {
    qint64 orderId = 0;
    qint64 shipmentId = 0;
    QString reference; ///< the shop's
    QJsonObject body;  ///< as it was created
    bool cancelled = false;
    QString awb;
    int courierId = 0;
    QString courier;
    bool pickupAsked = false;
    bool labelled = false;
    bool manifested = false;
    bool isReturn = false;      ///< from a buyer to the shop
    QJsonArray ndrActions = {}; ///< what the shop wished for after failed attempts
    int statusId = 11;          ///< SHIPMENT table
    QJsonArray scans;           ///< oldest first, as webhooks have them
    int timesAsked = 1;         ///< how often its creation was asked for

    bool leftUs() const;
};

/// Everything that the provider remembers of one account, with a clock of its own.
class Account {
public:
    QString email = QStringLiteral("api@shop.example");
    QString password = QStringLiteral("simulated-password");
    QStringList pickupLocations{QStringLiteral("Primary")};
    qint64 balancePaise = 10'000'00;
    qint64 freightPaise = 62'60;
    QList<HeldOrder> orders;
    int logins = 0;

    QDateTime now() const;
    void advanceClock(qint64 seconds) { m_clockSkew += seconds; }

    /// A token that is good for ten days of the account's clock.
    QByteArray logIn();
    enum class Bearer { Good, Expired, Unknown };
    Bearer check(const QByteArray &token) const;
    void expireTokens();

    HeldOrder *byReference(const QString &reference); ///< the newest
    HeldOrder *byOrderId(qint64 id);
    HeldOrder *byShipmentId(qint64 id);
    HeldOrder *byAwb(const QString &awb);
    HeldOrder &add(const QString &reference, const QJsonObject &body);
    QString nextAwb();
    /// Shipments that could still reach a buyer.
    int living() const;

    QJsonObject toJson() const;
    void fromJson(const QJsonObject &json);

private:
    qint64 m_clockSkew = 0;
    qint64 m_lastId = 0;
    QHash<QByteArray, qint64> m_tokens; ///< to the second of its end
};

} // namespace paushtik::simulators
