// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/shipping/courier_news.h"
#include "shared/domain/shipment_state.h"

namespace paushtik::shipping {

struct StateMove {
    ShipmentState to;
    QString text; ///< the courier's words
};

/// What a run of moments does to a shipment.
struct Reduction {
    ShipmentStanding standing;
    QList<StateMove> moves;     ///< in order; each is told to the order
    QStringList contradictions; ///< against a state that is final: a person must look
    bool leftUs = false;        ///< a late event tells that the courier had the parcel
    bool askCourier = false;    ///< only a tracking poll can tell
};

/// The same rule for webhooks and polls (shared/domain `decide`). Pure.
Reduction reduce(ShipmentStanding standing, const QList<Moment> &moments, bool confirmed);

/// A poll that says delivered and shows no leg of a return: only that may end a return as a
/// delivery.
bool confirmsDelivery(const CourierNews &news);

} // namespace paushtik::shipping
