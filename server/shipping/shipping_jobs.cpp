// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/courier_inbox_store.h"
#include "server/shipping/shipping.h"

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
using jobs::Job;
using jobs::Outcome;
namespace {

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

} // namespace

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
    runner.every(u"courier.poll_silent"_s, kPollSeconds,
                 [shipping](const Job &) { return pollSilent(shipping); });
}

} // namespace paushtik::shipping
