// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/shipping/scripted_courier.h"

#include <QCoroTimer>
#include <algorithm>

namespace paushtik::tests {

using namespace Qt::StringLiterals;
using namespace shipping;

namespace {

void dieIf(const std::optional<ScriptedCourier::Dies> &planned, ScriptedCourier::Dies now)
{
    if (planned == now)
        throw Death();
}

/// The network takes its time: others run meanwhile.
Task<> onTheWire()
{
    co_await QCoro::sleepFor(std::chrono::milliseconds(2));
}

} // namespace

void ScriptedCourier::failNext(Step step, CourierFailure failure)
{
    m_plans[static_cast<int>(step)].append({std::move(failure), {}});
}

void ScriptedCourier::dieNext(Step step, Dies when)
{
    m_plans[static_cast<int>(step)].append({{}, when});
}

ScriptedCourier::Plan ScriptedCourier::next(Step step)
{
    QList<Plan> &plans = m_plans[static_cast<int>(step)];
    return plans.isEmpty() ? Plan{} : plans.takeFirst();
}

int ScriptedCourier::living() const
{
    return static_cast<int>(
        std::count_if(orders.begin(), orders.end(), [](const Order &o) { return !o.cancelled; }));
}

ScriptedCourier::Order *ScriptedCourier::find(const QString &orderId)
{
    for (Order &order : orders) {
        if (order.order.orderId == orderId)
            return &order;
    }
    return nullptr;
}

Task<Answer<CourierOrder>> ScriptedCourier::createOrder(Consignment consignment)
{
    const Plan plan = next(Step::CreateOrder);
    co_await onTheWire();
    dieIf(plan.dies, Dies::Before);
    if (plan.failure)
        co_return unexpected(*plan.failure);
    auto there = co_await findByReference(consignment.reference);
    if (!there)
        co_return unexpected(there.error());
    if (!*there) {
        const QString id = QString::number(1000 + orders.size());
        orders.append({consignment.reference, {id, u"2"_s + id, QString()}});
        there->emplace(orders.last().order);
    }
    dieIf(plan.dies, Dies::After);
    co_return Answer<CourierOrder>(**there);
}

Task<Answer<std::optional<CourierOrder>>> ScriptedCourier::findByReference(QString reference)
{
    co_await onTheWire();
    for (const Order &order : orders) {
        if (order.reference != reference)
            continue;
        if (order.cancelled)
            co_return failed(FailureClass::Dead, u"cancelled there"_s);
        co_return Answer<std::optional<CourierOrder>>(order.order);
    }
    co_return Answer<std::optional<CourierOrder>>(std::nullopt);
}

Task<Answer<Awb>> ScriptedCourier::assignAwb(AwbRequest request)
{
    const Plan plan = next(Step::AssignAwb);
    co_await onTheWire();
    dieIf(plan.dies, Dies::Before);
    if (plan.failure)
        co_return unexpected(*plan.failure);
    Order *order = find(request.order.orderId);
    if (order->cancelled)
        co_return failed(FailureClass::Dead, u"in cancelled state"_s);
    if (order->order.awb.isEmpty())
        order->order.awb = u"AWB%1"_s.arg(++awbsGiven);
    Awb awb;
    awb.number = order->order.awb;
    awb.courier = u"Scripted Surface"_s;
    dieIf(plan.dies, Dies::After);
    co_return Answer<Awb>(awb);
}

Task<Answer<Pickup>> ScriptedCourier::schedulePickup(CourierOrder)
{
    const Plan plan = next(Step::SchedulePickup);
    co_await onTheWire();
    dieIf(plan.dies, Dies::Before);
    if (plan.failure)
        co_return unexpected(*plan.failure);
    dieIf(plan.dies, Dies::After);
    co_return Answer<Pickup>(Pickup{});
}

Task<Answer<QByteArray>> ScriptedCourier::fetchLabel(LabelRequest request)
{
    const Plan plan = next(Step::FetchLabel);
    co_await onTheWire();
    dieIf(plan.dies, Dies::Before);
    if (plan.failure)
        co_return unexpected(*plan.failure);
    dieIf(plan.dies, Dies::After);
    co_return Answer<QByteArray>("%PDF-1.4 " + request.awb.number.toLatin1());
}

Task<Answer<void>> ScriptedCourier::announce(CourierOrder)
{
    const Plan plan = next(Step::Manifest);
    co_await onTheWire();
    dieIf(plan.dies, Dies::Before);
    if (plan.failure)
        co_return unexpected(*plan.failure);
    dieIf(plan.dies, Dies::After);
    co_return Answer<void>();
}

Task<Answer<std::optional<QByteArray>>> ScriptedCourier::manifest(QList<CourierOrder>)
{
    co_await onTheWire();
    co_return Answer<std::optional<QByteArray>>(std::nullopt);
}

Task<Answer<QHash<QString, CourierNews>>> ScriptedCourier::track(QStringList awbs, int)
{
    co_await onTheWire();
    if (away)
        co_return failed(FailureClass::Retry, u"away"_s);
    QHash<QString, CourierNews> told;
    for (const QString &awb : awbs) {
        if (news.contains(awb))
            told.insert(awb, news.value(awb));
    }
    co_return Answer<QHash<QString, CourierNews>>(told);
}

Task<Answer<bool>> ScriptedCourier::cancel(CourierOrder order)
{
    co_await onTheWire();
    Order *there = find(order.orderId);
    if (there->leftUs)
        co_return Answer<bool>(false);
    there->cancelled = true;
    co_return Answer<bool>(true);
}

} // namespace paushtik::tests
