// SPDX-License-Identifier: GPL-3.0-or-later
// A desk is killed again and again while it edits, saves, sends and receives over a bad line; then
// every edit that it had shown as saved is on the server exactly once, or stands where a person
// can see it. PAUSHTIK_CRASHES says how often; the seed of a run is printed.
#include "tests/desktop/crash/chaos_proxy.h"
#include "tests/desktop/fake_sync.h"
#include "tests/desktop/replica_documents.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <signal.h>

using namespace paushtik::test;
using namespace Qt::StringLiterals;

class CrashTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    FakeSync m_shop;

    QStringList arguments(const QUrl &server, const QString &seed) const
    {
        return {m_folder.path(), server.toString(), QString::fromLatin1(FakeSync::token()), seed};
    }
    static bool waitFor(const std::function<bool()> &holds, int patience = 60'000)
    {
        return QTest::qWaitFor(holds, patience);
    }
    /// One life of the desk; it ends by SIGKILL.
    bool live(const ChaosProxy &proxy, QRandomGenerator &random)
    {
        QProcess desk;
        QByteArray said;
        connect(&desk, &QProcess::readyReadStandardOutput, this,
                [&] { said += desk.readAllStandardOutput(); });
        desk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        desk.start(QStringLiteral(PAUSHTIK_CRASH_DESK),
                   arguments(proxy.url(), QString::number(random.generate())));
        // Now and then it is killed before it has even opened its file.
        if (random.bounded(5) > 0 && !waitFor([&] { return said.contains("open"); }))
            return false;
        const int span = static_cast<int>(random.bounded(350));
        QTest::qWait(span);
        if (random.bounded(4) == 0)
            retitle(random);
        ::kill(static_cast<pid_t>(desk.processId()), SIGKILL);
        return waitFor([&] { return desk.state() == QProcess::NotRunning; });
    }
    /// Somebody else is at work too.
    void retitle(QRandomGenerator &random)
    {
        const QString id = productId(1 + static_cast<int>(random.bounded(4)));
        QJsonObject product = m_shop.doc(u"product"_s, id);
        product[u"title"_s] = u"theirs %1"_s.arg(random.generate());
        product[u"version"_s] = product["version"_L1].toInt() + 1;
        m_shop.put(u"product"_s, id, product);
    }
    QJsonObject drain(const ChaosProxy &proxy)
    {
        QProcess desk;
        desk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        desk.start(QStringLiteral(PAUSHTIK_CRASH_DESK), arguments(proxy.url(), u"drain"_s));
        if (!waitFor([&] { return desk.state() == QProcess::NotRunning; }, 120'000))
            desk.kill();
        return QJsonDocument::fromJson(desk.readAllStandardOutput()).object();
    }
    QStringList journal() const
    {
        QFile file(m_folder.filePath(u"journal"_s));
        QStringList marks;
        if (file.open(QIODevice::ReadOnly))
            for (const QByteArray &line : file.readAll().split('\n'))
                if (!line.isEmpty()) // the last one may be cut: it was not shown then
                    marks.append(QJsonDocument::fromJson(line).object()["mark"_L1].toString());
        marks.removeAll(QString());
        return marks;
    }
    static QString markOf(const QJsonObject &body)
    {
        for (const QJsonValue &value :
             {body["note"_L1], body["text"_L1], body["set"_L1]["title"_L1]})
            if (value.isString())
                return value.toString();
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (int i = 1; i < 5; ++i) {
            const QString id = productId(i);
            m_shop.put(u"product"_s, id, makeProduct(i, u"Ghee"_s));
            m_shop.put(u"stock"_s, id, {{u"product_id"_s, id}, {u"stock"_s, 0}});
            const QJsonObject order = FakeShop::makeOrder(i);
            m_shop.put(u"order"_s, order["id"_L1].toString(), order);
        }
    }
    void whatWasShownAsSavedIsOnTheServerOnceOrWaitsForAPerson()
    {
        const int crashes = qEnvironmentVariableIntValue("PAUSHTIK_CRASHES");
        const quint32 seed = qEnvironmentVariableIsSet("PAUSHTIK_SEED")
                                 ? qEnvironmentVariable("PAUSHTIK_SEED").toUInt()
                                 : QRandomGenerator::global()->generate();
        qInfo("PAUSHTIK_SEED=%u", seed);
        QRandomGenerator random(seed);
        ChaosProxy proxy(m_shop.url(), random.generate());
        for (int i = 0; i < (crashes > 0 ? crashes : 20); ++i)
            QVERIFY(live(proxy, random));
        for (const auto &[fate, count] : proxy.fates().toStdMap())
            qInfo("%s: %d", qUtf8Printable(fate), count);
        proxy.setCalm(true);
        const QJsonObject end = drain(proxy);
        QVERIFY2(end.contains("left"_L1), "the desk did not come to rest");
        QVERIFY2(end["equal"_L1].toBool(), "the replica does not equal the server");

        QHash<QString, int> carriedOut, left;
        for (const auto &one : m_shop.applied)
            ++carriedOut[markOf(one.body)];
        for (const QJsonValue &row : end["left"_L1].toArray())
            ++left[markOf(row["body"_L1].toObject())];
        const QStringList saved = journal();
        qInfo("%lld edits saved, %lld carried out, %lld left for a person",
              static_cast<long long>(saved.size()), static_cast<long long>(carriedOut.size()),
              static_cast<long long>(left.size()));
        QVERIFY(saved.size() >= crashes);
        for (const QString &mark : saved)
            QVERIFY2(carriedOut.value(mark) + left.value(mark) == 1,
                     qUtf8Printable(u"%1: %2 times carried out, %3 left"_s.arg(mark)
                                        .arg(carriedOut.value(mark))
                                        .arg(left.value(mark))));
        for (auto it = carriedOut.begin(); it != carriedOut.end(); ++it)
            QVERIFY2(*it == 1, qUtf8Printable(it.key()));
    }
};

QTEST_GUILESS_MAIN(CrashTest)
#include "crash_test.moc"
