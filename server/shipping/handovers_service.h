// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/http/request.h"
#include "server/orders/order_lifecycle.h"
#include "shared/domain/result.h"

#include <QJsonObject>

namespace paushtik::shipping {

/// That a driver took parcels of a manifest.
struct HandoverWish {
    ManifestId manifest;
    QList<ShipmentId> taken;
    std::optional<QString> driver;
    bool isSigned = false;
};

/// Who gave which parcels to whom, and when. Belongs to one worker.
class HandoversService {
public:
    explicit HandoversService(db::Database *database);

    /// A parcel goes once: one that went before is Fault::Conflict `already_handed_over`, and what
    /// was missing then may go later. Parcels of another manifest are refused, and nothing is kept.
    Task<Result<QJsonObject>> handOver(HandoverWish wish, orders::Actor actor,
                                       std::shared_ptr<http::IdempotencyClaim> claim);
    /// Fault::NotFound while the parcels are still here.
    Task<Result<QJsonObject>> find(ManifestId manifest);

private:
    db::Database *m_database;
};

} // namespace paushtik::shipping
