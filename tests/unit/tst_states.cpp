// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/payment_state.h"
#include "shared/domain/role.h"
#include "shared/domain/shipment_state.h"
#include "shared/domain/stock.h"
#include "shared/domain/timeline.h"

#include <QSet>
#include <QTest>
#include <algorithm>

using namespace paushtik;
using namespace Qt::StringLiterals;

namespace {

ShipmentState stateAt(size_t i)
{
    return static_cast<ShipmentState>(i);
}

ShipmentState apply(const std::vector<CourierEvent> &events)
{
    ShipmentStanding standing{ShipmentState::Pending, {}};
    for (const CourierEvent &event : events)
        standing = decide(standing, event).standing;
    return standing.state;
}

// The property holds for lists without cancelled and lost, and without delivered beside any return.
bool converges(const std::vector<size_t> &states)
{
    const auto has = [&](ShipmentState s) {
        return std::ranges::find(states, static_cast<size_t>(s)) != states.end();
    };
    return !(has(ShipmentState::Delivered) &&
             (has(ShipmentState::RtoInitiated) || has(ShipmentState::RtoDelivered)));
}

} // namespace

class StatesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyWordComesBackAsItsState();
    void wordsAreReadExactly();
    void everyOrderEventHasAtMostOneEffectInAState();
    void onlyUnshippedOrdersCanBeCancelled();
    void paymentEvidenceConvergesInEveryOrder();
    void refundsMakeThePaymentPartlyOrWhollyRefunded();
    void courierEventsConvergeInEveryOrderAndWithDuplicates();
    void finalShipmentsAreMovedByNothing();
    void aMovingParcelIsNotCancelledButAPersonIsTold();
    void theDeliveryOfAReturnNeedsTheCouriersWord();
    void outForDeliveryAndUndeliveredFollowTheClock();
    void aLostParcelTurnsUpOnlyByNewerEvents();
    void theSameStateAgainOnlyMovesItsTime();
    void ordersFollowTheirShipments();
    void stockIsLowAtItsThreshold();
};

void StatesTest::everyWordComesBackAsItsState()
{
    for (const auto &word : kWords<ShipmentState>) {
        QCOMPARE(parse<ShipmentState>(QString(word.text)), word.value);
        QCOMPARE(paushtik::toString(word.value), word.text);
    }
    QCOMPARE(shipmentKind(ShipmentState::PickedUp), u"shipment_picked_up"_s);
}

void StatesTest::wordsAreReadExactly()
{
    QVERIFY(!parse<OrderState>(u"Paid"));
    QVERIFY(!parse<OrderState>(u""));
    QVERIFY(!parse<OrderState>(u"paid "));
    QVERIFY(!parse<StaffRole>(u"root"));
    QVERIFY(atLeast(StaffRole::Admin, StaffRole::Warehouse));
    QVERIFY(!atLeast(StaffRole::Warehouse, StaffRole::Manager));
}

void StatesTest::everyOrderEventHasAtMostOneEffectInAState()
{
    QSet<QPair<int, int>> seen;
    for (const OrderMove &move : kOrderMoves) {
        const QPair key(static_cast<int>(move.from), static_cast<int>(move.on));
        QVERIFY(!seen.contains(key));
        QVERIFY(move.from != move.to);
        seen.insert(key);
    }
}

void StatesTest::onlyUnshippedOrdersCanBeCancelled()
{
    QVERIFY(canBeCancelled(OrderState::PendingPayment));
    QVERIFY(canBeCancelled(OrderState::Paid));
    for (const auto state :
         {OrderState::Shipped, OrderState::Delivered, OrderState::Cancelled, OrderState::Refunded})
        QVERIFY(!canBeCancelled(state));
}

void StatesTest::paymentEvidenceConvergesInEveryOrder()
{
    std::vector<PaymentState> evidence{PaymentState::Created, PaymentState::Failed,
                                       PaymentState::Authorized, PaymentState::Captured,
                                       PaymentState::PartiallyRefunded};
    std::ranges::sort(evidence);
    do {
        PaymentState state = PaymentState::None;
        for (const PaymentState seen : evidence)
            state = advance(state, seen);
        QCOMPARE(state, PaymentState::PartiallyRefunded);
    } while (std::ranges::next_permutation(evidence).found);
}

void StatesTest::refundsMakeThePaymentPartlyOrWhollyRefunded()
{
    QCOMPARE(afterRefunds(Paise(100), Paise(0)), PaymentState::Captured);
    QCOMPARE(afterRefunds(Paise(100), Paise(99)), PaymentState::PartiallyRefunded);
    QCOMPARE(afterRefunds(Paise(100), Paise(100)), PaymentState::Refunded);
    QVERIFY(canMove(RefundState::Pending, RefundState::Failed));
    QVERIFY(!canMove(RefundState::Processed, RefundState::Failed));
}

void StatesTest::courierEventsConvergeInEveryOrderAndWithDuplicates()
{
    // Every set of up to four of the ten states at distinct times, in every order, the whole list
    // twice.
    for (unsigned set = 1; set < (1U << 10); ++set) {
        std::vector<size_t> states;
        for (size_t i = 0; i < 10; ++i) {
            if (set & (1U << i))
                states.push_back(i + 1);
        }
        if (states.size() > 4 || !converges(states))
            continue;
        std::vector<size_t> times = states; // any assignment of times to states
        do {
            std::vector<CourierEvent> events;
            for (size_t i = 0; i < states.size(); ++i)
                events.push_back({stateAt(states[i]), Timestamp(qint64(times[i])), false});
            std::vector<size_t> order(events.size());
            for (size_t i = 0; i < order.size(); ++i)
                order[i] = i;
            const ShipmentState expected = apply(events);
            do {
                std::vector<CourierEvent> shuffled;
                for (int round = 0; round < 2; ++round) {
                    for (const size_t i : order)
                        shuffled.push_back(events[i]);
                }
                QCOMPARE(apply(shuffled), expected);
            } while (std::ranges::next_permutation(order).found);
        } while (std::ranges::next_permutation(times).found);
    }
}

void StatesTest::finalShipmentsAreMovedByNothing()
{
    for (size_t from = 0; from < kShipmentStates; ++from) {
        if (!isFinal(stateAt(from)))
            continue;
        for (size_t to = 0; to < kShipmentStates; ++to) {
            const ShipmentStanding standing{stateAt(from), Timestamp(1)};
            const Decision decision = decide(standing, {stateAt(to), Timestamp(9), true});
            QVERIFY(from == to || decision.standing == standing);
        }
    }
}

void StatesTest::aMovingParcelIsNotCancelledButAPersonIsTold()
{
    const ShipmentStanding moving{ShipmentState::InTransit, Timestamp(1)};
    const Decision decision = decide(moving, {ShipmentState::Cancelled, Timestamp(2)});
    QCOMPARE(decision.verdict, Guard::Alert);
    QVERIFY(decision.standing == moving);
    const ShipmentStanding waiting{ShipmentState::PickupScheduled, Timestamp(1)};
    QCOMPARE(decide(waiting, {ShipmentState::Cancelled, Timestamp(2)}).standing.state,
             ShipmentState::Cancelled);
}

void StatesTest::theDeliveryOfAReturnNeedsTheCouriersWord()
{
    const ShipmentStanding returning{ShipmentState::RtoInitiated, Timestamp(1)};
    QCOMPARE(decide(returning, {ShipmentState::Delivered, Timestamp(2), false}).verdict,
             Guard::Confirm);
    QCOMPARE(decide(returning, {ShipmentState::Delivered, Timestamp(2), true}).standing.state,
             ShipmentState::Delivered);
}

void StatesTest::outForDeliveryAndUndeliveredFollowTheClock()
{
    const ShipmentStanding out{ShipmentState::OutForDelivery, Timestamp(10)};
    QCOMPARE(decide(out, {ShipmentState::Undelivered, Timestamp(10)}).verdict, Guard::Late);
    QCOMPARE(decide(out, {ShipmentState::Undelivered, Timestamp(11)}).verdict, Guard::Move);
}

void StatesTest::aLostParcelTurnsUpOnlyByNewerEvents()
{
    const ShipmentStanding lost{ShipmentState::Lost, Timestamp(10)};
    QCOMPARE(decide(lost, {ShipmentState::Delivered, Timestamp(9)}).verdict, Guard::Late);
    QCOMPARE(decide(lost, {ShipmentState::Delivered, Timestamp(11)}).verdict, Guard::Move);
    QCOMPARE(decide(lost, {ShipmentState::InTransit, Timestamp(11)}).verdict, Guard::Late);
}

void StatesTest::theSameStateAgainOnlyMovesItsTime()
{
    const ShipmentStanding standing{ShipmentState::InTransit, Timestamp(10)};
    const Decision newer = decide(standing, {ShipmentState::InTransit, Timestamp(12)});
    QCOMPARE(newer.verdict, Guard::Same);
    QCOMPARE(newer.standing.since->microseconds(), 12);
    const Decision older = decide(standing, {ShipmentState::InTransit, Timestamp(8)});
    QCOMPARE(older.standing.since->microseconds(), 10);
}

void StatesTest::ordersFollowTheirShipments()
{
    QVERIFY(!orderEventOf(ShipmentState::PickupScheduled));
    QCOMPARE(orderEventOf(ShipmentState::PickedUp), OrderEvent::PickedUp);
    QCOMPARE(orderEventOf(ShipmentState::Undelivered), OrderEvent::PickedUp);
    QVERIFY(!orderEventOf(ShipmentState::RtoInitiated));
    QCOMPARE(orderFlagOf(ShipmentState::RtoDelivered), OrderFlag::Rto);
    QVERIFY(!orderFlagOf(ShipmentState::Delivered));
}

void StatesTest::stockIsLowAtItsThreshold()
{
    QCOMPARE(stockStatus(6, 5), StockStatus::InStock);
    QCOMPARE(stockStatus(5, 5), StockStatus::LowStock);
    QCOMPARE(stockStatus(0, 5), StockStatus::OutOfStock);
    QVERIFY(isManual(StockReason::Returned));
    QVERIFY(!isManual(StockReason::OrderPlaced));
}

QTEST_APPLESS_MAIN(StatesTest)
#include "tst_states.moc"
