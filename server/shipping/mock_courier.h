// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/cpu_pool.h"
#include "server/shipping/courier.h"
#include "server/shipping/mock_courier_books.h"
#include "server/shipping/shipping_config.h"

namespace paushtik::shipping {

/// A courier without a network: the same input always gets the same ids (`PF-2026-000123` →
/// `MOCKAWB2026000123`), its books are in the database, and it behaves as Shiprocket does where
/// that matters: an order asked for again is the same one, a cancelled one stays dead, a parcel
/// that was picked up is not cancelled.
class MockCourier final : public Courier {
public:
    MockCourier(db::Database *database, std::shared_ptr<CpuPool> pool, Sender sender);

    Task<Answer<CourierOrder>> createOrder(Consignment consignment) override;
    Task<Answer<std::optional<CourierOrder>>> findByReference(QString reference) override;
    Task<Answer<Awb>> assignAwb(AwbRequest request) override;
    Task<Answer<Pickup>> schedulePickup(CourierOrder order) override;
    Task<Answer<QByteArray>> fetchLabel(LabelRequest request) override;
    Task<Answer<void>> announce(CourierOrder order) override;
    Task<Answer<std::optional<QByteArray>>> manifest(QList<CourierOrder> orders) override;
    Task<Answer<QHash<QString, CourierNews>>> track(QStringList awbs, int deadlineMs) override;
    Task<Answer<bool>> cancel(CourierOrder order) override;

    /// The parcel comes to `statusId` (SHIPMENT table): entered, and given back as the webhook that
    /// Shiprocket would send. Each event is at least a second later than the one before. Nothing
    /// when there is no such AWB.
    Task<std::optional<QByteArray>> advance(QString awb, int statusId);

private:
    db::Database *m_database;
    std::shared_ptr<CpuPool> m_pool;
    Sender m_sender;
};

} // namespace paushtik::shipping
