// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/stock/stock_words.h"

namespace paushtik {

using namespace Qt::StringLiterals;

QString StockWords::reason(StockReason reason)
{
    switch (reason) {
    case StockReason::Received:
        return tr("Received");
    case StockReason::Damaged:
        return tr("Damaged");
    case StockReason::Lost:
        return tr("Lost");
    case StockReason::Found:
        return tr("Found");
    case StockReason::Counted:
        return tr("Counted");
    case StockReason::Returned:
        return tr("Returned");
    case StockReason::OrderPlaced:
        return tr("Ordered");
    case StockReason::OrderExpired:
        return tr("Order expired");
    case StockReason::OrderCancelled:
        return tr("Order cancelled");
    case StockReason::OrderRevived:
        return tr("Order revived");
    case StockReason::OrderRestocked:
        return tr("Put back after a refund");
    }
    return {};
}

QString StockWords::reason(const QString &word)
{
    if (word == "assigned"_L1)
        return tr("Found to be of the batch");
    if (word == "picked"_L1)
        return tr("Packed");
    if (word == "unpicked"_L1)
        return tr("Unpacked");
    const auto known = parse<StockReason>(word);
    return known ? reason(*known) : word;
}

QString StockWords::status(StockStatus status)
{
    switch (status) {
    case StockStatus::InStock:
        return tr("In stock");
    case StockStatus::LowStock:
        return tr("Low");
    case StockStatus::OutOfStock:
        return tr("Sold out");
    }
    return {};
}

Tone StockWords::tone(StockStatus status)
{
    switch (status) {
    case StockStatus::LowStock:
        return Tone::Warning;
    case StockStatus::OutOfStock:
        return Tone::Danger;
    case StockStatus::InStock:
        break;
    }
    return Tone::Success;
}

} // namespace paushtik
