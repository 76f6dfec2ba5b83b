// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/products_csv.h"

#include "server/catalog/product_fields.h"
#include "server/catalog/products_admin_service.h"
#include "server/catalog/products_bulk_service.h"
#include "server/http/csv.h"
#include "shared/documents/csv_reader.h"
#include "tests/server/catalog/catalog_database.h"
#include "tests/server/catalog/edits_for_tests.h"
#include "tests/support/test_main.h"

#include <random>

namespace paushtik::catalog {

using namespace Qt::StringLiterals;
using tests::settled;
using Outcome = ProductsBulkService::Outcome;

namespace {

/// Products as people and programs make them, and as nobody would.
class RandomCatalog {
public:
    RandomCatalog(unsigned seed, CategoryId category)
        : m_random(seed)
        , m_category(category.toString())
    {
    }

    QJsonObject product(int number)
    {
        QJsonObject fields{
            {u"sku"_s, u"%1%2"_s.arg(pick({u"GH-"_s, u"=1+"_s, u"'"_s, u"@घी"_s})).arg(number)},
            {u"title"_s, u"T"_s + text()},
            {u"price_paise"_s, 1 + below(50'000)},
            {u"mrp_paise"_s, 50'000 + below(2'000'000'000)},
            {u"category_id"_s, m_category},
            {u"weight_grams"_s, 1 + below(999)},
            {u"hsn_code"_s, pick({u"0405"_s, u"04059020"_s, u"15179090"_s})},
            {u"gst_rate_bp"_s, below(10'000)}};
        for (const char *field : {"subtitle", "description", "title_hi", "description_hi"})
            fields[QString::fromLatin1(field)] = text();
        for (const char *field : {"length_mm", "width_mm", "height_mm", "low_stock_threshold"}) {
            if (below(2))
                fields[QString::fromLatin1(field)] = 1 + below(9'999);
        }
        return fields;
    }

private:
    int below(int n) { return int(m_random() % unsigned(n)); }
    QString pick(const QStringList &of) { return of[below(int(of.size()))]; }
    QString text()
    {
        static const QStringList kPieces{
            u"="_s,    u"+"_s,       u"-"_s,  u"@"_s,   u"'"_s,    u"\""_s,   u","_s,
            u"\n"_s,   u"\r\n"_s,    u"\r"_s, u"\t"_s,  u" "_s,    u"घी"_s,   u"🥣"_s,
            u"+919"_s, u"x\ufeff"_s, u"A2"_s, u"''="_s, u"NULL"_s, u"true"_s, u"1e5"_s};
        QString text;
        for (int i = below(7); i > 0; --i)
            text += pick(kPieces);
        return text;
    }

    std::mt19937 m_random;
    QString m_category;
};

} // namespace

class ProductsCsvTest : public QObject {
    Q_OBJECT

    tests::CatalogDatabase m_shop;
    std::unique_ptr<db::Database> m_db;
    std::unique_ptr<ProductsBulkService> m_bulk;
    std::unique_ptr<ProductsAdminService> m_products;

    QByteArray exported() { return productsCsv(settled(m_bulk->table())); }
    Outcome imported(const QByteArray &file, bool dryRun = false)
    {
        const auto table = readProductsCsv(file, settled(m_bulk->categories()));
        return settled(
            m_bulk->apply(table.value().changes, ChangeSource::Table, u"row"_s, dryRun, by()));
    }
    static QString firstError(const Outcome &outcome, int row = 0)
    {
        const QJsonValue error = outcome.rows[row][u"problem"_s][u"errors"_s][0];
        return error[u"field"_s].toString() + u' ' + error[u"message"_s].toString();
    }
    static int counted(const Outcome &outcome, const char *what)
    {
        return outcome.counts[QLatin1StringView(what)].toInt(-1);
    }
    /// The table without a column.
    static QByteArray without(const QByteArray &file, const QString &column)
    {
        const auto records = readCsv(file, 100'000).value();
        const auto at = records.first().cells.indexOf(column);
        QByteArray lines;
        for (const CsvRecord &record : records) {
            QStringList cells;
            for (int i = 0; i < record.cells.size(); ++i) {
                if (i != at)
                    cells.append(csvUnguarded(record.cells[i]));
            }
            lines += csvLine(cells);
        }
        return lines;
    }
    void fill(unsigned seed, int products)
    {
        RandomCatalog random(seed, m_shop.category());
        QList<ProductChange> changes;
        for (int i = 0; i < products; ++i)
            changes.append({i, {}, random.product(i)});
        const Outcome made =
            settled(m_bulk->apply(changes, ChangeSource::Request, u"index"_s, false, by()));
        QVERIFY2(made.applied, qPrintable(QString::number(counted(made, "errors"))));
    }

private Q_SLOTS:
    void init()
    {
        m_shop.clear();
        m_db = std::make_unique<db::Database>(m_shop.config());
        m_bulk = std::make_unique<ProductsBulkService>(*m_db);
        m_products = std::make_unique<ProductsAdminService>(*m_db);
    }
    void cleanup()
    {
        m_bulk.reset();
        m_products.reset();
        m_db.reset();
    }

    void everyCatalogComesBackIdentical_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 12; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void everyCatalogComesBackIdentical()
    {
        QFETCH(unsigned, seed);
        fill(seed, 40);
        const QByteArray file = exported();
        const auto records = readCsv(file, 1'000).value();
        for (const CsvRecord &record : records) {
            for (const QString &cell : record.cells)
                QVERIFY2(cell.isEmpty() || !u"=@\t\r"_s.contains(cell.front()), qPrintable(cell));
        }
        for (const QByteArray &sent : {file, "\xef\xbb\xbf" + file}) {
            const Outcome trial = imported(sent, true);
            QCOMPARE(counted(trial, "unchanged"), 40);
            QVERIFY(imported(sent).applied);
            QCOMPARE(exported(), file);
        }
        QCOMPARE(m_shop.execute("SELECT max(version) FROM products"), "1"_ba);

        // The same shelf again, in a shop that has nothing.
        m_shop.execute("DELETE FROM products");
        const Outcome remade = imported(without(file, u"id"_s));
        QCOMPARE(counted(remade, "created"), 40);
        QCOMPARE(without(exported(), u"id"_s), without(file, u"id"_s));
    }

    void aTrialSaysWhatWouldChangeAndWritesNothing()
    {
        m_shop.addProduct("jar", 3);
        const QByteArray file = "sku,price_paise,title_hi\r\nJAR,51000,घी\r\n";
        const Outcome trial = imported(file, true);
        QVERIFY(!trial.applied);
        QCOMPARE(counted(trial, "changed"), 1);
        const QJsonArray changes = trial.rows[0][u"changes"_s].toArray();
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes[0][u"field"_s].toString(), u"price_paise"_s);
        QCOMPARE(changes[0][u"from"_s].toInt(), 50'000);
        QCOMPARE(changes[1][u"to"_s].toString(), u"घी"_s);
        QVERIFY(m_shop.execute("SELECT title_hi FROM products").isEmpty());
        QVERIFY(imported(file).applied);
        QCOMPARE(m_shop.execute("SELECT title_hi FROM products"), "घी"_ba);
        QCOMPARE(m_shop.stock("jar"), 3);
    }

    void everyErrorNamesItsRowAndColumnAndNothingIsWritten_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("error");
        QTest::newRow("price") << "sku,price_paise\nJAR,12.50\n"_ba
                               << u"price_paise must be a whole number"_s;
        QTest::newRow("no title") << "sku,title\nJAR,\n"_ba << u"title is required"_s;
        QTest::newRow("new and bare") << "sku,title\nNEW,New\n"_ba << u"price_paise is required"_s;
        QTest::newRow("lost zero")
            << "sku,hsn_code\nJAR,4059020\n"_ba << u"hsn_code has lost the 0 in front"_s;
        QTest::newRow("category") << "sku,category.slug\nJAR,none\n"_ba
                                  << u"category.slug is no category"_s;
        QTest::newRow("cells") << "sku,title\nJAR\n"_ba << u"row has 1 cells, the header has 2"_s;
        QTest::newRow("id") << "id,title\nJAR,New\n"_ba << u"id must be a UUID"_s;
    }
    void everyErrorNamesItsRowAndColumnAndNothingIsWritten()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, error);
        m_shop.addProduct("jar", 3);
        m_shop.addProduct("tin", 3);
        const QByteArray before = exported();
        const Outcome outcome = imported(file);
        QVERIFY(!outcome.applied);
        QCOMPARE(outcome.rows[0][u"row"_s].toInt(), 2);
        QCOMPARE(firstError(outcome), error);
        QCOMPARE(exported(), before);
    }

    void aProductNamedTwiceIsRefusedTheSecondTime()
    {
        m_shop.addProduct("jar", 3);
        const Outcome outcome = imported("sku,title\nJAR,A\nJAR,B\n");
        QVERIFY(!outcome.applied);
        QCOMPARE(outcome.rows[0][u"status"_s].toString(), u"skipped"_s);
        QCOMPARE(outcome.rows[1][u"status"_s].toString(), u"invalid"_s);
    }

    void columnsThatAreNotKnownOrAreThereTwiceAreNamed()
    {
        const auto refused = [this](const QByteArray &file) {
            return readProductsCsv(file, settled(m_bulk->categories()))
                .error()
                .fields.first()
                .field;
        };
        QCOMPARE(refused("sku,colour\n"), u"colour"_s);
        QCOMPARE(refused("sku,title,title\n"), u"title"_s);
        QCOMPARE(refused("title\n"), u"sku"_s);
        QCOMPARE(refused(""), u"sku"_s);
    }

    void stockAndArchivingAreLeftAlone()
    {
        const ProductId id = m_shop.addProduct("jar", 3);
        settled(m_products->setArchived(id, true, by())).value();
        const auto table = readProductsCsv("sku,stock,archived_at\nJAR,99,\n", {});
        QCOMPARE(table->ignoredColumns, (QStringList{u"stock"_s, u"archived_at"_s}));
        QVERIFY(imported("sku,stock,archived_at\nJAR,99,\n").applied);
        QCOMPARE(m_shop.stock("jar"), 3);
        QVERIFY(settled(m_products->get(id))->archivedAt);
        QVERIFY(exported().contains("JAR")); // archived ones are in the table too
    }

    void aByteOrderMarkBeforeATextIsNotPartOfIt()
    {
        m_shop.addProduct("jar", 3);
        QVERIFY(imported("sku,title\nJAR, \xef\xbb\xbfGhee\n").applied);
        QCOMPARE(m_shop.execute("SELECT title FROM products"), "Ghee"_ba);
    }

    void aPriceAboveTheMrpThatWasThereBeforeIsNoObstacle()
    {
        m_shop.addProduct("jar", 3);
        m_shop.execute("UPDATE products SET price_paise = 70000");
        const QByteArray file = exported();
        QVERIFY(imported(file).applied);
        QByteArray renamed = file;
        renamed.replace(",Jar,", ",Tin,");
        QVERIFY(imported(renamed).applied);
        QByteArray dearer = exported();
        dearer.replace("70000", "71000");
        QCOMPARE(firstError(imported(dearer)), u"price_paise must not be above the MRP"_s);
    }
};

} // namespace paushtik::catalog

PAUSHTIK_TEST_MAIN(paushtik::catalog::ProductsCsvTest)
#include "products_csv_test.moc"
