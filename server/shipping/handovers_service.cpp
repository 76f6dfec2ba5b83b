// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/handovers_service.h"

#include "server/shipping/handover_store.h"

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
namespace {

Error notOnIt()
{
    return Error{.fault = Fault::Invalid,
                 .detail = u"Some parcels are not on this manifest."_s,
                 .fields = {{u"shipment_ids"_s, u"holds a shipment that is not on it"_s}}};
}

} // namespace

HandoversService::HandoversService(db::Database *database)
    : m_database(database)
{
}

Task<Result<QJsonObject>> HandoversService::handOver(HandoverWish wish, orders::Actor actor,
                                                     std::shared_ptr<http::IdempotencyClaim> claim)
{
    const ManifestId manifest = wish.manifest;
    if (claim && claim->resource())
        co_return co_await find(manifest);
    db::Transaction transaction = co_await m_database->begin();
    const auto parcels = co_await store::lockForHandover(transaction, manifest);
    if (!parcels)
        co_return fail(Fault::NotFound);
    for (const ShipmentId shipment : wish.taken) {
        if (!parcels->shipments.contains(shipment))
            co_return fail(notOnIt());
        if (parcels->gone.contains(shipment))
            co_return fail(Fault::Conflict, u"already_handed_over"_s,
                           u"A parcel of these was handed over before."_s);
    }
    co_await store::addHandover(transaction, std::move(wish), std::move(actor));
    if (claim)
        co_await claim->record(transaction, manifest.toString());
    co_await transaction.commit();
    co_return co_await find(manifest);
}

Task<Result<QJsonObject>> HandoversService::find(ManifestId manifest)
{
    const auto record = co_await store::handover(*m_database, manifest);
    if (!record)
        co_return fail(Fault::NotFound);
    co_return Result<QJsonObject>(*record);
}

} // namespace paushtik::shipping
