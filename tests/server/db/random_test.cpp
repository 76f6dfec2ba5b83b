// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/database.h"
#include "tests/support/test_database.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QCoroTimer>
#include <QRandomGenerator>
#include <QSet>
#include <QTimer>

namespace paushtik::db {
namespace {

using namespace Qt::StringLiterals;
using tests::settled;
using tests::TestDatabase;

const Query kEcho{"test.echo", "SELECT $1::int, $2::text"};
const Query kEchoLater{"test.echo_later", "SELECT $1::int, $2::text FROM pg_sleep(0.002)"};
const Query kDivide{"test.divide", "SELECT $1::int / 0"};
const Query kShare{"test.share", "SELECT 840 / $1::int"}; // fails or not, as it is asked
const Query kTypo{"test.typo", "SELECT nonsense FROM jars WHERE id = $1"};
const Query kAdd{"test.add", "INSERT INTO jars (id) VALUES ($1)"};

constexpr int kActors = 48;
constexpr int kTurns = 60;

/// Many coroutines that do at random what callers do, and what must hold of it: each gets its own
/// answer, a failure is its own, and what was committed is there while what was not is not.
class Crowd {
public:
    Crowd(DatabaseConfig config, quint32 seed)
        : m_db(config)
        , m_random(seed)
    {
    }

    void run(const std::function<void()> &disturb)
    {
        QTimer disturbance;
        QObject::connect(&disturbance, &QTimer::timeout, &disturbance, disturb);
        disturbance.start(40);
        std::vector<Task<>> actors;
        for (int i = 0; i < kActors; ++i)
            actors.push_back(act(this));
        for (Task<> &actor : actors)
            settled(std::move(actor));
    }

    QSet<int> committed;
    QSet<int> notCommitted; ///< of those in neither set nobody can know
    QStringList wrong;
    int answers = 0;

private:
    static Task<> act(Crowd *crowd)
    {
        for (int turn = 0; turn < kTurns; ++turn) {
            try {
                co_await crowd->oneThing();
            } catch (const Error &error) {
                if (!error.unavailable()) // the connection was ended under it
                    crowd->wrong.append(QString::fromUtf8(error.what()));
            }
        }
    }

    Task<> oneThing()
    {
        switch (m_random.bounded(10)) {
        case 0:
            return fails(m_db, kDivide, "22012");
        case 1:
            return fails(m_db, kTypo, "42703");
        case 2:
            return add();
        case 3:
            return addInTransaction(true);
        case 4:
            return addInTransaction(false);
        case 5:
            return failInTransaction();
        case 6:
            return dropOne();
        case 7:
            return echo(m_db, kEchoLater);
        case 8:
            return share();
        default:
            return echo(m_db, kEcho);
        }
    }

    void check(bool right, const char *what)
    {
        if (!right)
            wrong.append(QString::fromUtf8(what));
    }

    Task<> echo(Session session, const Query &query)
    {
        const int number = ++m_last;
        const QString text = u"घी %1 "_s.arg(number).repeated(number % 50);
        const Rows rows = co_await session.run(query, number, text);
        check(rows.first().get<int>(0) == number, "another's number");
        check(rows.first().get<QString>(1) == text, "another's text");
        ++answers;
    }

    Task<> fails(Session session, const Query &query, QByteArray state)
    {
        std::optional<Error> failure;
        try {
            co_await session.run(query, ++m_last);
        } catch (const Error &error) {
            failure = error;
        }
        check(failure.has_value(), "no failure");
        if (failure && failure->unavailable())
            throw *failure;
        check(failure && failure->sqlState() == state, failure ? failure->what() : "none");
    }

    // Several at once of one read, some of which fail.
    Task<> share()
    {
        std::vector<Task<Rows>> asked;
        const int first = m_random.bounded(4);
        for (int i = first; i < first + 6; ++i)
            asked.push_back(m_db.run(kShare, i % 4));
        std::optional<Error> gone;
        for (int i = first; i < first + 6; ++i) {
            try {
                const Rows rows = co_await asked[static_cast<size_t>(i - first)];
                check(i % 4 != 0 && rows.first().get<int>(0) == 840 / (i % 4), "another's share");
                ++answers;
            } catch (const Error &error) {
                check(error.unavailable() || (i % 4 == 0 && error.sqlState() == "22012"),
                      error.what());
                if (error.unavailable())
                    gone = error;
            }
        }
        if (gone)
            throw *gone;
    }

    Task<> add()
    {
        const int id = ++m_last;
        const Rows rows = co_await m_db.run(kAdd, id);
        check(rows.affected() == 1, "nothing was added");
        committed.insert(id);
    }

    Task<> addInTransaction(bool commit)
    {
        const int id = ++m_last;
        Transaction tx = co_await m_db.begin();
        if (!commit)
            notCommitted.insert(id);
        Task<Rows> adding = tx.run(kAdd, id); // both in one write
        co_await echo(tx, kEcho);
        co_await adding;
        if (commit) {
            co_await tx.commit();
            committed.insert(id);
        } else if (id % 2 == 0) {
            co_await tx.rollback();
        }
    }

    Task<> failInTransaction()
    {
        const int id = ++m_last;
        notCommitted.insert(id);
        Transaction tx = co_await m_db.begin();
        co_await tx.run(kAdd, id);
        co_await fails(tx, kDivide, "22012");
        co_await fails(tx, kEcho, "25P02");
    }

    Task<> dropOne()
    {
        {
            const Task<Rows> dropped = m_db.run(kEchoLater, ++m_last, u"unheard"_s);
        }
        return echo(m_db, kEcho);
    }

    Database m_db;
    QRandomGenerator m_random;
    int m_last = 0;
};

} // namespace

class RandomTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_test.execute("DROP TABLE IF EXISTS jars");
        m_test.execute("CREATE TABLE jars (id int PRIMARY KEY)");
    }

    void eachGetsItsOwnAnswerAndWhatWasCommittedIsThere_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<bool>("disturbed");
        for (const quint32 seed : {1u, 2u}) {
            QTest::addRow("calm %u", seed) << seed << false;
            QTest::addRow("connections ended %u", seed) << seed << true;
        }
        const quint32 seed = QRandomGenerator::global()->generate();
        QTest::addRow("connections ended %u", seed) << seed << true;
    }

    void eachGetsItsOwnAnswerAndWhatWasCommittedIsThere()
    {
        QFETCH(quint32, seed);
        QFETCH(bool, disturbed);
        Crowd crowd(m_test.config(), seed);
        int ended = 0;
        crowd.run([&] {
            if (disturbed && ++ended % 3 == 0)
                m_test.terminateConnections();
        });
        QVERIFY2(crowd.wrong.isEmpty(), qPrintable(crowd.wrong.value(0)));
        QVERIFY(crowd.answers > kActors);

        const QSet<int> there = ids();
        QVERIFY(there.contains(crowd.committed));
        QVERIFY(!there.intersects(crowd.notCommitted));
        if (!disturbed)
            QCOMPARE(there, crowd.committed);
    }

private:
    QSet<int> ids() const
    {
        QSet<int> result;
        const QList<QByteArray> texts =
            m_test.execute("SELECT string_agg(id::text, ' ') FROM jars").split(' ');
        for (const QByteArray &text : texts)
            result.insert(text.toInt());
        return result;
    }

    const TestDatabase m_test{TestDatabase::Empty};
};

} // namespace paushtik::db

PAUSHTIK_TEST_MAIN(paushtik::db::RandomTest)
#include "random_test.moc"
