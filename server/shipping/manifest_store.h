// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/orders/order_lifecycle.h"

#include <QJsonObject>

namespace paushtik::shipping {

struct Manifest {
    ManifestId id;
    QString number; ///< MF-YYYY-NNNNNN
    QString courier;
    QList<ShipmentId> shipments;
    Timestamp createdAt;
};
QJsonObject toJson(const Manifest &manifest);

namespace store {

/// What decides whether a shipment goes on a manifest; its row locked.
struct Candidate {
    ShipmentId shipment;
    QString awb;
    QString courier;
    bool living;
    bool onManifest;
};
Task<QList<Candidate>> lockCandidates(db::Session transaction, QList<ShipmentId> ids);

Task<ManifestId> addManifest(db::Session transaction, QString courier, QList<ShipmentId> ids,
                             orders::Actor actor);
Task<> setManifestPdf(db::Session session, ManifestId id, QByteArray pdf);
Task<std::optional<QByteArray>> manifestPdf(db::Session session, ManifestId id);
/// Newest first.
Task<QList<Manifest>> manifests(db::Session session, QList<ManifestId> ids);
Task<QList<ManifestId>> manifestPage(db::Session session, int limit,
                                     std::optional<Timestamp> afterTime,
                                     std::optional<ManifestId> afterId);

} // namespace store
} // namespace paushtik::shipping
