// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/command_line.h"

#include "desktop/account/session.h"

#include <QCommandLineParser>
#include <QTextStream>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr const char *kPasswordVariable = "PAUSHTIK_DESK_PASSWORD";

const QString kHelp = uR"(Usage: paushtik-desk [options]
The desk of a Paushtik shop: orders, shipments and labels.

  --server URL           the server to sign in to, for instance http://127.0.0.1:8080
  --email E              sign in as E without asking; the password comes from the
                         environment as PAUSHTIK_DESK_PASSWORD
  --password-stdin       read the password from the first line of standard input
  --print-label ORDER    write the label of one order and leave, without a window
  --to FILE.pdf          where --print-label writes
  --help                 show this and leave
  --version              show the version and leave
)"_s;

CommandLineAnswer refuse(const QString &why)
{
    return {std::nullopt, u"paushtik-desk: %1\n"_s.arg(why), 1};
}

QString passwordFrom(const QCommandLineParser &parser, FILE *input)
{
    QString password = qEnvironmentVariable(kPasswordVariable);
    // Programs that we start, for instance a browser, have no business with it.
    qunsetenv(kPasswordVariable);
    if (parser.isSet(u"password-stdin"_s))
        password = QTextStream(input).readLine();
    return password;
}

QString problemOf(const QCommandLineParser &parser, const CommandLine &line)
{
    if (parser.isSet(u"server"_s) && !line.server.isValid())
        return u"--server: not an address of a server: %1"_s.arg(parser.value(u"server"_s));
    if (line.printLabelOf.isEmpty() != line.labelFile.isEmpty())
        return u"--print-label and --to go together"_s;
    if (line.printLabelOf.isEmpty())
        return {};
    if (line.email.isEmpty() || line.server.isEmpty())
        return u"--print-label needs --server and --email"_s;
    return line.password.isEmpty() ? u"--print-label needs the password of %1"_s.arg(line.email)
                                   : QString();
}

} // namespace

CommandLineAnswer readCommandLine(const QStringList &arguments, FILE *input)
{
    QCommandLineParser parser;
    parser.addOptions({{u"server"_s, {}, u"URL"_s},
                       {u"email"_s, {}, u"E"_s},
                       {u"password-stdin"_s, {}},
                       {u"print-label"_s, {}, u"ORDER"_s},
                       {u"to"_s, {}, u"FILE"_s},
                       {u"help"_s, {}},
                       {u"version"_s, {}}});
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    if (parser.isSet(u"help"_s))
        return {std::nullopt, kHelp, 0};
    if (parser.isSet(u"version"_s))
        return {std::nullopt, u"paushtik-desk " PAUSHTIK_VERSION "\n"_s, 0};
    if (!parser.positionalArguments().isEmpty())
        return refuse(u"unexpected: %1"_s.arg(parser.positionalArguments().first()));
    CommandLine line{.server = Session::serverFromText(parser.value(u"server"_s)),
                     .email = parser.value(u"email"_s),
                     .password = passwordFrom(parser, input),
                     .printLabelOf = parser.value(u"print-label"_s),
                     .labelFile = parser.value(u"to"_s)};
    const QString problem = problemOf(parser, line);
    if (!problem.isEmpty())
        return refuse(problem);
    return {line, {}, 0};
}

} // namespace paushtik
