// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/keyed_routes.h"

#include "tests/server/http/server_thread.h"

#include <QCoroTimer>
#include <chrono>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace paushtik::http {
namespace {

Task<> standAtTheGate()
{
    ++keyedEffects().waiting;
    while (!keyedEffects().gateOpen)
        co_await QCoro::sleepFor(std::chrono::milliseconds(2));
    --keyedEffects().waiting;
}

Task<Response> effect(Request request)
{
    const int count = ++keyedEffects().count;
    if (request.json["wait"_L1].toBool())
        co_await standAtTheGate();
    if (request.json["throw"_L1].toBool())
        throw std::runtime_error("the handler failed");
    Response response = json({{u"count"_s, count}}, request.json["status"_L1].toInt(201));
    response.etag = "\"e1\""_ba;
    co_return response.with("X-Cart-Token"_ba, "cart-of-the-answer"_ba);
}

/// The table is made by the test, so this is no registered statement of the daemon's.
const db::Query kEffect{"test.effect", "INSERT INTO effects (id) VALUES ('jar')"};

Task<Response> recorded(Request request)
{
    const auto claim = request.idempotency;
    if (claim->resource())
        co_return json({{u"resource"_s, *claim->resource()}}, 201);
    const QString wait = request.json["wait"_L1].toString();
    if (wait == "before"_L1)
        co_await standAtTheGate();
    db::Transaction transaction = co_await ServerThread::database()->begin();
    co_await transaction.run(kEffect);
    co_await claim->record(transaction, u"jar"_s);
    if (wait == "inside"_L1)
        co_await standAtTheGate();
    co_await transaction.commit();
    if (request.json["throw"_L1].toBool())
        throw std::runtime_error("the daemon went down between the commit and the answer");
    co_return json({{u"made"_s, u"jar"_s}}, 201);
}

} // namespace

void KeyedEffects::reset()
{
    count = 0;
    gateOpen = false;
}

KeyedEffects &keyedEffects()
{
    static KeyedEffects effects;
    return effects;
}

Router keyedRoutes()
{
    Router router;
    const auto add = [&router](const char *path, Handler handler) {
        router.add({Method::Post,
                    path,
                    Access::CustomerOptional,
                    std::move(handler),
                    Body::OptionalJson,
                    {"q"},
                    true,
                    RateClass::None});
    };
    add("/api/v1/effects", effect);
    add("/api/v1/effects/{name}", effect);
    add("/api/v1/recorded", recorded);
    return router;
}

} // namespace paushtik::http
