// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/commands.h"
#include "server/app/daemon.h"
#include "server/core/log.h"

#include <QGuiApplication>
#include <QLoggingCategory>
#include <QSocketNotifier>
#include <QTextStream>
#include <csignal>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using namespace Qt::StringLiterals;
using namespace paushtik;

Q_LOGGING_CATEGORY(lcMain, "paushtik.daemon")

int stopSockets[2];

// Only what a signal handler may do: the notifier on the other end does the rest.
void askToStop(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = write(stopSockets[0], &byte, 1);
}

bool stopOnSignals(QCoreApplication &application)
{
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, stopSockets) != 0)
        return false;
    auto *notifier = new QSocketNotifier(stopSockets[1], QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    struct sigaction action = {};
    action.sa_handler = askToStop;
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return true;
}

void allowManyConnections()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

/// glibc's own threshold grows with the largest block it has seen freed, and the heap would then
/// keep what one picture took for as long as we run.
void giveBackLargeBlocks()
{
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
}

int complain(const QString &line)
{
    QTextStream(stderr) << "paushtikd: " << line << Qt::endl;
    return 1;
}

int serve(QGuiApplication &application, app::Settings settings, bool demo)
{
    allowManyConnections();
    giveBackLargeBlocks();
    if (!stopOnSignals(application))
        return complain(u"cannot listen to signals"_s);
    const QString host = settings.listenAddress.toString();
    app::Daemon daemon(std::move(settings), demo);
    if (const auto started = daemon.start(); !started)
        return complain(started.error().detail);
    qCInfo(lcMain, "serving on http://%s:%d", qUtf8Printable(host), daemon.port());
    QGuiApplication::exec();
    daemon.stop();
    qCInfo(lcMain, "stopped");
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    // Labels and manifests are painted with Qt's fonts; nothing is ever shown.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Without a person's session Qt misses XDG_RUNTIME_DIR, which nothing here uses.
    QLoggingCategory::setFilterRules(u"default.warning=false"_s);
    QGuiApplication application(argc, argv);
    QLoggingCategory::setFilterRules({});
    QGuiApplication::setApplicationName(u"paushtikd"_s);
    QGuiApplication::setApplicationVersion(QStringLiteral(PAUSHTIK_VERSION));
    installLog();

    const auto line = app::parseCommandLine(QGuiApplication::arguments(),
                                            QProcessEnvironment::systemEnvironment());
    if (!line)
        return complain(line.error().detail);
    if (line->help) {
        QTextStream(stdout) << app::helpText();
        return 0;
    }
    if (line->version) {
        QTextStream(stdout) << "paushtikd " PAUSHTIK_VERSION << Qt::endl;
        return 0;
    }
    const bool serving = line->command == "serve"_L1;
    const auto settings = app::readSettings(line->settings, serving);
    if (!settings)
        return complain(settings.error().detail);
    return serving ? serve(application, *settings, line->demo) : app::runCommand(*line, *settings);
}
