// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/courier_reducer.h"

#include <algorithm>
#include <array>

namespace paushtik::shipping {
using namespace Qt::StringLiterals;
namespace {

constexpr int kDelivered = 7; // SHIPMENT table
constexpr std::array kReturnLegs{41, 46, 75,
                                 78}; // RTO OFD, in transit, locked, back in the seller's city

void take(Reduction &sum, const Moment &moment, bool confirmed)
{
    if (moment.reading.flags.contains(CourierFlag::Conflict))
        sum.askCourier = true;
    if (!moment.reading.state)
        return;
    const Decision decision = decide(sum.standing, {*moment.reading.state, moment.at, confirmed});
    sum.standing = decision.standing;
    switch (decision.verdict) {
    case Guard::Move:
        sum.moves.append({*moment.reading.state, moment.text});
        break;
    case Guard::Confirm:
        sum.askCourier = true;
        break;
    case Guard::Alert:
        sum.contradictions.append(u"%1 after %2: %3"_s.arg(
            toString(*moment.reading.state), toString(sum.standing.state), moment.text));
        break;
    case Guard::Late:
        // A return or a loss leaves the order where it is; that the parcel was out at all moves it.
        sum.leftUs = sum.leftUs || orderEventOf(*moment.reading.state) == OrderEvent::PickedUp;
        break;
    case Guard::Same:
    case Guard::Newer:
        break;
    }
}

} // namespace

Reduction reduce(ShipmentStanding standing, const QList<Moment> &moments, bool confirmed)
{
    Reduction sum{standing, {}, {}};
    for (const Moment &moment : moments)
        take(sum, moment, confirmed);
    return sum;
}

bool confirmsDelivery(const CourierNews &news)
{
    const auto returning = [](const Scan &scan) {
        return scan.statusId && std::find(kReturnLegs.begin(), kReturnLegs.end(), *scan.statusId) !=
                                    kReturnLegs.end();
    };
    return news.polled && news.shipmentStatusId == kDelivered &&
           std::none_of(news.scans.begin(), news.scans.end(), returning);
}

} // namespace paushtik::shipping
