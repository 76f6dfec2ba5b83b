// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/openapi.h"
#include "tests/server/http/raw_client.h"
#include "tests/server/http/server_thread.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::http;

namespace {

const QJsonObject &document()
{
    static const QJsonObject kDocument = QJsonDocument::fromJson(app::openApiJson()).object();
    return kDocument;
}

/// What `#/a/b~1c` points at; undefined when it points at nothing.
QJsonValue pointedAt(const QString &reference)
{
    QJsonValue at = document();
    for (QString step : reference.mid(2).split(u'/')) {
        step.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
        at = at.toObject().value(step);
    }
    return at;
}

Task<std::optional<Caller>> nobody(QByteArray)
{
    co_return std::nullopt;
}

Router router()
{
    Router made;
    app::addOpenApiRoutes(made);
    return made;
}

} // namespace

class TestOpenApi : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<ServerThread>(loopback(), router, nobody);
        QVERIFY2(m_server->begin(), qPrintable(m_server->errorString()));
    }
    void cleanupTestCase() { m_server->end(); }

    void theDocumentKeepsTheOrderThatItWasWrittenIn()
    {
        const QByteArray text = app::openApiJson();
        QVERIFY(text.startsWith(R"({"openapi":"3.1.0","info":{)"));
        QVERIFY(text.indexOf("\"paths\":") < text.indexOf("\"components\":"));
    }

    void textInQuotesStaysText()
    {
        const QJsonObject number =
            pointedAt(u"#/components/headers/IdempotencyReplayed"_s).toObject();
        QCOMPARE(number["schema"_L1]["const"_L1], QJsonValue(u"true"_s));
        const QJsonObject limit = pointedAt(u"#/components/parameters/Limit"_s).toObject();
        QCOMPARE(limit["schema"_L1]["maximum"_L1], QJsonValue(100));
    }

    void everyReferenceLeadsSomewhere()
    {
        static const QRegularExpression kReference{u"\"\\$ref\":\"([^\"]+)\""_s};
        auto references = kReference.globalMatch(QString::fromUtf8(app::openApiJson()));
        QVERIFY(references.hasNext());
        while (references.hasNext()) {
            const QString reference = references.next().captured(1);
            QVERIFY2(pointedAt(reference).isObject(), qPrintable(reference));
        }
    }

    void everyOperationHasANameOfItsOwnAndADeclaredGroup()
    {
        QSet<QString> groups;
        for (const auto &tag : document()["tags"_L1].toArray())
            groups.insert(tag["name"_L1].toString());
        QSet<QString> names;
        for (const auto &path : document()["paths"_L1].toObject()) {
            const QJsonObject operations = path.toObject();
            for (const auto &operation : operations) {
                const QString name = operation["operationId"_L1].toString();
                if (name.isEmpty()) // the parameters that a path's operations share
                    continue;
                QVERIFY2(!names.contains(name), qPrintable(name));
                names.insert(name);
                QVERIFY2(groups.contains(operation["tags"_L1][0].toString()), qPrintable(name));
            }
        }
        QVERIFY(names.size() > 60);
    }

    void theDocumentIsServedAndConfirmedByItsTag()
    {
        const RawAnswer first = ask(m_server->port(), request("GET", "/api/v1/openapi.json"));
        QCOMPARE(first.status, 200);
        QCOMPARE(first.header("Content-Type"), "application/json"_ba);
        QCOMPARE(first.body, app::openApiJson());
        QVERIFY(first.header("Cache-Control").startsWith("public"));
        const RawAnswer again =
            ask(m_server->port(),
                request("GET", "/api/v1/openapi.json", {"If-None-Match: " + first.header("ETag")}));
        QCOMPARE(again.status, 304);
        QVERIFY(again.body.isEmpty());
    }

    void thePageNeedsNothingButWhatLiesBesideIt()
    {
        const RawAnswer page = ask(m_server->port(), request("GET", "/api/v1/docs"));
        QCOMPARE(page.status, 200);
        QCOMPARE(page.count("Content-Security-Policy"), 1);
        QVERIFY(page.header("Content-Security-Policy").startsWith("default-src 'none'; "));
        static const QRegularExpression kNeeded{u"(?:src|href)=\"([^\"#]+)\""_s};
        auto needed = kNeeded.globalMatch(QString::fromUtf8(page.body));
        QVERIFY(needed.hasNext());
        while (needed.hasNext()) {
            const QByteArray target = needed.next().captured(1).toUtf8();
            QCOMPARE(ask(m_server->port(), request("GET", target)).status, 200);
        }
    }

    void aFileThatIsNotThereIsNotFound()
    {
        QCOMPARE(ask(m_server->port(), request("GET", "/api/v1/docs/index.html")).status, 404);
        QCOMPARE(ask(m_server->port(), request("GET", "/api/v1/docs/..%2Fopenapi.json")).status,
                 404);
    }

private:
    std::unique_ptr<ServerThread> m_server;
};

QTEST_GUILESS_MAIN(TestOpenApi)
#include "tst_openapi.moc"
