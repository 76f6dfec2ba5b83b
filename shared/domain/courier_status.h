// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/shipment_state.h"

#include <QJsonValue>
#include <QList>
#include <span>

namespace paushtik {

/// What else a courier's status says, beside or instead of a state.
enum class CourierFlag {
    Conflict, ///< id and text name different states: worth a tracking poll
    CancelRequested,
    PickupFailed,
    Delayed,
    Misrouted,
    Partial, ///< part of the parcel: a person must look
    SelfFulfilled,
    QcFailed, ///< returns only
    Exception,
    UnknownStatus, ///< understood by no rule
};

/// What a status means. No state: recognised but neutral, or not understood; store it, move
/// nothing.
struct CourierReading {
    std::optional<ShipmentState> state;
    QList<CourierFlag> flags;
};

/// A row of one of Shiprocket's two tables, whose numberings differ: never look an id of one up in
/// the other.
struct CourierStatusRow {
    int id;
    QLatin1StringView labels; ///< spellings, separated by '|', the first one theirs
    std::optional<ShipmentState> state;
};
std::span<const CourierStatusRow> shipmentStatusTable();
std::span<const CourierStatusRow> orderStatusTable();

/// The number in a status id field: an int, or a string of one. Blank, "NA", null, 0, negative and
/// anything else is a missing id.
std::optional<int> parseStatusId(const QJsonValue &value);

/// Lower case, every run of characters outside [a-z0-9] one blank, trimmed, "canceled" written
/// "cancelled".
QString normalizedStatusText(QStringView text);

/// `shipment_status_id` with `shipment_status` (webhooks, scans, tracking). The id wins over the
/// text, save that a text which is the ORDER table's label of that id shows that the sender mixed
/// the tables. Thread-safe.
CourierReading readShipmentStatus(std::optional<int> id, QStringView text, bool isReturn);

/// `current_status_id` with `current_status` (order lists, NDR), where an id is known to be the
/// ORDER table's.
CourierReading readOrderStatus(std::optional<int> id, QStringView text, bool isReturn);

template <>
inline constexpr std::array kWords<CourierFlag>{
    Word{CourierFlag::Conflict, QLatin1StringView("conflict")},
    Word{CourierFlag::CancelRequested, QLatin1StringView("cancel_requested")},
    Word{CourierFlag::PickupFailed, QLatin1StringView("pickup_failed")},
    Word{CourierFlag::Delayed, QLatin1StringView("delayed")},
    Word{CourierFlag::Misrouted, QLatin1StringView("misrouted")},
    Word{CourierFlag::Partial, QLatin1StringView("partial")},
    Word{CourierFlag::SelfFulfilled, QLatin1StringView("self_fulfilled")},
    Word{CourierFlag::QcFailed, QLatin1StringView("qc_failed")},
    Word{CourierFlag::Exception, QLatin1StringView("exception")},
    Word{CourierFlag::UnknownStatus, QLatin1StringView("unknown_status")},
};
static_assert(wordsAreSound<CourierFlag>());

} // namespace paushtik
