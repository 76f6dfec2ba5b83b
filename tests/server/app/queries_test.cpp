// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/services.h"
#include "tests/support/registered_queries.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>

namespace paushtik {

using namespace Qt::StringLiterals;

class QueriesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDatabaseUnderstandsWhatTheDaemonAsksAndItsReadsAreReads()
    {
        QProcessEnvironment environment;
        environment.insert(u"RAZORPAY_MOCK"_s, u"1"_s);
        environment.insert(u"SHIPROCKET_MOCK"_s, u"1"_s);
        const QTemporaryDir media;
        environment.insert(u"PAUSHTIK_MEDIA"_s, u"file:"_s + media.path());
        app::Shared shared(*app::readSettings(environment, true));
        QVERIFY(shared.openMedia());
        const app::Services all(&shared, {.url = "host=/nowhere"}); // links every capability
        QVERIFY(db::Query::all().size() > 100);
        const tests::TestDatabase migrated;
        const QStringList refused = tests::refusedQueries(migrated);
        QVERIFY2(refused.isEmpty(), qPrintable(refused.join(u'\n')));
    }
};

} // namespace paushtik

PAUSHTIK_TEST_MAIN(paushtik::QueriesTest)
#include "queries_test.moc"
