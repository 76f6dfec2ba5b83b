// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/shipping/courier_http.h"

// How Shiprocket's answers are read (shiprocket.md §2 to §9). Pure: an HTTP code alone never means
// success.
namespace paushtik::shipping {

/// The sentence in an error body, whichever of its six shapes it has; at most 300 characters.
QString messageOf(const WireReply &reply);
/// What to do about an answer that is no success.
CourierFailure failureOf(const WireReply &reply);

Answer<CourierOrder> readCreated(const WireReply &reply);
bool saysReferenceTaken(const WireReply &reply);
/// The row of GET /orders that is exactly `reference`; a living one before a cancelled one, which
/// is a Dead failure.
Answer<std::optional<CourierOrder>> readOrderList(const WireReply &reply, const QString &reference);
Answer<Awb> readAssigned(const WireReply &reply);
bool saysAlreadyAssigned(const WireReply &reply);
/// The AWB in GET /orders/show/{id}; nothing while there is none. A cancelled order is a Dead
/// failure.
Answer<std::optional<Awb>> readShown(const WireReply &reply);
Answer<Pickup> readPickup(const WireReply &reply);
Answer<QUrl> readLabelUrl(const WireReply &reply);
/// An empty URL: the manifest was made before and is to be printed.
Answer<QUrl> readManifestUrl(const WireReply &reply);
Answer<QStringList> readPickupLocations(const WireReply &reply);
Answer<bool> readCancelled(const WireReply &reply);
/// `{tracking_data}` of one AWB, or a map of AWBs to such.
QHash<QString, CourierNews> readTracked(const WireReply &reply, const QStringList &awbs);

} // namespace paushtik::shipping
