// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/migration_runner.h"
#include "tests/support/registered_queries.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

namespace paushtik::db {

using namespace Qt::StringLiterals;

class SchemaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theEmbeddedMigrationsBringAnEmptyDatabaseToTheirVersion()
    {
        const tests::TestDatabase fresh(tests::TestDatabase::Empty);
        const auto first = tests::settled(migrate(fresh.config()));
        QCOMPARE(first.version, embeddedMigrations().size());
        QCOMPARE(first.applied, first.version);
        const auto second = tests::settled(migrate(fresh.config()));
        QCOMPARE(second.applied, 0);
        QCOMPARE(second.version, first.version);
    }

    void everyQueryOfThisFolderPrepares()
    {
        const tests::TestDatabase migrated;
        QCOMPARE(tests::refusedQueries(migrated), QStringList());
    }

    /// Without an index, each look from the other side reads a table that grows with every order.
    void foreignKeysAreIndexedUnlessNobodyLooksFromTheOtherSide()
    {
        const tests::TestDatabase migrated;
        const QByteArray bare = migrated.execute(R"sql(
            SELECT string_agg(c.conrelid::regclass || '.' || a.attname, ' '
                              ORDER BY c.conrelid::regclass::text)
              FROM pg_constraint AS c
              JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
             WHERE c.contype = 'f'
               AND NOT EXISTS (SELECT FROM pg_index AS i
                                WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1]))sql");
        QCOMPARE(bare, "handover_parcels.shipment_id mock_gateway_refunds.payment_id "
                       "payments.gateway_order_id"_ba);
    }
};

} // namespace paushtik::db

PAUSHTIK_TEST_MAIN(paushtik::db::SchemaTest)
#include "schema_test.moc"
