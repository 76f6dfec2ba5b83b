// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/shipment_state.h"

#include <QJsonObject>
#include <optional>

namespace paushtik {

/// The lists that a warehouse works off. A parcel may stand in more than one. The values are bits
/// of a number in the replica's file: add at the end, never renumber.
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

/// What decides in which queues an order stands.
struct ParcelFacts {
    bool paid = false;
    bool packed = false;
    bool hasAwb = false;
    std::optional<ShipmentState> state = {}; ///< none: not booked, or a word of a later server
    bool inTrouble = false;                  ///< booking it needs a person, or another try
    bool returnOpen = true; ///< where it came back: nobody has said yet what of it is good
};

/// The facts of an order as the staff API tells it.
ParcelFacts parcelFactsOf(const QJsonObject &order);
/// It has not left the house.
bool isWithUs(const ParcelFacts &parcel);
bool belongs(const ParcelFacts &parcel, ShipmentQueue queue);

} // namespace paushtik
