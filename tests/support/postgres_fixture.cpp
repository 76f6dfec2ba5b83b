// SPDX-License-Identifier: GPL-3.0-or-later
// ctest's fixture "postgres": `start` before the first test that needs a database, `stop` after the
// last.
#include "tests/support/test_cluster.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 2 && arguments[1] == QLatin1StringView("start"))
        paushtik::tests::cluster::keep();
    else if (arguments.size() == 2 && arguments[1] == QLatin1StringView("stop"))
        paushtik::tests::cluster::remove();
    else
        qFatal("usage: postgres_fixture start|stop");
    return 0;
}
