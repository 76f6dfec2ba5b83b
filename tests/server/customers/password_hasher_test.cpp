// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/password_hasher.h"
#include "server/core/secret_token.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QSet>
#include <QTest>
#include <QThread>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace paushtik;
using paushtik::tests::settled;

namespace {

constexpr PasswordHasher::Cost kCheap{1, 8 * 1024};
using Verdict = PasswordHasher::Verdict;

std::function<int()> answering(int value)
{
    return [value] { return value; };
}

/// Keeps the threads of a pool busy until it is opened.
struct Gate {
    std::mutex mutex;
    Gate() { mutex.lock(); }
    void open() { mutex.unlock(); }
    std::function<int()> work()
    {
        return [this] {
            const std::lock_guard waiting(mutex);
            return 0;
        };
    }
};

} // namespace

class PasswordHasherTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPasswordIsRightForItsHashAndAnotherIsWrong();
    void theSamePasswordHashesDifferentlyEachTime();
    void aPasswordTypedOnAnotherKeyboardIsTheSame();
    void anUnknownAccountCostsOneHashAndIsWrong();
    void aHashOfAnotherCostIsRightButWeak();
    void theDefaultCostIsArgon2idWith64Megabytes();
    void aMadeUpPasswordIsLongEnoughAndNewEachTime();
    void tokensAreLongAndTheirHashIsNotTheToken();
    void workGoesOnInTheThreadThatAskedAndRunsInAnother();
    void whatWorkThrowsIsThrownToTheCaller();
    void moreThanMayWaitIsRefusedAtOnceAndLaterWorkIsLetInAgain();
};

void PasswordHasherTest::aPasswordIsRightForItsHashAndAnotherIsWrong()
{
    PasswordHasher hasher(kCheap);
    const auto hash = settled(hasher.hash(u"jar-of-ghee-7421"_s));
    QVERIFY(hash);
    QCOMPARE(*settled(hasher.verify(*hash, u"jar-of-ghee-7421"_s)), Verdict::Right);
    QCOMPARE(*settled(hasher.verify(*hash, u"jar-of-ghee-7422"_s)), Verdict::Wrong);
}

void PasswordHasherTest::theSamePasswordHashesDifferentlyEachTime()
{
    PasswordHasher hasher(kCheap);
    QVERIFY(*settled(hasher.hash(u"jar-of-ghee"_s)) != *settled(hasher.hash(u"jar-of-ghee"_s)));
}

void PasswordHasherTest::aPasswordTypedOnAnotherKeyboardIsTheSame()
{
    PasswordHasher hasher(kCheap);
    const auto composed = settled(hasher.hash(u"caf\u00e9-au-ghee"_s));
    QCOMPARE(*settled(hasher.verify(*composed, u"cafe\u0301-au-ghee"_s)), Verdict::Right);
}

void PasswordHasherTest::anUnknownAccountCostsOneHashAndIsWrong()
{
    PasswordHasher hasher(kCheap);
    const auto verdict = settled(hasher.verify(std::nullopt, u"whatever-it-is"_s));
    QCOMPARE(*verdict, Verdict::Wrong);
    QCOMPARE(hasher.computed(), 1);
}

void PasswordHasherTest::aHashOfAnotherCostIsRightButWeak()
{
    PasswordHasher old(kCheap);
    PasswordHasher now({2, 16 * 1024});
    const auto hash = settled(old.hash(u"jar-of-ghee"_s));
    QCOMPARE(*settled(now.verify(*hash, u"jar-of-ghee"_s)), Verdict::RightButWeak);
}

void PasswordHasherTest::theDefaultCostIsArgon2idWith64Megabytes()
{
    PasswordHasher hasher;
    const auto hash = settled(hasher.hash(u"jar-of-ghee"_s));
    QVERIFY2(hash->startsWith(u"$argon2id$v=19$m=65536,t=2,p=1$"_s), qPrintable(*hash));
    QCOMPARE(*settled(hasher.verify(*hash, u"jar-of-ghee"_s)), Verdict::Right);
}

void PasswordHasherTest::aMadeUpPasswordIsLongEnoughAndNewEachTime()
{
    QSet<QByteArray> seen;
    for (int i = 0; i < 100; ++i)
        seen.insert(makeUpPassword());
    QCOMPARE(seen.size(), 100);
    QVERIFY(seen.begin()->size() >= kMinPasswordCharacters);
}

void PasswordHasherTest::tokensAreLongAndTheirHashIsNotTheToken()
{
    const SecretToken one = makeSecretToken("pk_c_"_ba);
    const SecretToken other = makeSecretToken("pk_c_"_ba);
    QVERIFY(one.text != other.text);
    QCOMPARE(one.text.size(), 5 + 43);
    QCOMPARE(one.hash, hashOfSecret(one.text));
    QCOMPARE(one.hash.size(), 32);
}

void PasswordHasherTest::workGoesOnInTheThreadThatAskedAndRunsInAnother()
{
    CpuPool pool(1);
    std::function<QThread *()> whichThread = [] { return QThread::currentThread(); };
    const auto ran = settled(pool.run(std::move(whichThread)));
    QVERIFY(*ran != QThread::currentThread());
}

void PasswordHasherTest::whatWorkThrowsIsThrownToTheCaller()
{
    CpuPool pool(1);
    std::function<int()> failing = []() -> int { throw std::runtime_error("broken"); };
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, settled(pool.run(std::move(failing))));
    QCOMPARE(*settled(pool.run(answering(7))), 7);
}

void PasswordHasherTest::moreThanMayWaitIsRefusedAtOnceAndLaterWorkIsLetInAgain()
{
    CpuPool pool(1, 1);
    Gate gate;
    auto running = pool.run(gate.work());
    auto waiting = pool.run(gate.work());
    const auto refused = settled(pool.run(answering(1)));
    QVERIFY(!refused);
    QCOMPARE(refused.error().fault, Fault::Unavailable);
    gate.open();
    QVERIFY(settled(std::move(running)));
    QVERIFY(settled(std::move(waiting)));
    QCOMPARE(*settled(pool.run(answering(7))), 7);
}

PAUSHTIK_TEST_MAIN(PasswordHasherTest)
#include "password_hasher_test.moc"
