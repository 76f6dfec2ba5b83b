// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>
#include <optional>

namespace paushtik {

/// What somebody asked for when they started the program.
struct CommandLine {
    QUrl server; ///< empty: ask
    QString email;
    QString password;
    QString printLabelOf; ///< an order's number or id; empty: open the window
    QString labelFile;
};

/// Either what to do, or what to print and the code to leave with.
struct CommandLineAnswer {
    std::optional<CommandLine> run;
    QString output;
    int exitCode = 0;
};

/// Reads the arguments, the first being the program's name. The password comes from the environment
/// (PAUSHTIK_DESK_PASSWORD, taken out of it at once) or, with --password-stdin, from one line of
/// `input`; never from an argument, which every user of the machine can see.
CommandLineAnswer readCommandLine(const QStringList &arguments, FILE *input);

} // namespace paushtik
