// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/courier_text_rules.h"

#include <QRegularExpression>
#include <vector>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using S = ShipmentState;
using F = CourierFlag;

struct Rule {
    QRegularExpression pattern;
    std::optional<ShipmentState> state;
    std::optional<CourierFlag> flag = {};
};

QRegularExpression alternatives(std::initializer_list<QLatin1StringView> patterns)
{
    QString joined;
    for (const QLatin1StringView pattern : patterns)
        joined += (joined.isEmpty() ? ""_L1 : "|"_L1) + pattern;
    QRegularExpression expression(joined, QRegularExpression::DontCaptureOption);
    Q_ASSERT_X(expression.isValid(), "courier text rules", qPrintable(expression.errorString()));
    return expression;
}

// A return to the seller has words of its own for everything; they are split by a second look.
std::vector<Rule> returnToOriginRules()
{
    return {
        {alternatives(
             {"un ?deliver|not deliver|ndr|out for|ofd|transit|initiat|lock|attempt|fail"_L1,
              "reject|request|pending|pick|reached|dispatch"_L1}),
         S::RtoInitiated},
        {alternatives({"\\bdeliver|dlvd|acknowle|received by|closed|complete"_L1}),
         S::RtoDelivered},
        {alternatives({""_L1}), S::RtoInitiated},
    };
}

const QRegularExpression &returnToOrigin()
{
    thread_local const QRegularExpression family = alternatives({
        "\\brto"_L1,
        "\\breturn(ed|ing)? (back )?to (origin|shipper|seller|sender|consignor|merchant|vendor)"_L1,
        "\\bdeliver(ed)? (back )?to (origin|shipper|seller|sender|consignor|merchant|vendor)"_L1,
        "\\bback at seller"_L1,
    });
    return family;
}

// Rules before the family above: words that hide every other meaning.
std::vector<Rule> neutralRules()
{
    return {
        {alternatives({"^(na|n a|null|none|nil|undefined|0|)$"_L1}), {}},
        {alternatives(
             {"\\bcancel.*(request|pending|initiat|progress)|(request|pending).*cancel"_L1}),
         {},
         F::CancelRequested},
        {alternatives({"\\bself fulfil"_L1}), {}, F::SelfFulfilled},
    };
}

QRegularExpression failedDelivery()
{
    return alternatives({
        "\\bun ?deliver|\\bnot (yet )?(been )?deliver|\\bnon ?deliver"_L1,
        "\\b(cannot|can not|could not|unable to) (be )?deliver|ndr"_L1,
        "(deliver|attempt).*(fail|unsuccess|exception|refus|not done|resched)"_L1,
        "(fail|unsuccess).*(deliver|attempt)"_L1,
        "\\b(customer|consignee|recipient|buyer|receiver)\\b.*(refus|reject|absent|asked|wants)"_L1,
        "\\b(customer|consignee|recipient|buyer|receiver)\\b.*"
        "(unavailable|not available|not contactable|un ?reachable|not reachable)"_L1,
        "related to the recipient|\\brefused\\b|\\bfuture delivery"_L1,
        "address.*(incorrect|incomplete|wrong|not found|issue)"_L1,
        "(incorrect|incomplete|wrong).*address"_L1,
        "\\b(door|premises|office|house)\\b.*\\b(locked|closed)\\b"_L1,
    });
}

std::vector<Rule> pickupRules()
{
    return {
        {alternatives({"pick ?up.*error"_L1}), S::AwbAssigned, F::PickupFailed},
        // The AWB stays, only the pickup is gone. A cancel BEFORE the word is a cancelled shipment.
        {alternatives({"pick ?up.*cancel"_L1}), S::AwbAssigned},
        {alternatives({"pick ?up.*(exception|fail)|pick ?up.*\\bnot\\b|\\bnot picked"_L1}),
         S::PickupScheduled, F::PickupFailed},
        {alternatives({"\\bout for pick|\\bofp\\b|\\b(pending|awaiting) pick"_L1,
                       "pick ?up.*(attempt|resched|schedul|queue|book|generat|confirm|request)"_L1,
                       "pick ?up.*(pending|assign)|\\b(to|will) be picked"_L1,
                       "\\brider assigned|\\brider reached at pick"_L1}),
         S::PickupScheduled},
        {alternatives({"\\bpicked\\b|\\bpickedup\\b|\\bpick ?(up)? ?(done|complete|success)"_L1}),
         S::PickedUp},
    };
}

std::vector<Rule> deliveryRules()
{
    return {
        {alternatives({"partial.*deliver"_L1}), S::Undelivered, F::Partial},
        {failedDelivery(), S::Undelivered},
        // Before the attempts: an out-for-delivery text that counts attempts is on the road.
        {alternatives({"\\bout for deliver|\\bofd\\b|outfordeliver|dispatched for deliver"_L1,
                       "\\bout to deliver|with delivery (agent|boy|executive|associate)"_L1,
                       "reached at drop"_L1}),
         S::OutForDelivery},
        {alternatives({"deliver.*attempt|attempt.*deliver"_L1}), S::Undelivered},
        {alternatives({"\\b(to|will|would) be deliver"_L1}), {}},
        {alternatives({"\\bdelivered\\b|\\bdlvd\\b|\\bfulfilled\\b"_L1,
                       "\\bdelivery (done|complete|success)"_L1}),
         S::Delivered},
        // After delivered: "delivered damaged" is delivered, and a matter for a claim.
        {alternatives({"damage"_L1}), S::Lost},
    };
}

std::vector<Rule> movementRules()
{
    return {
        {alternatives({"cancel"_L1}), S::Cancelled},
        {alternatives({"hand ?over exception"_L1}), S::AwbAssigned, F::Exception},
        {alternatives({"mis ?rout"_L1}), S::InTransit, F::Misrouted},
        {alternatives({"delay"_L1}), S::InTransit, F::Delayed},
        {alternatives(
             {"transit|\\bshipped\\b|\\bdispatched\\b|\\breached\\b|\\barriv|received at"_L1,
              "\\bdepart|custom.*clear|clear.*custom|\\bin flight|\\ben route\\b"_L1,
              "hand(ed)? ?over to courier|\\bconnection\\b|\\bconnected\\b"_L1,
              "\\bbag(ged)?\\b|\\btrip\\b|\\bin ?scan|\\bhub\\b|\\bfacility\\b"_L1,
              "\\bforwarded\\b"_L1}),
         S::InTransit},
    };
}

std::vector<Rule> paperRules()
{
    return {
        {alternatives(
             {"\\bawb\\b|air ?way ?bill|way ?bill|\\blabel|manifest|\\bready to ship\\b"_L1,
              "\\bbooked\\b|courier assigned|searching for rider|rider unassigned"_L1,
              "data received|shipment information (sent|received)"_L1}),
         S::AwbAssigned},
        {alternatives({"\\bpacked exception"_L1}), S::Created, F::Exception},
        {alternatives(
             {"^new\\b|^(pending|processing|created)$|\\binvoiced\\b"_L1,
              "\\border (placed|created|confirmed|received)|\\bfc allocated|\\bpick ?list"_L1,
              "\\bready to pack|\\bpacked\\b|\\bbox packing|processed at warehouse"_L1,
              "allocation in progress|\\bdark ?store|unmapped|unfulfill?able"_L1}),
         S::Created},
    };
}

std::vector<Rule> ordinaryRules()
{
    std::vector<Rule> rules{
        {alternatives({"^(return|reverse)"_L1}), {}},
        {alternatives(
             {"\\blost\\b|untrace?able|not traceable|destroy|\\bdisposed?\\b|\\bdisposal"_L1}),
         S::Lost},
    };
    for (auto part : {pickupRules(), deliveryRules(), movementRules(), paperRules()})
        rules.insert(rules.end(), part.begin(), part.end());
    return rules;
}

std::optional<CourierReading> firstHit(const std::vector<Rule> &rules, const QString &text)
{
    for (const Rule &rule : rules) {
        if (!rule.pattern.match(text).hasMatch())
            continue;
        CourierReading reading{rule.state, {}};
        if (rule.flag)
            reading.flags.append(*rule.flag);
        return reading;
    }
    return std::nullopt;
}

} // namespace

CourierReading readStatusText(const QString &text)
{
    // One set a thread: a QRegularExpression is reentrant, not thread-safe.
    thread_local const std::vector<Rule> neutral = neutralRules();
    thread_local const std::vector<Rule> rto = returnToOriginRules();
    thread_local const std::vector<Rule> ordinary = ordinaryRules();
    if (auto hit = firstHit(neutral, text))
        return *hit;
    const bool goesBack = returnToOrigin().match(text).hasMatch();
    if (auto hit = firstHit(goesBack ? rto : ordinary, text))
        return *hit;
    return {std::nullopt, {CourierFlag::UnknownStatus}};
}

} // namespace paushtik
