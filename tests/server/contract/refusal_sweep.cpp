// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/contract/refusal_sweep.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace paushtik::tests {

using namespace Qt::StringLiterals;

namespace {

const QByteArrayList kEveryone{"", "asha", "warehouse", "manager", "admin"};

/// With ids that nothing has.
QByteArray nowhere(const Operation &operation)
{
    static const QRegularExpression kParameter{u"\\{([a-z_]+)\\}"_s};
    QString path = operation.path;
    path.replace(u"{slug}"_s, u"no-such-jar"_s).replace(u"{order}"_s, u"PF-2020-999999"_s);
    path.replace(u"{file}"_s, u"full.webp"_s).replace(u"{shelf}"_s, u"p"_s);
    path.replace(kParameter, u"0192f6a1-7c1e-7000-8000-00000000dead"_s);
    return path.toUtf8();
}

bool takesKey(const Operation &operation)
{
    for (const QJsonObject &parameter : operation.parameters) {
        if (parameter["name"_L1].toString() == "Idempotency-Key"_L1)
            return true;
    }
    return false;
}

/// These end what the others need: they have tests of their own.
bool isLeftOut(const Operation &operation)
{
    return operation.path.endsWith("/logout"_L1) || operation.path.endsWith("/auth/password"_L1) ||
           operation.path.endsWith("/login"_L1) || operation.path.endsWith("/register"_L1);
}

} // namespace

RefusalSweep::RefusalSweep(ContractShop *shop)
    : m_shop(shop)
{
}

void RefusalSweep::run()
{
    for (const Operation &operation : m_shop->validator().operations()) {
        if (!isLeftOut(operation))
            sweep(operation);
    }
}

QByteArray RefusalSweep::insider(const Operation &operation) const
{
    const QString security =
        QString::fromUtf8(QJsonDocument(operation.definition["security"_L1].toArray()).toJson());
    if (security.contains(u"staffToken"))
        return "admin";
    return security.contains(u"customerToken") ? "asha"_ba : QByteArray();
}

QJsonValue RefusalSweep::example(const Operation &operation) const
{
    const QJsonObject body =
        m_shop->validator().schemas().resolved(operation.definition["requestBody"_L1].toObject());
    const QJsonObject json = body["content"_L1]["application/json"_L1].toObject();
    if (json.isEmpty())
        return QJsonValue::Undefined;
    QJsonValue example = json["example"_L1];
    for (const QJsonObject &schema :
         m_shop->validator().schemas().flattened(json["schema"_L1].toObject())) {
        if (!example.isObject())
            example = schema["example"_L1];
    }
    return example.isObject() ? example : QJsonObject();
}

void RefusalSweep::sweep(const Operation &operation)
{
    for (const QByteArray &who : kEveryone)
        askWith(operation, who);
    const QByteArray target = nowhere(operation);
    const QByteArray token = m_shop->token(insider(operation));
    m_shop->ask({.method = operation.method,
                 .target = target,
                 .headers = {"Authorization: Bearer of-bad-news"},
                 .atRoot = true});
    m_shop->ask({.method = operation.method,
                 .target = target + "?no_such_parameter=1&limit=0&cursor=%00",
                 .token = token,
                 .atRoot = true});
    m_shop->ask({.method = operation.method,
                 .target = target + "?cursor=bm8tc3VjaC1jdXJzb3I",
                 .token = token,
                 .atRoot = true});
    if (!example(operation).isUndefined())
        spoilBody(operation, target);
    if (takesKey(operation))
        reuseKey(operation, target);
}

void RefusalSweep::askWith(const Operation &operation, const QByteArray &who)
{
    m_shop->ask({.method = operation.method,
                 .target = nowhere(operation),
                 .body = example(operation),
                 .token = m_shop->token(who),
                 .atRoot = true});
}

void RefusalSweep::spoilBody(const Operation &operation, const QByteArray &target)
{
    const QByteArray token = m_shop->token(insider(operation));
    QJsonObject unknown = example(operation).toObject();
    unknown[u"no_such_field"_s] = 1;
    for (const QJsonValue &body : {QJsonValue(unknown), QJsonValue(QJsonObject())})
        m_shop->ask({operation.method, target, body, {}, token, true});
    const QByteArrayList bodies{"{", "[]", "{\"a\":\xff}", "null", "\"text\"", "{\"a\":1}{}"};
    for (const QByteArray &body : bodies) {
        const QByteArrayList headers{"Authorization: Bearer " + token,
                                     "Content-Type: application/json", "Connection: close"};
        m_shop->askRaw(http::request(operation.method, target, headers, body), operation.method,
                       target);
    }
    const QByteArrayList headers{"Authorization: Bearer " + token, "Content-Type: text/html",
                                 "Connection: close"};
    m_shop->askRaw(http::request(operation.method, target, headers, "<p>"), operation.method,
                   target);
}

void RefusalSweep::reuseKey(const Operation &operation, const QByteArray &target)
{
    Call call{.method = operation.method,
              .target = target,
              .body = QJsonObject{{u"first"_s, 1}},
              .headers = {"Idempotency-Key: sweep-" + QByteArray::number(++m_keys)},
              .token = m_shop->token(insider(operation)),
              .atRoot = true};
    m_shop->ask(call);
    m_shop->ask(call);
    call.body = QJsonObject{{u"second"_s, 2}};
    m_shop->ask(call);
    call.headers = {"Idempotency-Key: with a blank"};
    m_shop->ask(call);
}

void RefusalSweep::exhaustLimits()
{
    exhaust("asha", "POST", "/api/v1/orders/PF-2020-999999/cancel", 600);
    exhaust("admin", "POST", "/api/v1/admin/orders/PF-2020-999999/packed", 6000);
    exhaust("", "DELETE", "/api/v1/cart", 600);
    exhaust("", "POST", "/api/v1/auth/login", 30);
    for (const Operation &operation : m_shop->validator().operations()) {
        if (operation.method != "GET" && !operation.path.endsWith("/logout"_L1))
            askWith(operation, insider(operation));
    }
}

void RefusalSweep::exhaust(const QByteArray &who, const QByteArray &method,
                           const QByteArray &target, int calls)
{
    QByteArrayList headers;
    if (!who.isEmpty())
        headers.append("Authorization: Bearer " + m_shop->token(who));
    http::RawClient client(m_shop->port());
    for (int i = 0; i < calls; ++i) {
        client.send(http::request(method, target, headers));
        client.receive();
    }
}

} // namespace paushtik::tests
