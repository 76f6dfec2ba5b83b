// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/shiprocket/simulator.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <algorithm>
#include <random>

namespace paushtik::simulators {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kBase = "/v1/external"_L1;
constexpr int kSlowMs = 3'000;

Reply html(int status)
{
    return {.status = status,
            .body = "<html><body><h1>" + QByteArray::number(status) + "</h1></body></html>",
            .type = "text/html"};
}

Reply tooMany(const QJsonValue &retryAfter)
{
    Reply reply = refusal(429, u"Too Many Attempts."_s);
    reply.headers = {{"X-RateLimit-Limit", "180"}, {"X-RateLimit-Remaining", "0"}};
    if (retryAfter.isDouble())
        reply.headers.append({"Retry-After", QByteArray::number(retryAfter.toInt())});
    return reply;
}

QJsonArray callsAsJson(const QList<ShiprocketSimulator::Seen> &calls)
{
    QJsonArray list;
    for (const auto &seen : calls)
        list.append(QJsonObject{{u"name"_s, seen.name}, {u"status"_s, seen.status}});
    return list;
}

} // namespace

ShiprocketSimulator::ShiprocketSimulator(QString stateFile)
    : m_stateFile(std::move(stateFile))
    , m_api(&account, &faults)
    , m_server([this](const Call &call) { return deliver(call); })
{
    QFile file(m_stateFile);
    if (!m_stateFile.isEmpty() && file.open(QIODevice::ReadOnly))
        account.fromJson(QJsonDocument::fromJson(file.readAll()).object());
}

QUrl ShiprocketSimulator::origin() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(port()));
}

QUrl ShiprocketSimulator::baseUrl() const
{
    QUrl url = origin();
    url.setPath(kBase);
    return url;
}

int ShiprocketSimulator::count(const QString &name) const
{
    return static_cast<int>(std::count_if(calls.begin(), calls.end(),
                                          [&](const Seen &seen) { return seen.name == name; }));
}

std::optional<Delivery> ShiprocketSimulator::failBefore(const QString &name)
{
    using Fate = Delivery::Fate;
    if (faults.strikes(name, u"silent"_s))
        return Delivery{{}, Fate::Never};
    if (faults.strikes(name, u"cut"_s))
        return Delivery{{}, Fate::Cut};
    if (const auto wait = faults.take(name, u"429"_s))
        return Delivery{tooMany(*wait)};
    for (const int status : {500, 502, 503, 504}) {
        if (faults.strikes(name, QString::number(status)))
            return Delivery{html(status)};
    }
    if (faults.strikes(name, u"html_403"_s))
        return Delivery{html(403)};
    if (faults.strikes(name, u"ip_403"_s))
        return Delivery{
            refusal(403, u"Unauthorized! You do not have the required permissions[IP]"_s)};
    if (faults.strikes(name, u"401"_s))
        return Delivery{refusal(401, u"Token has expired"_s)};
    if (const auto body = faults.take(name, u"reply"_s)) {
        const QJsonObject said = body->toObject();
        return Delivery{Reply{.status = said.value("status"_L1).toInt(200),
                              .body = said.value("body"_L1).toString().toUtf8()}};
    }
    return std::nullopt;
}

Delivery ShiprocketSimulator::failAfter(const QString &name, Reply reply)
{
    Delivery delivery{std::move(reply)};
    if (const auto wait = faults.take(name, u"slow"_s))
        delivery.delayMs = wait->toInt(kSlowMs);
    if (faults.strikes(name, u"cut_after"_s))
        delivery.fate = Delivery::Fate::Cut;
    else if (faults.strikes(name, u"cut_in_body"_s))
        delivery.fate = Delivery::Fate::CutInBody;
    else if (faults.strikes(name, u"silent_after"_s))
        delivery.fate = Delivery::Fate::Never;
    return delivery;
}

Delivery ShiprocketSimulator::deliver(const Call &incoming)
{
    Call call = incoming;
    if (call.path.startsWith("/_control/"_L1))
        return {control(call)};
    if (call.path.startsWith(kBase))
        call.path.remove(0, kBase.size());
    const QString name = ShiprocketApi::nameOf(call);
    const auto failed = failBefore(name);
    const Delivery delivery =
        failed ? *failed : failAfter(name, m_api.answer(name, call, origin()));
    save();
    const bool answered = delivery.fate == Delivery::Fate::Whole;
    calls.append({name, call.headers.value("authorization"), answered ? delivery.reply.status : 0});
    return delivery;
}

bool ShiprocketSimulator::advance(const Journey &journey)
{
    HeldOrder *order = account.byAwb(journey.awb);
    if (!order)
        return false;
    QList<QJsonObject> bodies;
    for (const int id : journey.statusIds) {
        account.advanceClock(1);
        order->statusId = id;
        order->scans.append(scanOf(id, account.now(), u"Jaipur_Hub (Rajasthan)"_s));
        for (int copy = 0; copy < journey.copies; ++copy)
            bodies.append(Webhooks::bodyOf(*order, account.now()));
    }
    if (journey.shuffled) {
        std::minstd_rand random(static_cast<unsigned>(bodies.size()));
        std::shuffle(bodies.begin(), bodies.end(), random);
    }
    for (const QJsonObject &body : std::as_const(bodies)) {
        if (webhooks.url.isValid())
            webhooks.send(body, journey.delayMs);
    }
    save();
    return true;
}

Reply ShiprocketSimulator::advanceByCall(const QJsonObject &body)
{
    Journey journey{.awb = body.value("awb"_L1).toString()};
    for (const QJsonValue &id : body.value("ids"_L1).toArray())
        journey.statusIds.append(id.toInt());
    journey.copies = body.value("copies"_L1).toInt(1);
    journey.shuffled = body.value("shuffled"_L1).toBool();
    journey.delayMs = body.value("delay_ms"_L1).toInt();
    if (!advance(journey))
        return refusal(404, u"no such AWB"_s);
    return jsonReply({});
}

Reply ShiprocketSimulator::configure(const QJsonObject &body)
{
    if (body.contains("balance_paise"_L1))
        account.balancePaise = body.value("balance_paise"_L1).toInteger();
    if (body.contains("pickup_locations"_L1))
        account.pickupLocations = body.value("pickup_locations"_L1).toVariant().toStringList();
    if (body.contains("webhook_url"_L1))
        webhooks.url = QUrl(body.value("webhook_url"_L1).toString());
    if (body.contains("webhook_key"_L1))
        webhooks.key = body.value("webhook_key"_L1).toString().toUtf8();
    if (body.value("expire_tokens"_L1).toBool())
        account.expireTokens();
    account.advanceClock(body.value("advance_seconds"_L1).toInteger());
    save();
    return jsonReply({});
}

Reply ShiprocketSimulator::control(const Call &call)
{
    const QString what = call.path.section(u'/', -1);
    const QJsonObject body = call.json();
    if (call.method == "GET" && what == "state"_L1)
        return jsonReply(account.toJson());
    if (call.method == "GET" && what == "calls"_L1)
        return jsonReply({{u"calls"_s, callsAsJson(calls)}});
    if (call.method == "POST" && what == "account"_L1)
        return configure(body);
    if (call.method == "POST" && what == "advance"_L1)
        return advanceByCall(body);
    if (call.method == "POST" && what == "webhook"_L1) {
        webhooks.send(body);
        return jsonReply({});
    }
    if (call.method == "DELETE" && what == "faults"_L1) {
        faults.clear();
        return jsonReply({});
    }
    if (call.method != "POST" || what != "faults"_L1)
        return refusal(404, u"no such control"_s);
    faults.add({body.value("at"_L1).toString(), body.value("kind"_L1).toString(),
                body.value("times"_L1).toInt(1), body.value("probability"_L1).toDouble(1),
                body.value("value"_L1)});
    return jsonReply({});
}

void ShiprocketSimulator::save() const
{
    if (m_stateFile.isEmpty())
        return;
    QSaveFile file(m_stateFile);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(QJsonDocument(account.toJson()).toJson());
        file.commit();
    }
}

} // namespace paushtik::simulators
