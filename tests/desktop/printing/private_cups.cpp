// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/printing/paper_tools.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTcpSocket>
#include <QTest>
#include <pwd.h>
#include <unistd.h>

namespace paushtik::test {
namespace {

using namespace Qt::StringLiterals;

const QString kProgram = u"/usr/sbin/cupsd"_s;
const QString kDriver = u"/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd"_s;

const char *const kServer = R"(Listen 127.0.0.1:%PORT%
LogLevel warn
Browsing Off
DefaultAuthType None
PreserveJobHistory Yes
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
)";

const char *const kFiles = R"(ServerRoot %F%/root
RequestRoot %F%/spool
TempDir %F%/spool/tmp
CacheDir %F%/cache
StateDir %F%/state
AccessLog %F%/access
ErrorLog %F%/error
PageLog %F%/page
SystemGroup root
FileDevice Yes
)";

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

int freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool answers(int port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(port));
    return socket.waitForConnected(tests::kPatienceMs);
}

} // namespace

PrivateCups::PrivateCups()
{
    m_trouble = start();
}

PrivateCups::~PrivateCups()
{
    if (m_cupsd.state() == QProcess::NotRunning)
        return;
    m_cupsd.terminate();
    if (!m_cupsd.waitForFinished(10'000))
        m_cupsd.kill();
    m_cupsd.waitForFinished(tests::kPatienceMs);
}

bool PrivateCups::isInstalled()
{
    return QFile::exists(kProgram) && QFile::exists(kDriver);
}

bool PrivateCups::isRoot() const
{
    return geteuid() == 0;
}

QString PrivateCups::start()
{
    if (!isInstalled())
        return u"CUPS or its PDF driver is not installed"_s;
    // Filters run as another user and must come in.
    QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7755));
    const int port = freePort();
    writeConfig(port);
    m_cupsd.start(kProgram, {u"-f"_s, u"-c"_s, m_folder.filePath(u"root/cupsd.conf"_s), u"-s"_s,
                             m_folder.filePath(u"root/cups-files.conf"_s)});
    QElapsedTimer waited;
    waited.start();
    while (!answers(port)) {
        if (m_cupsd.state() == QProcess::NotRunning || waited.elapsed() > tests::kPatienceMs)
            return u"cupsd does not start here: "_s +
                   QString::fromUtf8(m_cupsd.readAllStandardError()) +
                   contentOf(m_folder.filePath(u"error"_s)).right(500);
        QTest::qWait(50);
    }
    qputenv("CUPS_SERVER", "127.0.0.1:" + QByteArray::number(port));
    return addQueue();
}

void PrivateCups::writeConfig(int port)
{
    QDir folder(m_folder.path());
    for (const char *name : {"root", "spool/tmp", "cache", "state", "out"})
        folder.mkpath(QLatin1StringView(name));
    write(folder.filePath(u"root/cupsd.conf"_s),
          QByteArray(kServer).replace("%PORT%", QByteArray::number(port)));
    write(folder.filePath(u"root/cups-files.conf"_s),
          QByteArray(kFiles).replace("%F%", m_folder.path().toUtf8()));
}

QString PrivateCups::addQueue()
{
    const QString device =
        isRoot() ? u"cups-pdf:/"_s : u"file://"_s + m_folder.filePath(u"out/paper.ps"_s);
    if (!isRoot())
        write(m_folder.filePath(u"out/paper.ps"_s), {});
    QProcess admin;
    admin.start(u"/usr/sbin/lpadmin"_s,
                {u"-p"_s, u"Labels"_s, u"-E"_s, u"-v"_s, device, u"-P"_s, kDriver});
    const bool done = admin.waitForFinished(tests::kPatienceMs) && admin.exitCode() == 0;
    return done ? QString()
                : u"CUPS takes no queue here: "_s + QString::fromUtf8(admin.readAllStandardError());
}

QString PrivateCups::pdfOf(const QString &title)
{
    const QString kept = m_folder.filePath(title + u".pdf"_s);
    const auto done = [] {
        return run(u"lpstat"_s, {u"-W"_s, u"completed"_s, u"-o"_s}).contains("Labels") &&
               run(u"lpstat"_s, {u"-o"_s}).isEmpty();
    };
    if (!tests::waitUntil(done))
        return {};
    if (!isRoot()) {
        run(u"ps2pdf"_s,
            {u"-dAutoRotatePages=/None"_s, m_folder.filePath(u"out/paper.ps"_s), kept});
        return kept;
    }
    // CUPS-PDF has one folder for all queues, or one in the home that the system knows of, whatever
    // $HOME says; the title is this test's alone.
    const QString home = QFile::decodeName(::getpwuid(::geteuid())->pw_dir);
    for (const QString &root : {u"/var/spool/cups-pdf"_s, home + u"/PDF"_s}) {
        QDirIterator files(root, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            if (!file.contains(title))
                continue;
            QFile::rename(file, kept);
            return kept;
        }
    }
    return {};
}

} // namespace paushtik::test
