// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/cpu_pool.h"
#include "server/http/request.h"
#include "server/shipping/courier.h"
#include "server/shipping/manifest_store.h"
#include "server/shipping/shipping_config.h"
#include "shared/domain/result.h"

namespace paushtik::shipping {

/// The lists that go with the parcels one courier takes. Belongs to one worker.
class ManifestsService {
public:
    ManifestsService(db::Database *database, Courier *courier, std::shared_ptr<CpuPool> pool,
                     Sender sender);

    /// All shipments go on it or none: `not_manifestable` names those that cannot, and why.
    Task<Result<Manifest>> create(QList<ShipmentId> shipments, orders::Actor actor,
                                  std::shared_ptr<http::IdempotencyClaim> claim);
    struct Page {
        QList<Manifest> manifests;
        bool more = false;
    };
    Task<Page> list(int limit, std::optional<Timestamp> afterTime,
                    std::optional<ManifestId> afterId);
    /// The courier's own, or ours.
    Task<Result<QByteArray>> pdf(ManifestId id);

private:
    Task<Result<Manifest>> find(ManifestId id);
    Task<> fetchPdf(Manifest manifest);
    Task<Result<QByteArray>> draw(Manifest manifest);

    db::Database *m_database;
    Courier *m_courier;
    std::shared_ptr<CpuPool> m_pool;
    Sender m_sender;
};

} // namespace paushtik::shipping
