// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QLoggingCategory>
#include <QString>

namespace paushtik {

/// How the log is written to standard error: for a person at a terminal, or one JSON object a line
/// (`ts`, `level`, `category`, `msg`, and what a caller adds) for a collector.
enum class LogFormat { Human, JsonLines };

/// Takes over Qt's messages. Call once, before any thread starts. Without a format: human on a
/// terminal.
void installLog();
void installLog(LogFormat format);

/// A message with named values beside it ("request_id", "status"). The values go into the JSON line
/// as they are, so none of them may be a secret: no token, no password, no query string.
void logWith(const QLoggingCategory &category, QtMsgType level, const QString &message,
             const QJsonObject &values);

/// One line as installLog() writes it, without the line end. For tests.
QByteArray formatLogLine(LogFormat format, QtMsgType level, const char *category,
                         const QString &message, const QJsonObject &values);

} // namespace paushtik
