// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_words.h"

#include "desktop/core/formats.h"

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

struct Word {
    QLatin1StringView wire;
    const char *text;
    Tone tone = Tone::Neutral;
};

constexpr Word kStatuses[] = {
    {"pending_payment"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Awaiting payment"),
     Tone::Warning},
    {"paid"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Paid"), Tone::Success},
    {"shipped"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Shipped"), Tone::Info},
    {"delivered"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Delivered"), Tone::Neutral},
    {"cancelled"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Cancelled"), Tone::Danger},
    {"refunded"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Refunded"), Tone::Neutral},
};

constexpr Word kPayments[] = {
    {"none"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Not asked for"), Tone::Neutral},
    {"created"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Asked for"), Tone::Warning},
    {"authorized"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Authorised"), Tone::Warning},
    {"captured"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Captured"), Tone::Success},
    {"failed"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Failed"), Tone::Danger},
    {"refunded"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Refunded"), Tone::Neutral},
    {"partially_refunded"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Partly refunded"),
     Tone::Neutral},
};

constexpr Word kShipments[] = {
    {"pending"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Being booked"), Tone::Warning},
    {"created"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Booked, no AWB yet"), Tone::Warning},
    {"awb_assigned"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Label ready"), Tone::Info},
    {"pickup_scheduled"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Pickup scheduled"),
     Tone::Info},
    {"picked_up"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Picked up"), Tone::Info},
    {"in_transit"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "In transit"), Tone::Info},
    {"out_for_delivery"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Out for delivery"),
     Tone::Info},
    {"undelivered"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Delivery failed"), Tone::Danger},
    {"rto_initiated"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Coming back"), Tone::Danger},
    {"rto_delivered"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Back with us"), Tone::Danger},
    {"delivered"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Delivered"), Tone::Success},
    {"cancelled"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Cancelled"), Tone::Danger},
    {"lost"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Lost"), Tone::Danger},
};

constexpr Word kRefunds[] = {
    {"pending"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Refund on its way"), Tone::Warning},
    {"processed"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Refund made"), Tone::Success},
    {"failed"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Refund failed"), Tone::Danger},
};

constexpr Word kFlags[] = {
    {"refund_due"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Refund due"), Tone::Danger},
    {"paid_after_cancel"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Paid after cancel"),
     Tone::Danger},
    {"amount_mismatch"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Amount differs"),
     Tone::Danger},
    {"payment_mismatch"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Payment differs"),
     Tone::Danger},
    {"refund_failed"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Refund failed"), Tone::Danger},
    {"rto"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Coming back"), Tone::Danger},
    {"lost"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Parcel lost"), Tone::Danger},
    {"shipment_cancelled"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Shipment cancelled"),
     Tone::Danger},
};

constexpr Word kAdvice[] = {
    {"refund_due"_L1,
     QT_TRANSLATE_NOOP(
         "paushtik::OrderWords",
         "The money came after the order had expired and the stock is gone. Refund it.")},
    {"paid_after_cancel"_L1,
     QT_TRANSLATE_NOOP(
         "paushtik::OrderWords",
         "The money came after somebody cancelled the order. It is being refunded; check "
         "that the refund went through.")},
    {"amount_mismatch"_L1,
     QT_TRANSLATE_NOOP(
         "paushtik::OrderWords",
         "The payment is not for this order's amount. Do not ship; compare with the gateway.")},
    {"payment_mismatch"_L1,
     QT_TRANSLATE_NOOP(
         "paushtik::OrderWords",
         "The gateway tells something else than the customer's browser. Do not ship; verify "
         "the payment.")},
    {"refund_failed"_L1,
     QT_TRANSLATE_NOOP(
         "paushtik::OrderWords",
         "The gateway could not give the money back. Ask the gateway again, then refund again.")},
    {"rto"_L1, QT_TRANSLATE_NOOP(
                   "paushtik::OrderWords",
                   "The parcel is on its way back. Call the customer, then refund or send again.")},
    {"lost"_L1,
     QT_TRANSLATE_NOOP("paushtik::OrderWords",
                       "The courier lost the parcel. Claim it there, then refund or send again.")},
    {"shipment_cancelled"_L1,
     QT_TRANSLATE_NOOP(
         "paushtik::OrderWords",
         "The courier cancelled the shipment; the goods are still here. Book it again.")},
};

constexpr Word kSources[] = {
    {"verify"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Customer's browser")},
    {"webhook"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Message of the gateway")},
    {"reverify"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Asked by staff")},
    {"expiry"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Asked at expiry")},
};

constexpr Word kEvidence[] = {
    {"payment.captured"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Payment captured")},
    {"payment.authorized"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Payment authorised")},
    {"payment.failed"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Payment failed")},
    {"order.paid"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "The gateway's order is paid")},
    {"refund.created"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Refund begun")},
    {"refund.processed"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Refund made")},
    {"refund.failed"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Refund failed")},
};

constexpr Word kMethods[] = {
    {"card"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Card")},
    {"upi"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "UPI")},
    {"netbanking"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Net banking")},
    {"wallet"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Wallet")},
    {"emi"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "EMI")},
};

constexpr Word kOutcomes[] = {
    {"captured"_L1,
     QT_TRANSLATE_NOOP("paushtik::OrderWords", "The gateway has the money; the order is paid now."),
     Tone::Success},
    {"already_paid"_L1,
     QT_TRANSLATE_NOOP("paushtik::OrderWords", "It was paid already; nothing changed."),
     Tone::Success},
    {"still_unpaid"_L1,
     QT_TRANSLATE_NOOP("paushtik::OrderWords", "The gateway has no captured payment yet."),
     Tone::Warning},
    {"refund_due"_L1,
     QT_TRANSLATE_NOOP("paushtik::OrderWords",
                       "The money is there, but the order is over: it has to be given back."),
     Tone::Danger},
    {"amount_mismatch"_L1,
     QT_TRANSLATE_NOOP("paushtik::OrderWords",
                       "The gateway has another amount than the order. Do not ship."),
     Tone::Danger},
};

constexpr Word kTimeline[] = {
    {"placed"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Order placed")},
    {"payment_authorized"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Payment authorised")},
    {"payment_failed"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Payment failed")},
    {"paid"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Paid")},
    {"expired"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Expired unpaid")},
    {"cancelled"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Cancelled")},
    {"refund_requested"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Refund asked for")},
    {"refunded"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Refunded")},
    {"shipment_created"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Shipment booked")},
    {"restocked"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Returned goods inspected")},
    {"packed"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Packed")},
    {"note"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Note")},
    {"flagged"_L1, QT_TRANSLATE_NOOP("paushtik::OrderWords", "Needs attention")},
};

template <size_t N>
const Word *find(const Word (&table)[N], const QString &wire)
{
    for (const Word &word : table)
        if (word.wire == wire)
            return &word;
    return nullptr;
}

template <size_t N>
QStringList wordsOf(const Word (&table)[N])
{
    QStringList all;
    for (const Word &word : table)
        all << word.wire;
    return all;
}

} // namespace

QStringList OrderWords::statuses()
{
    return wordsOf(kStatuses);
}

QStringList OrderWords::shipments()
{
    return wordsOf(kShipments);
}

QStringList OrderWords::flags()
{
    return wordsOf(kFlags);
}

Phrase OrderWords::outcome(const QString &word)
{
    const Word *known = find(kOutcomes, word);
    return known ? Phrase{tr(known->text), known->tone} : Phrase{word, Tone::Neutral};
}

Phrase OrderWords::status(const QString &word)
{
    const Word *known = find(kStatuses, word);
    return known ? Phrase{tr(known->text), known->tone} : Phrase{word, Tone::Neutral};
}

Phrase OrderWords::payment(const QString &word)
{
    const Word *known = find(kPayments, word);
    return known ? Phrase{tr(known->text), known->tone} : Phrase{word, Tone::Neutral};
}

Phrase OrderWords::shipment(const QString &word)
{
    const Word *known = find(kShipments, word);
    return known ? Phrase{tr(known->text), known->tone} : Phrase{word, Tone::Neutral};
}

Phrase OrderWords::flag(const QString &word)
{
    const Word *known = find(kFlags, word);
    return known ? Phrase{tr(known->text), known->tone} : Phrase{word, Tone::Danger};
}

QString OrderWords::flagAdvice(const QString &word)
{
    const Word *known = find(kAdvice, word);
    return known ? tr(known->text) : QString();
}

Phrase OrderWords::refund(const QString &word)
{
    const Word *known = find(kRefunds, word);
    return known ? Phrase{tr(known->text), known->tone} : Phrase{word, Tone::Neutral};
}

QString OrderWords::evidenceSource(const QString &word)
{
    const Word *known = find(kSources, word);
    return known ? tr(known->text) : word;
}

QString OrderWords::evidenceKind(const QString &word)
{
    const Word *known = find(kEvidence, word);
    return known ? tr(known->text) : word;
}

QString OrderWords::paymentMethod(const QString &word)
{
    const Word *known = find(kMethods, word);
    return known ? tr(known->text) : word;
}

QStringList OrderWords::addressLines(const OrderAddress &address)
{
    QStringList lines{address.name, address.line1, address.line2, address.landmark};
    lines << u"%1 %2"_s.arg(address.city, address.pincode).trimmed();
    lines << formats::indianState(address.state) << formats::phone(address.phone);
    lines.removeAll(QString());
    return lines;
}

QString OrderWords::timeline(const QString &kind)
{
    if (const Word *known = find(kTimeline, kind))
        return tr(known->text);
    if (kind.startsWith(u"shipment_"))
        return tr("Shipment: %1").arg(shipment(kind.mid(9)).text);
    return kind;
}

} // namespace paushtik
