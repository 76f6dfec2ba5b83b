// SPDX-License-Identifier: GPL-3.0-or-later
// The daemon's table of routes against the document that it serves, and who gets through to each.
#include "server/app/openapi.h"
#include "server/app/services.h"
#include "tests/server/http/raw_client.h"
#include "tests/server/http/server_thread.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::http;

namespace {

QByteArray nameOf(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET"_ba;
    case Method::Head:
        return "HEAD"_ba;
    case Method::Post:
        return "POST"_ba;
    case Method::Put:
        return "PUT"_ba;
    case Method::Patch:
        return "PATCH"_ba;
    case Method::Delete:
        return "DELETE"_ba;
    case Method::Options:
        return "OPTIONS"_ba;
    }
    return {};
}

/// "GET /api/v1/orders/{order}": the types of parameters are the router's own affair.
QString titleOf(const Route &route)
{
    static const QRegularExpression kType{u":[a-z]+\\}"_s};
    const QString path = QString::fromLatin1(route.path).replace(kType, u"}"_s);
    return QString::fromLatin1(nameOf(route.method)) + u' ' + path;
}

/// The pages for people, which are no part of the API's document: those that are everybody's, and
/// those that greet a customer who is signed in.
const QStringList kEverybodysPages{u"GET /"_s,
                                   u"GET /products"_s,
                                   u"GET /products/{slug}"_s,
                                   u"GET /categories/{slug}"_s,
                                   u"GET /search"_s,
                                   u"GET /terms"_s,
                                   u"GET /privacy"_s,
                                   u"GET /shipping-and-returns"_s,
                                   u"GET /contact"_s,
                                   u"GET /offline"_s};
const QStringList kPersonalPages{u"GET /cart"_s,
                                 u"POST /cart"_s,
                                 u"GET /login"_s,
                                 u"POST /login"_s,
                                 u"GET /register"_s,
                                 u"POST /register"_s,
                                 u"POST /logout"_s,
                                 u"GET /account"_s,
                                 u"POST /account"_s,
                                 u"POST /account/password"_s,
                                 u"GET /addresses"_s,
                                 u"POST /addresses"_s,
                                 u"GET /addresses/{id}"_s,
                                 u"POST /addresses/{id}"_s,
                                 u"POST /addresses/{id}/delete"_s,
                                 u"GET /checkout"_s,
                                 u"GET /orders"_s,
                                 u"GET /orders/{order}"_s,
                                 u"POST /orders/{order}/cancel"_s};
/// What stands beside the pages, the same in every language.
const QStringList kPageFiles{u"GET /assets/{version}/{file}"_s, u"GET /favicon.ico"_s,
                             u"GET /manifest.webmanifest"_s,    u"GET /robots.txt"_s,
                             u"GET /service-worker.js"_s,       u"GET /sitemap.xml"_s};

QSet<QString> inEveryLanguage(const QStringList &pages)
{
    QSet<QString> all(pages.begin(), pages.end());
    for (const QString &page : pages) {
        const QString path = page.section(u' ', 1);
        all.insert(page.section(u' ', 0, 0) + u" /hi"_s + (path == u"/"_s ? QString() : path));
    }
    return all;
}

const QSet<QString> &personalPages()
{
    static const QSet<QString> kPages = inEveryLanguage(kPersonalPages);
    return kPages;
}

const QSet<QString> &allPages()
{
    static const QSet<QString> kPages = inEveryLanguage(kEverybodysPages) + personalPages() +
                                        QSet<QString>(kPageFiles.begin(), kPageFiles.end());
    return kPages;
}

bool isPage(const Route &route)
{
    return allPages().contains(titleOf(route));
}

/// All that the document has, by the same title; with the parameters that a path's operations
/// share.
QMap<QString, QJsonObject> documented()
{
    static const QStringList kMethods{u"get"_s, u"post"_s, u"put"_s, u"patch"_s, u"delete"_s};
    QMap<QString, QJsonObject> found;
    const QJsonObject paths =
        QJsonDocument::fromJson(app::openApiJson()).object()["paths"_L1].toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const QJsonObject item = path.value().toObject();
        for (const QString &method : kMethods) {
            if (!item.contains(method))
                continue;
            QJsonObject operation = item[method].toObject();
            QJsonArray parameters = operation["parameters"_L1].toArray();
            for (const auto &shared : item["parameters"_L1].toArray())
                parameters.append(shared);
            operation["parameters"_L1] = parameters;
            found.insert(method.toUpper() + u' ' + path.key(), operation);
        }
    }
    return found;
}

QJsonObject resolved(const QJsonObject &parameter)
{
    const QString reference = parameter["$ref"_L1].toString();
    if (reference.isEmpty())
        return parameter;
    const QJsonObject all =
        QJsonDocument::fromJson(app::openApiJson()).object()["components"_L1].toObject();
    return all["parameters"_L1][reference.section(u'/', -1)].toObject();
}

QStringList namesOf(const QJsonObject &operation, QLatin1StringView where)
{
    QStringList names;
    for (const auto &each : operation["parameters"_L1].toArray()) {
        const QJsonObject parameter = resolved(each.toObject());
        if (parameter["in"_L1].toString() == where)
            names.append(parameter["name"_L1].toString());
    }
    names.sort();
    return names;
}

/// Every route as a shop with both mocks has it.
std::vector<Route> routesOfTheShop()
{
    QProcessEnvironment environment;
    environment.insert(u"RAZORPAY_MOCK"_s, u"1"_s);
    environment.insert(u"SHIPROCKET_MOCK"_s, u"1"_s);
    const QTemporaryDir media;
    environment.insert(u"PAUSHTIK_MEDIA"_s, u"file:"_s + media.path());
    static app::Shared shared(*app::readSettings(environment, true));
    if (!shared.openMedia())
        qFatal("the pictures' folder cannot be opened");
    app::Services services(&shared, {.url = "host=/nowhere"});
    std::vector<Route> routes;
    const Router router = services.makeRouter();
    for (const auto &route : router.routes())
        routes.push_back(*route);
    return routes;
}

const std::vector<Route> &routes()
{
    static const std::vector<Route> kRoutes = routesOfTheShop();
    return kRoutes;
}

Task<Response> letIn(Request)
{
    Response response;
    response.status = 204;
    co_return response;
}

/// The same table, with nothing behind it.
Router emptyRooms()
{
    Router router;
    for (Route route : routes()) {
        route.handler = letIn;
        router.add(std::move(route));
    }
    return router;
}

/// The token says who it is.
Task<std::optional<Caller>> believe(QByteArray token)
{
    Caller caller;
    caller.account = caller.session = QUuid::createUuid();
    if (token == "customer") {
        caller.realm = Caller::Realm::Customer;
        co_return caller;
    }
    static const QMap<QByteArray, Role> kRoles{{"warehouse"_ba, Role::Warehouse},
                                               {"manager"_ba, Role::Manager},
                                               {"admin"_ba, Role::Admin}};
    if (!kRoles.contains(token))
        co_return std::nullopt;
    caller.realm = Caller::Realm::Staff;
    caller.role = kRoles.value(token);
    co_return caller;
}

QByteArray somePath(const Route &route)
{
    static const QRegularExpression kUuid{u"\\{[a-z_]+:uuid\\}"_s};
    static const QRegularExpression kOther{u"\\{[a-z_:]+\\}"_s};
    return QString::fromLatin1(route.path)
        .replace(kUuid, u"0190b0c6-7f2e-7000-8000-000000000001"_s)
        .replace(kOther, u"x"_s)
        .toLatin1();
}

int statusFor(quint16 port, const Route &route, const QByteArray &token)
{
    QByteArrayList headers;
    if (!token.isEmpty())
        headers.append("Authorization: Bearer " + token);
    const bool json = route.body == Body::Json;
    if (json)
        headers.append("Content-Type: application/json");
    return ask(port, request(nameOf(route.method), somePath(route), headers, json ? "{}" : ""))
        .status;
}

/// A page is open to all but staff, whose tokens are of another realm.
int promisedByPage(const QString &title, const QByteArray &token)
{
    if (token.isEmpty() || token == "customer" || !personalPages().contains(title))
        return 204;
    return token == "nonsense" ? 401 : 403;
}

/// Who the document lets in: 204, or how the others are refused.
int promised(const QJsonObject &operation, const QByteArray &token)
{
    QSet<QString> schemes;
    bool anyone = !operation.contains("security"_L1);
    for (const auto &alternative : operation["security"_L1].toArray()) {
        const QStringList keys = alternative.toObject().keys();
        anyone = anyone || keys.isEmpty();
        schemes.unite({keys.begin(), keys.end()});
    }
    const bool forCustomers = schemes.contains(u"customerToken"_s);
    const bool forStaff = schemes.contains(u"staffToken"_s);
    if (!forCustomers && !forStaff) // open, or behind a signature that the handler looks at
        return 204;
    if (token.isEmpty())
        return anyone ? 204 : 401;
    if (token == "nonsense")
        return 401;
    if (token == "customer")
        return forCustomers ? 204 : 403;
    if (!forStaff)
        return 403;
    static const QRegularExpression kLeast{u"Least role (\\w+)"_s};
    static const QStringList kRoles{u"warehouse"_s, u"manager"_s, u"admin"_s};
    const QString least = kLeast.match(operation["description"_L1].toString()).captured(1);
    return kRoles.indexOf(QString::fromLatin1(token)) >= kRoles.indexOf(least) ? 204 : 403;
}

} // namespace

class TestRoutes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRouteIsInTheDocument()
    {
        const auto document = documented();
        for (const Route &route : routes())
            QVERIFY2(isPage(route) || document.contains(titleOf(route)),
                     qPrintable(titleOf(route)));
    }

    void everyPageIsServedAndNoneIsInTheDocument()
    {
        QSet<QString> served;
        for (const Route &route : routes())
            served.insert(titleOf(route));
        const auto document = documented();
        for (const QString &page : allPages()) {
            QVERIFY2(served.contains(page), qPrintable(page));
            QVERIFY2(!document.contains(page), qPrintable(page));
        }
    }

    void aPageThatGreetsACustomerLooksAtWhoAsksAndNoOtherDoes()
    {
        for (const Route &route : routes()) {
            if (isPage(route))
                QCOMPARE(route.access == Access::CustomerOptional,
                         personalPages().contains(titleOf(route)));
        }
    }

    void whatTheDocumentHasIsServed()
    {
        QSet<QString> served{u"GET /api/v1/sync/live"_s}; // a WebSocket: no route of the router
        for (const Route &route : routes())
            served.insert(titleOf(route));
        const auto document = documented();
        QVERIFY(document.size() > 60);
        for (auto operation = document.begin(); operation != document.end(); ++operation)
            QVERIFY2(served.contains(operation.key()), qPrintable(operation.key()));
    }

    void theDocumentNamesExactlyTheQueryParametersThatAreTaken()
    {
        const auto document = documented();
        for (const Route &route : routes()) {
            if (!QByteArrayView(route.path).startsWith("/api/v1/"))
                continue;
            QStringList taken;
            for (const QByteArray &name : route.query)
                taken.append(QString::fromLatin1(name));
            taken.sort();
            const QStringList told = namesOf(document.value(titleOf(route)), "query"_L1);
            QVERIFY2(taken == told, qPrintable(titleOf(route) + u" takes "_s + taken.join(u' ') +
                                               u"; the document has "_s + told.join(u' ')));
        }
    }

    void theDocumentOffersAnIdempotencyKeyExactlyWhereOneIsHonoured()
    {
        const auto document = documented();
        for (const Route &route : routes()) {
            const bool told =
                namesOf(document.value(titleOf(route)), "header"_L1).contains(u"Idempotency-Key"_s);
            QVERIFY2(route.idempotent == told, qPrintable(titleOf(route)));
        }
    }

    void everyRouteOfStaffNamesItsLeastRole()
    {
        const auto document = documented();
        for (auto operation = document.begin(); operation != document.end(); ++operation) {
            if (!operation.key().contains(u" /api/v1/admin/"))
                continue;
            const QString description = operation.value()["description"_L1].toString();
            QVERIFY2(description.startsWith(u"Least role "), qPrintable(operation.key()));
        }
    }

    void onlyThoseGetInWhomTheDocumentPromisesIt_data()
    {
        QTest::addColumn<QByteArray>("token");
        for (const char *token : {"", "nonsense", "customer", "warehouse", "manager", "admin"})
            QTest::addRow("%s", *token ? token : "nobody") << QByteArray(token);
    }

    void onlyThoseGetInWhomTheDocumentPromisesIt()
    {
        QFETCH(QByteArray, token);
        ServerThread server(loopback(), emptyRooms, believe);
        QVERIFY2(server.begin(), qPrintable(server.errorString()));
        const auto document = documented();
        for (const Route &route : routes()) {
            const int status = statusFor(server.port(), route, token);
            const int expected = isPage(route) ? promisedByPage(titleOf(route), token)
                                               : promised(document.value(titleOf(route)), token);
            QVERIFY2(status == expected,
                     qPrintable(
                         u"%1: %2 instead of %3"_s.arg(titleOf(route)).arg(status).arg(expected)));
        }
        server.end();
    }
};

QTEST_GUILESS_MAIN(TestRoutes)
#include "routes_test.moc"
