// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/shipments_service.h"

#include "server/jobs/job_queue.h"
#include "server/shipping/consignment.h"
#include "server/shipping/shipment_document.h"
#include "server/shipping/shipment_moves.h"
#include "server/shipping/shipment_store.h"

#include <QCoroTimer>

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
namespace {

/// How long a person waits for the job that has the shipment in hand: longer than one call to the
/// courier.
constexpr int kMostWaits = 60;
constexpr std::chrono::milliseconds kWait{250};

Error errorOf(const CourierFailure &failure)
{
    const bool passing =
        failure.kind == FailureClass::Retry || failure.kind == FailureClass::RetryTwice;
    return Error{.fault = passing ? Fault::Unavailable : Fault::Conflict,
                 .code = passing ? QString() : u"courier_refused"_s,
                 .detail = failure.reason};
}

Error withoutAwb()
{
    return Error{
        .fault = Fault::Conflict, .code = u"no_awb"_s, .detail = u"The shipment has no AWB yet."_s};
}

Error shippedAlready()
{
    return Error{.fault = Fault::Conflict,
                 .code = u"already_shipped"_s,
                 .detail = u"The parcel has left us."_s};
}

} // namespace

ShipmentsService::ShipmentsService(db::Database *database, Courier *courier, ShipmentSaga *saga)
    : m_database(database)
    , m_courier(courier)
    , m_saga(saga)
{
}

Task<SagaEnd> ShipmentsService::runWhenFree(OrderId order)
{
    SagaEnd end = co_await m_saga->run(order, ShipmentSaga::Wish::Anew);
    for (int wait = 0; end.kind == SagaEnd::Kind::Busy && wait < kMostWaits; ++wait) {
        co_await QCoro::sleepFor(kWait);
        end = co_await m_saga->run(order, ShipmentSaga::Wish::Anew);
    }
    co_return end;
}

Task<SagaEnd> ShipmentsService::cancelWhenFree(ShipmentId id)
{
    SagaEnd end = co_await m_saga->cancel(id);
    for (int wait = 0; end.kind == SagaEnd::Kind::Busy && wait < kMostWaits; ++wait) {
        co_await QCoro::sleepFor(kWait);
        end = co_await m_saga->cancel(id);
    }
    co_return end;
}

Task<QJsonObject> ShipmentsService::document(Shipment shipment)
{
    QList<Shipment> one{std::move(shipment)};
    const QList<QJsonObject> documents = co_await documentsOf(*m_database, std::move(one));
    co_return documents.first();
}

Task<Result<QJsonObject>> ShipmentsService::ship(OrderId order)
{
    const SagaEnd end = co_await runWhenFree(order);
    if (end.kind == SagaEnd::Kind::NoOrder)
        co_return fail(Fault::NotFound);
    if (end.kind == SagaEnd::Kind::Retry) {
        const QString id = order.toString();
        jobs::NewJob goOn{u"shipment.create"_s, id, QJsonObject{{u"order_id"_s, id}},
                          Timestamp::now().plusSeconds(end.afterSeconds.value_or(5))};
        co_await jobs::enqueue(*m_database, std::move(goOn));
        co_return fail(Fault::Unavailable, {}, end.error);
    }
    const auto shipment = co_await store::latestOf(*m_database, order);
    if (end.kind == SagaEnd::Kind::NotPaid || !shipment || !shipment->living())
        co_return fail(Fault::Conflict, u"order_not_paid"_s, u"Only a paid order is shipped."_s);
    co_return co_await document(*shipment);
}

Task<ShipmentsService::Page> ShipmentsService::list(std::optional<ShipmentState> state, int limit,
                                                    std::optional<Timestamp> afterTime,
                                                    std::optional<ShipmentId> afterId)
{
    QList<ShipmentId> ids = co_await store::page(*m_database, state, limit + 1, afterTime, afterId);
    const bool more = ids.size() > limit;
    if (more)
        ids.removeLast();
    const QList<Shipment> shipments = co_await store::findAll(*m_database, std::move(ids));
    Page page;
    page.documents = co_await documentsOf(*m_database, shipments);
    if (more && !shipments.isEmpty())
        page.last = shipments.last();
    co_return page;
}

Task<Result<QJsonObject>> ShipmentsService::get(ShipmentId id)
{
    const auto shipment = co_await store::find(*m_database, id);
    if (!shipment)
        co_return fail(Fault::NotFound);
    co_return co_await document(*shipment);
}

Task<Result<QJsonObject>> ShipmentsService::fetchLabel(ShipmentId id)
{
    const auto shipment = co_await store::find(*m_database, id);
    if (!shipment)
        co_return fail(Fault::NotFound);
    if (shipment->labelReady)
        co_return co_await document(*shipment);
    if (shipment->awb.isEmpty() || !shipment->living())
        co_return fail(withoutAwb());
    const auto order = co_await orders::orderForShipment(*m_database, shipment->order);
    LabelRequest request = labelRequestOf(*shipment, *order);
    const auto pdf = co_await m_courier->fetchLabel(std::move(request));
    if (!pdf)
        co_return fail(errorOf(pdf.error()));
    co_await store::setLabel(*m_database, id, *pdf);
    co_return co_await get(id);
}

Task<Result<QByteArray>> ShipmentsService::labelPdf(ShipmentId id)
{
    const auto pdf = co_await store::label(*m_database, id);
    if (!pdf)
        co_return fail(Fault::NotFound, {}, u"There is no label yet."_s);
    co_return Result<QByteArray>(*pdf);
}

Task<Result<QJsonObject>> ShipmentsService::schedulePickup(ShipmentId id)
{
    const auto shipment = co_await store::find(*m_database, id);
    if (!shipment)
        co_return fail(Fault::NotFound);
    if (shipment->awb.isEmpty() || !shipment->living())
        co_return fail(withoutAwb());
    if (shipment->leftUs())
        co_return fail(shippedAlready());
    CourierOrder there = courierOrderOf(*shipment);
    const auto pickup = co_await m_courier->schedulePickup(std::move(there));
    if (!pickup)
        co_return fail(errorOf(pickup.error()));
    db::Transaction transaction = co_await m_database->begin();
    const auto locked = co_await lockWithOrder(transaction, id);
    co_await store::setPickup(transaction, id, pickup->at.value_or(Timestamp::now()));
    QString text = u"pickup asked for"_s;
    co_await advanceTo(transaction, *locked, ShipmentState::PickupScheduled, std::move(text));
    co_await transaction.commit();
    co_return co_await get(id);
}

Task<Result<QJsonObject>> ShipmentsService::cancel(ShipmentId id)
{
    const auto shipment = co_await store::find(*m_database, id);
    if (!shipment)
        co_return fail(Fault::NotFound);
    if (!shipment->living())
        co_return co_await document(*shipment);
    if (shipment->leftUs())
        co_return fail(shippedAlready());
    const SagaEnd end = co_await cancelWhenFree(id);
    if (end.kind == SagaEnd::Kind::Retry || end.kind == SagaEnd::Kind::Busy)
        co_return fail(Fault::Unavailable, {}, end.error);
    if (end.kind == SagaEnd::Kind::Parked)
        co_return fail(Fault::Conflict, u"courier_refused"_s, end.error);
    const auto after = co_await store::find(*m_database, id);
    if (after->living())
        co_return fail(shippedAlready());
    co_return co_await document(*after);
}

} // namespace paushtik::shipping
