// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/shipping/courier.h"
#include "server/shipping/saga.h"
#include "shared/domain/result.h"

#include <QJsonObject>

namespace paushtik::shipping {

/// What staff do with shipments. Answers are documents (shipment_document.h). Belongs to one
/// worker.
class ShipmentsService {
public:
    ShipmentsService(db::Database *database, Courier *courier, ShipmentSaga *saga);

    /// Creates the order's shipment, or goes on from the last step that worked. `order_not_paid`;
    /// Unavailable while the courier is away (it is tried again by itself).
    Task<Result<QJsonObject>> ship(OrderId order);
    struct Page {
        QList<QJsonObject> documents;
        std::optional<Shipment> last; ///< more come after it
    };
    Task<Page> list(std::optional<ShipmentState> state, int limit,
                    std::optional<Timestamp> afterTime, std::optional<ShipmentId> afterId);
    Task<Result<QJsonObject>> get(ShipmentId id);
    /// Fetches the label if it is not there yet.
    Task<Result<QJsonObject>> fetchLabel(ShipmentId id);
    Task<Result<QByteArray>> labelPdf(ShipmentId id);
    Task<Result<QJsonObject>> schedulePickup(ShipmentId id);
    /// Before pickup only; again is the same.
    Task<Result<QJsonObject>> cancel(ShipmentId id);

private:
    Task<SagaEnd> runWhenFree(OrderId order);
    Task<SagaEnd> cancelWhenFree(ShipmentId id);
    Task<QJsonObject> document(Shipment shipment);

    db::Database *m_database;
    Courier *m_courier;
    ShipmentSaga *m_saga;
};

} // namespace paushtik::shipping
