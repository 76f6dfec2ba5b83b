// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/command_line.h"
#include "desktop/app/desk.h"
#include "desktop/app/desk_application.h"
#include "desktop/app/label_export.h"
#include "desktop/app/main_window.h"
#include "desktop/net/error_text.h"
#include "desktop/settings/language.h"
#include "desktop/style/theme.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTimer>
#include <cstdio>

namespace {

using namespace paushtik;
using namespace Qt::StringLiterals;

QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

void say(FILE *where, const QString &text)
{
    std::fputs(qUtf8Printable(text), where);
}

int writeLabel(QApplication &app, const CommandLine &line)
{
    QTemporaryDir scratch;
    Desk desk(scratch.filePath(u"desk.ini"_s), TokenStore::Keychain::Avoid);
    QTimer::singleShot(0, &app, [&] {
        QCoro::connect(exportLabel(desk, line), &app, [](const Result<QString> &done) {
            if (done)
                say(stdout, *done + u'\n');
            else
                say(stderr, u"paushtik-desk: %1 (%2)\n"_s.arg(LabelDesk::sentence(done.error()),
                                                              ErrorText::trace(done.error())));
            QCoreApplication::exit(done ? 0 : 1);
        });
    });
    return QApplication::exec();
}

void signIn(Desk &desk, MainWindow &window, const CommandLine &line)
{
    if (line.email.isEmpty() || line.password.isEmpty())
        return window.resume();
    Profile profile{line.server, line.email};
    if (!profile.server.isValid() && !desk.preferences.profiles().isEmpty())
        profile.server = desk.preferences.profiles().first().server;
    QCoro::connect(
        desk.session.signIn(profile, line.password), &window, [](const Result<StaffMember> &staff) {
            if (!staff)
                say(stderr, u"paushtik-desk: %1\n"_s.arg(ErrorText::sentence(staff.error())));
        });
}

int showWindow(QApplication &app, const CommandLine &line)
{
    Desk desk;
    Theme theme(app, desk.preferences.scheme());
    Language language;
    language.choose(desk.preferences.language());
    QObject::connect(&desk.preferences, &Preferences::schemeChanged, &theme, &Theme::choose);
    QObject::connect(&desk.preferences, &Preferences::languageChanged, &language,
                     &Language::choose);
    MainWindow window(desk);
    window.show();
    QTimer::singleShot(0, &window, [&] { signIn(desk, window, line); });
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    const CommandLineAnswer asked = readCommandLine(argumentsOf(argc, argv), stdin);
    if (!asked.run) {
        say(asked.exitCode == 0 ? stdout : stderr, asked.output);
        return asked.exitCode;
    }
    // A label is written without a window, so without a display too.
    const bool windowless = !asked.run->printLabelOf.isEmpty();
    if (windowless)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    DeskApplication app(argc, argv);
    QApplication::setApplicationName(u"paushtik-desk"_s);
    QApplication::setOrganizationName(u"Paushtik"_s);
    QApplication::setApplicationVersion(QLatin1StringView(PAUSHTIK_VERSION));
    QApplication::setDesktopFileName(u"paushtik-desk"_s);
    return windowless ? writeLabel(app, *asked.run) : showWindow(app, *asked.run);
}
