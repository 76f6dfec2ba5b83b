// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_money.h"

#include "shared/domain/fees.h"

#include <map>

namespace paushtik {

using namespace Qt::StringLiterals;

Refundable refundableOf(const OrderDocument &order)
{
    Refundable money;
    if (!order.payment || !order.payment->capturedAt)
        return money;
    money.captured = order.payment->amount;
    for (const OrderRefund &refund : order.refunds)
        if (refund.state != u"failed")
            money.given += refund.amount;
    return money;
}

QList<RateTax> taxByRate(const OrderDocument &order, const QString &sellerState)
{
    std::map<BasisPoints, TaxSplit> sums;
    const bool sameState = order.address.state == sellerState;
    for (const OrderLine &line : order.lines) {
        const TaxSplit split = inclusiveTax(line.lineTotal, line.gstRate, sameState);
        TaxSplit &sum = sums[line.gstRate];
        sum.cgst += split.cgst;
        sum.sgst += split.sgst;
        sum.igst += split.igst;
    }
    QList<RateTax> all;
    for (const auto &[rate, tax] : sums)
        all.append({rate, tax});
    return all;
}

} // namespace paushtik
