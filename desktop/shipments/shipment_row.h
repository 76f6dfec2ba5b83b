// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/documents/order_document.h"
#include "shared/domain/shipment_state.h"

#include <optional>

namespace paushtik {

struct TrackingEvent {
    Timestamp at;
    QString state; ///< the contract's word; empty where the courier's text means none
    QString text;
    QString location;
};

/// One parcel as the warehouse sees it: a paid order, and its shipment once there is one.
struct ShipmentRow {
    OrderId order;
    QString number = {};
    std::optional<ShipmentId> id = {};
    std::optional<ShipmentState> state = {}; ///< none: not booked, or a word of a later server
    QString awb = {};
    QString courier = {};
    QString edd = {};
    QString trackingUrl = {};
    int attempts = 0;
    QString lastError = {};
    bool labelReady = false;
    std::optional<ManifestId> manifest = {};
    QList<TrackingEvent> events = {};
    // From the order, where it is known.
    QString customer = {};
    QString city = {};
    int pieces = 0;
    bool paid = false;
    bool packed = false;
};

/// Reads a shipment as the staff API tells it. Errors: Fault::Invalid, the detail names the member.
Result<ShipmentRow> parseShipment(const QJsonObject &json);
/// An order's own part of the row; its shipment's, where the order carries one.
ShipmentRow rowOfOrder(const OrderDocument &order);
/// Lays what the order knows over a row of the same order.
void complete(ShipmentRow &row, const OrderDocument &order);

/// The lists that a warehouse works off. A parcel may stand in more than one.
enum class ShipmentQueue { ToPack, NoAwb, Ready, InTransit, Ndr, Rto, Lost, Recovery };
inline constexpr ShipmentQueue kShipmentQueues[] = {
    ShipmentQueue::ToPack, ShipmentQueue::NoAwb, ShipmentQueue::Ready, ShipmentQueue::InTransit,
    ShipmentQueue::Ndr,    ShipmentQueue::Rto,   ShipmentQueue::Lost,  ShipmentQueue::Recovery};
/// Queues where something went wrong and a person must act.
constexpr bool needsPerson(ShipmentQueue queue)
{
    return queue == ShipmentQueue::Ndr || queue == ShipmentQueue::Rto ||
           queue == ShipmentQueue::Lost || queue == ShipmentQueue::Recovery;
}
bool belongs(const ShipmentRow &row, ShipmentQueue queue);

/// What can be done to a parcel as it stands.
bool canCreate(const ShipmentRow &row);
bool canRequestPickup(const ShipmentRow &row);
bool canCancel(const ShipmentRow &row);
bool canManifest(const ShipmentRow &row);

struct Manifest {
    ManifestId id;
    QString number;
    QString courier;
    QList<ShipmentId> shipments;
    Timestamp createdAt;
};
Result<Manifest> parseManifest(const QJsonObject &json);

/// That a driver took a manifest's parcels: which of them, when, from whom.
struct HandoverRecord {
    Timestamp at{0};
    QString by = {};
    QString driver = {}; ///< empty when no name was given
    bool isSigned = false;
    QList<ShipmentId> taken = {};
};
Result<HandoverRecord> parseHandover(const QJsonObject &json);

} // namespace paushtik
