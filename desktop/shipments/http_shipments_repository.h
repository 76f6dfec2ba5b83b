// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/net/api_client.h"
#include "desktop/shipments/shipments_repository.h"

namespace paushtik {

/// Parcels straight from the staff API.
class HttpShipmentsRepository final : public ShipmentsRepository {
    Q_OBJECT
public:
    explicit HttpShipmentsRepository(ApiClient &api, QObject *parent = nullptr);

    Task<Result<OpenParcels>> open() override;
    Task<Result<ShipmentRow>> shipment(ShipmentId id) override;
    Task<Result<QList<ShipmentRow>>> parcels(QList<ShipmentId> ids) override;
    Task<Result<QJsonObject>> order(QString code) override;
    Task<Result<QList<QJsonObject>>> ordersToPack() override;
    Task<Result<QJsonObject>> picks(OrderId order) override;
    Task<Result<ShipmentRow>> create(OrderId order) override;
    Task<Result<ShipmentRow>> requestPickup(ShipmentId id) override;
    Task<Result<ShipmentRow>> cancel(ShipmentId id) override;
    Task<Result<void>> setPacked(PackedMark mark) override;
    Task<Result<void>> settleReturn(ReturnVerdict verdict) override;
    Task<Result<QList<Manifest>>> manifests() override;
    Task<Result<Manifest>> makeManifest(QList<ShipmentId> shipments) override;
    Task<Result<void>> handOver(Handover handover) override;
    Task<Result<QList<HandoverRecord>>> handovers(Manifest manifest) override;
    Task<Result<QByteArray>> manifestPdf(ManifestId id) override;
    /// As the server says it.
    Task<Result<QJsonObject>> handoverDocument(ManifestId id);
    /// Shipments in these states.
    Task<Result<QList<ShipmentRow>>> inStates(QList<ShipmentState> states);

private:
    struct Listed {
        QList<QJsonObject> items;
        bool cut = false; ///< there is more than is read
    };
    Task<Result<Listed>> all(QString path, QUrlQuery query);
    Task<Result<Listed>> paidOrders();
    /// Rows, and which queues are longer; not counted.
    Task<Result<OpenParcels>> shipped(QList<ShipmentState> states);
    Task<Result<ShipmentRow>> act(QString path);

    ApiClient &m_api;
};

} // namespace paushtik
