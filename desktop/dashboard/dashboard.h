// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/id.h"
#include "shared/domain/money.h"
#include "shared/domain/result.h"
#include "shared/domain/timestamp.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <optional>

namespace paushtik {

struct LowStock {
    QString productId;
    QString title;
    int available;
    int threshold;
};

/// A shipment that did not get through by itself.
struct StuckShipment {
    std::optional<OrderId> order; ///< none where the server names none
    QString orderNumber;
    QString state;
    int attempts;
    QString lastError;
};

struct DayRevenue {
    QDate date;
    Paise revenue; ///< captured less refunded on the day: may be negative
    int orders;
};

/// What GET /admin/dashboard answers. "Today" is the day in Asia/Kolkata.
struct Dashboard {
    Paise revenueToday;
    int ordersToday;
    int pendingCount;
    Paise pendingAmount;
    std::optional<Timestamp> pendingSince; ///< none when nothing is pending
    QList<LowStock> lowStock;
    int stuckCount; ///< may be more than are listed
    QList<StuckShipment> stuck;
    QList<DayRevenue> days;      ///< the oldest first
    bool webhooksSilent = false; ///< the payment provider tells of no payments any more
    std::optional<Timestamp> lastWebhook = {};

    /// Of the same weekday a week ago; none while the days do not reach so far.
    std::optional<Paise> revenueAWeekAgo() const;
};

/// Midnight in Asia/Kolkata, with which the shop's day begins.
Timestamp startOfIndianDay(QDate day);

/// Errors: Fault::Invalid, the detail names the member.
Result<Dashboard> parseDashboard(const QJsonObject &json);

} // namespace paushtik
