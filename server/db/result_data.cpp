// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/result_data.h"

#include <QLoggingCategory>

namespace paushtik::db {
namespace {

// Notices ("already exists, skipping") are for whoever looks for them.
Q_LOGGING_CATEGORY(lcServer, "paushtik.db.server", QtInfoMsg)

} // namespace

Error errorOf(const PGresult *result, const char *context)
{
    QByteArray message = context ? QByteArray(context) + ": " : QByteArray();
    const char *primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    message += primary ? QByteArray(primary) : oneLine(PQresultErrorMessage(result));
    return Error(std::move(message), PQresultErrorField(result, PG_DIAG_SQLSTATE),
                 PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME));
}

QByteArray oneLine(const char *message)
{
    return QByteArray(message).trimmed().replace('\n', "; ").simplified();
}

void logNotice(void *, const PGresult *notice)
{
    const char *severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
    const QByteArray text = oneLine(PQresultErrorMessage(notice));
    if (qstrcmp(severity, "WARNING") == 0)
        qCWarning(lcServer, "%s", text.constData());
    else
        qCDebug(lcServer, "%s", text.constData());
}

} // namespace paushtik::db
