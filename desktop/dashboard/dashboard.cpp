// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/dashboard/dashboard.h"

#include "shared/documents/json_reader.h"

#include <QDateTime>
#include <QJsonArray>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

template <class T, class Read>
QList<T> readAll(JsonReader &outer, JsonReader &holder, QLatin1StringView member, Read read)
{
    QList<T> all;
    const QJsonArray array = holder.array(member);
    for (const QJsonValue &value : array) {
        JsonReader inner(value.toObject(), member);
        all.append(read(inner));
        outer.adopt(inner);
    }
    return all;
}

LowStock readLowStock(JsonReader &in)
{
    return {.productId = in.textOrEmpty("product_id"_L1),
            .title = in.text("title"_L1),
            .available = in.integer("available"_L1),
            .threshold = in.integer("threshold"_L1)};
}

StuckShipment readStuck(JsonReader &in)
{
    return {.order = OrderId::parse(in.textOrEmpty("order"_L1)),
            .orderNumber = in.text("number"_L1),
            .state = in.text("state"_L1),
            .attempts = in.integer("attempts"_L1),
            .lastError = in.textOrEmpty("last_error"_L1)};
}

DayRevenue readDay(JsonReader &in)
{
    return {.date = QDate::fromString(in.text("date"_L1), Qt::ISODate),
            .revenue = in.paise("paise"_L1),
            .orders = in.integer("orders"_L1)};
}

} // namespace

std::optional<Paise> Dashboard::revenueAWeekAgo() const
{
    constexpr qsizetype kWeek = 7;
    if (days.size() <= kWeek)
        return std::nullopt;
    return days[days.size() - 1 - kWeek].revenue;
}

Timestamp startOfIndianDay(QDate day)
{
    constexpr int kOffset = 5 * 3600 + 30 * 60;
    const QDateTime start(day, QTime(0, 0), Qt::OffsetFromUTC, kOffset);
    return Timestamp(start.toMSecsSinceEpoch() * 1000);
}

Result<Dashboard> parseDashboard(const QJsonObject &json)
{
    JsonReader in(json);
    JsonReader pending(in.object("pending_payments"_L1), u"pending_payments"_s);
    JsonReader recovery(in.object("shipment_recovery"_L1), u"shipment_recovery"_s);
    Dashboard board{.revenueToday = in.paise("revenue_today_paise"_L1),
                    .ordersToday = in.integer("orders_today"_L1),
                    .pendingCount = pending.integer("count"_L1),
                    .pendingAmount = pending.paise("amount_paise"_L1),
                    .pendingSince = pending.timeOrNone("oldest_at"_L1),
                    .lowStock = readAll<LowStock>(in, in, "low_stock"_L1, readLowStock),
                    .stuckCount = recovery.integer("count"_L1),
                    .stuck = readAll<StuckShipment>(in, recovery, "items"_L1, readStuck),
                    .days = readAll<DayRevenue>(in, in, "revenue_by_day"_L1, readDay)};
    in.adopt(pending);
    in.adopt(recovery);
    const QJsonObject webhooks = json.value("webhooks"_L1).toObject();
    board.webhooksSilent = webhooks.value("silent"_L1).toBool();
    board.lastWebhook = Timestamp::parse(webhooks.value("last_at"_L1).toString());
    if (!in.problem().isEmpty())
        return fail(Fault::Invalid, {}, in.problem());
    return board;
}

} // namespace paushtik
