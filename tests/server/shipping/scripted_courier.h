// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/shipping/courier.h"
#include "server/shipping/shipment.h"

#include <stdexcept>

namespace paushtik::tests {

/// The process dies here: a test lets the run end by this exception and starts another.
struct Death : std::runtime_error {
    Death()
        : std::runtime_error("the process died")
    {
    }
};

/// A courier in memory that does as it is told. Several sagas may stand on one, as several daemons
/// on one provider. It behaves as Shiprocket does: a reference asked for again is the same order.
class ScriptedCourier final : public shipping::Courier {
public:
    enum class Dies { Before, After }; ///< the effect, and before the caller learns of it

    struct Order {
        QString reference;
        shipping::CourierOrder order;
        bool cancelled = false;
        bool leftUs = false;
    };
    QList<Order> orders;
    int awbsGiven = 0;
    bool away = false; ///< track() gets no answer

    /// The next calls of the step fail so, one after the other.
    void failNext(shipping::Step step, shipping::CourierFailure failure);
    void dieNext(shipping::Step step, Dies when);
    int living() const;

    Task<shipping::Answer<shipping::CourierOrder>> createOrder(shipping::Consignment) override;
    Task<shipping::Answer<std::optional<shipping::CourierOrder>>> findByReference(QString) override;
    Task<shipping::Answer<shipping::Awb>> assignAwb(shipping::AwbRequest) override;
    Task<shipping::Answer<shipping::Pickup>> schedulePickup(shipping::CourierOrder) override;
    Task<shipping::Answer<QByteArray>> fetchLabel(shipping::LabelRequest) override;
    Task<shipping::Answer<void>> announce(shipping::CourierOrder) override;
    Task<shipping::Answer<std::optional<QByteArray>>>
        manifest(QList<shipping::CourierOrder>) override;
    Task<shipping::Answer<QHash<QString, shipping::CourierNews>>> track(QStringList, int) override;
    Task<shipping::Answer<bool>> cancel(shipping::CourierOrder) override;

    QHash<QString, shipping::CourierNews> news; ///< what track() tells, by AWB

private:
    struct Plan {
        std::optional<shipping::CourierFailure> failure;
        std::optional<Dies> dies;
    };
    Plan next(shipping::Step step);
    Order *find(const QString &orderId);

    QHash<int, QList<Plan>> m_plans;
};

} // namespace paushtik::tests
