// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/stock/stock_port.h"

#include <QJsonObject>

namespace paushtik {

/// One row of a ledger of the contract: a product's, or a batch's movements.
LedgerRow ledgerRowOf(const QJsonObject &json);

} // namespace paushtik
