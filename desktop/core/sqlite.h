// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>
#include <mutex>

namespace paushtik {

/// A new SQLite connection for the calling thread. QSqlDatabase::addDatabase() is thread-safe but
/// for what the first of all calls sets up (qsqldatabase.cpp, driverDict()): two first ones at once
/// would have it set up twice.
inline QSqlDatabase addSqlite(const QString &connection)
{
    static std::once_flag ready;
    std::call_once(ready, [] { (void)QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE")); });
    return QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
}

} // namespace paushtik
