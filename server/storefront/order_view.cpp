// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefront/order_view.h"

#include "server/storefront/views.h"
#include "shared/domain/indian_state.h"

#include <QJsonArray>
#include <QLocale>
#include <QTimeZone>

namespace paushtik::storefront {

using namespace Qt::StringLiterals;

namespace {

QString price(const QJsonObject &object, QLatin1StringView field)
{
    return shownPrice(Paise(object[field].toInteger()));
}

/// A word for a state or an event; what has no text of its own keeps that of the document.
QString say(const Words &words, const QString &key, const QString &otherwise)
{
    return words.knows(key) ? words.all().value(key).toString() : otherwise;
}

QJsonArray linesView(const QJsonArray &lines)
{
    QJsonArray list;
    for (const QJsonValue &each : lines) {
        const QJsonObject line = each.toObject();
        list.append(QJsonObject{{u"title"_s, line["title"_L1]},
                                {u"qty"_s, line["qty"_L1]},
                                {u"unit_price"_s, price(line, "unit_price_paise"_L1)},
                                {u"total"_s, price(line, "line_total_paise"_L1)}});
    }
    return list;
}

QJsonArray timelineView(const QJsonArray &timeline, const Words &words)
{
    QJsonArray list;
    for (const QJsonValue &each : timeline) {
        const QJsonObject entry = each.toObject();
        const QString kind = entry["kind"_L1].toString();
        list.prepend(
            QJsonObject{{u"at"_s, shownMoment(entry["at"_L1].toString())},
                        {u"iso"_s, entry["at"_L1]},
                        {u"kind"_s, kind},
                        {u"latest"_s, false},
                        {u"text"_s, say(words, u"event_"_s + kind, entry["text"_L1].toString())}});
    }
    if (!list.isEmpty()) {
        QJsonObject latest = list[0].toObject();
        latest[u"latest"_s] = true;
        list[0] = latest;
    }
    return list;
}

/// How far the order has come, for the four steps above it.
QJsonArray stepsView(const QString &status, const Words &words)
{
    static const QStringList kSteps{u"pending_payment"_s, u"paid"_s, u"shipped"_s, u"delivered"_s};
    const qsizetype reached = kSteps.indexOf(status);
    QJsonArray steps;
    for (qsizetype i = 0; i < kSteps.size() && reached >= 0; ++i) {
        steps.append(QJsonObject{{u"name"_s, say(words, u"step_"_s + kSteps[i], {})},
                                 {u"done"_s, i <= reached},
                                 {u"current"_s, i == reached}});
    }
    return steps;
}

QJsonObject addressOf(QJsonObject address)
{
    const QString code = address["state"_L1].toString();
    const auto state = findIndianState(code);
    address[u"state_name"_s] = state ? QString(state->name) : code;
    return address;
}

} // namespace

QString shownMoment(const QString &rfc3339)
{
    static const QTimeZone kIndia("Asia/Kolkata");
    const QDateTime moment = QDateTime::fromString(rfc3339, Qt::ISODate);
    if (!moment.isValid())
        return {};
    return QLocale(QLocale::English, QLocale::India)
        .toString(moment.toTimeZone(kIndia), u"dd MMM yyyy, h:mm ap"_s);
}

QJsonObject orderView(const QJsonObject &document, Language language)
{
    const Words &words = Words::of(language);
    const QString status = document["status"_L1].toString();
    const bool pending = status == "pending_payment"_L1;
    const QJsonArray lines = document["lines"_L1].toArray();
    QJsonObject view{
        {u"number"_s, document["number"_L1]},
        {u"path"_s, localPath(language, u"/orders/"_s + document["number"_L1].toString())},
        {u"status"_s, status},
        {u"status_text"_s, say(words, u"status_"_s + status, status)},
        {u"pending"_s, pending},
        {u"paid"_s, status == "paid"_L1},
        {u"cancellable"_s, pending || status == "paid"_L1},
        {u"cancelled"_s, status == "cancelled"_L1},
        {u"placed"_s, shownMoment(document["placed_at"_L1].toString())},
        {u"lines"_s, linesView(lines)},
        {u"first"_s, lines[0]["title"_L1]},
        {u"others"_s, lines.size() > 1
                          ? words.say("and_more"_L1, {{"n"_L1, QString::number(lines.size() - 1)}})
                          : QString()},
        {u"subtotal"_s, price(document, "subtotal_paise"_L1)},
        {u"shipping"_s, document["shipping_paise"_L1].toInteger() == 0
                            ? words.say("free"_L1)
                            : price(document, "shipping_paise"_L1)},
        {u"total"_s, price(document, "total_paise"_L1)},
        {u"address"_s, addressOf(document["address"_L1].toObject())},
        {u"note"_s, document["note"_L1]},
        {u"steps"_s, stepsView(status, words)},
        {u"timeline"_s, timelineView(document["timeline"_L1].toArray(), words)}};
    if (document["refunded_paise"_L1].toInteger() > 0)
        view[u"refunded"_s] = price(document, "refunded_paise"_L1);
    if (const QJsonObject shipment = document["shipment"_L1].toObject(); !shipment.isEmpty()) {
        const QString state = shipment["state"_L1].toString();
        QJsonObject parcel = shipment;
        parcel[u"text"_s] = say(words, u"event_shipment_"_s + state, state);
        view[u"shipment"_s] = parcel;
    }
    return view;
}

} // namespace paushtik::storefront
