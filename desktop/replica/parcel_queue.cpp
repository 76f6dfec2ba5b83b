// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/parcel_queue.h"

#include <QJsonArray>
#include <algorithm>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

bool isOneOf(const ParcelFacts &parcel, std::initializer_list<ShipmentState> states)
{
    return parcel.state && std::find(states.begin(), states.end(), *parcel.state) != states.end();
}

} // namespace

ParcelFacts parcelFactsOf(const QJsonObject &order)
{
    const QJsonObject shipment = order["shipment"_L1].toObject();
    return {.paid = order["status"_L1].toString() == u"paid",
            .packed = order["packed_at"_L1].isString(),
            .hasAwb = !shipment["awb"_L1].toString().isEmpty(),
            .state = parse<ShipmentState>(shipment["state"_L1].toString()),
            .inTrouble = order["flags"_L1].toArray().contains(u"shipment_stuck"_s),
            .returnOpen = order["restock"_L1]["offered"_L1].toBool(true)};
}

bool isWithUs(const ParcelFacts &parcel)
{
    return !parcel.state || rank(*parcel.state) <= rank(ShipmentState::PickupScheduled);
}

bool belongs(const ParcelFacts &parcel, ShipmentQueue queue)
{
    using S = ShipmentState;
    switch (queue) {
    case ShipmentQueue::ToPack:
        return parcel.paid && !parcel.packed && isWithUs(parcel);
    case ShipmentQueue::NoAwb:
        return parcel.paid && !parcel.hasAwb && isWithUs(parcel);
    case ShipmentQueue::Ready:
        return parcel.hasAwb && isOneOf(parcel, {S::AwbAssigned, S::PickupScheduled});
    case ShipmentQueue::InTransit:
        return isOneOf(parcel, {S::PickedUp, S::InTransit, S::OutForDelivery});
    case ShipmentQueue::Ndr:
        return isOneOf(parcel, {S::Undelivered});
    case ShipmentQueue::Rto:
        return isOneOf(parcel, {S::RtoInitiated}) ||
               (isOneOf(parcel, {S::RtoDelivered}) && parcel.returnOpen);
    case ShipmentQueue::Lost:
        return isOneOf(parcel, {S::Lost});
    case ShipmentQueue::Recovery:
        // The courier's no to a paid order: it is booked again, or its money goes back.
        return (parcel.inTrouble && isWithUs(parcel)) ||
               (parcel.paid && isOneOf(parcel, {S::Cancelled}));
    }
    Q_UNREACHABLE();
}

} // namespace paushtik
