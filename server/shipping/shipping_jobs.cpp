// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/courier_inbox_store.h"
#include "server/shipping/live_courier.h"
#include "server/shipping/shipping.h"

#include <QLoggingCategory>

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
using jobs::Job;
using jobs::Outcome;
namespace {

Q_LOGGING_CATEGORY(lcAccount, "paushtik.courier")

constexpr int kBusySeconds = 3;
constexpr int kPollSeconds = 300;
constexpr int kPollDeadlineMs = 10'000;

Outcome outcomeOf(const SagaEnd &end)
{
    switch (end.kind) {
    case SagaEnd::Kind::Retry:
        return Outcome::retry(end.error, end.afterSeconds);
    case SagaEnd::Kind::Parked:
        return Outcome::park(end.error);
    case SagaEnd::Kind::Busy:
        return Outcome::retry(u"another worker has the shipment in hand"_s, kBusySeconds);
    case SagaEnd::Kind::Complete:
    case SagaEnd::Kind::Again:
    case SagaEnd::Kind::NotPaid:
    case SagaEnd::Kind::NoOrder:
        break;
    }
    return Outcome::done();
}

/// Creating and cancelling are one: the saga looks at the order and does what it asks for now.
Task<Outcome> follow(std::shared_ptr<Shipping> shipping, Job job)
{
    const auto order = OrderId::parse(job.payload.value("order_id"_L1).toString());
    if (!order)
        co_return Outcome::park(u"no order_id"_s);
    const SagaEnd end = co_await shipping->saga.run(*order, ShipmentSaga::Wish::GoOn);
    co_return outcomeOf(end);
}

Task<Outcome> apply(std::shared_ptr<Shipping> shipping, Job job)
{
    // One without a shipment of ours stays kept until its AWB is assigned.
    [[maybe_unused]] const bool ours =
        co_await shipping->inbox.apply(job.payload.value("event_id"_L1).toString());
    co_return Outcome::done();
}

Task<Outcome> poll(std::shared_ptr<Shipping> shipping, Job job)
{
    const auto shipment = ShipmentId::parse(job.payload.value("shipment_id"_L1).toString());
    if (!shipment)
        co_return Outcome::park(u"no shipment_id"_s);
    const auto asked = co_await shipping->tracking.poll(*shipment, kPollDeadlineMs);
    if (!asked)
        co_return Outcome::retry(asked.error().reason, asked.error().retryAfterSeconds);
    co_return Outcome::done();
}

Task<Outcome> pollSilent(std::shared_ptr<Shipping> shipping)
{
    co_await store::wakeAllWaiting(*shipping->database);
    co_await shipping->tracking.pollSilent();
    co_return Outcome::done();
}

Task<Outcome> checkAccount(std::shared_ptr<Shipping> shipping)
{
    if (!shipping->live)
        co_return Outcome::done();
    const auto there = co_await shipping->live->pickupLocations();
    if (!there && there.error().kind == FailureClass::Retry)
        co_return Outcome::retry(there.error().reason, there.error().retryAfterSeconds);
    const QString wanted = shipping->config.pickupLocation.trimmed();
    if (!there)
        qCWarning(lcAccount, "the courier's pickup addresses cannot be read: %ls",
                  qUtf16Printable(there.error().reason));
    else if (!there->contains(wanted))
        qCWarning(lcAccount,
                  "SHIPROCKET_PICKUP_LOCATION \"%ls\" is no pickup address of the account (%ls): "
                  "no shipment can be made",
                  qUtf16Printable(wanted), qUtf16Printable(there->join(u", "_s)));
    co_return Outcome::done();
}

} // namespace

Task<> checkAccountAtStart(std::shared_ptr<Shipping> shipping)
{
    if (!shipping->live)
        co_return;
    jobs::NewJob job{u"courier.check_account"_s, shipping->config.pickupLocation, {}, {}};
    co_await jobs::enqueue(*shipping->database, std::move(job));
}

void addShippingJobs(jobs::JobRunner &runner, std::shared_ptr<Shipping> shipping)
{
    runner.handle(u"shipment.create"_s,
                  [shipping](Job job) { return follow(shipping, std::move(job)); });
    runner.handle(u"shipment.cancel"_s,
                  [shipping](Job job) { return follow(shipping, std::move(job)); });
    runner.handle(u"courier.apply"_s,
                  [shipping](Job job) { return apply(shipping, std::move(job)); });
    runner.handle(u"courier.poll"_s,
                  [shipping](Job job) { return poll(shipping, std::move(job)); });
    runner.handle(u"courier.check_account"_s,
                  [shipping](const Job &) { return checkAccount(shipping); });
    runner.every(u"courier.poll_silent"_s, kPollSeconds,
                 [shipping](const Job &) { return pollSilent(shipping); });
}

} // namespace paushtik::shipping
