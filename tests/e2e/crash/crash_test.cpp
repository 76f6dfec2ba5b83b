// SPDX-License-Identifier: GPL-3.0-or-later
// A desk is killed again and again while it edits, saves, sends and receives over a bad line to a
// real daemon; then every edit that it had shown as saved is in the database exactly once, or
// stands where a person can see it. PAUSHTIK_CRASHES says how often; the seed of a run is printed.
#include "tests/e2e/crash/busy_shop.h"
#include "tests/e2e/crash/chaos_proxy.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <signal.h>

using namespace paushtik;
using namespace Qt::StringLiterals;

class CrashTest : public QObject {
    Q_OBJECT

private:
    /// What a person was shown of an edit.
    struct Shown {
        bool wasSaved = false;
        bool wasGivenUp = false; ///< in a conflict, for what somebody else had written
    };
    QTemporaryDir m_folder;
    e2e::BusyShop m_shop;

    QStringList arguments(const QUrl &server, const QString &seed) const
    {
        return {m_folder.path(), server.toString(), QString::fromLatin1(m_shop.token()), seed};
    }
    static bool waitFor(const std::function<bool()> &holds, int patience = 120'000)
    {
        return QTest::qWaitFor(holds, patience);
    }
    /// One life of the desk; it ends by SIGKILL.
    bool live(const test::ChaosProxy &proxy, QRandomGenerator &random)
    {
        QProcess desk;
        QByteArray said;
        connect(&desk, &QProcess::readyReadStandardOutput, this,
                [&] { said += desk.readAllStandardOutput(); });
        desk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        desk.start(QStringLiteral(PAUSHTIK_CRASH_DESK),
                   arguments(proxy.url(), QString::number(random.generate())));
        // Now and then it is killed before it has even opened its file; else in the middle of its
        // work, however slow the machine is.
        const int edits = static_cast<int>(random.bounded(20));
        if (random.bounded(5) > 0 && !waitFor([&] { return said.count("saved") >= edits; })) {
            desk.kill();
            return false;
        }
        const int span = static_cast<int>(random.bounded(80));
        QTest::qWait(span);
        if (random.bounded(4) == 0)
            m_shop.retitle(static_cast<int>(random.bounded(100)),
                           u"theirs %1"_s.arg(random.generate()));
        ::kill(static_cast<pid_t>(desk.processId()), SIGKILL);
        return waitFor([&] { return desk.state() == QProcess::NotRunning; });
    }
    QJsonObject drain(const test::ChaosProxy &proxy)
    {
        QProcess desk;
        desk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        desk.start(QStringLiteral(PAUSHTIK_CRASH_DESK), arguments(proxy.url(), u"drain"_s));
        if (!waitFor([&] { return desk.state() == QProcess::NotRunning; }, 300'000))
            desk.kill();
        return QJsonDocument::fromJson(desk.readAllStandardOutput()).object();
    }
    QHash<QString, Shown> journal() const
    {
        QFile file(m_folder.filePath(u"journal"_s));
        QHash<QString, Shown> found;
        if (file.open(QIODevice::ReadOnly))
            for (const QByteArray &line : file.readAll().split('\n')) {
                // The last one of a life may be cut: it was not shown then.
                const QJsonObject entry = QJsonDocument::fromJson(line).object();
                if (entry.contains("saved"_L1))
                    found[entry["saved"_L1].toString()].wasSaved = true;
                if (entry.contains("given_up"_L1))
                    found[entry["given_up"_L1].toString()].wasGivenUp = true;
            }
        return found;
    }
    static QString markOf(const QJsonObject &body)
    {
        for (const QJsonValue &value :
             {body["note"_L1], body["text"_L1], body["alt"_L1], body["set"_L1]["title"_L1]})
            if (value.isString())
                return value.toString();
        return {};
    }
    static int crashes()
    {
        return std::max(1, qEnvironmentVariable("PAUSHTIK_CRASHES", u"20"_s).toInt());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_shop.open());
        QCOMPARE(QProcess::execute(QStringLiteral(PAUSHTIK_CRASH_DESK),
                                   arguments(m_shop.url(), u"prepare"_s)),
                 0);
    }
    void whatWasShownAsSavedIsOnTheServerOnceOrWaitsForAPerson()
    {
        const quint32 seed = qEnvironmentVariableIsSet("PAUSHTIK_SEED")
                                 ? qEnvironmentVariable("PAUSHTIK_SEED").toUInt()
                                 : QRandomGenerator::global()->generate();
        qInfo("PAUSHTIK_SEED=%u", seed);
        QRandomGenerator random(seed);
        test::ChaosProxy proxy(m_shop.url(), random.generate());
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < crashes(); ++i) {
            QVERIFY(live(proxy, random));
            QVERIFY2(m_shop.isServing(), "the daemon has ended by itself");
            // The server is not spared either, once in a long run.
            if (i == 50) {
                QVERIFY(m_shop.killAndStartAgain());
                proxy.setUpstream(m_shop.url());
            }
        }
        for (const auto &[fate, count] : proxy.fates().toStdMap())
            qInfo("%s: %d", qUtf8Printable(fate), count);
        proxy.setCalm(true);
        const QJsonObject end = drain(proxy);
        QVERIFY2(end.contains("left"_L1), "the desk did not come to rest");
        QVERIFY2(end["equal"_L1].toBool(), "the replica does not equal the server");

        const QHash<QString, int> carriedOut = m_shop.marks();
        QHash<QString, int> left;
        for (const QJsonValue &row : end["left"_L1].toArray())
            ++left[markOf(row["body"_L1].toObject())];
        const QHash<QString, Shown> shown = journal();
        int saved = 0, givenUp = 0, done = 0;
        for (auto it = shown.begin(); it != shown.end(); ++it) {
            const int times = carriedOut.value(it.key()) + left.value(it.key());
            saved += it->wasSaved;
            givenUp += it->wasGivenUp;
            done += carriedOut.value(it.key());
            QVERIFY2(times == 1 || (times == 0 && it->wasGivenUp),
                     qUtf8Printable(u"%1: %2 times carried out, %3 left"_s.arg(it.key())
                                        .arg(carriedOut.value(it.key()))
                                        .arg(left.value(it.key()))));
        }
        for (auto it = carriedOut.begin(); it != carriedOut.end(); ++it)
            QVERIFY2(*it == 1 || it.key().size() < 36, qUtf8Printable(it.key()));
        qInfo("%d kills in %lld s: %d edits shown as saved, %d carried out, %lld left for a "
              "person, %d given up in a conflict",
              crashes(), static_cast<long long>(clock.elapsed() / 1000), saved, done,
              static_cast<long long>(left.size()), givenUp);
        QVERIFY(saved >= crashes());
        QCOMPARE(m_shop.faults(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(CrashTest)
#include "crash_test.moc"
