// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/customers/customer_service.h"
#include "tests/support/test_database.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::customers;
using paushtik::tests::settled;

namespace {

constexpr PasswordHasher::Cost kCheap{1, 8 * 1024};
const QString kPassword = u"jar-of-ghee-7421"_s;
const QHostAddress kHome{u"192.0.2.1"_s};
const QHostAddress kElsewhere{u"192.0.2.2"_s};

Registration asha(const QString &email = u"asha@buyer.example"_s)
{
    return {.email = email, .name = u"Asha Rao"_s, .password = kPassword, .phone = std::nullopt};
}

LogInAttempt attempt(const QString &email, const QString &password,
                     const QHostAddress &peer = kHome)
{
    return {.email = email, .password = password, .peer = peer, .cartToken = {}};
}

} // namespace

/// Rules of customers' accounts on a real database.
class AccountsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_shop = std::make_unique<tests::TestDatabase>(); }
    void cleanupTestCase() { m_shop.reset(); }
    void init();
    void cleanup();

    void anAccountIsMadeOnceAndItsTokenSignsIn();
    void registrationsOfOneEmailAtOnceMakeOneAccount();
    void thePasswordIsKeptOnlyAsArgon2idAndTheTokenOnlyAsItsHash();
    void aLogInFindsTheAccountInAnyLetterCase();
    void wrongPasswordAndUnknownEmailAnswerTheSameAfterTheSameWork();
    void whatIsNoEmailAtAllCostsTheSameToo();
    void anEndedSessionIsNobodyAtOnceAndOthersLive();
    void anExpiredSessionIsNobody();
    void aTokenOfNobodyAsksTheDatabaseNothing();
    void aPasswordChangeEndsAllOtherSessions();
    void aWrongCurrentPasswordChangesNothing();
    void ofTwoPasswordChangesAtOnceOneWins();
    void aLogInCheckedBeforeAPasswordChangeOpensNoSessionAfterIt();
    void fiveFailuresLockThePairForTheRightPasswordToo();
    void ofGuessesSentTogetherNoMoreAreAnsweredThanOneByOne();
    void aSuccessForgetsTheFailuresBeforeIt();
    void aWeakHashIsMadeStrongAtTheNextLogIn();
    void aProfileChangeLeavesOutWhatWasNotNamed();
    void theDemoCustomerIsMadeOnce();

private:
    SignedIn registered(const Registration &who = asha());
    bool signsIn(const QByteArray &token);

    std::unique_ptr<tests::TestDatabase> m_shop;
    std::unique_ptr<db::Database> m_database;
    std::unique_ptr<PasswordHasher> m_hasher;
    std::unique_ptr<http::LoginLock> m_lock;
    std::unique_ptr<carts::CartService> m_carts;
    std::unique_ptr<CustomerService> m_service;
};

void AccountsTest::init()
{
    m_shop->execute("DELETE FROM customers");
    m_database = std::make_unique<db::Database>(m_shop->config());
    m_hasher = std::make_unique<PasswordHasher>(kCheap);
    m_lock = std::make_unique<http::LoginLock>();
    m_carts = std::make_unique<carts::CartService>(m_database.get());
    m_service = std::make_unique<CustomerService>(m_database.get(), m_hasher.get(), m_lock.get(),
                                                  m_carts.get());
}

void AccountsTest::cleanup()
{
    settled(m_database->close());
    m_service.reset();
    m_carts.reset();
    m_database.reset();
}

SignedIn AccountsTest::registered(const Registration &who)
{
    return settled(m_service->registerAccount(who, {})).value();
}

bool AccountsTest::signsIn(const QByteArray &token)
{
    return settled(authenticate(*m_database, token)).has_value();
}

void AccountsTest::anAccountIsMadeOnceAndItsTokenSignsIn()
{
    const SignedIn made = registered();
    const auto caller = settled(authenticate(*m_database, made.session.token));
    QVERIFY(caller && caller->isCustomer());
    QCOMPARE(caller->customer(), made.customer.id);
    const auto again = settled(m_service->registerAccount(asha(), {}));
    QVERIFY(!again);
    QCOMPARE(again.error().fault, Fault::Conflict);
    QCOMPARE(again.error().code, u"email_taken"_s);
}

void AccountsTest::registrationsOfOneEmailAtOnceMakeOneAccount()
{
    std::vector<Task<Result<SignedIn>>> tries;
    for (int i = 0; i < 8; ++i)
        tries.push_back(m_service->registerAccount(asha(), {}));
    int made = 0;
    for (auto &each : tries) {
        const auto outcome = settled(std::move(each));
        made += outcome ? 1 : 0;
        QVERIFY(outcome || outcome.error().code == "email_taken"_L1);
    }
    QCOMPARE(made, 1);
    QCOMPARE(m_shop->execute("SELECT count(*) FROM customers"), "1"_ba);
}

void AccountsTest::thePasswordIsKeptOnlyAsArgon2idAndTheTokenOnlyAsItsHash()
{
    const SignedIn made = registered();
    QVERIFY(m_shop->execute("SELECT password_hash FROM customers").startsWith("$argon2id$"));
    const QByteArray everything = m_shop->execute(
        "SELECT (SELECT string_agg(customers::text, '') FROM customers) ||"
        " (SELECT string_agg(customer_sessions::text || encode(token_hash, 'escape'), '')"
        "    FROM customer_sessions)");
    QVERIFY(!everything.isEmpty());
    QVERIFY(!everything.contains(kPassword.toUtf8()));
    QVERIFY(!everything.contains(made.session.token));
}

void AccountsTest::aLogInFindsTheAccountInAnyLetterCase()
{
    registered();
    QVERIFY(settled(m_service->logIn(attempt(u" ASHA@Buyer.Example "_s, kPassword))));
}

void AccountsTest::wrongPasswordAndUnknownEmailAnswerTheSameAfterTheSameWork()
{
    registered();
    const qint64 before = m_hasher->computed();
    const auto wrong = settled(m_service->logIn(attempt(u"asha@buyer.example"_s, u"wrong"_s)));
    const qint64 afterWrong = m_hasher->computed();
    const auto unknown = settled(m_service->logIn(attempt(u"nobody@buyer.example"_s, u"wrong"_s)));
    QCOMPARE(afterWrong - before, 1);
    QCOMPARE(m_hasher->computed() - afterWrong, 1);
    QVERIFY(!wrong && !unknown);
    QCOMPARE(wrong.error().fault, Fault::Unauthorized);
    QCOMPARE(wrong.error().code, u"bad_credentials"_s);
    QCOMPARE(unknown.error().fault, wrong.error().fault);
    QCOMPARE(unknown.error().code, wrong.error().code);
    QCOMPARE(unknown.error().detail, wrong.error().detail);
}

void AccountsTest::whatIsNoEmailAtAllCostsTheSameToo()
{
    const auto outcome = settled(m_service->logIn(attempt(u"not an e-mail"_s, kPassword)));
    QCOMPARE(outcome.error().code, u"bad_credentials"_s);
    QCOMPARE(m_hasher->computed(), 1);
}

void AccountsTest::anEndedSessionIsNobodyAtOnceAndOthersLive()
{
    const SignedIn first = registered();
    const auto second = settled(m_service->logIn(attempt(first.customer.email, kPassword)));
    const auto caller = settled(authenticate(*m_database, second->session.token));
    db::Database otherWorker(m_shop->config());
    QVERIFY(settled(authenticate(otherWorker, second->session.token)));
    settled(m_service->logOut(caller->session));
    QVERIFY(!settled(authenticate(otherWorker, second->session.token)));
    QVERIFY(signsIn(first.session.token));
    settled(otherWorker.close());
}

void AccountsTest::anExpiredSessionIsNobody()
{
    const SignedIn made = registered();
    QVERIFY(made.session.expiresAt > Timestamp::now().plusSeconds(kSessionSeconds - 600));
    m_shop->execute("UPDATE customer_sessions SET expires_at = now() - interval '1 second'");
    QVERIFY(!signsIn(made.session.token));
    QCOMPARE(settled(forgetExpiredSessions(*m_database)), 1);
    QCOMPARE(m_shop->execute("SELECT count(*) FROM customer_sessions"), "0"_ba);
}

void AccountsTest::aTokenOfNobodyAsksTheDatabaseNothing()
{
    settled(m_database->close()); // a statement would now throw
    QVERIFY(!signsIn("zzz"_ba));
    QVERIFY(!signsIn({}));
    QVERIFY(!signsIn("pk_s_not-of-this-realm"_ba));
}

void AccountsTest::aPasswordChangeEndsAllOtherSessions()
{
    const SignedIn mine = registered();
    const auto other = settled(m_service->logIn(attempt(mine.customer.email, kPassword)));
    const auto caller = settled(authenticate(*m_database, mine.session.token));
    QVERIFY(settled(m_service->changePassword(mine.customer.id, caller->session, kPassword,
                                              u"brand-new-pass"_s)));
    QVERIFY(signsIn(mine.session.token));
    QVERIFY(!signsIn(other->session.token));
    QVERIFY(!settled(m_service->logIn(attempt(mine.customer.email, kPassword))));
    QVERIFY(settled(m_service->logIn(attempt(mine.customer.email, u"brand-new-pass"_s))));
}

void AccountsTest::aWrongCurrentPasswordChangesNothing()
{
    const SignedIn mine = registered();
    const auto refused = settled(
        m_service->changePassword(mine.customer.id, QUuid(), u"not-it-at-all"_s, u"brand-new"_s));
    QCOMPARE(refused.error().fault, Fault::Forbidden);
    QCOMPARE(refused.error().code, u"bad_credentials"_s);
    QVERIFY(signsIn(mine.session.token));
    QVERIFY(settled(m_service->logIn(attempt(mine.customer.email, kPassword))));
}

void AccountsTest::ofTwoPasswordChangesAtOnceOneWins()
{
    const SignedIn mine = registered();
    auto one = m_service->changePassword(mine.customer.id, QUuid(), kPassword, u"password-one"_s);
    auto two = m_service->changePassword(mine.customer.id, QUuid(), kPassword, u"password-two"_s);
    const bool first = settled(std::move(one)).has_value();
    const bool second = settled(std::move(two)).has_value();
    QVERIFY(first != second);
    const QString winner = first ? u"password-one"_s : u"password-two"_s;
    QVERIFY(settled(m_service->logIn(attempt(mine.customer.email, winner))));
}

void AccountsTest::aLogInCheckedBeforeAPasswordChangeOpensNoSessionAfterIt()
{
    const SignedIn mine = registered();
    const QString checked =
        QString::fromLatin1(m_shop->execute("SELECT password_hash FROM customers"));
    QVERIFY(settled(
        m_service->changePassword(mine.customer.id, QUuid(), kPassword, u"brand-new-pass"_s)));
    QVERIFY(!settled(openSession(*m_database, mine.customer.id, checked)));
    QCOMPARE(m_shop->execute("SELECT count(*) FROM customer_sessions"), "0"_ba);
}

void AccountsTest::fiveFailuresLockThePairForTheRightPasswordToo()
{
    const QString email = registered().customer.email;
    for (int i = 0; i < 5; ++i) {
        QVERIFY(!m_service->lockedFor(attempt(email, kPassword)));
        QVERIFY(!settled(m_service->logIn(attempt(email, u"wrong-password"_s))));
    }
    const auto seconds = m_service->lockedFor(attempt(email.toUpper(), kPassword));
    QVERIFY(seconds && *seconds > 0 && *seconds <= 15 * 60);
    QVERIFY(!m_service->lockedFor(attempt(email, kPassword, kElsewhere)));
    QVERIFY(!m_service->lockedFor(attempt(u"other@buyer.example"_s, kPassword)));
}

void AccountsTest::ofGuessesSentTogetherNoMoreAreAnsweredThanOneByOne()
{
    const QString email = registered().customer.email;
    std::vector<Task<Result<SignedIn>>> guesses;
    for (int i = 0; i < 12; ++i)
        guesses.push_back(m_service->logIn(attempt(email, u"wrong-password"_s)));
    int answered = 0;
    for (auto &guess : guesses) {
        const auto said = settled(std::move(guess));
        QVERIFY(!said);
        answered += said.error().fault == Fault::Unauthorized ? 1 : 0;
    }
    QCOMPARE(answered, http::LoginLock::kFailures);
}

void AccountsTest::aSuccessForgetsTheFailuresBeforeIt()
{
    const QString email = registered().customer.email;
    for (int i = 0; i < 4; ++i)
        QVERIFY(!settled(m_service->logIn(attempt(email, u"wrong-password"_s))));
    QVERIFY(settled(m_service->logIn(attempt(email, kPassword))));
    for (int i = 0; i < 4; ++i)
        QVERIFY(!settled(m_service->logIn(attempt(email, u"wrong-password"_s))));
    QVERIFY(!m_service->lockedFor(attempt(email, kPassword)));
}

void AccountsTest::aWeakHashIsMadeStrongAtTheNextLogIn()
{
    const QString email = registered().customer.email;
    const QByteArray weak = m_shop->execute("SELECT password_hash FROM customers");
    PasswordHasher stronger({2, 16 * 1024});
    CustomerService service(m_database.get(), &stronger, m_lock.get(), m_carts.get());
    QVERIFY(settled(service.logIn(attempt(email, kPassword))));
    const QByteArray strong = m_shop->execute("SELECT password_hash FROM customers");
    QVERIFY(strong != weak);
    QVERIFY(strong.contains("m=16,t=2"));
    QVERIFY(settled(service.logIn(attempt(email, kPassword))));
    QCOMPARE(m_shop->execute("SELECT password_hash FROM customers"), strong);
}

void AccountsTest::aProfileChangeLeavesOutWhatWasNotNamed()
{
    const CustomerId id = registered().customer.id;
    const QString phone = u"+919800000001"_s;
    ProfileChange change;
    change.phone = phone;
    QCOMPARE(settled(m_service->changeProfile(id, change))->phone, phone);
    change = {.name = u"Asha K"_s, .phone = std::nullopt};
    const auto renamed = settled(m_service->changeProfile(id, change));
    QCOMPARE(renamed->name, u"Asha K"_s);
    QCOMPARE(renamed->phone, phone);
    change = {};
    change.phone.emplace(std::nullopt);
    QVERIFY(!settled(m_service->changeProfile(id, change))->phone);
    QCOMPARE(settled(m_service->profile(id))->name, u"Asha K"_s);
}

void AccountsTest::theDemoCustomerIsMadeOnce()
{
    settled(addDemoCustomer(m_service.get()));
    settled(addDemoCustomer(m_service.get()));
    QCOMPARE(m_shop->execute("SELECT count(*) FROM customers"), "1"_ba);
    QVERIFY(settled(m_service->logIn(attempt(u"asha@demo.paushtik.in"_s, u"demo-ghee-2026"_s))));
}

PAUSHTIK_TEST_MAIN(AccountsTest)
#include "accounts_test.moc"
