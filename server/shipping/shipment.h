// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/id.h"
#include "shared/domain/shipment_state.h"
#include "shared/domain/timestamp.h"

#include <QDate>
#include <QList>
#include <QString>
#include <optional>

namespace paushtik::shipping {

/// The steps of the saga, in their order. The last tells the courier that the parcel is ready; the
/// list handed over with many parcels is a person's (manifests_service.h).
enum class Step { CreateOrder, AssignAwb, SchedulePickup, FetchLabel, Manifest };

struct Shipment {
    ShipmentId id;
    OrderId order;
    QString orderNumber;
    QString reference;
    ShipmentState state;
    std::optional<Timestamp> stateTime;
    QString courierOrderId; ///< empty until the courier has it; so are the next three
    QString courierShipmentId;
    QString awb;
    QString courier;
    QString routingCode;
    std::optional<QDate> edd;
    QString trackingUrl;
    int weightGrams;
    std::optional<Timestamp> pickupAt;
    bool labelReady;
    bool manifested; ///< the courier has its own manifest of it
    std::optional<ManifestId> manifest;
    int attempts;
    QString lastError;
    bool parked;
    Timestamp createdAt;
    bool restockOffered; ///< it came back, and nobody has said yet what is good

    /// The step the saga takes next; none when all that it does by itself is done.
    std::optional<Step> nextStep() const;
    /// Still in our hands: it can be cancelled and put on a manifest.
    bool leftUs() const { return rank(state) > rank(ShipmentState::PickupScheduled); }
    bool living() const { return state != ShipmentState::Cancelled; }
};

struct ShipmentEvent {
    Timestamp at;
    std::optional<ShipmentState> state;
    QString text;
    QString location;
};

} // namespace paushtik::shipping

template <>
inline constexpr std::array paushtik::kWords<paushtik::shipping::Step>{
    paushtik::Word{paushtik::shipping::Step::CreateOrder, QLatin1StringView("create_order")},
    paushtik::Word{paushtik::shipping::Step::AssignAwb, QLatin1StringView("assign_awb")},
    paushtik::Word{paushtik::shipping::Step::SchedulePickup, QLatin1StringView("schedule_pickup")},
    paushtik::Word{paushtik::shipping::Step::FetchLabel, QLatin1StringView("fetch_label")},
    paushtik::Word{paushtik::shipping::Step::Manifest, QLatin1StringView("manifest")},
};
static_assert(paushtik::wordsAreSound<paushtik::shipping::Step>());
