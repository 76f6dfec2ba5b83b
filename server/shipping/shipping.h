// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/cpu_pool.h"
#include "server/http/router.h"
#include "server/jobs/job_runner.h"
#include "server/shipping/handovers_service.h"
#include "server/shipping/manifests_service.h"
#include "server/shipping/mock_courier.h"
#include "server/shipping/shipments_service.h"
#include "server/shipping/tracking_service.h"

namespace paushtik::orders {
class OrdersService;
}

namespace paushtik::shipping {

class CourierGate;
class LiveCourier;

/// What the workers of one process share: made once, before them.
struct ShippingShared {
    ShippingShared();
    std::shared_ptr<CourierGate> gate; ///< the courier's circuit breaker and rate
    std::shared_ptr<TrackingCache> cache = std::make_shared<TrackingCache>();
};

/// Shipping as one worker has it: the courier that the configuration names, and what stands on it.
/// Belongs to the thread of its database.
class Shipping {
public:
    Shipping(db::Database *database, ShippingConfig config, const ShippingShared &shared,
             std::shared_ptr<CpuPool> pool);

    ShippingConfig config;
    MockCourier *mock = nullptr; ///< in mock mode the courier itself
    LiveCourier *live = nullptr; ///< otherwise
    std::unique_ptr<Courier> courier;
    ShipmentSaga saga;
    CourierInbox inbox;
    ShipmentsService shipments;
    ManifestsService manifests;
    HandoversService handovers;
    TrackingService tracking;
    db::Database *database;
};

/// Shipments, labels and manifests for staff; tracking for customers; the courier's webhook; the
/// mock's.
void addShippingRoutes(http::Router &router, std::shared_ptr<Shipping> shipping,
                       std::shared_ptr<orders::OrdersService> orders);
/// `shipment.create`, `shipment.cancel`, `courier.apply`, `courier.poll`, `courier.check_account`,
/// and the poll of silent parcels.
void addShippingJobs(jobs::JobRunner &runner, std::shared_ptr<Shipping> shipping);
/// Once at start-up: with a live courier, makes the job that compares our pickup location with
/// those of the account. One that is missing there is a warning in the log; nothing stops for it.
Task<> checkAccountAtStart(std::shared_ptr<Shipping> shipping);

} // namespace paushtik::shipping
