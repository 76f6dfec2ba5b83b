// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever changes a document moves it in the feed. Which columns those are is not written down
// here: every column of every table is changed, one by one, and the documents are looked at.
#include "server/catalog/product.h"
#include "server/orders/order_documents.h"
#include "server/sync/feed_documents.h"
#include "tests/server/sync/sample_shop.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QJsonDocument>
#include <QMap>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::tests;
using sync::FeedDocuments;
using sync::FeedPosition;
using sync::FeedRow;
using sync::FeedStore;

namespace {

/// What stands in no document and must not be taken away under the test's feet.
constexpr const char *kTables =
    "SELECT coalesce(json_agg(relname ORDER BY relname), '[]') FROM pg_class WHERE relkind = 'r'"
    " AND relnamespace = 'public'::regnamespace AND relname NOT LIKE 'change_%'"
    " AND relname NOT IN ('schema_migrations', 'installation')";

/// Without the rules between the columns, and what is made of others, each can be changed by
/// itself.
constexpr const char *kWithoutRules = R"sql(
DO $$ DECLARE each record; BEGIN
    FOR each IN SELECT conrelid::regclass AS source, conname FROM pg_constraint
                 WHERE contype IN ('c', 'f') AND connamespace = 'public'::regnamespace
                   AND conrelid <> 0 LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', each.source, each.conname);
    END LOOP;
    FOR each IN SELECT attrelid::regclass AS source, attname FROM pg_attribute
                 WHERE attgenerated <> '' LOOP
        EXECUTE format('ALTER TABLE %s ALTER %I DROP EXPRESSION', each.source, each.attname);
    END LOOP;
END $$)sql";

constexpr const char *kKeep = R"sql(
DO $$ DECLARE source text; BEGIN
    CREATE SCHEMA kept;
    FOR source IN SELECT relname FROM pg_class WHERE relkind = 'r'
                     AND relnamespace = 'public'::regnamespace LOOP
        EXECUTE format('CREATE TABLE kept.%1$I AS TABLE public.%1$I', source);
    END LOOP;
END $$)sql";

constexpr const char *kPutBack = R"sql(
DO $$ BEGIN
    PERFORM set_config('session_replication_role', 'replica', true);
    DELETE FROM "%1";
    INSERT INTO "%1" OVERRIDING SYSTEM VALUE SELECT * FROM kept."%1";
END $$)sql";

/// There before every document that shows it, and kept there by foreign keys.
const QByteArrayList kThereBefore{"categories", "customers", "media"};
/// Only ever written together with a document that is new.
const QByteArrayList kComesWithIt{"order_lines", "products", "stock"};

/// By which documents are known: given once, never changed.
const QByteArrayList kNames{"categories.id", "products.id", "stock.product_id", "orders.id",
                            "manifests.id"};

/// Written together with what the feed follows, and never again.
const QByteArrayList kWrittenOnce{"order_return_lines"};
/// What reads documents.
const QByteArrayList kReaders{"orders.documents", "catalog.products_by_ids", "catalog.categories",
                              "catalog.stock_documents", "shipping.manifests"};

/// Another value of the column's type, whatever is in it.
QByteArray otherValue(const QByteArray &column, const QByteArray &type)
{
    const QByteArray quoted = '"' + column + '"';
    if (type == "bool")
        return "NOT " + quoted;
    if (type == "int2" || type == "int4" || type == "int8")
        return "coalesce(" + quoted + ", 0) + 1000";
    if (type == "timestamptz" || type == "date")
        return "coalesce(" + quoted + ", now()::" + type + ") + interval '1 day'";
    if (type == "uuid")
        return "gen_random_uuid()";
    if (type == "jsonb")
        return "'{\"other\": 1}'";
    if (type == "bytea")
        return "'\\x01'";
    return "coalesce(" + quoted + ", '') || 'x'";
}

} // namespace

class TestDocuments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void documentsAreWhatTheStaffsGetsAnswer();
    void everyTableThatDocumentsReadHasARow();
    void whateverChangesADocumentMovesItInTheFeed_data();
    void whateverChangesADocumentMovesItInTheFeed();
    void theColumnsThatDocumentsShowWereAmongThem();

private:
    struct Picture {
        QMap<QString, QByteArray> documents;
        QMap<QString, FeedPosition> positions;
    };
    Picture picture();
    QJsonArray list(const QByteArray &sql) const;
    void look(const QString &what, const QByteArray &change, const QByteArray &table);

    TestDatabase m_database;
    std::unique_ptr<db::Database> m_session;
    Picture m_before;
    QSet<QString> m_shown; ///< "table.column" that some document shows
};

QJsonArray TestDocuments::list(const QByteArray &sql) const
{
    return QJsonDocument::fromJson(m_database.execute(sql)).array();
}

TestDocuments::Picture TestDocuments::picture()
{
    db::Transaction snapshot = settled(FeedStore::snapshot(m_session.get()));
    const QList<FeedRow> rows = settled(FeedStore::unfolded(snapshot, {}, 10'000));
    const FeedDocuments documents = settled(FeedDocuments::read(snapshot, rows));
    Picture picture;
    for (const FeedRow &row : rows) {
        const QString key = toString(row.type) + u' ' + row.id.toString(QUuid::WithoutBraces);
        picture.documents.insert(key, documents.text(row));
        picture.positions.insert(key, row.at);
    }
    return picture;
}

void TestDocuments::initTestCase()
{
    fillSampleShop(m_database);
    m_session = std::make_unique<db::Database>(m_database.config());
}

void TestDocuments::documentsAreWhatTheStaffsGetsAnswer()
{
    const Picture now = picture();
    QCOMPARE(now.documents.size(), 2 + 2 + 2 + 2 + 1);
    for (auto each = now.documents.begin(); each != now.documents.end(); ++each)
        QVERIFY2(!each.value().isEmpty(), qPrintable(each.key()));
    const auto order = OrderId::parse(u"00000000-0000-7000-8000-0000000000d1"_s);
    const auto asked = settled(orders::adminDocument(*m_session, *order));
    QCOMPARE(QJsonDocument::fromJson(now.documents[u"order "_s + order->toString()]).object(),
             asked.value());
}

// Else nothing would be proven of it below.
void TestDocuments::everyTableThatDocumentsReadHasARow()
{
    QByteArray statements;
    int readers = 0;
    for (const db::Query *query : db::Query::all()) {
        if (!kReaders.contains(query->name()))
            continue;
        statements += query->sql();
        ++readers;
    }
    QCOMPARE(readers, kReaders.size());
    for (const QJsonValue &table : list(kTables)) {
        const QRegularExpression name(u"\\b%1\\b"_s.arg(table.toString()));
        if (name.match(QString::fromUtf8(statements)).hasMatch())
            QVERIFY2(m_database.execute("SELECT count(*) FROM \"" + table.toString().toLatin1() +
                                        '"') != "0",
                     qPrintable(table.toString()));
    }
}

void TestDocuments::whateverChangesADocumentMovesItInTheFeed_data()
{
    m_database.execute(kWithoutRules);
    m_database.execute(kKeep);
    QTest::addColumn<QByteArray>("table");
    const QJsonArray tables = list(kTables);
    QVERIFY(tables.size() > 20);
    for (const QJsonValue &table : tables)
        QTest::newRow(qPrintable(table.toString())) << table.toString().toLatin1();
}

void TestDocuments::whateverChangesADocumentMovesItInTheFeed()
{
    QFETCH(QByteArray, table);
    if (kWrittenOnce.contains(table))
        return;
    const QJsonArray columns =
        list("SELECT coalesce(json_agg(json_build_array(a.attname, t.typname,"
             " a.attidentity) ORDER BY a.attnum), '[]') FROM "
             "pg_attribute AS a JOIN pg_type AS t"
             " ON t.oid = a.atttypid WHERE a.attrelid = '" +
             table + "'::regclass AND a.attnum > 0 AND NOT a.attisdropped");
    const QByteArray first = "(SELECT min(ctid) FROM \"" + table + "\")";
    m_before = picture();
    for (const QJsonValue &column : columns) {
        const QByteArray name = column[0].toString().toLatin1();
        if (!column[2].toString().isEmpty())
            continue; // the database makes it
        if (kNames.contains(table + '.' + name))
            continue;
        look(QString::fromLatin1(table + '.' + name),
             "UPDATE \"" + table + "\" SET \"" + name + "\" = " +
                 otherValue(name, column[1].toString().toLatin1()) + " WHERE ctid = " + first,
             table);
    }
    if (kThereBefore.contains(table))
        return;
    look(QString::fromLatin1(table + " row deleted"),
         "DELETE FROM \"" + table + "\" WHERE ctid = " + first, table);
    if (kComesWithIt.contains(table))
        return;
    m_database.execute(
        "DO $$ BEGIN PERFORM set_config('session_replication_role', 'replica', true);"
        " DELETE FROM \"" +
        table + "\"; END $$");
    m_before = picture();
    look(QString::fromLatin1(table + " rows inserted"),
         "INSERT INTO \"" + table + "\" OVERRIDING SYSTEM VALUE SELECT * FROM kept.\"" + table +
             "\"",
         table);
}

void TestDocuments::look(const QString &what, const QByteArray &change, const QByteArray &table)
{
    m_database.execute(change);
    const Picture after = picture();
    for (auto each = m_before.documents.begin(); each != m_before.documents.end(); ++each) {
        if (after.documents.value(each.key()) == each.value())
            continue;
        m_shown.insert(what);
        const FeedPosition was = m_before.positions.value(each.key());
        QVERIFY2(after.positions.value(each.key()) > was,
                 qPrintable(what + u" changes "_s + each.key() + u" behind the feed's back"_s));
    }
    m_database.execute(QByteArray(kPutBack).replace("%1", table));
    // The feed has moved; the documents are as before.
    m_before.positions = picture().positions;
}

void TestDocuments::theColumnsThatDocumentsShowWereAmongThem()
{
    for (const auto *column : {"categories.slug",
                               "categories.title",
                               "categories.title_hi",
                               "categories.position",
                               "products.title",
                               "products.archived_at",
                               "products.low_stock_threshold",
                               "products.category_id",
                               "stock.on_hand",
                               "product_images.alt",
                               "product_images.position",
                               "media.width",
                               "customers.email",
                               "customers.name",
                               "customers.phone",
                               "orders.status",
                               "orders.address",
                               "orders.packed_at",
                               "order_lines.qty",
                               "order_lines.title",
                               "order_timeline.text",
                               "order_flags.flag",
                               "order_notes.actor_name",
                               "order_notes.text",
                               "gateway_orders.created_at",

                               "payments.method",
                               "payments.refunded_paise",
                               "payment_evidence.kind",
                               "refunds.state",
                               "shipments.state",
                               "shipments.awb",
                               "shipments.edd",
                               "shipments.manifest_id",
                               "manifests.number",
                               "order_returns row deleted",
                               "order_flags rows inserted",
                               "shipments row deleted"})
        QVERIFY2(m_shown.contains(QLatin1StringView(column)), column);
}

PAUSHTIK_TEST_MAIN(TestDocuments)

#include "documents_test.moc"
