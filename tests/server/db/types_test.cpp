// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/database.h"
#include "tests/support/test_database.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <limits>

namespace paushtik::db {
namespace {

using namespace Qt::StringLiterals;
using tests::settled;
using tests::TestDatabase;

const Query kBool{"test.bool", "SELECT $1::boolean"};
const Query kInt{"test.int", "SELECT $1::integer"};
const Query kBigint{"test.bigint", "SELECT $1::bigint"};
const Query kText{"test.text", "SELECT $1::text"};
const Query kBytes{"test.bytes", "SELECT $1::bytea, octet_length($1::bytea)"};
const Query kUuid{"test.uuid", "SELECT $1::uuid"};
const Query kMoment{
    "test.moment",
    "SELECT $1::timestamptz, (extract(epoch FROM $1::timestamptz) * 1000000)::bigint"};
const Query kDate{"test.date", "SELECT $1::date"};
const Query kJson{"test.json", "SELECT $1::jsonb"};
const Query kTexts{"test.texts", "SELECT value FROM unnest($1::text[]) WITH ORDINALITY u (value, n)"
                                 " ORDER BY n"};
const Query kNumbers{"test.numbers", "SELECT value FROM unnest($1::bigint[]) WITH ORDINALITY"
                                     " u (value, n) ORDER BY n"};
const Query kUuids{"test.uuids", "SELECT value FROM unnest($1::uuid[]) WITH ORDINALITY u (value, n)"
                                 " ORDER BY n"};
const Query kNothing{"test.nothing", "SELECT NULL::text"};
const Query kInfinite{"test.infinite", "SELECT 'infinity'::timestamptz"};

QString longText()
{
    return u"घी "_s.repeated(100'000);
}

} // namespace

class TypesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyValueComesBackAsItWent()
    {
        for (const bool value : {true, false})
            QCOMPARE(there(kBool, value), value);
        for (const int value : {0, -1, std::numeric_limits<int>::min(), 2147483647})
            QCOMPARE(there(kInt, value), value);
        for (const qint64 value : {qint64(0), std::numeric_limits<qint64>::min(),
                                   std::numeric_limits<qint64>::max(), qint64(-123'456'789'012)})
            QCOMPARE(there(kBigint, value), value);
        QCOMPARE(there(kBigint, Paise(-1'23'456'00)), Paise(-1'23'456'00));
        const QUuid uuid = QUuid::createUuid();
        QCOMPARE(there(kUuid, uuid), uuid);
    }

    void textComesBackAsItWent_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << u""_s;
        QTest::newRow("Devanagari") << u"देसी घी, बिलोना — ५०० मि.ली."_s;
        QTest::newRow("beyond the first plane") << u"🫙 ghee 👩‍🌾"_s;
        QTest::newRow("SQL") << u"'; DROP TABLE jars; -- \\' $1 {\"}"_s;
        QTest::newRow("line ends") << u"a\r\nb\tc\\n"_s;
        QTest::newRow("long") << longText();
    }

    void textComesBackAsItWent()
    {
        QFETCH(QString, text);
        QCOMPARE(there(kText, text), text);
        QCOMPARE(there(kText, text).isNull(), false);
        QCOMPARE(list<QString>(kTexts, QStringList{text, text}), (QStringList{text, text}));
    }

    void aNulInTextIsRefusedBeforeAnythingIsSent()
    {
        const QString nul = u"ghee"_s + QChar(0) + u"jar"_s;
        QVERIFY_THROWS_EXCEPTION(Error, (void)there(kText, nul));
        QVERIFY_THROWS_EXCEPTION(Error, (void)list<QString>(kTexts, QStringList{nul}));
    }

    void bytesComeBackAsTheyWent()
    {
        QByteArray all;
        for (int i = 0; i < 256; ++i)
            all.append(static_cast<char>(i));
        for (const QByteArray &value :
             {all, QByteArray(""), QByteArray("\0", 1), all.repeated(4000)}) {
            const Rows rows = settled(m_db.run(kBytes, value));
            QCOMPARE(rows.first().get<QByteArray>(0), value);
            QCOMPARE(rows.first().get<int>(1), value.size());
        }
    }

    void momentsKeepTheirMicroseconds_data()
    {
        QTest::addColumn<qint64>("microseconds");
        QTest::newRow("epoch") << qint64(0);
        QTest::newRow("one microsecond") << qint64(1);
        QTest::newRow("before the epoch") << qint64(-1);
        QTest::newRow("a midnight before the epoch") << qint64(-86'400'000'000);
        QTest::newRow("of our days") << qint64(1'795'351'234'567'890);
        QTest::newRow("trailing zeros") << qint64(1'795'351'234'500'000);
        QTest::newRow("year 9999") << qint64(253'402'300'799'999'999);
        QTest::newRow("year 1") << qint64(-62'135'596'800'000'000);
    }

    void momentsKeepTheirMicroseconds()
    {
        QFETCH(qint64, microseconds);
        const Rows rows = settled(m_db.run(kMoment, Timestamp(microseconds)));
        QCOMPARE(rows.first().get<Timestamp>(0).microseconds(), microseconds);
        QCOMPARE(rows.first().get<qint64>(1), microseconds);
    }

    void datesComeBackAsTheyWent()
    {
        for (const QDate date : {QDate(2026, 2, 28), QDate(2024, 2, 29), QDate(1947, 8, 15),
                                 QDate(9999, 12, 31), QDate(1, 1, 1)})
            QCOMPARE(there(kDate, date), date);
        QCOMPARE(settled(m_db.run(kDate, QDate())).first().get<std::optional<QDate>>(0),
                 std::nullopt);
    }

    void jsonComesBackAsItWent()
    {
        const QJsonObject object{{u"नाम"_s, u"घी \"A2\" \\ \n"_s},
                                 {u"paise"_s, qint64(9'007'199'254'740'991)},
                                 {u"none"_s, QJsonValue::Null},
                                 {u"list"_s, QJsonArray{1, -2.5, true, QJsonObject()}}};
        QCOMPARE(there(kJson, object), object);
        QCOMPARE(there(kJson, QJsonObject()), QJsonObject());
        const QJsonArray array{object, QJsonArray()};
        QCOMPARE(there(kJson, array), array);
    }

    void listsComeBackAsTheyWent()
    {
        const QStringList texts{u"plain"_s,      u""_s,   u"NULL"_s,     u"a,b"_s,  u"{a}"_s,
                                u"\"quoted\""_s, u"\\"_s, u"\\\"\\\\"_s, u" घी "_s, u"line\nend"_s};
        QCOMPARE(list<QString>(kTexts, texts), texts);
        QCOMPARE(list<QString>(kTexts, QStringList()), QStringList());
        const QList<qint64> numbers{0, -5, std::numeric_limits<qint64>::min(),
                                    std::numeric_limits<qint64>::max()};
        QCOMPARE(list<qint64>(kNumbers, numbers), numbers);
        QCOMPARE(list<qint64>(kNumbers, QList<int>{3, -7}), (QList<qint64>{3, -7}));
        const QList<QUuid> uuids{QUuid::createUuid(), QUuid::createUuid()};
        QCOMPARE(list<QUuid>(kUuids, uuids), uuids);
    }

    void anAbsentValueIsNullAndANullIsAbsent()
    {
        QCOMPARE(there(kText, std::optional<QString>()), std::nullopt);
        QCOMPARE(there(kText, std::optional(u"घी"_s)), std::optional(u"घी"_s));
        QCOMPARE(there(kBigint, std::optional<qint64>()), std::nullopt);
        QCOMPARE(there(kUuid, std::optional<QUuid>()), std::nullopt);
        QCOMPARE(there(kJson, std::optional<QJsonObject>()), std::nullopt);
        QCOMPARE(there(kBytes, std::optional<QByteArray>()), std::nullopt);
    }

    void whatIsNotOfTheTypeThrows()
    {
        const Rows null = settled(m_db.run(kNothing));
        QVERIFY_THROWS_EXCEPTION(std::exception, (void)null.first().get<QString>(0));
        const Rows text = settled(m_db.run(kText, u"घी"_s));
        QVERIFY_THROWS_EXCEPTION(std::exception, (void)text.first().get<qint64>(0));
        QVERIFY_THROWS_EXCEPTION(std::exception, (void)text.first().get<QUuid>(0));
        QVERIFY_THROWS_EXCEPTION(std::exception, (void)text.first().get<Timestamp>(0));
        const Rows large = settled(m_db.run(kBigint, qint64(1) << 40));
        QVERIFY_THROWS_EXCEPTION(std::exception, (void)large.first().get<int>(0));
        const Rows infinite = settled(m_db.run(kInfinite));
        QVERIFY_THROWS_EXCEPTION(std::exception, (void)infinite.first().get<Timestamp>(0));
    }

private:
    template <class T>
    T there(const Query &query, const T &value)
    {
        return settled(m_db.run(query, value)).first().template get<T>(0);
    }
    template <class T, class Values>
    QList<T> list(const Query &query, const Values &values)
    {
        const Rows rows = settled(m_db.run(query, values));
        QList<T> result;
        for (const Row row : rows)
            result.append(row.get<T>(0));
        return result;
    }

    const TestDatabase m_test{TestDatabase::Empty};
    Database m_db{m_test.config()};
};

} // namespace paushtik::db

PAUSHTIK_TEST_MAIN(paushtik::db::TypesTest)
#include "types_test.moc"
