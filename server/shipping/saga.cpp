// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/saga.h"

#include "server/core/fault_point.h"
#include "server/shipping/consignment.h"
#include "server/shipping/courier_inbox_store.h"
#include "server/shipping/shipment_moves.h"
#include "server/shipping/shipment_store.h"

#include <QCoroTimer>

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
namespace {

/// A dead reference is followed by another; more than this and something is wrong that a person
/// must see.
constexpr int kMostReferences = 4;
/// Each step is taken once a run; one more round sees that nothing is left.
constexpr int kMostRounds = 6;
/// The third start of a step that answers 500.
constexpr int kMostStartsOn500 = 3;

SagaEnd ended(SagaEnd::Kind kind, QString error = {})
{
    return SagaEnd{kind, std::move(error), {}};
}

/// Nothing leaves for an order whose money goes back.
bool givenUp(OrderState state)
{
    return state == OrderState::Cancelled || state == OrderState::Refunded;
}

bool needsPerson(FailureClass kind, int start)
{
    switch (kind) {
    case FailureClass::Park:
    case FailureClass::NotServiceable:
        return true;
    case FailureClass::RetryTwice:
        return start >= kMostStartsOn500;
    case FailureClass::Retry:
    case FailureClass::Dead:
        return false;
    }
    return true;
}

} // namespace

ShipmentSaga::ShipmentSaga(db::Database *database, Courier *courier, ShippingConfig config)
    : m_database(database)
    , m_courier(courier)
    , m_config(std::move(config))
{
}

int ShipmentSaga::leaseSeconds() const
{
    return m_config.callDeadlineMs / 1'000 + 10;
}

Task<SagaEnd> ShipmentSaga::run(OrderId order, Wish wish)
{
    SagaEnd end = co_await runOnce(order, wish);
    while (end.kind == SagaEnd::Kind::Again)
        end = co_await runOnce(order, Wish::GoOn);
    co_return end;
}

Task<SagaEnd> ShipmentSaga::runOnce(OrderId order, Wish wish)
{
    Opening opening = co_await open(order, wish);
    if (!opening.lease)
        co_return opening.end;
    const store::Lease lease = *opening.lease;
    // A fault of ours leaves the lease behind; it ends by itself.
    SagaEnd end = co_await carry(lease);
    co_await store::dropLease(*m_database, lease);
    co_return end;
}

Task<SagaEnd> ShipmentSaga::cancel(ShipmentId id)
{
    const auto shipment = co_await store::find(*m_database, id);
    if (!shipment)
        co_return ended(SagaEnd::Kind::NoOrder);
    const store::Lease lease{id, shipment->order, makeUuidV7()};
    const bool taken = co_await store::takeLease(*m_database, lease, leaseSeconds());
    if (!taken)
        co_return ended(SagaEnd::Kind::Busy);
    SagaEnd end = co_await withdraw(lease);
    co_await store::dropLease(*m_database, lease);
    co_return end;
}

Task<ShipmentSaga::Opening> ShipmentSaga::open(OrderId order, Wish wish)
{
    db::Transaction transaction = co_await m_database->begin();
    const auto locked = co_await orders::lockOrder(transaction, order);
    if (!locked)
        co_return Opening{{}, ended(SagaEnd::Kind::NoOrder)};
    const auto latest = co_await store::latestOf(transaction, order);
    std::optional<ShipmentId> shipment;
    if (latest && latest->living())
        shipment = latest->id;
    else if (locked->state != OrderState::Paid)
        co_return Opening{{}, ended(SagaEnd::Kind::NotPaid)};
    else if (latest && wish == Wish::GoOn)
        co_return Opening{}; // it was cancelled; only a person makes another
    if (shipment && !givenUp(locked->state) && !latest->nextStep())
        co_return Opening{};
    if (!shipment)
        shipment = co_await addShipment(transaction, order);

    const store::Lease lease{*shipment, order, makeUuidV7()};
    const bool taken = co_await store::takeLease(transaction, lease, leaseSeconds());
    if (!taken)
        co_return Opening{{}, ended(SagaEnd::Kind::Busy)};
    co_await store::countAttempt(transaction, *shipment);
    co_await transaction.commit();
    co_return Opening{lease, {}};
}

Task<ShipmentId> ShipmentSaga::addShipment(db::Session transaction, OrderId order)
{
    const auto source = co_await orders::orderForShipment(transaction, order);
    const QString reference = co_await store::nextReference(transaction, order, source->number);
    const Package package = packageFor(source->lines);
    co_return co_await store::insert(transaction, order, reference, package.chargeable());
}

Task<SagaEnd> ShipmentSaga::carry(store::Lease lease)
{
    for (int round = 0; round < kMostRounds; ++round) {
        const auto order = co_await orders::orderForShipment(*m_database, lease.order);
        const auto shipment = co_await store::find(*m_database, lease.shipment);
        if (givenUp(order->state))
            co_return co_await withdraw(lease);
        const auto step = shipment->nextStep();
        if (!step)
            co_return SagaEnd{};
        Next next = co_await takeStep(lease, *shipment, *order, *step);
        if (next.end)
            co_return std::move(*next.end);
    }
    co_return ended(SagaEnd::Kind::Retry, u"the steps do not come to an end"_s);
}

Task<ShipmentSaga::Next> ShipmentSaga::takeStep(store::Lease lease, Shipment shipment,
                                                orders::OrderForShipment order, Step step)
{
    const bool ours = co_await store::renewLease(*m_database, lease, leaseSeconds());
    if (!ours)
        co_return Next{ended(SagaEnd::Kind::Busy)};
    const int start = co_await store::startStep(*m_database, lease.shipment, step);
    faultPoint(("shipment.started." + QByteArray(toString(step).data())).constData());
    switch (step) {
    case Step::CreateOrder:
        co_return co_await createOrder(lease, std::move(shipment), std::move(order), start);
    case Step::AssignAwb:
        co_return co_await assignAwb(lease, std::move(shipment), start);
    case Step::SchedulePickup:
        co_return co_await schedulePickup(lease, std::move(shipment), start);
    case Step::FetchLabel:
        co_return co_await fetchLabel(lease, std::move(shipment), std::move(order), start);
    case Step::Manifest:
        co_return co_await announce(lease, std::move(shipment), start);
    }
    co_return Next{SagaEnd{}};
}

Task<std::optional<ShipmentSaga::Recording>> ShipmentSaga::record(store::Lease lease)
{
    db::Transaction transaction = co_await m_database->begin();
    auto shipment = co_await lockWithOrder(transaction, lease.shipment);
    const bool ours = co_await store::renewLease(transaction, lease, leaseSeconds());
    if (!shipment || !ours)
        co_return std::nullopt;
    co_return Recording{transaction, std::move(*shipment)};
}

Task<Answer<CourierOrder>> ShipmentSaga::findOrCreate(Consignment consignment, int start)
{
    // Started before, and no answer on record: what the courier did is its to tell. A new order may
    // take a moment to show in its list, so an empty answer is asked for twice.
    for (int ask = 0; start > 1 && ask < 2; ++ask) {
        auto found = co_await m_courier->findByReference(consignment.reference);
        if (!found)
            co_return unexpected(found.error());
        if (*found)
            co_return Answer<CourierOrder>(**found);
        if (ask == 0)
            co_await QCoro::sleepFor(std::chrono::seconds(1));
    }
    co_return co_await m_courier->createOrder(std::move(consignment));
}

Task<ShipmentSaga::Next> ShipmentSaga::createOrder(store::Lease lease, Shipment shipment,
                                                   orders::OrderForShipment order, int start)
{
    Consignment consignment = consignmentOf(shipment, order);
    auto made = co_await findOrCreate(std::move(consignment), start);
    faultPoint("shipment.answered.create_order");
    if (!made)
        co_return co_await failStep(lease, Step::CreateOrder, made.error(), start);
    co_return co_await recordOrder(lease, *made);
}

Task<ShipmentSaga::Next> ShipmentSaga::recordOrder(store::Lease lease, CourierOrder made)
{
    auto recording = co_await record(lease);
    if (!recording)
        co_return Next{ended(SagaEnd::Kind::Busy)};
    const db::Transaction transaction = recording->transaction;
    co_await store::setCourierOrder(transaction, lease.shipment, made);
    co_await store::endStep(transaction, lease.shipment, Step::CreateOrder, true, QString());
    QString text = u"the courier has the order %1"_s.arg(recording->shipment.reference);
    co_await advanceTo(transaction, recording->shipment, ShipmentState::Created, std::move(text));
    co_await recording->transaction.commit();
    faultPoint("shipment.recorded.create_order");
    co_return Next{};
}

Task<ShipmentSaga::Next> ShipmentSaga::assignAwb(store::Lease lease, Shipment shipment, int start)
{
    AwbRequest request{courierOrderOf(shipment), start > 1};
    auto assigned = co_await m_courier->assignAwb(std::move(request));
    faultPoint("shipment.answered.assign_awb");
    if (!assigned)
        co_return co_await failStep(lease, Step::AssignAwb, assigned.error(), start);
    co_return co_await recordAwb(lease, *assigned);
}

Task<ShipmentSaga::Next> ShipmentSaga::recordAwb(store::Lease lease, Awb awb)
{
    auto recording = co_await record(lease);
    if (!recording)
        co_return Next{ended(SagaEnd::Kind::Busy)};
    const db::Transaction transaction = recording->transaction;
    co_await store::setAwb(transaction, lease.shipment, awb);
    co_await store::endStep(transaction, lease.shipment, Step::AssignAwb, true, QString());
    QString text = u"AWB %1, %2"_s.arg(awb.number, awb.courier);
    co_await advanceTo(transaction, recording->shipment, ShipmentState::AwbAssigned,
                       std::move(text));
    co_await recording->transaction.commit();
    faultPoint("shipment.recorded.assign_awb");
    // After the commit: a webhook that comes from now on finds the AWB by itself.
    co_await store::wakeWaiting(*m_database, awb.number);
    co_return Next{};
}

Task<ShipmentSaga::Next> ShipmentSaga::schedulePickup(store::Lease lease, Shipment shipment,
                                                      int start)
{
    CourierOrder there = courierOrderOf(shipment);
    auto pickup = co_await m_courier->schedulePickup(std::move(there));
    faultPoint("shipment.answered.schedule_pickup");
    if (!pickup)
        co_return co_await failStep(lease, Step::SchedulePickup, pickup.error(), start);
    auto recording = co_await record(lease);
    if (!recording)
        co_return Next{ended(SagaEnd::Kind::Busy)};
    const db::Transaction transaction = recording->transaction;
    co_await store::setPickup(transaction, lease.shipment, pickup->at.value_or(Timestamp::now()));
    co_await store::endStep(transaction, lease.shipment, Step::SchedulePickup, true, QString());
    QString text = u"pickup asked for"_s;
    co_await advanceTo(transaction, recording->shipment, ShipmentState::PickupScheduled,
                       std::move(text));
    co_await recording->transaction.commit();
    faultPoint("shipment.recorded.schedule_pickup");
    co_return Next{};
}

Task<ShipmentSaga::Next> ShipmentSaga::fetchLabel(store::Lease lease, Shipment shipment,
                                                  orders::OrderForShipment order, int start)
{
    LabelRequest request = labelRequestOf(shipment, order);
    auto pdf = co_await m_courier->fetchLabel(std::move(request));
    faultPoint("shipment.answered.fetch_label");
    if (!pdf)
        co_return co_await failStep(lease, Step::FetchLabel, pdf.error(), start);
    auto recording = co_await record(lease);
    if (!recording)
        co_return Next{ended(SagaEnd::Kind::Busy)};
    const db::Transaction transaction = recording->transaction;
    co_await store::setLabel(transaction, lease.shipment, *pdf);
    co_await orders::lowerFlag(transaction, lease.order, OrderFlag::ShipmentStuck);
    co_await store::endStep(transaction, lease.shipment, Step::FetchLabel, true, QString());
    co_await recording->transaction.commit();
    faultPoint("shipment.recorded.fetch_label");
    co_return Next{};
}

Task<ShipmentSaga::Next> ShipmentSaga::announce(store::Lease lease, Shipment shipment, int start)
{
    CourierOrder there = courierOrderOf(shipment);
    auto told = co_await m_courier->announce(std::move(there));
    faultPoint("shipment.answered.manifest");
    if (!told && told.error().kind != FailureClass::Dead && needsPerson(told.error().kind, start))
        co_return co_await leaveUnannounced(lease, told.error().reason);
    if (!told)
        co_return co_await failStep(lease, Step::Manifest, told.error(), start);
    auto recording = co_await record(lease);
    if (!recording)
        co_return Next{ended(SagaEnd::Kind::Busy)};
    const db::Transaction transaction = recording->transaction;
    co_await store::setManifested(transaction, lease.shipment);
    co_await store::endStep(transaction, lease.shipment, Step::Manifest, true, QString());
    co_await recording->transaction.commit();
    faultPoint("shipment.recorded.manifest");
    co_return Next{};
}

// The parcel goes without it: the courier comes for what has an AWB, and the list that is handed
// over is drawn by us when they have none. Nobody need be called; the reason is kept.
Task<ShipmentSaga::Next> ShipmentSaga::leaveUnannounced(store::Lease lease, QString why)
{
    auto recording = co_await record(lease);
    if (!recording)
        co_return Next{ended(SagaEnd::Kind::Busy)};
    const db::Transaction transaction = recording->transaction;
    co_await store::endStep(transaction, lease.shipment, Step::Manifest, false, why);
    co_await store::setError(transaction, lease.shipment, why, false);
    co_await recording->transaction.commit();
    co_return Next{SagaEnd{}};
}

Task<ShipmentSaga::Next> ShipmentSaga::failStep(store::Lease lease, Step step,
                                                CourierFailure failure, int start)
{
    if (failure.kind == FailureClass::Dead)
        co_return co_await renewDead(lease, std::move(failure));
    auto recording = co_await record(lease);
    if (!recording)
        co_return Next{ended(SagaEnd::Kind::Busy)};
    const bool park = needsPerson(failure.kind, start);
    const db::Transaction transaction = recording->transaction;
    co_await store::endStep(transaction, lease.shipment, step, false, failure.reason);
    co_await store::setError(transaction, lease.shipment, failure.reason, park);
    if (park)
        co_await orders::raiseFlag(transaction, lease.order, OrderFlag::ShipmentStuck,
                                   failure.reason);
    co_await recording->transaction.commit();
    const auto kind = park ? SagaEnd::Kind::Parked : SagaEnd::Kind::Retry;
    co_return Next{SagaEnd{kind, failure.reason, failure.retryAfterSeconds}};
}

Task<ShipmentSaga::Next> ShipmentSaga::renewDead(store::Lease lease, CourierFailure failure)
{
    auto recording = co_await record(lease);
    if (!recording)
        co_return Next{ended(SagaEnd::Kind::Busy)};
    const db::Transaction transaction = recording->transaction;
    const QString &reference = recording->shipment.reference;
    if (reference.endsWith(u"-R%1"_s.arg(kMostReferences))) {
        co_await store::setError(transaction, lease.shipment, failure.reason, true);
        co_await orders::raiseFlag(transaction, lease.order, OrderFlag::ShipmentStuck,
                                   failure.reason);
        co_await recording->transaction.commit();
        co_return Next{ended(SagaEnd::Kind::Parked, failure.reason)};
    }
    QString why = u"the courier holds %1 as cancelled"_s.arg(reference);
    co_await store::setError(transaction, lease.shipment, failure.reason, false);
    co_await markCancelled(transaction, recording->shipment, std::move(why));
    co_await addShipment(transaction, lease.order);
    co_await recording->transaction.commit();
    co_return Next{ended(SagaEnd::Kind::Again)};
}

Task<Answer<bool>> ShipmentSaga::cancelThere(Shipment shipment)
{
    CourierOrder there = courierOrderOf(shipment);
    if (!there.orderId.isEmpty())
        co_return co_await m_courier->cancel(std::move(there));
    const int starts = co_await store::startsOf(*m_database, shipment.id, Step::CreateOrder);
    if (starts == 0)
        co_return Answer<bool>(true);
    auto found = co_await m_courier->findByReference(shipment.reference);
    if (!found && found.error().kind == FailureClass::Dead)
        co_return Answer<bool>(true);
    if (!found)
        co_return unexpected(found.error());
    if (!*found)
        co_return Answer<bool>(true);
    co_return co_await m_courier->cancel(**found);
}

Task<SagaEnd> ShipmentSaga::withdraw(store::Lease lease)
{
    const auto shipment = co_await store::find(*m_database, lease.shipment);
    if (!shipment->living() || shipment->leftUs())
        co_return SagaEnd{};
    auto gone = co_await cancelThere(*shipment);
    faultPoint("shipment.answered.cancel");
    auto recording = co_await record(lease);
    if (!recording)
        co_return ended(SagaEnd::Kind::Busy);
    SagaEnd end;
    if (!gone)
        end = SagaEnd{needsPerson(gone.error().kind, 1) ? SagaEnd::Kind::Parked
                                                        : SagaEnd::Kind::Retry,
                      gone.error().reason, gone.error().retryAfterSeconds};
    else if (!*gone)
        end = ended(SagaEnd::Kind::Parked,
                    u"the parcel is on its way: the courier does not cancel it"_s);
    co_await recordWithdrawal(recording->transaction, recording->shipment, end);
    co_await recording->transaction.commit();
    co_return end;
}

Task<> ShipmentSaga::recordWithdrawal(db::Session transaction, Shipment shipment, SagaEnd end)
{
    const bool parked = end.kind == SagaEnd::Kind::Parked;
    co_await store::setError(transaction, shipment.id, end.error, parked);
    if (parked)
        co_await orders::raiseFlag(transaction, shipment.order, OrderFlag::ShipmentStuck,
                                   end.error);
    if (end.kind != SagaEnd::Kind::Complete || shipment.leftUs() || !shipment.living())
        co_return;
    QString why = u"cancelled before it left"_s;
    co_await markCancelled(transaction, shipment, std::move(why));
}

} // namespace paushtik::shipping
