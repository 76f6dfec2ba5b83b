// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tidy/rules.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paushtik::tidy;

namespace {

QString include(const QString &header)
{
    return u"#include \"%1\"\n"_s.arg(header);
}

} // namespace

class TestTidy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anIncludeAgainstTheArrowsIsFound_data();
    void anIncludeAgainstTheArrowsIsFound();
    void anIncludeAlongTheArrowsIsAllowed_data();
    void anIncludeAlongTheArrowsIsAllowed();
    void aCoroutineLambdaThatCapturesIsFound_data();
    void aCoroutineLambdaThatCapturesIsFound();
    void aHarmlessLambdaIsLeftAlone_data();
    void aHarmlessLambdaIsLeftAlone();
    void aLineOfAHundredAndOneIsTooLongAndOneOfAHundredIsNot();
    void aFileWithoutItsLicenceIsFound();
    void aTestThatWaitsWithoutPatienceIsFound();
    void aFindingNamesItsLine();
    void onlySourceIsLookedAt();
    void theTreeKeepsEveryRule();
};

void TestTidy::anIncludeAgainstTheArrowsIsFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("header");
    const auto row = [](const char *path, const char *header) {
        QTest::addRow("%s includes %s", path, header)
            << QString::fromLatin1(path) << QString::fromLatin1(header);
    };
    row("desktop/orders/orders_page.cpp", "server/orders/orders_service.h");
    row("server/orders/orders_service.cpp", "desktop/orders/orders_page.h");
    row("shared/domain/money.cpp", "server/db/query.h");
    row("shared/domain/money.cpp", "desktop/app/main_window.h");
    row("shared/labels/label.cpp", "QTcpSocket");
    row("shared/labels/label.cpp", "QSqlQuery");
    row("shared/labels/label.cpp", "QtWidgets/QLabel");
    row("server/orders/orders_routes.cpp", "QHttpServerRequest");
    row("server/orders/orders_routes.cpp", "QAbstractHttpServer");
    row("server/app/worker.cpp", "QtHttpServer/QHttpServer");
    row("server/orders/orders_store.cpp", "libpq-fe.h");
    row("server/orders/orders_store.cpp", "postgresql/libpq-fe.h");
    row("server/http/server.cpp", "server/orders/orders_service.h");
    row("server/db/pool.cpp", "server/jobs/jobs.h");
    row("server/db/pool.cpp", "server/http/request.h");
    row("server/core/launch.cpp", "server/db/database.h");
    row("server/orders/orders_service.cpp", "server/payments/payments_store.h");
    row("server/orders/orders_service.cpp", "server/payments/payments_routes.h");
    row("server/orders/orders_service.cpp", "server/app/services.h");
}

void TestTidy::anIncludeAgainstTheArrowsIsFound()
{
    QFETCH(QString, path);
    QFETCH(QString, header);
    QCOMPARE(crossedArrows(path, include(header)).size(), 1);
}

void TestTidy::anIncludeAlongTheArrowsIsAllowed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("header");
    const auto row = [](const char *path, const char *header) {
        QTest::addRow("%s includes %s", path, header)
            << QString::fromLatin1(path) << QString::fromLatin1(header);
    };
    row("desktop/orders/orders_page.cpp", "shared/domain/money.h");
    row("server/orders/orders_service.cpp", "server/payments/payments_service.h");
    row("server/orders/orders_service.cpp", "server/orders/orders_store.h");
    row("server/orders/orders_store.cpp", "server/db/query.h");
    row("server/http/idempotency.cpp", "server/db/database.h");
    row("server/http/server.cpp", "QHttpServerResponder");
    row("server/db/connection.cpp", "libpq-fe.h");
    row("server/app/services.cpp", "server/orders/orders_routes.h");
    row("tests/server/orders/tst_orders.cpp", "server/orders/orders_store.h");
    row("tests/bench/bare_server.cpp", "QAbstractHttpServer");
}

void TestTidy::anIncludeAlongTheArrowsIsAllowed()
{
    QFETCH(QString, path);
    QFETCH(QString, header);
    QCOMPARE(crossedArrows(path, include(header)), {});
}

void TestTidy::aCoroutineLambdaThatCapturesIsFound_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("a value") << u"auto f = [x]() -> Task<> { co_await x; };"_s;
    QTest::newRow("this") << u"add([this](Request r) -> Task<R> { co_return r; });"_s;
    QTest::newRow("everything") << u"run([&] { co_await a(); });"_s;
    QTest::newRow("mutable, spread") << u"f(\n  [a, b = std::move(b)]() mutable\n  -> QCoro::Task<"
                                        "QHash<A, B>>\n  { co_yield 1; });"_s;
    QTest::newRow("returned") << u"return [a] { co_return; };"_s;
    QTest::newRow("inside another") << u"f([] { g([a] { co_return; }); });"_s;
    QTest::newRow("an index within") << u"auto f = [a]() -> Task<int> { co_return a[1]; };"_s;
    QTest::newRow("a template") << u"auto f = [a]<class T>(T t) -> Task<> { co_await t; };"_s;
}

void TestTidy::aCoroutineLambdaThatCapturesIsFound()
{
    QFETCH(QString, code);
    QCOMPARE(capturingCoroutines(code).size(), 1);
}

void TestTidy::aHarmlessLambdaIsLeftAlone_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("no captures") << u"auto f = [](Task<> t) -> Task<> { co_await t; };"_s;
    QTest::newRow("hands a task on") << u"add([this](Request r) { return answer(r); });"_s;
    QTest::newRow("holds a free coroutine") << u"f([a] { g([]() -> Task<> { co_return; }); });"_s;
    QTest::newRow("within a coroutine") << u"Task<> f() { g([a] { h(a); }); co_return; }"_s;
    QTest::newRow("an index") << u"Task<> f() { if (a[i]) { co_return; } }"_s;
    QTest::newRow("a binding") << u"Task<> f() { for (auto &[a, b] : c) { co_await a; } }"_s;
    QTest::newRow("an attribute") << u"[[nodiscard]] Task<> f() { co_return; }"_s;
    QTest::newRow("a comment") << u"// [a] { co_return; }\n/* [a] { co_return; } */"_s;
    QTest::newRow("a literal") << u"auto s = u\"[a] { co_return; }\"; auto c = '\"';"_s;
    QTest::newRow("a raw literal") << u"auto s = R\"sql([a] \" { co_return; })sql\";"_s;
}

void TestTidy::aHarmlessLambdaIsLeftAlone()
{
    QFETCH(QString, code);
    QCOMPARE(capturingCoroutines(code), {});
}

void TestTidy::aLineOfAHundredAndOneIsTooLongAndOneOfAHundredIsNot()
{
    QCOMPARE(longLines(QString(100, u'₹')), {});
    QCOMPARE(longLines(QString(101, u'₹')).size(), 1);
}

void TestTidy::aFileWithoutItsLicenceIsFound()
{
    const auto licence = u"// SPDX-License-Identifier: GPL-3.0-or-later\n"_s;
    QCOMPARE(missingLicence(licence + u"int x;"_s), {});
    QCOMPARE(missingLicence(u"#!/bin/sh\n#"_s + licence), {});
    QCOMPARE(missingLicence(u"int x;\n"_s + licence).size(), 1);
    QCOMPARE(missingLicence({}).size(), 1);
}

void TestTidy::aTestThatWaitsWithoutPatienceIsFound()
{
    const QString path = u"tests/desktop/a_test.cpp"_s;
    const QString text = u"void waits()\n{\n    QTRY_VERIFY(came());\n}\n"_s;
    QCOMPARE(impatience(path, text).value(0).line, 3);
    QVERIFY(impatience(path, include(u"tests/support/patience.h"_s) + text).isEmpty());
}

void TestTidy::aFindingNamesItsLine()
{
    QCOMPARE(capturingCoroutines(u"/*\n*/\nauto f = [a] {\n co_return; };"_s).value(0).line, 3);
    QCOMPARE(crossedArrows(u"shared/x.cpp"_s, u"\n"_s + include(u"server/a.h"_s)).value(0).line, 2);
}

void TestTidy::onlySourceIsLookedAt()
{
    QCOMPARE(findings(u"server/x.cpp"_s, u"int x;"_s).size(), 1);
    QCOMPARE(findings(u"start"_s, u"#!/bin/bash\n"_s).size(), 1);
    QCOMPARE(findings(u"README.md"_s, u"words"_s), {});
}

void TestTidy::theTreeKeepsEveryRule()
{
    const QString root = QStringLiteral(PAUSHTIK_SOURCE_DIR);
    int wrong = 0;
    int files = 0;
    const auto look = [&](const QString &full) {
        QFile file{full};
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(full));
        const auto path = full.sliced(root.size() + 1);
        ++files;
        for (const auto &finding : findings(path, QString::fromUtf8(file.readAll()))) {
            ++wrong;
            qWarning("%s:%d: %s", qPrintable(path), finding.line, qPrintable(finding.text));
        }
    };
    for (const auto &name : {u"CMakeLists.txt"_s, u"check"_s, u".ci/run"_s})
        look(root + u'/' + name);
    for (const auto &folder : {u"cmake"_s, u"shared"_s, u"server"_s, u"desktop"_s, u"resources"_s,
                               u"sql"_s, u"tests"_s, u"installer"_s}) {
        QDirIterator all{root + u'/' + folder, QDir::Files, QDirIterator::Subdirectories};
        while (all.hasNext())
            look(all.next());
    }
    QVERIFY2(files > 50, "the tree was not found");
    QCOMPARE(wrong, 0);
}

QTEST_APPLESS_MAIN(TestTidy)
#include "tst_tidy.moc"
