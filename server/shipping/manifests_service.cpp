// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/manifests_service.h"

#include "server/shipping/consignment.h"
#include "server/shipping/shipment_store.h"
#include "shared/labels/manifest.h"

#include <QLoggingCategory>

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
namespace {

Q_LOGGING_CATEGORY(lcManifest, "paushtik.courier")

/// Why a shipment cannot go on the manifest of `courier`; empty when it can.
QString refusal(const store::Candidate &candidate, const QString &courier)
{
    if (!candidate.living)
        return u"it is cancelled"_s;
    if (candidate.awb.isEmpty())
        return u"it has no AWB"_s;
    if (candidate.onManifest)
        return u"it is on a manifest already"_s;
    return candidate.courier == courier ? QString() : u"another courier takes it"_s;
}

Error refusalOf(const QList<store::Candidate> &candidates)
{
    QJsonArray items;
    for (const store::Candidate &candidate : candidates) {
        const QString why = refusal(candidate, candidates.first().courier);
        if (!why.isEmpty())
            items.append(
                QJsonObject{{u"shipment_id"_s, candidate.shipment.toString()}, {u"reason"_s, why}});
    }
    return Error{.fault = Fault::Conflict,
                 .code = u"not_manifestable"_s,
                 .detail = u"Some shipments cannot go on a manifest."_s,
                 .extra = {{u"items"_s, items}}};
}

Error unknownShipments()
{
    return Error{.fault = Fault::Invalid,
                 .detail = u"Some shipments do not exist."_s,
                 .fields = {{u"shipment_ids"_s, u"holds an unknown shipment"_s}}};
}

bool anyRefused(const QList<store::Candidate> &candidates)
{
    for (const store::Candidate &candidate : candidates) {
        if (!refusal(candidate, candidates.first().courier).isEmpty())
            return true;
    }
    return false;
}

} // namespace

ManifestsService::ManifestsService(db::Database *database, Courier *courier,
                                   std::shared_ptr<CpuPool> pool, Sender sender)
    : m_database(database)
    , m_courier(courier)
    , m_pool(std::move(pool))
    , m_sender(std::move(sender))
{
}

Task<Result<Manifest>> ManifestsService::find(ManifestId id)
{
    QList<ManifestId> ids{id};
    const QList<Manifest> found = co_await store::manifests(*m_database, std::move(ids));
    if (found.isEmpty())
        co_return fail(Fault::NotFound);
    co_return Result<Manifest>(found.first());
}

Task<Result<Manifest>> ManifestsService::create(QList<ShipmentId> shipments, orders::Actor actor,
                                                std::shared_ptr<http::IdempotencyClaim> claim)
{
    const auto before = claim ? claim->resource() : std::nullopt;
    if (before)
        co_return co_await find(*ManifestId::parse(*before));
    db::Transaction transaction = co_await m_database->begin();
    const QList<store::Candidate> candidates =
        co_await store::lockCandidates(transaction, shipments);
    if (candidates.size() != shipments.size())
        co_return fail(unknownShipments());
    if (anyRefused(candidates))
        co_return fail(refusalOf(candidates));
    const QString courier = candidates.first().courier;
    const ManifestId id =
        co_await store::addManifest(transaction, courier, shipments, std::move(actor));
    if (claim)
        co_await claim->record(transaction, id.toString());
    co_await transaction.commit();
    const auto made = co_await find(id);
    co_await fetchPdf(*made);
    co_return Result<Manifest>(*made);
}

Task<> ManifestsService::fetchPdf(Manifest manifest)
{
    const QList<Shipment> shipments = co_await store::findAll(*m_database, manifest.shipments);
    QList<CourierOrder> orders;
    for (const Shipment &shipment : shipments)
        orders.append(courierOrderOf(shipment));
    const auto pdf = co_await m_courier->manifest(std::move(orders));
    if (!pdf)
        qCWarning(lcManifest, "%ls is drawn by us: %ls", qUtf16Printable(manifest.number),
                  qUtf16Printable(pdf.error().reason));
    else if (*pdf)
        co_await store::setManifestPdf(*m_database, manifest.id, **pdf);
}

Task<ManifestsService::Page> ManifestsService::list(int limit, std::optional<Timestamp> afterTime,
                                                    std::optional<ManifestId> afterId)
{
    QList<ManifestId> ids =
        co_await store::manifestPage(*m_database, limit + 1, afterTime, afterId);
    Page page;
    page.more = ids.size() > limit;
    if (page.more)
        ids.removeLast();
    page.manifests = co_await store::manifests(*m_database, std::move(ids));
    co_return page;
}

Task<Result<QByteArray>> ManifestsService::pdf(ManifestId id)
{
    const auto manifest = co_await find(id);
    if (!manifest)
        co_return fail(manifest.error());
    const auto stored = co_await store::manifestPdf(*m_database, id);
    if (stored)
        co_return Result<QByteArray>(*stored);
    co_return co_await draw(*manifest);
}

Task<Result<QByteArray>> ManifestsService::draw(Manifest manifest)
{
    ManifestData sheet{.number = manifest.number,
                       .courier = manifest.courier,
                       .pickupName = m_sender.party.name,
                       .pickupAddress =
                           u"%1\n%2, %3 %4"_s.arg(m_sender.party.address, m_sender.party.city,
                                                  m_sender.party.state, m_sender.party.pincode),
                       .createdAt = manifest.createdAt,
                       .rows = {}};
    const QList<Shipment> shipments = co_await store::findAll(*m_database, manifest.shipments);
    for (const Shipment &shipment : shipments) {
        const auto order = co_await orders::orderForShipment(*m_database, shipment.order);
        int pieces = 0;
        for (const orders::OrderLineForShipment &line : order->lines)
            pieces += line.qty;
        sheet.rows.append(
            {shipment.awb, shipment.orderNumber, order->address.value("name"_L1).toString(),
             order->address.value("city"_L1).toString(),
             order->address.value("pincode"_L1).toString(), pieces, shipment.weightGrams});
    }
    std::function<QByteArray()> work = [sheet] { return renderManifestPdf(sheet); };
    co_return co_await m_pool->run<QByteArray>(std::move(work));
}

} // namespace paushtik::shipping
