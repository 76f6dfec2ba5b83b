// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/log.h"

#include "shared/domain/timestamp.h"

#include <QJsonDocument>
#include <atomic>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace paushtik {
namespace {

std::atomic<LogFormat> g_format{LogFormat::Human};

const char *levelName(QtMsgType level)
{
    switch (level) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    Q_UNREACHABLE();
}

/// A line of text stays one line, whatever a message holds: no forged entries, no terminal tricks.
QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            c = u' ';
    }
    return text;
}

QByteArray jsonLine(QtMsgType level, const char *category, const QString &message,
                    QJsonObject values)
{
    values.insert("ts"_L1, Timestamp::now().toString());
    values.insert("level"_L1, QString::fromLatin1(levelName(level)));
    values.insert("category"_L1, QString::fromLatin1(category));
    values.insert("msg"_L1, message);
    return QJsonDocument(values).toJson(QJsonDocument::Compact);
}

QByteArray humanLine(QtMsgType level, const char *category, const QString &message,
                     const QJsonObject &values)
{
    QString line = Timestamp::now().toString() + u' ' +
                   QString::fromLatin1(levelName(level)).leftJustified(7) + u' ' +
                   QString::fromLatin1(category) + u": "_s + message;
    for (auto it = values.begin(); it != values.end(); ++it)
        line += u' ' + it.key() + u'=' + it.value().toVariant().toString();
    return oneLine(line).toUtf8();
}

/// One write(2) a line: lines of several threads do not mix.
void write(QByteArray line)
{
    line.append('\n');
    const char *at = line.constData();
    qsizetype left = line.size();
    while (left > 0) {
        const ssize_t written = ::write(STDERR_FILENO, at, static_cast<std::size_t>(left));
        if (written <= 0)
            return; // nobody reads the log; that must not stop the daemon
        at += written;
        left -= written;
    }
}

void handler(QtMsgType level, const QMessageLogContext &context, const QString &message)
{
    const char *category = context.category ? context.category : "default";
    write(formatLogLine(g_format, level, category, message, {}));
}

} // namespace

QByteArray formatLogLine(LogFormat format, QtMsgType level, const char *category,
                         const QString &message, const QJsonObject &values)
{
    return format == LogFormat::JsonLines ? jsonLine(level, category, message, values)
                                          : humanLine(level, category, message, values);
}

void installLog()
{
    installLog(isatty(STDERR_FILENO) == 1 ? LogFormat::Human : LogFormat::JsonLines);
}

void installLog(LogFormat format)
{
    g_format = format;
    qInstallMessageHandler(handler);
}

void logWith(const QLoggingCategory &category, QtMsgType level, const QString &message,
             const QJsonObject &values)
{
    if (category.isEnabled(level))
        write(formatLogLine(g_format, level, category.categoryName(), message, values));
}

} // namespace paushtik
