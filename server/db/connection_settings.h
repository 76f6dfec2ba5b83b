// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"

#include <QByteArray>
#include <QList>
#include <atomic>
#include <memory>
#include <optional>
#include <utility>

namespace paushtik::db {

/// What libpq is told when it connects: the configured string, plus what every connection of ours
/// relies on (UTC, ISO dates, UTF-8, statement_timeout, read-write server, TCP keep-alives). The
/// string wins where it names a keyword of its own, except for the session settings that the code
/// depends on.
class ConnectionSettings {
public:
    explicit ConnectionSettings(const DatabaseConfig &config);

    /// Set when the string is malformed: one line for a person.
    const std::optional<QByteArray> &fault() const { return m_fault; }
    /// Keyword and value, for PQconnectStartParams with expand_dbname off.
    const QList<std::pair<QByteArray, QByteArray>> &keywords() const { return m_keywords; }
    int statementTimeoutMs() const { return m_statementTimeoutMs; }
    /// The next attempt, by whoever shares these settings, starts behind this host: it took the
    /// connection and then said nothing, which libpq's asynchronous calls would wait for for ever.
    void passOver(const char *host, const char *port) const;

private:
    friend class PqKeywords;
    static constexpr const char *kHostLists[] = {"host", "hostaddr", "port"};
    QByteArray rotated(const QByteArray &keyword, const QByteArray &value) const;
    QByteArray valueOf(const QByteArray &keyword) const;

    QList<std::pair<QByteArray, QByteArray>> m_keywords;
    std::optional<QByteArray> m_fault;
    int m_statementTimeoutMs;
    std::shared_ptr<std::atomic<int>> m_firstHost = std::make_shared<std::atomic<int>>(0);
};

/// The settings as the two arrays that libpq takes.
class PqKeywords {
public:
    explicit PqKeywords(const ConnectionSettings &settings);
    const char *const *names() const { return m_names.constData(); }
    const char *const *values() const { return m_values.constData(); }

private:
    QList<QByteArray> m_texts;
    QList<const char *> m_names;
    QList<const char *> m_values;
};

} // namespace paushtik::db
