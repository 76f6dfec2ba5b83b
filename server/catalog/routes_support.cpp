// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/routes_support.h"

#include "shared/domain/stock.h"

namespace paushtik::catalog {
using namespace Qt::StringLiterals;

namespace {

void refuseUnknown(http::Form &form, const QString &part, const QJsonObject &object,
                   const QStringList &fields)
{
    for (auto field = object.begin(); field != object.end(); ++field) {
        if (!fields.contains(field.key()))
            form.refuse(part + u'.' + field.key(), u"is not a field that can be changed here"_s);
    }
}

} // namespace

Result<FieldPatch> readPatch(const QJsonObject &body, const QStringList &fields)
{
    http::Form form(body);
    FieldPatch patch;
    patch.set = form.object(u"set"_s);
    if (form.has(u"base"_s))
        patch.base = form.object(u"base"_s);
    form.known(u"base"_s);
    refuseUnknown(form, u"set"_s, patch.set, fields);
    refuseUnknown(form, u"base"_s, patch.base, fields);
    if (auto error = form.error())
        return fail(std::move(*error));
    return patch;
}

QStringList manualReasons()
{
    QStringList reasons;
    for (const auto &word : kWords<StockReason>) {
        if (isManual(word.value))
            reasons.append(word.text);
    }
    return reasons;
}

http::Route staffWrite(http::Method method, const char *path, http::Access access, http::Body body,
                       http::Handler handler)
{
    return {.method = method,
            .path = path,
            .access = access,
            .handler = std::move(handler),
            .body = body,
            .idempotent = method == http::Method::Post || method == http::Method::Patch,
            .rate = http::RateClass::Write};
}

static Task<http::Response> answerWhenSeen(CatalogService *catalog, http::Handler handler,
                                           http::Request request)
{
    http::Response response = co_await handler(std::move(request));
    if (response.status < 300)
        co_await catalog->caughtUp();
    co_return response;
}

http::Handler seenByCustomers(CatalogService &catalog, http::Handler handler)
{
    return [to = &catalog, handler = std::move(handler)](http::Request request) {
        return answerWhenSeen(to, handler, std::move(request));
    };
}

http::Route staffRead(const char *path, http::Handler handler, QByteArrayList query)
{
    return {.method = http::Method::Get,
            .path = path,
            .access = http::Access::Warehouse,
            .handler = std::move(handler),
            .query = std::move(query)};
}

} // namespace paushtik::catalog
