// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/order_facets.h"

#include <algorithm>
#include <array>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// Positions are codes that stand in files: never moved, only added to, and then a step of the
// schema writes the facets anew. 0 stands for a word that is not here.
constexpr std::array<QLatin1StringView, 7> kStatuses{
    "?"_L1,         "pending_payment"_L1, "paid"_L1,    "shipped"_L1,
    "delivered"_L1, "cancelled"_L1,       "refunded"_L1};
constexpr std::array<QLatin1StringView, 9> kPayments{
    "?"_L1,        ""_L1,       "none"_L1,     "created"_L1,           "authorized"_L1,
    "captured"_L1, "failed"_L1, "refunded"_L1, "partially_refunded"_L1};
constexpr std::array<QLatin1StringView, 15> kShipments{"?"_L1,
                                                       ""_L1,
                                                       "pending"_L1,
                                                       "created"_L1,
                                                       "awb_assigned"_L1,
                                                       "pickup_scheduled"_L1,
                                                       "picked_up"_L1,
                                                       "in_transit"_L1,
                                                       "out_for_delivery"_L1,
                                                       "undelivered"_L1,
                                                       "rto_initiated"_L1,
                                                       "delivered"_L1,
                                                       "rto_delivered"_L1,
                                                       "cancelled"_L1,
                                                       "lost"_L1};
// Bits, since an order may have several; bit 0 stands for any that is not here.
constexpr std::array<QLatin1StringView, 9> kFlags{
    "?"_L1,   "refund_due"_L1, "paid_after_cancel"_L1,  "amount_mismatch"_L1, "payment_mismatch"_L1,
    "rto"_L1, "lost"_L1,       "shipment_cancelled"_L1, "refund_failed"_L1};

// The status stands highest, so that one status is one range.
constexpr int kStatusShift = 36;
constexpr int kShipmentShift = 30;
constexpr int kPaymentShift = 26;
constexpr int kPackedShift = 25;
constexpr int kFlagsShift = 0;
constexpr qint64 kSixBits = 63;
constexpr qint64 kFourBits = 15;
constexpr qint64 kFlagBits = (qint64(1) << 25) - 1;
static_assert(kFlags.size() <= 25 && kShipments.size() <= 64 && kPayments.size() <= 16);

template <size_t N>
int codeOf(const std::array<QLatin1StringView, N> &words, const QString &word)
{
    const auto known = std::find(words.begin() + 1, words.end(), word);
    return known == words.end() ? 0 : static_cast<int>(known - words.begin());
}

} // namespace

qint64 facetsOf(const OrderEntry &entry)
{
    qint64 flags = 0;
    for (const QString &flag : entry.flags)
        flags |= qint64(1) << codeOf(kFlags, flag);
    return qint64(codeOf(kStatuses, entry.status)) << kStatusShift |
           qint64(codeOf(kShipments, entry.shipment)) << kShipmentShift |
           qint64(codeOf(kPayments, entry.payment)) << kPaymentShift |
           qint64(entry.packed) << kPackedShift | flags << kFlagsShift;
}

void FacetTest::wantWord(int shift, const QString &column, int code, const QString &word)
{
    want((shift == kPaymentShift ? kFourBits : kSixBits) << shift, {qint64(code) << shift});
    if (code != 0)
        return;
    m_rowConditions.append(u"o.%1 = ?"_s.arg(column));
    m_rowValues.append(word);
}

void FacetTest::wantStatuses(const QStringList &words)
{
    QList<qint64> codes;
    QStringList unknown;
    for (const QString &word : words) {
        codes.append(qint64(codeOf(kStatuses, word)) << kStatusShift);
        if (codes.last() == 0)
            unknown.append(word);
    }
    want(kSixBits << kStatusShift, codes);
    if (unknown.isEmpty())
        return;
    const QString marks = QStringList(words.size(), u"?"_s).join(u", "_s);
    m_rowConditions.append(u"o.status IN (%1)"_s.arg(marks));
    for (const QString &word : words)
        m_rowValues.append(word);
}

void FacetTest::wantPayment(const QString &word)
{
    wantWord(kPaymentShift, u"payment"_s, codeOf(kPayments, word), word);
}

void FacetTest::wantShipment(const QString &word)
{
    const QString state = word == u"none" ? u""_s : word;
    wantWord(kShipmentShift, u"shipment"_s, codeOf(kShipments, state), state);
}

void FacetTest::wantFlag(const QString &word)
{
    if (word == u"any")
        return want(kFlagBits << kFlagsShift, {});
    const int code = codeOf(kFlags, word);
    const qint64 bit = qint64(1) << code << kFlagsShift;
    want(bit, {bit});
    if (code != 0)
        return;
    m_rowConditions.append(u"instr(' ' || o.flags || ' ', ?) > 0"_s);
    m_rowValues.append(u' ' + word + u' ');
}

void FacetTest::wantPacked(bool packed)
{
    want(qint64(1) << kPackedShift, {qint64(packed) << kPackedShift});
}

bool FacetTest::fits(qint64 facets) const
{
    return std::all_of(m_masks.begin(), m_masks.end(), [facets](const Mask &one) {
        return one.anyOf.isEmpty() ? (facets & one.mask) != 0
                                   : one.anyOf.contains(facets & one.mask);
    });
}

QString FacetTest::condition() const
{
    QStringList all;
    for (const Mask &one : m_masks)
        all.append(one.anyOf.isEmpty() ? u"(o.facets & ?) <> 0"_s
                                       : u"(o.facets & ?) IN (%1)"_s.arg(
                                             QStringList(one.anyOf.size(), u"?"_s).join(u", "_s)));
    return all.join(u" AND "_s);
}

QVariantList FacetTest::values() const
{
    QVariantList all;
    for (const Mask &one : m_masks) {
        all.append(one.mask);
        for (const qint64 value : one.anyOf)
            all.append(value);
    }
    return all;
}

} // namespace paushtik
