// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/parcel_queue.h"
#include "shared/documents/order_document.h"

#include <optional>

namespace paushtik {

struct TrackingEvent {
    Timestamp at;
    QString state; ///< the contract's word; empty where the courier's text means none
    QString text;
    QString location;
    friend bool operator==(const TrackingEvent &, const TrackingEvent &) = default;
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
    QString reason = {}; ///< why it stands where it does, in the courier's words
    bool labelReady = false;
    std::optional<ManifestId> manifest = {};
    QList<TrackingEvent> events = {};
    // From the order, where it is known.
    QString customer = {};
    QString city = {};
    QString pincode = {};
    int pieces = 0;
    int weightGrams = 0; ///< packed; 0: not known
    bool paid = false;
    bool packed = false;
    bool stuck = false;     ///< the server says that booking it needs a person
    bool returnOpen = true; ///< where it came back: nobody has said yet what of it is good
    friend bool operator==(const ShipmentRow &, const ShipmentRow &) = default;
};

/// Reads a shipment as the staff API tells it. Errors: Fault::Invalid, the detail names the member.
Result<ShipmentRow> parseShipment(const QJsonObject &json);
/// An order's own part of the row; its shipment's, where the order carries one. None where it has
/// no id.
std::optional<ShipmentRow> rowOfOrder(const QJsonObject &order);
/// Lays what the order knows over a row of the same order.
void complete(ShipmentRow &row, const QJsonObject &order);
/// What the order itself has noted of its parcel's way, in the order it happened.
QList<TrackingEvent> eventsOfTimeline(const QJsonObject &order);

bool belongs(const ShipmentRow &row, ShipmentQueue queue);

/// What can be done to a parcel as it stands.
bool canCreate(const ShipmentRow &row);
bool canRequestPickup(const ShipmentRow &row);
bool canCancel(const ShipmentRow &row);
/// A cancelled parcel's label must not leave the house.
bool canPrintLabel(const ShipmentRow &row);
bool canManifest(const ShipmentRow &row);

/// Everything that the queues are made of.
struct OpenParcels {
    QList<ShipmentRow> rows; ///< of a long queue, those that have waited longest
    QMap<ShipmentQueue, int> counts;
    QSet<ShipmentQueue> cut = {}; ///< longer than what could be read: the count is the least
};
/// Counts what is there.
OpenParcels openParcelsOf(QList<ShipmentRow> rows);

/// What can be said of a parcel that came back.
bool canSettleReturn(const ShipmentRow &row);

struct Manifest {
    ManifestId id;
    QString number;
    QString courier;
    QList<ShipmentId> shipments;
    Timestamp createdAt;
    friend bool operator==(const Manifest &, const Manifest &) = default;
};
Result<Manifest> parseManifest(const QJsonObject &json);

/// That a driver took parcels of a manifest: which of them, when, from whom.
struct HandoverRecord {
    Timestamp at{0};
    QString by = {};
    QString driver = {}; ///< empty when no name was given
    bool isSigned = false;
    QList<ShipmentId> taken = {};
};
/// The parcels that went with any of them.
QSet<ShipmentId> goneBy(const QList<HandoverRecord> &records);
/// The first, then those of parcels that were missing at it.
Result<QList<HandoverRecord>> parseHandovers(const QJsonObject &json);

} // namespace paushtik
