// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/customers/account_server.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paushtik;
using paushtik::tests::AccountServer;
using paushtik::tests::kTestPassword;
using Answer = AccountServer::Answer;

namespace {

const QByteArray kCartHeader = "x-cart-token"_ba;

QJsonObject credentials(const QString &email, const QString &password = kTestPassword)
{
    return {{u"email"_s, email}, {u"password"_s, password}};
}

QJsonObject qty(int n)
{
    return {{u"qty"_s, n}};
}

QJsonObject address(const QString &line1 = u"12 MG Road"_s)
{
    return {{u"name"_s, u"Asha Rao"_s}, {u"phone"_s, u"+919876543210"_s},
            {u"line1"_s, line1},        {u"city"_s, u"Mumbai"_s},
            {u"state"_s, u"IN-MH"_s},   {u"pincode"_s, u"400001"_s}};
}

QStringList keysOf(const QJsonObject &object)
{
    return object.keys(); // sorted
}

} // namespace

/// The routes as a client meets them, over real sockets.
class AccountRoutesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<AccountServer>(); }
    void cleanupTestCase() { m_server.reset(); }
    void init() { ++m_case; }

    void registerAnswersWithTokenAndCustomerAndNoSecret();
    void aRegistrationNamesWhatIsWrongWithIt_data();
    void aRegistrationNamesWhatIsWrongWithIt();
    void aPasswordTooLongIsRefusedBeforeItIsHashed();
    void logInAnswersTheSameForAWrongPasswordAndAnUnknownEmail();
    void theSixthFailureIsToldWhenToComeBack();
    void logInMergesTheGuestsCartAndSaysSo();
    void logOutEndsTheTokenAtOnce();
    void meIsReadAndChangedButNeverTheEmail();
    void aPasswordChangeKeepsTheCallerAndRefusesAWrongOne();
    void aCartIsHandedOutInBodyAndHeader();
    void aCartRefusesWhatIsNoQuantity();
    void signedInTheAccountsCartCounts();
    void aMergeTakesLinesOrATokenButNotBoth();
    void addressesAreMadeReplacedListedAndRemoved();
    void anotherCustomersAddressIsNotFound();
    void addressPagesFollowTheirCursorAndATamperedOneIsRefused();
    void staffSignInAndSeeThemselves();
    void anAdminAddsAndChangesStaffAndTheAuditTells();
    void theLastAdminStays();
    void everyRouteLetsInExactlyWhoItSays_data();
    void everyRouteLetsInExactlyWhoItSays();

private:
    QString mail(const QString &name = u"asha"_s) const
    {
        return u"%1%2@buyer.example"_s.arg(name).arg(m_case);
    }
    QByteArray product();
    Answer call(const QByteArray &method, const QByteArray &path,
                std::optional<QJsonObject> body = std::nullopt, const QString &token = {})
    {
        return token.isEmpty() ? m_server->call(method, path, std::move(body))
                               : m_server->call(method, path, std::move(body), token);
    }

    std::unique_ptr<AccountServer> m_server;
    int m_case = 0;
    int m_products = 0;
};

QByteArray AccountRoutesTest::product()
{
    const QByteArray id = ProductId::make().toString().toLatin1();
    const QByteArray number = QByteArray::number(++m_products);
    m_server->database().execute(
        "INSERT INTO categories (id, slug, title)"
        " VALUES (gen_random_uuid(), 'ghee', 'Ghee') ON CONFLICT DO NOTHING");
    m_server->database().execute(
        "INSERT INTO products (id, sku, slug, category_id, title, weight_grams, price_paise,"
        "                      mrp_paise, hsn_code, gst_rate_bp)"
        " SELECT $1, 'SKU-' || $2, 'ghee-' || $2, id, 'Ghee ' || $2, 500, 20000, 20000,"
        "        '04059020', 500 FROM categories",
        {id, number});
    m_server->database().execute("UPDATE stock SET on_hand = 3 WHERE product_id = $1", {id});
    return id;
}

void AccountRoutesTest::registerAnswersWithTokenAndCustomerAndNoSecret()
{
    QJsonObject body = credentials(mail().toUpper());
    body[u"name"_s] = u"Asha Rao"_s;
    body[u"phone"_s] = u"+919812345678"_s;
    const Answer made = call("POST", "/auth/register", body);
    QCOMPARE(made.status, 201);
    QCOMPARE(keysOf(made.json), (QStringList{u"customer"_s, u"expires_at"_s, u"token"_s}));
    const QJsonObject customer = made.json[u"customer"_s].toObject();
    QCOMPARE(keysOf(customer), (QStringList{u"email"_s, u"id"_s, u"name"_s, u"phone"_s}));
    QCOMPARE(customer[u"email"_s].toString(), mail());
    QVERIFY(made.json[u"expires_at"_s].toString().endsWith(u'Z'));
    QVERIFY(!made.bytes.contains(kTestPassword.toUtf8()));
    const Answer again = call("POST", "/auth/register", body);
    QCOMPARE(again.status, 409);
    QCOMPARE(again.code(), u"email_taken"_s);
}

void AccountRoutesTest::aRegistrationNamesWhatIsWrongWithIt_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    int n = 0;
    const auto row = [&n](const char *field, const QJsonValue &value) {
        QTest::addRow("%s %d", field, ++n) << QString::fromLatin1(field) << value;
    };
    for (const char *email :
         {"", "x", "x@", "@x.in", "a b@x.in", "a@b@c.in", "a@b", "a@-b.in", "a..b@c.in"})
        row("email", QString::fromLatin1(email));
    row("email", QString(400, u'x') + u"@x.in"_s);
    row("email", 5);
    row("email", QJsonValue());
    row("name", QJsonArray{u"x"_s});
    row("name", u"  "_s);
    row("password", u"123456789"_s);
    row("password", qint64(1234567890123));
    row("phone", u"call me"_s);
    row("phone", u""_s);
    row("role", u"admin"_s);
}

void AccountRoutesTest::aRegistrationNamesWhatIsWrongWithIt()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QJsonObject body = credentials(mail());
    body[u"name"_s] = u"Asha"_s;
    body[field] = value;
    const Answer refused = call("POST", "/auth/register", body);
    QCOMPARE(refused.status, 422);
    QCOMPARE(refused.code(), u"invalid"_s);
    QCOMPARE(refused.field(), field);
}

void AccountRoutesTest::aPasswordTooLongIsRefusedBeforeItIsHashed()
{
    const qint64 before = m_server->hasher().computed();
    QJsonObject body = credentials(mail(), QString(1'025, u'x'));
    QCOMPARE(call("POST", "/auth/login", body).field(), u"password"_s);
    QCOMPARE(call("POST", "/staff/login", body).field(), u"password"_s);
    body[u"name"_s] = u"Asha"_s;
    QCOMPARE(call("POST", "/auth/register", body).field(), u"password"_s);
    QCOMPARE(m_server->hasher().computed(), before);
    body[u"password"_s] = QString(1'024, u'x');
    QCOMPARE(call("POST", "/auth/register", body).status, 201);
}

void AccountRoutesTest::logInAnswersTheSameForAWrongPasswordAndAnUnknownEmail()
{
    m_server->customerToken(mail());
    const qint64 before = m_server->hasher().computed();
    Answer wrong = call("POST", "/auth/login", credentials(mail(), u"wrong"_s));
    Answer unknown = call("POST", "/auth/login", credentials(u"nobody@b.example"_s, u"wrong"_s));
    QCOMPARE(m_server->hasher().computed(), before + 2);
    QCOMPARE(wrong.status, 401);
    QCOMPARE(wrong.code(), u"bad_credentials"_s);
    wrong.json.remove(u"request_id"_s);
    unknown.json.remove(u"request_id"_s);
    QCOMPARE(unknown.json, wrong.json);
    QCOMPARE(unknown.status, wrong.status);
}

void AccountRoutesTest::theSixthFailureIsToldWhenToComeBack()
{
    m_server->customerToken(mail());
    for (int i = 0; i < 5; ++i)
        QCOMPARE(call("POST", "/auth/login", credentials(mail(), u"wrong"_s)).status, 401);
    const Answer locked = call("POST", "/auth/login", credentials(mail()));
    QCOMPARE(locked.status, 429);
    QCOMPARE(locked.code(), u"rate_limited"_s);
    QVERIFY(locked.headers.value("retry-after").toInt() > 0);
}

void AccountRoutesTest::logInMergesTheGuestsCartAndSaysSo()
{
    m_server->customerToken(mail());
    const QByteArray stays = product();
    const QByteArray goes = product();
    const Answer first = call("PUT", "/cart/lines/" + stays, qty(2));
    const AccountServer::Headers guest{{kCartHeader, first.headers.value(kCartHeader)}};
    QCOMPARE(m_server->call("PUT", "/cart/lines/" + goes, qty(1), guest).status, 200);
    m_server->database().execute("UPDATE products SET archived_at = now() WHERE id = $1", {goes});
    const Answer signedIn = m_server->call("POST", "/auth/login", credentials(mail()), guest);
    QCOMPARE(signedIn.status, 200);
    const QJsonObject merge = signedIn.json[u"cart_merge"_s].toObject();
    QCOMPARE(merge[u"merged"_s].toArray(), QJsonArray{QString::fromLatin1(stays)});
    QCOMPARE(merge[u"dropped"_s].toArray(), QJsonArray{QString::fromLatin1(goes)});
    const Answer failed =
        m_server->call("POST", "/auth/login", credentials(mail(), u"no"_s), guest);
    QCOMPARE(failed.status, 401);
}

void AccountRoutesTest::logOutEndsTheTokenAtOnce()
{
    const QString token = m_server->customerToken(mail());
    const Answer other = call("POST", "/auth/login", credentials(mail()));
    const Answer ended = call("POST", "/auth/logout", {}, token);
    QCOMPARE(ended.status, 204);
    QVERIFY(ended.bytes.isEmpty());
    const Answer dead = call("GET", "/me", {}, token);
    QCOMPARE(dead.status, 401);
    QCOMPARE(dead.code(), u"unauthenticated"_s);
    QCOMPARE(call("GET", "/me", {}, other.json[u"token"_s].toString()).status, 200);
}

void AccountRoutesTest::meIsReadAndChangedButNeverTheEmail()
{
    const QString token = m_server->customerToken(mail());
    const QJsonObject change{{u"name"_s, u"Asha K"_s}, {u"phone"_s, u"+919800000001"_s}};
    QCOMPARE(call("PATCH", "/me", change, token).status, 200);
    QCOMPARE(call("PATCH", "/me", QJsonObject{}, token).status, 200);
    const Answer me = call("GET", "/me", {}, token);
    QCOMPARE(me.json[u"name"_s].toString(), u"Asha K"_s);
    QCOMPARE(me.json[u"phone"_s].toString(), u"+919800000001"_s);
    QCOMPARE(call("PATCH", "/me", QJsonObject{{u"email"_s, u"x@y.in"_s}}, token).field(),
             u"email"_s);
    QCOMPARE(call("PATCH", "/me", QJsonObject{{u"phone"_s, u"call me"_s}}, token).field(),
             u"phone"_s);
    QCOMPARE(call("PATCH", "/me", QJsonObject{{u"name"_s, QJsonValue()}}, token).field(),
             u"name"_s);
    const Answer cleared = call("PATCH", "/me", QJsonObject{{u"phone"_s, QJsonValue()}}, token);
    QVERIFY(cleared.json[u"phone"_s].isNull());
    QCOMPARE(call("GET", "/me", {}, token).json[u"email"_s].toString(), mail());
}

void AccountRoutesTest::aPasswordChangeKeepsTheCallerAndRefusesAWrongOne()
{
    const QString token = m_server->customerToken(mail());
    const auto change = [&](const QString &current, const QString &wanted) {
        return call("POST", "/auth/password",
                    QJsonObject{{u"current"_s, current}, {u"new"_s, wanted}}, token);
    };
    const Answer wrong = change(u"not-it-at-all"_s, u"new-password-1"_s);
    QCOMPARE(wrong.status, 403);
    QCOMPARE(wrong.code(), u"bad_credentials"_s);
    QCOMPARE(change(kTestPassword, u"short"_s).field(), u"new"_s);
    const Answer other = call("POST", "/auth/login", credentials(mail()));
    QCOMPARE(change(kTestPassword, u"brand-new-pass"_s).status, 204);
    QCOMPARE(call("GET", "/me", {}, other.json[u"token"_s].toString()).status, 401);
    QCOMPARE(call("GET", "/me", {}, token).status, 200);
}

void AccountRoutesTest::aCartIsHandedOutInBodyAndHeader()
{
    const Answer empty = call("GET", "/cart");
    QCOMPARE(empty.status, 200);
    QCOMPARE(keysOf(empty.json),
             (QStringList{u"dropped"_s, u"free_shipping_remaining_paise"_s, u"lines"_s,
                          u"shipping_paise"_s, u"subtotal_paise"_s, u"token"_s, u"total_paise"_s}));
    QVERIFY(empty.json[u"token"_s].isNull());
    QVERIFY(!empty.headers.contains(kCartHeader));
    const QByteArray ghee = product();
    const Answer first = call("PUT", "/cart/lines/" + ghee, qty(5));
    QCOMPARE(first.headers.value(kCartHeader), first.json[u"token"_s].toString().toLatin1());
    const QJsonObject line = first.json[u"lines"_s].toArray().first().toObject();
    QCOMPARE(line[u"warning"_s].toString(), u"only_n_left"_s);
    QCOMPARE(line[u"available"_s].toInt(), 3);
    QCOMPARE(line[u"line_total_paise"_s].toInt(), 100'000);
    const AccountServer::Headers guest{{kCartHeader, first.headers.value(kCartHeader)}};
    const Answer removed = m_server->call("DELETE", "/cart/lines/" + ghee, {}, guest);
    QCOMPARE(removed.status, 200);
    QCOMPARE(removed.json[u"lines"_s].toArray().size(), 0);
    QCOMPARE(m_server->call("DELETE", "/cart", {}, guest).status, 200);
}

void AccountRoutesTest::aCartRefusesWhatIsNoQuantity()
{
    const QByteArray path = "/cart/lines/" + product();
    const QJsonArray wrong{-1, 1.5, u"2"_s, QJsonValue(), true, 1e12, QJsonArray(), 11};
    for (const QJsonValue &each : wrong) {
        const Answer refused = call("PUT", path, QJsonObject{{u"qty"_s, each}});
        QCOMPARE(refused.status, 422);
        QCOMPARE(refused.field(), u"qty"_s);
    }
    QCOMPARE(call("PUT", path, QJsonObject{}).field(), u"qty"_s);
    QCOMPARE(call("PUT", "/cart/lines/not-a-uuid", qty(1)).status, 404);
    const QByteArray ghost = ProductId::make().toString().toLatin1();
    QCOMPARE(call("PUT", "/cart/lines/" + ghost, qty(1)).status, 404);
}

void AccountRoutesTest::signedInTheAccountsCartCounts()
{
    const QString token = m_server->customerToken(mail());
    const QByteArray mine = product();
    const Answer guest = call("PUT", "/cart/lines/" + product(), qty(1));
    QCOMPARE(call("PUT", "/cart/lines/" + mine, qty(2), token).status, 200);
    const Answer seen =
        m_server->call("GET", "/cart", {},
                       AccountServer::Headers{{kCartHeader, guest.headers.value(kCartHeader)},
                                              {"Authorization"_ba, "Bearer " + token.toLatin1()}});
    QVERIFY(seen.json[u"token"_s].isNull());
    const QJsonArray lines = seen.json[u"lines"_s].toArray();
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines.first().toObject()[u"product_id"_s].toString().toLatin1(), mine);
}

void AccountRoutesTest::aMergeTakesLinesOrATokenButNotBoth()
{
    const QString token = m_server->customerToken(mail());
    const QString ghee = QString::fromLatin1(product());
    const auto merge = [&](const QJsonObject &body) {
        return call("POST", "/cart/merge", body, token);
    };
    const QJsonObject line{{u"product_id"_s, ghee}, {u"qty"_s, 6}};
    const Answer merged = merge({{u"lines"_s, QJsonArray{line, line}}});
    QCOMPARE(merged.status, 200);
    QCOMPARE(merged.json[u"lines"_s].toArray().first().toObject()[u"qty"_s].toInt(), 10);
    QCOMPARE(merge({{u"cart_token"_s, u"never-handed-out"_s}}).status, 200);
    QCOMPARE(merge({{u"lines"_s, QJsonArray()}}).status, 200);
    QCOMPARE(merge({}).status, 422);
    QCOMPARE(merge({{u"lines"_s, QJsonArray()}, {u"cart_token"_s, u"x"_s}}).status, 422);
    QCOMPARE(merge({{u"lines"_s, QJsonArray{7}}}).field(), u"lines[0]"_s);
    const QJsonObject negative{{u"product_id"_s, ghee}, {u"qty"_s, -1}};
    QCOMPARE(merge({{u"lines"_s, QJsonArray{line, negative}}}).field(), u"lines[1].qty"_s);
    QCOMPARE(call("POST", "/cart/merge", QJsonObject{{u"lines"_s, QJsonArray()}}).status, 401);
}

void AccountRoutesTest::addressesAreMadeReplacedListedAndRemoved()
{
    const QString token = m_server->customerToken(mail());
    const Answer made = call("POST", "/addresses", address(), token);
    QCOMPARE(made.status, 201);
    QCOMPARE(keysOf(made.json),
             (QStringList{u"city"_s, u"id"_s, u"is_default"_s, u"landmark"_s, u"line1"_s,
                          u"line2"_s, u"name"_s, u"phone"_s, u"pincode"_s, u"state"_s}));
    const QByteArray path = "/addresses/" + made.json[u"id"_s].toString().toLatin1();
    QCOMPARE(call("PUT", path, address(u"77 New Road"_s), token).json[u"line1"_s].toString(),
             u"77 New Road"_s);
    QJsonObject bad = address(u"nowhere"_s);
    bad[u"pincode"_s] = u"000000"_s;
    QCOMPARE(call("PUT", path, bad, token).field(), u"pincode"_s);
    const QJsonArray items = call("GET", "/addresses", {}, token).json[u"items"_s].toArray();
    QCOMPARE(items.size(), 1);
    QCOMPARE(items.first().toObject()[u"line1"_s].toString(), u"77 New Road"_s);
    QCOMPARE(call("DELETE", path, {}, token).status, 204);
    QCOMPARE(call("DELETE", path, {}, token).status, 404);
    QJsonObject wrong = address();
    wrong[u"is_default"_s] = u"yes"_s;
    QCOMPARE(call("POST", "/addresses", wrong, token).field(), u"is_default"_s);
}

void AccountRoutesTest::anotherCustomersAddressIsNotFound()
{
    const QString hers = m_server->customerToken(mail());
    const QString his = m_server->customerToken(mail(u"ravi"_s));
    const QByteArray path =
        "/addresses/" +
        call("POST", "/addresses", address(), hers).json[u"id"_s].toString().toLatin1();
    QCOMPARE(call("PUT", path, address(), his).status, 404);
    QCOMPARE(call("DELETE", path, {}, his).status, 404);
    QCOMPARE(call("GET", "/addresses", {}, his).json[u"items"_s].toArray().size(), 0);
}

void AccountRoutesTest::addressPagesFollowTheirCursorAndATamperedOneIsRefused()
{
    const QString token = m_server->customerToken(mail());
    for (int i = 0; i < 5; ++i)
        call("POST", "/addresses", address(u"Road %1"_s.arg(i)), token);
    QSet<QString> seen;
    QByteArray path = "/addresses?limit=2";
    int pages = 0;
    QString next;
    do {
        const Answer page = call("GET", path, {}, token);
        QCOMPARE(page.status, 200);
        for (const QJsonValue &item : page.json[u"items"_s].toArray())
            seen.insert(item.toObject()[u"id"_s].toString());
        next = page.json[u"next_cursor"_s].toString();
        path = "/addresses?limit=2&cursor=" + next.toLatin1();
        ++pages;
    } while (!next.isEmpty() && pages < 10);
    QCOMPARE(pages, 3);
    QCOMPARE(seen.size(), 5);
    const Answer tampered = call("GET", "/addresses?cursor=abc", {}, token);
    QCOMPARE(tampered.status, 400);
    QCOMPARE(tampered.code(), u"bad_cursor"_s);
    QCOMPARE(call("GET", "/addresses?limit=0", {}, token).status, 422);
}

void AccountRoutesTest::staffSignInAndSeeThemselves()
{
    const QString token = m_server->staffToken(mail(u"pack"_s), http::Role::Warehouse);
    const Answer me = call("GET", "/staff/me", {}, token);
    QCOMPARE(keysOf(me.json), (QStringList{u"email"_s, u"id"_s, u"name"_s, u"role"_s}));
    QCOMPARE(me.json[u"role"_s].toString(), u"warehouse"_s);
    QCOMPARE(call("POST", "/staff/logout", {}, token).status, 204);
    QCOMPARE(call("GET", "/staff/me", {}, token).status, 401);
    const Answer wrong = call("POST", "/staff/login", credentials(mail(u"pack"_s), u"nope"_s));
    QCOMPARE(wrong.status, 401);
    QCOMPARE(wrong.code(), u"bad_credentials"_s);
    // The realms never meet: an account of one is unknown in the other.
    m_server->customerToken(mail());
    QCOMPARE(call("POST", "/staff/login", credentials(mail())).status, 401);
    QCOMPARE(call("POST", "/auth/login", credentials(mail(u"pack"_s))).status, 401);
}

void AccountRoutesTest::anAdminAddsAndChangesStaffAndTheAuditTells()
{
    const QString admin = m_server->staffToken(mail(u"boss"_s), http::Role::Admin);
    QJsonObject body = credentials(mail(u"pack"_s));
    body[u"name"_s] = u"Packer"_s;
    body[u"role"_s] = u"warehouse"_s;
    const Answer made = call("POST", "/admin/staff", body, admin);
    QCOMPARE(made.status, 201);
    QVERIFY(!made.bytes.contains("argon2") && !made.bytes.contains(kTestPassword.toUtf8()));
    QCOMPARE(call("POST", "/admin/staff", body, admin).code(), u"email_taken"_s);
    body[u"role"_s] = u"king"_s;
    QCOMPARE(call("POST", "/admin/staff", body, admin).field(), u"role"_s);

    const QByteArray id = made.json[u"id"_s].toString().toLatin1();
    const QString packer =
        call("POST", "/staff/login", credentials(mail(u"pack"_s))).json[u"token"_s].toString();
    QCOMPARE(call("PATCH", "/admin/staff/" + id, QJsonObject{{u"active"_s, QJsonValue()}}, admin)
                 .field(),
             u"active"_s);
    QCOMPARE(call("PATCH", "/admin/staff/" + id, QJsonObject{{u"disabled"_s, true}}, admin).field(),
             u"disabled"_s);
    const Answer off =
        call("PATCH", "/admin/staff/" + id, QJsonObject{{u"active"_s, false}}, admin);
    QCOMPARE(off.status, 200);
    QCOMPARE(off.json[u"active"_s].toBool(true), false);
    QCOMPARE(call("GET", "/staff/me", {}, packer).status, 401);
    QCOMPARE(call("PATCH", "/admin/staff/" + ProductId::make().toString().toLatin1(), QJsonObject{},
                  admin)
                 .status,
             404);

    const Answer audit = call("GET", "/admin/audit?entity=staff&id=" + id, {}, admin);
    const QJsonObject last = audit.json[u"items"_s].toArray().first().toObject();
    QCOMPARE(keysOf(last), (QStringList{u"action"_s, u"actor"_s, u"at"_s, u"changes"_s, u"entity"_s,
                                        u"id"_s, u"request_id"_s}));
    QCOMPARE(last[u"changes"_s].toArray().first().toObject()[u"field"_s].toString(), u"active"_s);
    QCOMPARE(last[u"actor"_s].toObject()[u"role"_s].toString(), u"admin"_s);
    QCOMPARE(call("GET", "/admin/audit?actor=me", {}, admin).field(), u"actor"_s);
    const Answer staff = call("GET", "/admin/staff?limit=100", {}, admin);
    QVERIFY(staff.json[u"items"_s].toArray().size() >= 2);
}

void AccountRoutesTest::theLastAdminStays()
{
    m_server->database().execute("UPDATE staff SET active = false");
    const QString admin = m_server->staffToken(mail(u"boss"_s), http::Role::Admin);
    const QByteArray me = call("GET", "/staff/me", {}, admin).json[u"id"_s].toString().toLatin1();
    for (const QJsonObject &change :
         {QJsonObject{{u"active"_s, false}}, QJsonObject{{u"role"_s, u"manager"_s}}}) {
        const Answer refused = call("PATCH", "/admin/staff/" + me, change, admin);
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.code(), u"last_admin"_s);
    }
    QCOMPARE(call("GET", "/admin/staff", {}, admin).status, 200);
}

void AccountRoutesTest::everyRouteLetsInExactlyWhoItSays_data()
{
    QTest::addColumn<int>("route");
    for (int i = 0; i < m_server->routes().size(); ++i) {
        const auto &route = m_server->routes()[i];
        QTest::addRow("%s %s", route.method.constData(), route.path.constData()) << i;
    }
}

void AccountRoutesTest::everyRouteLetsInExactlyWhoItSays()
{
    QFETCH(int, route);
    const auto declared = m_server->routes()[route];
    const QByteArray uuid = ProductId::make().toString().toLatin1();
    QByteArray path = declared.path.mid(int(sizeof("/api/v1") - 1));
    path.replace("{id:uuid}", uuid).replace("{product_id:uuid}", uuid);
    const auto statusFor = [&](const QString &token) {
        // An empty object passes no form, so nothing is done; who is refused must be refused before
        // that.
        return call(declared.method, path, QJsonObject{}, token).status;
    };
    const auto refused = [](int status) { return status == 401 || status == 403; };
    const auto roleOf = [](http::Access access) {
        switch (access) {
        case http::Access::AnyStaff:
        case http::Access::Warehouse:
            return 1;
        case http::Access::Manager:
            return 2;
        case http::Access::Admin:
            return 3;
        default:
            return 0;
        }
    };
    const int least = roleOf(declared.access);
    const bool open = declared.access == http::Access::Public ||
                      declared.access == http::Access::CustomerOptional;
    QCOMPARE(statusFor({}) == 401, !open);
    if (declared.access == http::Access::Public)
        return; // a token is not looked at
    QCOMPARE(statusFor(u"pk_c_made-up"_s), 401);
    QCOMPARE(refused(statusFor(m_server->customerToken(mail()))), least > 0);
    for (const http::Role role : {http::Role::Warehouse, http::Role::Manager, http::Role::Admin}) {
        const QString token = m_server->staffToken(mail(u"r%1"_s.arg(int(role))), role);
        const int status = statusFor(token);
        if (least == 0 || int(role) < least)
            QCOMPARE(status, 403);
        else
            QVERIFY(!refused(status));
    }
}

PAUSHTIK_TEST_MAIN(AccountRoutesTest)
#include "account_routes_test.moc"
