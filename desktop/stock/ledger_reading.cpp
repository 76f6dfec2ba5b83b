// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/stock/ledger_reading.h"

namespace paushtik {

using namespace Qt::StringLiterals;

LedgerRow ledgerRowOf(const QJsonObject &json)
{
    const QJsonValue order = json["order"_L1];
    return {Timestamp::parse(json["at"_L1].toString()),
            json["delta"_L1].toInt(),
            json["balance"_L1].toInt(),
            json["reason"_L1].toString(),
            json["actor"_L1]["name"_L1].toString(),
            order.isObject() ? order["number"_L1].toString() : order.toString()};
}

} // namespace paushtik
