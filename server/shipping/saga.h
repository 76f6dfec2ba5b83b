// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/shipping/courier.h"
#include "server/shipping/saga_store.h"
#include "server/shipping/shipping_config.h"

namespace paushtik::shipping {

/// How a run of the saga ended.
struct SagaEnd {
    enum class Kind {
        Complete, ///< all steps are done, or there is nothing (more) to do
        Retry,    ///< the courier did not answer as hoped; later again
        Parked,   ///< a person must look
        Again,    ///< a dead shipment was replaced by a new one: run again
        Busy,     ///< another worker has it in hand
        NotPaid,  ///< the order is not one to ship
        NoOrder,
    };
    Kind kind = Kind::Complete;
    QString error = {};
    std::optional<int> afterSeconds = {};
};

/// Brings a paid order to the courier's door: create order, assign AWB, schedule pickup, fetch
/// label, manifest. Every step is recorded before the courier is called and after it answered, and
/// the saga goes on from what is recorded; a step whose answer is not known is looked up before it
/// is repeated. So it may be run again at any time, by anyone, and the order is shipped once. Runs
/// on the thread of its database.
class ShipmentSaga {
public:
    enum class Wish {
        GoOn, ///< a job's: start, or go on; a shipment that was cancelled stays so
        Anew, ///< a person's: make another one where the last was cancelled
    };
    ShipmentSaga(db::Database *database, Courier *courier, ShippingConfig config);

    /// An order that was cancelled meanwhile has its shipment cancelled at the courier instead.
    Task<SagaEnd> run(OrderId order, Wish wish);
    /// Cancels a shipment that has not left us, there and here.
    Task<SagaEnd> cancel(ShipmentId shipment);

private:
    struct Opening {
        std::optional<store::Lease> lease; ///< nothing: `end` says why
        SagaEnd end;
    };
    struct Next {
        std::optional<SagaEnd> end; ///< nothing: go on with the next step
    };
    struct Recording {
        db::Transaction transaction;
        Shipment shipment; ///< locked, its order too
    };
    Task<SagaEnd> runOnce(OrderId order, Wish wish);
    Task<Opening> open(OrderId order, Wish wish);
    /// Nothing when the lease was lost: another worker goes on, and what we learnt it will look up.
    Task<std::optional<Recording>> record(store::Lease lease);
    Task<ShipmentId> addShipment(db::Session transaction, OrderId order);
    Task<SagaEnd> carry(store::Lease lease);
    Task<Next> takeStep(store::Lease lease, Shipment shipment, orders::OrderForShipment order,
                        Step step);
    Task<Next> createOrder(store::Lease lease, Shipment shipment, orders::OrderForShipment order,
                           int start);
    Task<Next> recordOrder(store::Lease lease, CourierOrder made);
    Task<Next> assignAwb(store::Lease lease, Shipment shipment, int start);
    Task<Next> recordAwb(store::Lease lease, Awb awb);
    Task<Next> schedulePickup(store::Lease lease, Shipment shipment, int start);
    Task<Next> fetchLabel(store::Lease lease, Shipment shipment, orders::OrderForShipment order,
                          int start);
    Task<Next> announce(store::Lease lease, Shipment shipment, int start);
    Task<Next> leaveUnannounced(store::Lease lease, QString why);
    Task<Answer<CourierOrder>> findOrCreate(Consignment consignment, int start);
    Task<SagaEnd> withdraw(store::Lease lease);
    Task<> recordWithdrawal(db::Session transaction, Shipment shipment, SagaEnd end);
    Task<Answer<bool>> cancelThere(Shipment shipment);
    Task<Next> failStep(store::Lease lease, Step step, CourierFailure failure, int start);
    Task<Next> renewDead(store::Lease lease, CourierFailure failure);

    int leaseSeconds() const;

    db::Database *m_database;
    Courier *m_courier;
    ShippingConfig m_config;
};

} // namespace paushtik::shipping
