// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/printing/paper_tools.h"
#include "tests/support/patience.h"

#include <QCoreApplication>
#include <QFile>
#include <pwd.h>
#include <unistd.h>

namespace paushtik::test {

using namespace Qt::StringLiterals;

bool OrdinaryUser::canBe() const
{
    return geteuid() == 0 && getpwnam("nobody") && QFile::exists(u"/usr/bin/setpriv"_s);
}

std::pair<int, QByteArray> OrdinaryUser::runSelf()
{
    const passwd *nobody = getpwnam("nobody");
    // The build folder may be one that only root can enter.
    const QString program = m_folder.filePath(u"print_test"_s);
    QFile::copy(QCoreApplication::applicationFilePath(), program);
    QFile::setPermissions(program, QFile::Permissions(0x7755));
    for (const QString &path : {m_folder.path(), program})
        if (::chown(QFile::encodeName(path).constData(), nobody->pw_uid, nobody->pw_gid) != 0)
            return {-1, "the folder cannot be given away"};
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"CUPS_SERVER"_s);
    environment.remove(u"XDG_RUNTIME_DIR"_s);
    environment.insert(u"HOME"_s, m_folder.path());
    environment.insert(u"TMPDIR"_s, m_folder.path());
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(m_folder.path());
    process.start(u"/usr/bin/setpriv"_s,
                  {u"--reuid=%1"_s.arg(nobody->pw_uid), u"--regid=%1"_s.arg(nobody->pw_gid),
                   u"--clear-groups"_s, u"--no-new-privs"_s, program});
    if (!process.waitForStarted(tests::kPatienceMs) ||
        !process.waitForFinished(4 * tests::kPatienceMs))
        return {-1, "the ordinary user's run did not end"};
    return {process.exitCode(), process.readAll()};
}

} // namespace paushtik::test
