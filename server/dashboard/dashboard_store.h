// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/payments/webhook_silence.h"

#include <QJsonObject>

namespace paushtik::dashboard {

/// The state of the shop, as GET /admin/dashboard answers it. A day is a day in Asia/Kolkata;
/// revenue is what was captured on it less what went back on it; orders are those placed on it and
/// not cancelled.
Task<QJsonObject> readDashboard(db::Session session, payments::WebhookSilence silence);

} // namespace paushtik::dashboard
