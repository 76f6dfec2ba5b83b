// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/openapi.h"

#include <QCryptographicHash>
#include <QFile>

namespace paushtik::app {

using namespace Qt::StringLiterals;

namespace {

struct Asset {
    QByteArray contentType;
    QByteArray body;
    QByteArray etag;
};

/// A missing resource is a fault of the build: better no start than an empty page.
Asset load(const QString &name, const QByteArray &contentType)
{
    QFile file{u":/openapi/"_s + name};
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the resource %s is missing", qPrintable(file.fileName()));
    const QByteArray body = file.readAll();
    const auto digest = QCryptographicHash::hash(body, QCryptographicHash::Sha256);
    return {contentType, body, '"' + digest.first(12).toHex() + '"'};
}

const Asset &document()
{
    static const Asset kDocument = load(u"openapi.json"_s, "application/json"_ba);
    return kDocument;
}

const Asset &page()
{
    static const Asset kPage = load(u"docs/index.html"_s, "text/html; charset=utf-8"_ba);
    return kPage;
}

/// What lies beside the page; nothing for any other name.
const Asset *besidePage(const QString &name)
{
    static const Asset kScript = load(u"docs/docs.js"_s, "text/javascript; charset=utf-8"_ba);
    static const Asset kStyle = load(u"docs/docs.css"_s, "text/css; charset=utf-8"_ba);
    if (name == u"docs.js")
        return &kScript;
    return name == u"docs.css" ? &kStyle : nullptr;
}

http::Response answer(const Asset &asset)
{
    http::Response response;
    response.contentType = asset.contentType;
    response.body = asset.body;
    response.etag = asset.etag;
    response.cacheControl = "public, max-age=60, must-revalidate"_ba;
    return response;
}

Task<http::Response> answerDocument(http::Request)
{
    co_return answer(document());
}

Task<http::Response> answerPage(http::Request)
{
    http::Response response = answer(page());
    // The page needs nothing but its own script, its own style and the document.
    response.with("Content-Security-Policy"_ba,
                  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"_ba);
    co_return response;
}

Task<http::Response> answerBesidePage(http::Request request)
{
    const Asset *asset = besidePage(request.param("file"));
    if (!asset)
        co_return http::problem(Error{Fault::NotFound, {}, u"There is no such file."_s});
    co_return answer(*asset);
}

} // namespace

QByteArray openApiJson()
{
    return document().body;
}

void addOpenApiRoutes(http::Router &router)
{
    using http::Access;
    using http::Method;
    router.add({Method::Get, "/api/v1/openapi.json", Access::Public, answerDocument});
    router.add({Method::Get, "/api/v1/docs", Access::Public, answerPage});
    router.add({Method::Get, "/api/v1/docs/{file}", Access::Public, answerBesidePage});
}

} // namespace paushtik::app
