// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_cluster.h"

#include "server/db/embedded_cluster.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <cstdlib>
#include <unistd.h>

namespace paushtik::tests::cluster {
namespace {

using namespace Qt::StringLiterals;

QString keepFile()
{
    return folder() + u"/keep"_s;
}

// Stops it at the program's end, unless ctest's fixture wants it kept.
class Running {
public:
    Running()
        : m_cluster(folder(), db::EmbeddedCluster::Durability::Throwaway)
    {
        QDir().mkpath(folder());
        if (const auto started = m_cluster.start(); !started) {
            qCritical("no test database: %s", qPrintable(started.error().detail));
            std::exit(1);
        }
    }
    ~Running()
    {
        if (!QFile::exists(keepFile()))
            m_cluster.stop();
    }
    void stop() { m_cluster.stop(); }
    QByteArray url() const { return m_cluster.url(); }

private:
    db::EmbeddedCluster m_cluster;
};

Running &running()
{
    static Running instance;
    return instance;
}

} // namespace

QString folder()
{
    const QByteArray fromEnvironment = qgetenv("PAUSHTIK_TEST_BUILD");
    const QByteArray build =
        fromEnvironment.isEmpty() ? QByteArray(PAUSHTIK_BUILD_FOLDER) : fromEnvironment;
    const QByteArray digest =
        QCryptographicHash::hash(build, QCryptographicHash::Sha256).toHex().first(10);
    return u"/tmp/paushtik-test-%1-%2"_s.arg(::getuid()).arg(QString::fromLatin1(digest));
}

QByteArray adminUrl()
{
    return running().url();
}

void keep()
{
    running();
    QFile file(keepFile());
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(keepFile()));
}

void remove()
{
    if (!QFileInfo::exists(folder()))
        return;
    QFile::remove(keepFile());
    running().stop();
    QDir(folder()).removeRecursively();
}

} // namespace paushtik::tests::cluster
