// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/shipping/courier_http.h"
#include "server/shipping/courier_token.h"

namespace paushtik::shipping {

/// Shiprocket itself (reference of its wire: shiprocket.md). Every operation has one deadline for
/// all the calls it needs.
class LiveCourier final : public Courier {
public:
    LiveCourier(db::Database *database, ShippingConfig config, std::shared_ptr<CourierGate> gate);

    Task<Answer<CourierOrder>> createOrder(Consignment consignment) override;
    Task<Answer<std::optional<CourierOrder>>> findByReference(QString reference) override;
    Task<Answer<Awb>> assignAwb(AwbRequest request) override;
    Task<Answer<Pickup>> schedulePickup(CourierOrder order) override;
    Task<Answer<QByteArray>> fetchLabel(LabelRequest request) override;
    Task<Answer<void>> announce(CourierOrder order) override;
    Task<Answer<std::optional<QByteArray>>> manifest(QList<CourierOrder> orders) override;
    Task<Answer<QHash<QString, CourierNews>>> track(QStringList awbs, int deadlineMs) override;
    Task<Answer<bool>> cancel(CourierOrder order) override;
    /// The nicknames of the account's pickup addresses.
    Task<Answer<QStringList>> pickupLocations();

private:
    Task<Answer<WireReply>> post(QString path, QJsonObject body, QDeadlineTimer deadline);
    Task<Answer<WireReply>> get(QString path, QUrlQuery query, QDeadlineTimer deadline);
    /// Signed with the shared token; one refused token is renewed and the call made once more.
    Task<Answer<WireReply>> signedCall(WireCall call, QDeadlineTimer deadline);
    Task<Answer<std::optional<CourierOrder>>> findOrder(QString reference, QDeadlineTimer deadline);
    Task<Answer<std::optional<Awb>>> readBack(CourierOrder order, QDeadlineTimer deadline);
    QDeadlineTimer deadline() const { return QDeadlineTimer(m_config.callDeadlineMs); }

    ShippingConfig m_config;
    CourierHttp m_http;
    CourierToken m_token;
};

} // namespace paushtik::shipping
