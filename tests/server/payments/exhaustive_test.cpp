// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/payments/convergence.h"
#include "tests/support/test_main.h"

namespace paushtik::payments {

/// Every order of every choice of events, duplicates among them. Length 4 takes a minute; set
/// PAUSHTIK_EVENTS=5 for the next (nine times as long).
class ExhaustiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOrderOfEventsEndsRight()
    {
        const int length = qEnvironmentVariableIsSet("PAUSHTIK_EVENTS")
                               ? qEnvironmentVariableIntValue("PAUSHTIK_EVENTS")
                               : 4;
        tests::TestShop shop(2);
        // For the judge alone: it counts an order's jobs in every state.
        shop.one("CREATE INDEX ON jobs (kind, dedupe_key)");
        const ProductId jar = shop.product(1'000'000);
        QCOMPARE(faultsOf(shop, 2, jar, everySequenceOf(length), inOrder), QStringList());
        QCOMPARE(shop.faults(), QStringList());
    }
};

} // namespace paushtik::payments

int main(int argc, char **argv)
{
    // Qt Test ends a function after five minutes; this one may take longer on a slow machine.
    qputenv("QTEST_FUNCTION_TIMEOUT", "7200000");
    QCoreApplication app(argc, argv);
    paushtik::payments::ExhaustiveTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "exhaustive_test.moc"
