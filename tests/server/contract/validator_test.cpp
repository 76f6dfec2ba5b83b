// SPDX-License-Identifier: GPL-3.0-or-later
// The judge is judged first: what differs from the document is seen, and nothing of the document is
// passed over.
#include "server/app/openapi.h"
#include "tests/support/openapi_validator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::tests;

namespace {

Answer availability(const QByteArray &body, int status = 200,
                    const QByteArray &type = "application/json"_ba)
{
    const QByteArray kept = "no-store";
    return {
        "GET", "/api/v1/products/a-jar/availability", status, body, [=](const QByteArray &name) {
            return name == "Content-Type" ? type : name == "Cache-Control" ? kept : QByteArray();
        }};
}

} // namespace

class TestValidator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noKeywordOfTheDocumentGoesUnchecked()
    {
        QCOMPARE(m_validator.schemas().unknownKeywords(), QStringList());
    }

    void anUnknownKeywordIsNamed()
    {
        const QJsonObject schema{{u"type"_s, u"string"_s}, {u"maxLenght"_s, 3}};
        const QJsonObject components{{u"schemas"_s, QJsonObject{{u"Word"_s, schema}}}};
        OpenApiSchemas schemas(QJsonObject{{u"components"_s, components}});
        QCOMPARE(schemas.unknownKeywords(), QStringList{u"Word: maxLenght"_s});
    }

    void whatIsAsPromisedPasses()
    {
        const auto good = availability(R"({"available":3,"stock_status":"low_stock"})");
        QCOMPARE(m_validator.faults(good), QStringList());
        QVERIFY(!m_validator.unseen().contains(u"GET /api/v1/products/{slug}/availability 200"_s));
        QVERIFY(m_validator.unseen().contains(u"GET /api/v1/products/{slug}/availability 404"_s));
    }

    void whatDiffersIsSeen_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("a field is missing") << R"({"available":3})"_ba;
        QTest::newRow("another type") << R"({"available":"3","stock_status":"in_stock"})"_ba;
        QTest::newRow("too small") << R"({"available":-1,"stock_status":"in_stock"})"_ba;
        QTest::newRow("no such value") << R"({"available":3,"stock_status":"plenty"})"_ba;
        QTest::newRow("a fraction") << R"({"available":2.5,"stock_status":"in_stock"})"_ba;
        QTest::newRow("a field that nobody knows")
            << R"({"available":3,"stock_status":"in_stock","secret":1})"_ba;
        QTest::newRow("a list") << R"([])"_ba;
        QTest::newRow("no JSON") << R"({"available":)"_ba;
        QTest::newRow("nothing") << ""_ba;
    }
    void whatDiffersIsSeen()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!m_validator.faults(availability(body)).isEmpty());
    }

    void aStatusAContentTypeOrAPathThatIsNotThereIsSeen()
    {
        const QByteArray good = R"({"available":3,"stock_status":"low_stock"})";
        QVERIFY(!m_validator.faults(availability(good, 201)).isEmpty());
        QVERIFY(!m_validator.faults(availability(good, 403)).isEmpty());
        QVERIFY(!m_validator.faults(availability(good, 200, "text/html")).isEmpty());
        Answer elsewhere = availability(good);
        elsewhere.target = "/api/v1/products/a-jar/price";
        QVERIFY(!m_validator.faults(elsewhere).isEmpty());
    }

    void formatsAreLookedAt_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("time") << u"date-time"_s << u"2026-11-22T06:30:00Z"_s << true;
        QTest::newRow("time, micro") << u"date-time"_s << u"2026-11-22T06:30:00.123456Z"_s << true;
        QTest::newRow("time elsewhere")
            << u"date-time"_s << u"2026-11-22T06:30:00+05:30"_s << false;
        QTest::newRow("no hour 25") << u"date-time"_s << u"2026-11-22T25:30:00Z"_s << false;
        QTest::newRow("uuid") << u"uuid"_s << u"0192f6a1-7c1e-7000-8000-000000000001"_s << true;
        QTest::newRow("no uuid") << u"uuid"_s << u"0192f6a1"_s << false;
        QTest::newRow("day") << u"date"_s << u"2026-02-28"_s << true;
        QTest::newRow("no day") << u"date"_s << u"2026-02-30"_s << false;
    }
    void formatsAreLookedAt()
    {
        QFETCH(QString, format);
        QFETCH(QString, text);
        QFETCH(bool, good);
        const QJsonObject schema{{u"type"_s, u"string"_s}, {u"format"_s, format}};
        QCOMPARE(m_validator.schemas().faults(schema, text).isEmpty(), good);
    }

private:
    OpenApiValidator m_validator{QJsonDocument::fromJson(app::openApiJson()).object()};
};

QTEST_GUILESS_MAIN(TestValidator)
#include "validator_test.moc"
