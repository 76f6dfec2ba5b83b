// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/customers/address_service.h"
#include "tests/support/test_database.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QTest>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::customers;
using paushtik::tests::settled;

namespace {

QJsonObject complete()
{
    return {{u"name"_s, u"Asha Rao"_s},       {u"phone"_s, u"+919876543210"_s},
            {u"line1"_s, u"12 MG Road"_s},    {u"line2"_s, u"Flat 4"_s},
            {u"landmark"_s, u"The temple"_s}, {u"city"_s, u"Mumbai"_s},
            {u"state"_s, u"IN-MH"_s},         {u"pincode"_s, u"400001"_s}};
}

Address home(const QString &line1 = u"12 MG Road"_s)
{
    QJsonObject object = complete();
    object[u"line1"_s] = line1;
    return checkAddress(object, {}).value();
}

/// Stands in for the table of keys: remembers what was recorded.
class RememberedClaim : public http::IdempotencyClaim {
public:
    const QByteArray &key() const override { return m_key; }
    std::optional<QString> resource() const override { return m_resource; }
    Task<> record(db::Session, QString resource) override
    {
        m_resource = resource;
        co_return;
    }

private:
    QByteArray m_key = "k";
    std::optional<QString> m_resource;
};

} // namespace

class AddressesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void aFieldThatIsWrongIsNamedOnce_data();
    void aFieldThatIsWrongIsNamedOnce();
    void everyFieldButLine2AndLandmarkIsRequired();
    void aRenamedStateIsKeptUnderItsPresentCode();
    void textInEveryScriptIsKept();
    void theFirstBecomesTheDefaultUnlessToldOtherwise();
    void aNewDefaultTakesTheFlagFromTheOld();
    void manyDefaultsAtOnceLeaveOne();
    void aReplacedAddressKeepsItsFlagWhenNothingIsSaid();
    void anothersAddressIsNotThere();
    void aRemovedAddressIsGone();
    void theBookIsFullAtItsLimitAlsoWhenManyComeAtOnce();
    void pagesHoldEachAddressOnceNewestFirst();
    void aRepeatAfterACrashAnswersWhatWasMadeAndMakesNoSecond();

private:
    CustomerId customer(const QByteArray &email);
    int defaults(CustomerId customer);

    std::unique_ptr<tests::TestDatabase> m_shop;
    std::unique_ptr<db::Database> m_database;
    std::unique_ptr<AddressService> m_service;
    std::optional<CustomerId> m_asha;
};

void AddressesTest::initTestCase()
{
    m_shop = std::make_unique<tests::TestDatabase>();
    m_database = std::make_unique<db::Database>(m_shop->config());
    m_service = std::make_unique<AddressService>(m_database.get());
}

void AddressesTest::cleanupTestCase()
{
    settled(m_database->close());
    m_service.reset();
    m_database.reset();
    m_shop.reset();
}

void AddressesTest::init()
{
    m_shop->execute("DELETE FROM customers");
    m_asha = customer("asha@buyer.example"_ba);
}

CustomerId AddressesTest::customer(const QByteArray &email)
{
    const CustomerId id = CustomerId::make();
    m_shop->execute(
        "INSERT INTO customers (id, email, name, password_hash) VALUES ($1, $2, 'A', 'x')",
        {id.toString().toLatin1(), email});
    return id;
}

int AddressesTest::defaults(CustomerId customer)
{
    const auto all = settled(m_service->list(customer, std::nullopt, 1'000));
    return static_cast<int>(std::count_if(all.cbegin(), all.cend(),
                                          [](const SavedAddress &each) { return each.isDefault; }));
}

void AddressesTest::aFieldThatIsWrongIsNamedOnce_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *field, const QJsonValue &value) {
        QTest::addRow("%s = %s", field, qPrintable(value.toVariant().toString().left(20)))
            << QString::fromLatin1(field) << value;
    };
    for (const char *state : {"MH", "IN-XX", "Maharashtra", "in-mh", " IN-MH", "US-CA", ""})
        row("state", QString::fromLatin1(state));
    for (const char16_t *pincode :
         {u"012345", u"40000", u"4000011", u"4000O1", u" 400001", u"४००००१", u""})
        row("pincode", QString::fromUtf16(pincode));
    row("pincode", 400001);
    for (const char *phone :
         {"9876543210", "+9198765", "+1 202 555 0100", "+91987654321x", "abc", ""})
        row("phone", QString::fromLatin1(phone));
    row("name", u""_s);
    row("name", u"   "_s);
    row("name", QString(5'000, u'x'));
    row("name", u"two\nlines"_s);
    row("line1", QString(20'000, u'y'));
    row("line2", 7);
    row("city", u""_s);
    row("city", QJsonArray{u"Mumbai"_s});
}

void AddressesTest::aFieldThatIsWrongIsNamedOnce()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QJsonObject object = complete();
    object[field] = value;
    const auto checked = checkAddress(object, {});
    QVERIFY(!checked);
    QCOMPARE(checked.error().fault, Fault::Invalid);
    QCOMPARE(checked.error().fields.size(), 1);
    QCOMPARE(checked.error().fields.first().field, field);
}

void AddressesTest::everyFieldButLine2AndLandmarkIsRequired()
{
    const QJsonObject all = complete();
    for (const QString &field : all.keys()) {
        QJsonObject object = all;
        object.remove(field);
        const bool optional = field == "line2"_L1 || field == "landmark"_L1;
        QCOMPARE(checkAddress(object, {}).has_value(), optional);
    }
}

void AddressesTest::aRenamedStateIsKeptUnderItsPresentCode()
{
    QJsonObject object = complete();
    object[u"state"_s] = u"IN-OR"_s;
    QCOMPARE(checkAddress(object, {})->state, u"IN-OD"_s);
}

void AddressesTest::textInEveryScriptIsKept()
{
    QJsonObject object = complete();
    object[u"name"_s] = u"ऋतु O'Neil-श्रीवास्तव"_s;
    object[u"line1"_s] = u"<b>12</b> & \"Sons\" 😀"_s;
    const auto checked = checkAddress(object, {});
    QVERIFY(checked);
    const auto saved = settled(m_service->add(*m_asha, *checked, {}, nullptr));
    const auto read = settled(addressOf(*m_database, *m_asha, saved->id));
    QCOMPARE(toJson(*read), object);
}

void AddressesTest::theFirstBecomesTheDefaultUnlessToldOtherwise()
{
    QVERIFY(settled(m_service->add(*m_asha, home(), std::nullopt, nullptr))->isDefault);
    QVERIFY(!settled(m_service->add(*m_asha, home(), std::nullopt, nullptr))->isDefault);
    const CustomerId ravi = customer("ravi@buyer.example"_ba);
    QVERIFY(!settled(m_service->add(ravi, home(), false, nullptr))->isDefault);
}

void AddressesTest::aNewDefaultTakesTheFlagFromTheOld()
{
    const auto old = settled(m_service->add(*m_asha, home(), true, nullptr));
    const auto young = settled(m_service->add(*m_asha, home(), true, nullptr));
    QCOMPARE(defaults(*m_asha), 1);
    QVERIFY(settled(findAddress(*m_database, *m_asha, young->id))->isDefault);
    QVERIFY(settled(m_service->replace(*m_asha, old->id, home(), true)));
    QCOMPARE(defaults(*m_asha), 1);
    QVERIFY(settled(findAddress(*m_database, *m_asha, old->id))->isDefault);
}

void AddressesTest::manyDefaultsAtOnceLeaveOne()
{
    std::vector<Task<Result<SavedAddress>>> writes;
    for (int i = 0; i < 10; ++i)
        writes.push_back(m_service->add(*m_asha, home(), true, nullptr));
    for (auto &each : writes)
        QVERIFY(settled(std::move(each)));
    QCOMPARE(defaults(*m_asha), 1);
}

void AddressesTest::aReplacedAddressKeepsItsFlagWhenNothingIsSaid()
{
    const auto saved = settled(m_service->add(*m_asha, home(), true, nullptr));
    const auto moved = settled(m_service->replace(*m_asha, saved->id, home(u"77 New Road"_s), {}));
    QVERIFY(moved->isDefault);
    QCOMPARE(settled(addressOf(*m_database, *m_asha, saved->id))->line1, u"77 New Road"_s);
    QVERIFY(!settled(m_service->replace(*m_asha, saved->id, home(), false))->isDefault);
}

void AddressesTest::anothersAddressIsNotThere()
{
    const CustomerId ravi = customer("ravi@buyer.example"_ba);
    const AddressId hers = settled(m_service->add(*m_asha, home(), {}, nullptr))->id;
    QCOMPARE(settled(m_service->replace(ravi, hers, home(u"x"_s), {})).error().fault,
             Fault::NotFound);
    QCOMPARE(settled(m_service->remove(ravi, hers)).error().fault, Fault::NotFound);
    QVERIFY(!settled(addressOf(*m_database, ravi, hers)));
    QVERIFY(settled(m_service->list(ravi, std::nullopt, 10)).isEmpty());
    QCOMPARE(settled(addressOf(*m_database, *m_asha, hers))->line1, u"12 MG Road"_s);
}

void AddressesTest::aRemovedAddressIsGone()
{
    const AddressId id = settled(m_service->add(*m_asha, home(), {}, nullptr))->id;
    QVERIFY(settled(m_service->remove(*m_asha, id)));
    QCOMPARE(settled(m_service->remove(*m_asha, id)).error().fault, Fault::NotFound);
    QCOMPARE(settled(m_service->replace(*m_asha, id, home(), {})).error().fault, Fault::NotFound);
}

void AddressesTest::theBookIsFullAtItsLimitAlsoWhenManyComeAtOnce()
{
    for (int i = 0; i < kMaxAddresses - 2; ++i)
        QVERIFY(settled(m_service->add(*m_asha, home(), {}, nullptr)));
    std::vector<Task<Result<SavedAddress>>> writes;
    for (int i = 0; i < 6; ++i)
        writes.push_back(m_service->add(*m_asha, home(), {}, nullptr));
    int added = 0;
    for (auto &each : writes) {
        const auto outcome = settled(std::move(each));
        added += outcome ? 1 : 0;
        QVERIFY(outcome || outcome.error().code == "address_limit"_L1);
    }
    QCOMPARE(added, 2);
}

void AddressesTest::pagesHoldEachAddressOnceNewestFirst()
{
    QList<AddressId> made;
    for (int i = 0; i < 7; ++i)
        made.prepend(settled(m_service->add(*m_asha, home(), {}, nullptr))->id);
    std::sort(made.begin(), made.end(), [](AddressId a, AddressId b) { return b < a; });
    QList<AddressId> seen;
    std::optional<AddressId> after;
    do {
        const auto page = settled(m_service->list(*m_asha, after, 3));
        if (page.isEmpty())
            break;
        for (const SavedAddress &each : page)
            seen.append(each.id);
        after = seen.last();
    } while (seen.size() < 100);
    QCOMPARE(seen, made);
}

void AddressesTest::aRepeatAfterACrashAnswersWhatWasMadeAndMakesNoSecond()
{
    const auto claim = std::make_shared<RememberedClaim>();
    const auto made = settled(m_service->add(*m_asha, home(), {}, claim));
    const auto again = settled(m_service->add(*m_asha, home(), {}, claim));
    QCOMPARE(again->id, made->id);
    QCOMPARE(settled(m_service->list(*m_asha, std::nullopt, 10)).size(), 1);
}

PAUSHTIK_TEST_MAIN(AddressesTest)
#include "addresses_test.moc"
