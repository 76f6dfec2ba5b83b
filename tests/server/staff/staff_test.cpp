// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/staff/audit_log.h"
#include "server/staff/staff_service.h"
#include "tests/support/test_database.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::staff;
using http::Role;
using paushtik::tests::settled;

namespace {

constexpr PasswordHasher::Cost kCheap{1, 8 * 1024};
const QString kPassword = u"jar-of-ghee-7421"_s;
const QHostAddress kHome{u"192.0.2.1"_s};

LogInAttempt attempt(const QString &email, const QString &password = kPassword)
{
    return {.email = email, .password = password, .peer = kHome};
}

ChangedBy by(const Member &member)
{
    return {{member.id.uuid(), member.name, u"admin"_s}, std::nullopt, "r-1"_ba};
}

MemberChange disabled()
{
    MemberChange change;
    change.active = false;
    return change;
}

MemberChange as(Role role)
{
    MemberChange change;
    change.role = role;
    return change;
}

} // namespace

class StaffTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_shop = std::make_unique<tests::TestDatabase>(); }
    void cleanupTestCase() { m_shop.reset(); }
    void init();
    void cleanup();

    void aMemberSignsInWithTheRoleOfNow();
    void aDisabledMemberIsNobodyAtOnceAndCannotSignIn();
    void anUnknownEmailAndADisabledAccountCostTheSameAndAnswerTheSame();
    void aSecondMemberWithTheEmailIsRefused();
    void theLastActiveAdminCannotBeDisabledOrDemoted();
    void aDisabledAdminDoesNotCountAsOne();
    void twoAdminsDisablingEachOtherAtOnceLeaveOne();
    void manyAdminsDisablingEachOtherAtOnceLeaveOne();
    void anAdminDisabledAMomentAgoChangesNothing();
    void aNewPasswordEndsTheSessionsButTheChangersOwn();
    void everyChangeIsAuditedWithFromAndToAndNoSecret();
    void aChangeOfNothingLeavesNoTrace();
    void anEntryOfARolledBackTransactionIsNotThere();
    void theAuditIsReadNewestFirstByEntityAndActor();
    void theCommandLineRefusesWhatARouteWouldRefuse();
    void theDemoStaffAreMadeOnce();

private:
    Member added(const QString &email, Role role);
    bool signsIn(const QByteArray &token);
    int activeAdmins();

    std::unique_ptr<tests::TestDatabase> m_shop;
    std::unique_ptr<db::Database> m_database;
    std::unique_ptr<PasswordHasher> m_hasher;
    std::unique_ptr<http::LoginLock> m_lock;
    std::unique_ptr<StaffService> m_service;
};

void StaffTest::init()
{
    m_shop->execute("DELETE FROM staff");
    m_shop->execute("DELETE FROM audit_log");
    m_database = std::make_unique<db::Database>(m_shop->config());
    m_hasher = std::make_unique<PasswordHasher>(kCheap);
    m_lock = std::make_unique<http::LoginLock>();
    m_service = std::make_unique<StaffService>(m_database.get(), m_hasher.get(), m_lock.get());
}

void StaffTest::cleanup()
{
    settled(m_database->close());
    m_service.reset();
    m_database.reset();
}

Member StaffTest::added(const QString &email, Role role)
{
    const NewMember wanted{email, email.section(u'@', 0, 0), role, kPassword};
    return settled(m_service->add(wanted, {}, nullptr)).value();
}

bool StaffTest::signsIn(const QByteArray &token)
{
    return settled(authenticate(*m_database, token)).has_value();
}

int StaffTest::activeAdmins()
{
    return m_shop->execute("SELECT count(*) FROM staff WHERE role = 'admin' AND active").toInt();
}

void StaffTest::aMemberSignsInWithTheRoleOfNow()
{
    const Member boss = added(u"boss@shop.example"_s, Role::Admin);
    const Member packer = added(u"pack@shop.example"_s, Role::Warehouse);
    const auto signedIn = settled(m_service->logIn(attempt(u"PACK@shop.example"_s)));
    const auto caller = settled(authenticate(*m_database, signedIn->session.token));
    QVERIFY(caller && caller->isStaff());
    QCOMPARE(caller->staff(), packer.id);
    QCOMPARE(caller->name, u"pack"_s);
    QCOMPARE(caller->role, Role::Warehouse);
    QVERIFY(settled(m_service->changeMember(packer.id, as(Role::Manager), by(boss))));
    QCOMPARE(settled(authenticate(*m_database, signedIn->session.token))->role, Role::Manager);
    settled(m_service->logOut(caller->session));
    QVERIFY(!signsIn(signedIn->session.token));
}

void StaffTest::aDisabledMemberIsNobodyAtOnceAndCannotSignIn()
{
    const Member boss = added(u"boss@shop.example"_s, Role::Admin);
    const Member packer = added(u"pack@shop.example"_s, Role::Warehouse);
    const auto signedIn = settled(m_service->logIn(attempt(packer.email)));
    QVERIFY(settled(m_service->changeMember(packer.id, disabled(), by(boss))));
    QVERIFY(!signsIn(signedIn->session.token));
    QCOMPARE(settled(m_service->logIn(attempt(packer.email))).error().code, u"bad_credentials"_s);
    MemberChange enabled;
    enabled.active = true;
    QVERIFY(settled(m_service->changeMember(packer.id, enabled, by(boss))));
    QVERIFY(!signsIn(signedIn->session.token)); // a session that ended stays ended
    QVERIFY(settled(m_service->logIn(attempt(packer.email))));
}

void StaffTest::anUnknownEmailAndADisabledAccountCostTheSameAndAnswerTheSame()
{
    const Member boss = added(u"boss@shop.example"_s, Role::Admin);
    const Member packer = added(u"pack@shop.example"_s, Role::Warehouse);
    QVERIFY(settled(m_service->changeMember(packer.id, disabled(), by(boss))));
    const qint64 before = m_hasher->computed();
    const auto unknown = settled(m_service->logIn(attempt(u"nobody@shop.example"_s)));
    QCOMPARE(m_hasher->computed(), before + 1);
    const auto gone = settled(m_service->logIn(attempt(packer.email)));
    QCOMPARE(m_hasher->computed(), before + 2);
    QCOMPARE(unknown.error().fault, Fault::Unauthorized);
    QCOMPARE(gone.error().fault, Fault::Unauthorized);
    QCOMPARE(unknown.error().detail, gone.error().detail);
}

void StaffTest::aSecondMemberWithTheEmailIsRefused()
{
    added(u"boss@shop.example"_s, Role::Admin);
    const NewMember again{u"boss@shop.example"_s, u"Other"_s, Role::Warehouse, kPassword};
    QCOMPARE(settled(m_service->add(again, {}, nullptr)).error().code, u"email_taken"_s);
    QCOMPARE(m_shop->execute("SELECT count(*) FROM audit_log"), "1"_ba);
}

void StaffTest::theLastActiveAdminCannotBeDisabledOrDemoted()
{
    const Member boss = added(u"boss@shop.example"_s, Role::Admin);
    for (const MemberChange &change : {disabled(), as(Role::Manager), as(Role::Warehouse)}) {
        const auto refused = settled(m_service->changeMember(boss.id, change, by(boss)));
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, Fault::Conflict);
        QCOMPARE(refused.error().code, u"last_admin"_s);
    }
    QCOMPARE(activeAdmins(), 1);
    MemberChange renamed;
    renamed.name = u"Big Boss"_s;
    QCOMPARE(settled(m_service->changeMember(boss.id, renamed, by(boss)))->name, u"Big Boss"_s);
}

void StaffTest::aDisabledAdminDoesNotCountAsOne()
{
    const Member boss = added(u"boss@shop.example"_s, Role::Admin);
    const Member other = added(u"other@shop.example"_s, Role::Admin);
    QVERIFY(settled(m_service->changeMember(other.id, disabled(), by(boss))));
    QCOMPARE(settled(m_service->changeMember(boss.id, disabled(), by(boss))).error().code,
             u"last_admin"_s);
    // The one who is no admin any more may be demoted freely.
    QVERIFY(settled(m_service->changeMember(other.id, as(Role::Warehouse), by(boss))));
}

void StaffTest::twoAdminsDisablingEachOtherAtOnceLeaveOne()
{
    for (int round = 0; round < 10; ++round) {
        const Member one = added(u"one%1@shop.example"_s.arg(round), Role::Admin);
        const Member two = added(u"two%1@shop.example"_s.arg(round), Role::Admin);
        auto first = m_service->changeMember(two.id, disabled(), by(one));
        auto second = m_service->changeMember(one.id, disabled(), by(two));
        const bool firstWon = settled(std::move(first)).has_value();
        const bool secondWon = settled(std::move(second)).has_value();
        QVERIFY(firstWon != secondWon);
        QCOMPARE(activeAdmins(), 1);
        m_shop->execute("UPDATE staff SET active = false");
    }
}

void StaffTest::manyAdminsDisablingEachOtherAtOnceLeaveOne()
{
    QList<Member> admins;
    for (int i = 0; i < 8; ++i)
        admins.append(added(u"a%1@shop.example"_s.arg(i), Role::Admin));
    std::vector<Task<Result<Member>>> changes;
    for (int i = 0; i < admins.size(); ++i) {
        const Member &next = admins[(i + 1) % admins.size()];
        changes.push_back(m_service->changeMember(next.id, disabled(), by(admins[i])));
    }
    for (auto &each : changes)
        (void)settled(std::move(each)).has_value();
    QVERIFY(activeAdmins() >= 1);
}

void StaffTest::anAdminDisabledAMomentAgoChangesNothing()
{
    const Member boss = added(u"boss@shop.example"_s, Role::Admin);
    const Member other = added(u"other@shop.example"_s, Role::Admin);
    const Member third = added(u"third@shop.example"_s, Role::Admin);
    QVERIFY(settled(m_service->changeMember(other.id, disabled(), by(boss))));
    const auto late = settled(m_service->changeMember(third.id, disabled(), by(other)));
    QCOMPARE(late.error().fault, Fault::Unauthorized);
    QCOMPARE(activeAdmins(), 2);
}

void StaffTest::aNewPasswordEndsTheSessionsButTheChangersOwn()
{
    const Member boss = added(u"boss@shop.example"_s, Role::Admin);
    const auto mine = settled(m_service->logIn(attempt(boss.email)));
    const auto other = settled(m_service->logIn(attempt(boss.email)));
    const auto caller = settled(authenticate(*m_database, mine->session.token));
    MemberChange change;
    change.password = u"brand-new-pass"_s;
    ChangedBy me = by(boss);
    me.session = caller->session;
    QVERIFY(settled(m_service->changeMember(boss.id, change, me)));
    QVERIFY(signsIn(mine->session.token));
    QVERIFY(!signsIn(other->session.token));
    QVERIFY(!settled(m_service->logIn(attempt(boss.email))));
    QVERIFY(settled(m_service->logIn(attempt(boss.email, u"brand-new-pass"_s))));
}

void StaffTest::everyChangeIsAuditedWithFromAndToAndNoSecret()
{
    const Member boss = added(u"boss@shop.example"_s, Role::Admin);
    const Member packer = added(u"pack@shop.example"_s, Role::Warehouse);
    MemberChange change = as(Role::Manager);
    change.password = u"brand-new-pass"_s;
    QVERIFY(settled(m_service->changeMember(packer.id, change, by(boss))));
    const auto rows = settled(readAudit(*m_database, {}, std::nullopt, 10));
    QCOMPARE(rows.size(), 3);
    const AuditEntry &entry = rows.first().entry;
    QCOMPARE(entry.action, u"staff_changed"_s);
    QCOMPARE(entry.entity, u"staff"_s);
    QCOMPARE(entry.entityId, packer.id.toString());
    QCOMPARE(entry.actor.id, boss.id.uuid());
    QCOMPARE(entry.actor.role, u"admin"_s);
    QCOMPARE(entry.requestId, "r-1"_ba);
    QCOMPARE(entry.changes.first().toObject(),
             staff::change(u"role"_s, u"warehouse"_s, u"manager"_s));
    const QByteArray text =
        m_shop->execute("SELECT string_agg(audit_log::text, '') FROM audit_log");
    QVERIFY(!text.contains("brand-new-pass") && !text.contains("argon2"));
}

void StaffTest::aChangeOfNothingLeavesNoTrace()
{
    const Member boss = added(u"boss@shop.example"_s, Role::Admin);
    QVERIFY(settled(m_service->changeMember(boss.id, as(Role::Admin), by(boss))));
    QCOMPARE(m_shop->execute("SELECT count(*) FROM audit_log"), "1"_ba);
}

void StaffTest::anEntryOfARolledBackTransactionIsNotThere()
{
    auto transaction = settled(m_database->begin());
    const AuditEntry entry{
        .actor = {}, .action = u"tried"_s, .entity = u"order"_s, .entityId = u"7"_s};
    settled(audit(transaction, entry));
    settled(transaction.rollback());
    QVERIFY(settled(readAudit(*m_database, {}, std::nullopt, 10)).isEmpty());
}

void StaffTest::theAuditIsReadNewestFirstByEntityAndActor()
{
    const QUuid manager = makeUuidV7();
    for (int i = 0; i < 6; ++i) {
        AuditEntry entry{.actor = {},
                         .action = u"a%1"_s.arg(i),
                         .entity = u"product"_s,
                         .entityId = QString::number(i % 2)};
        if (i >= 3)
            entry.actor = {manager, u"M"_s, u"manager"_s};
        settled(audit(*m_database, entry));
    }
    const auto all = settled(readAudit(*m_database, {}, std::nullopt, 4));
    QCOMPARE(all.size(), 4);
    QCOMPARE(all.first().entry.action, u"a5"_s);
    const auto rest = settled(readAudit(*m_database, {}, all.last().number, 4));
    QCOMPARE(rest.size(), 2);
    QCOMPARE(rest.last().entry.action, u"a0"_s);
    const AuditFilter even{u"product"_s, u"0"_s, std::nullopt};
    QCOMPARE(settled(readAudit(*m_database, even, std::nullopt, 10)).size(), 3);
    const AuditFilter hers{std::nullopt, std::nullopt, manager};
    QCOMPARE(settled(readAudit(*m_database, hers, std::nullopt, 10)).size(), 3);
}

void StaffTest::theCommandLineRefusesWhatARouteWouldRefuse()
{
    const auto field = [this](const QString &email, const QString &role, const QString &password) {
        const auto made = settled(addStaff(m_service.get(), email, role, {}, password));
        return made ? QString() : made.error().fields.first().field;
    };
    QCOMPARE(field(u"nobody"_s, u"admin"_s, kPassword), u"email"_s);
    QCOMPARE(field(u"a@shop.example"_s, u"king"_s, kPassword), u"role"_s);
    QCOMPARE(field(u"a@shop.example"_s, u"admin"_s, u"short"_s), u"password"_s);
    QCOMPARE(field(u"A@Shop.Example"_s, u"admin"_s, kPassword), QString());
    QVERIFY(settled(m_service->logIn(attempt(u"a@shop.example"_s))));
}

void StaffTest::theDemoStaffAreMadeOnce()
{
    settled(addDemoStaff(m_service.get()));
    settled(addDemoStaff(m_service.get()));
    QCOMPARE(m_shop->execute("SELECT string_agg(role, ',' ORDER BY role) FROM staff"),
             "admin,manager,warehouse"_ba);
    const auto signedIn =
        settled(m_service->logIn(attempt(u"manager@demo.paushtik.in"_s, u"demo-ghee-2026"_s)));
    QCOMPARE(signedIn->member.role, Role::Manager);
}

PAUSHTIK_TEST_MAIN(StaffTest)
#include "staff_test.moc"
