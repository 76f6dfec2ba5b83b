// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/migration_runner.h"
#include "tests/support/registered_queries.h"
#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

namespace paushtik::db {

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
};

} // namespace paushtik::db

PAUSHTIK_TEST_MAIN(paushtik::db::SchemaTest)
#include "schema_test.moc"
