// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/task.h"
#include "server/orders/order_lifecycle.h"
#include "server/shipping/courier_news.h"
#include "server/shipping/package.h"
#include "shared/domain/result.h"

#include <QDate>
#include <QHash>

namespace paushtik::shipping {

/// What to do about a call that did not work.
enum class FailureClass {
    Retry,          ///< network, time-out, 429, 502 to 504: later, as often as it takes
    RetryTwice,     ///< a 500 may be our own fault: twice more, then a person
    Park,           ///< wallet, account, field errors: a person
    Dead,           ///< the courier holds this order as cancelled: another reference is needed
    NotServiceable, ///< no courier goes there: a person
};

struct CourierFailure {
    FailureClass kind;
    QString reason; ///< for staff; never holds a secret
    std::optional<int> retryAfterSeconds = {};
};
template <class T>
using Answer = Expected<T, CourierFailure>;

inline auto failed(FailureClass kind, QString reason)
{
    return unexpected(CourierFailure{kind, std::move(reason), {}});
}

/// What the courier is asked to carry.
struct Consignment {
    QString reference; ///< ours: the order's number, or that with `-R2`
    orders::OrderForShipment order;
    Package package;
};

/// The courier's order that stands for a consignment. `awb` is empty until it has one.
struct CourierOrder {
    QString orderId;
    QString shipmentId;
    QString awb;
};

struct AwbRequest {
    CourierOrder order;
    bool repeated = false; ///< it was asked before and the answer is not known: read back first
};

struct Awb {
    QString number;
    QString courier;
    std::optional<qint64> companyId;
    QString routingCode;
    std::optional<QDate> edd;
    QString trackingUrl;
};

struct Pickup {
    std::optional<Timestamp> at; ///< when they mean to come, if they say so
};

struct LabelRequest {
    Consignment consignment;
    CourierOrder order;
    Awb awb;
};

/// The courier as the shop sees it. No call throws for what the provider does; every call has a
/// deadline. None may be made while a database transaction is open. An object belongs to one
/// thread.
class Courier {
public:
    virtual ~Courier() = default;

    /// Asked again with the same reference it answers the order that is there, as long as that is
    /// alive.
    virtual Task<Answer<CourierOrder>> createOrder(Consignment consignment) = 0;
    /// Nothing: the courier knows no such order (yet). One that is cancelled there is a Dead
    /// failure.
    virtual Task<Answer<std::optional<CourierOrder>>> findByReference(QString reference) = 0;
    virtual Task<Answer<Awb>> assignAwb(AwbRequest request) = 0;
    virtual Task<Answer<Pickup>> schedulePickup(CourierOrder order) = 0;
    /// The label as PDF, checked to be one.
    virtual Task<Answer<QByteArray>> fetchLabel(LabelRequest request) = 0;
    /// Tells the courier that the parcel is ready to be handed over: its own manifest, which some
    /// need and others do not have. Told before is told.
    virtual Task<Answer<void>> announce(CourierOrder order) = 0;
    /// The courier's own manifest over several shipments as PDF; nothing when it has none, and ours
    /// is drawn.
    virtual Task<Answer<std::optional<QByteArray>>> manifest(QList<CourierOrder> orders) = 0;
    /// At most 50 AWBs; gives up after `deadlineMs`. One without news is not in the answer.
    virtual Task<Answer<QHash<QString, CourierNews>>> track(QStringList awbs, int deadlineMs) = 0;
    /// True when it is cancelled now; false when the parcel is on its way and cannot be.
    virtual Task<Answer<bool>> cancel(CourierOrder order) = 0;
};

} // namespace paushtik::shipping
