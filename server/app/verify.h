// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"

#include <QStringList>

namespace paushtik::app {

/// Proves what must hold at every commit: stock = sum of its ledger, money = payments − refunds,
/// one living shipment an order, no captured money without an order, a refund or a flag, one row of
/// the change feed a document. Answers
/// what is wrong, a line each; empty is good. All in one snapshot, so it may run beside a busy
/// daemon.
Task<QStringList> findFaults(db::Database *database);

} // namespace paushtik::app
