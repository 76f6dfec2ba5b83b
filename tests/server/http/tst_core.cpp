// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/log.h"
#include "server/core/metrics.h"
#include "server/core/provider_client.h"
#include "server/core/run_to_end.h"
#include "tests/server/http/captured_error.h"
#include "tests/support/test_main.h"

#include <QJsonDocument>
#include <QTcpServer>
#include <QThread>
#include <thread>

using namespace Qt::StringLiterals;

namespace paushtik {

using http::CapturedError;

namespace {

Q_LOGGING_CATEGORY(lcTest, "paushtik.test", QtInfoMsg)

QJsonObject parsed(const QByteArray &line)
{
    return QJsonDocument::fromJson(line).object();
}

} // namespace

class TestCore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aJsonLineHoldsEverything()
    {
        const QByteArray line = formatLogLine(LogFormat::JsonLines, QtWarningMsg, "paushtik.x",
                                              u"two\nlines \"quoted\" घी"_s, {{u"status"_s, 503}});
        QVERIFY(!line.contains('\n'));
        const QJsonObject object = parsed(line);
        QCOMPARE(object["level"_L1].toString(), u"warning"_s);
        QCOMPARE(object["category"_L1].toString(), u"paushtik.x"_s);
        QCOMPARE(object["msg"_L1].toString(), u"two\nlines \"quoted\" घी"_s);
        QCOMPARE(object["status"_L1].toInt(), 503);
        QVERIFY(object["ts"_L1].toString().endsWith(u'Z'));
    }

    void aHumanLineCannotBeForged()
    {
        const QByteArray line = formatLogLine(LogFormat::Human, QtInfoMsg, "c", u"a\nb\x1b[2J\r"_s,
                                              {{u"k"_s, u"v\n"_s}});
        QVERIFY(!line.contains('\n') && !line.contains('\x1b') && !line.contains('\r'));
        QVERIFY(line.contains("k=v"));
    }

    void aValueCannotTakeTheNameOfAnother()
    {
        const QJsonObject object = parsed(formatLogLine(LogFormat::JsonLines, QtInfoMsg, "c",
                                                        u"m"_s, {{u"level"_s, u"fatal"_s}}));
        QCOMPARE(object["level"_L1].toString(), u"info"_s);
    }

    void awayFromATerminalItIsJsonLines()
    {
        CapturedError captured;
        const auto before = qInstallMessageHandler(nullptr);
        installLog();
        qCWarning(lcTest, "a %s", "warning");
        logWith(lcTest(), QtInfoMsg, u"an info"_s, {{u"n"_s, 1}});
        logWith(lcTest(), QtDebugMsg, u"nobody asked"_s, {});
        const QByteArrayList lines = captured.lines();
        qInstallMessageHandler(before);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(parsed(lines[0])["msg"_L1].toString(), u"a warning"_s);
        QCOMPARE(parsed(lines[1])["n"_L1].toInt(), 1);
    }

    void linesOfManyThreadsDoNotMix()
    {
        CapturedError captured;
        const auto before = qInstallMessageHandler(nullptr);
        installLog(LogFormat::JsonLines);
        std::vector<std::thread> threads;
        for (int t = 0; t < 8; ++t)
            threads.emplace_back([t] {
                for (int i = 0; i < 200; ++i)
                    logWith(lcTest(), QtInfoMsg, QString(200, u'x'), {{u"t"_s, t}});
            });
        for (std::thread &thread : threads)
            thread.join();
        const QByteArrayList lines = captured.lines();
        qInstallMessageHandler(before);
        QCOMPARE(lines.size(), 1600);
        for (const QByteArray &line : lines)
            QVERIFY(parsed(line).contains("t"_L1));
    }

    void requestsAreCountedByRouteAndStatus()
    {
        {
            RequestMetrics first({"GET /a", "POST /b"});
            RequestMetrics second({"GET /a", "POST /b"});
            first.count(0, 200, 400);
            second.count(0, 200, 3'000);
            second.count(1, 409, 2'000'000);
            first.count(-1, 404, 10);
            const QByteArray text = metricsText();
            QVERIFY(
                text.contains(R"(paushtik_http_requests_total{route="GET /a",status="200"} 2)"));
            QVERIFY(
                text.contains(R"(paushtik_http_requests_total{route="POST /b",status="409"} 1)"));
            QVERIFY(text.contains(R"(paushtik_http_requests_total{route="none",status="404"} 1)"));
            QVERIFY(text.contains(R"(paushtik_http_request_seconds_count{route="GET /a"} 2)"));
            QVERIFY(text.contains(
                R"(paushtik_http_request_seconds_bucket{route="GET /a",le="0.0005"} 1)"));
            QVERIFY(text.contains(
                R"(paushtik_http_request_seconds_bucket{route="GET /a",le="+Inf"} 2)"));
        }
        RequestMetrics after({"GET /a"}); // a worker that ended leaves its counts behind
        after.count(0, 200, 1);
        QVERIFY(metricsText().contains(
            R"(paushtik_http_requests_total{route="GET /a",status="200"} 3)"));
    }

    void countingAndReadingAtOnceIsNoRace()
    {
        std::atomic<bool> end{false};
        std::thread reader([&end] {
            while (!end)
                metricsText();
        });
        RequestMetrics metrics({"GET /r"});
        for (int i = 0; i < 20'000; ++i)
            metrics.count(0, 200, i % 100);
        end = true;
        reader.join();
        QVERIFY(metricsText().contains(
            R"(paushtik_http_requests_total{route="GET /r",status="200"} 20000)"));
    }

    void aStopCutsOffWhatAProviderNeverAnswers()
    {
        // For good, for the thread that says so: hence one of its own.
        QString silent;
        QString next;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            QTcpServer provider;
            provider.listen(QHostAddress::LocalHost);
            QObject::connect(&provider, &QTcpServer::newConnection, &provider,
                             &ProviderClient::cutOff);
            const QUrl url(u"http://127.0.0.1:%1/"_s.arg(provider.serverPort()));
            ProviderClient client;
            const ProviderRequest request{.method = "GET"_ba, .url = url};
            silent = runToEnd(client.send(request)).failure;
            next = runToEnd(client.send(request)).failure;
        }));
        thread->start();
        QVERIFY(thread->wait(20'000)); // a call's own deadline is 30 s
        QCOMPARE(silent, u"we are stopping"_s);
        QCOMPARE(next, silent);
        QVERIFY(!ProviderClient::isCutOff());
    }
};

} // namespace paushtik

PAUSHTIK_TEST_MAIN(paushtik::TestCore)
#include "tst_core.moc"
