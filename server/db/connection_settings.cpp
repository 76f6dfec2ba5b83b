// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/connection_settings.h"

#include "server/db/result_data.h"

#include <QHash>
#include <algorithm>

namespace paushtik::db {
namespace {

QHash<QByteArray, QByteArray> defaults()
{
    return {
        {"application_name", "paushtikd"},
        {"client_encoding", "UTF8"},
        {"target_session_attrs", "read-write"}, // follows a failover when several hosts are named
        {"connect_timeout",
         "5"}, // a host, for blocking connections; asynchronous ones count themselves
        {"keepalives_idle", "20"},
        {"keepalives_interval", "5"},
        {"keepalives_count", "3"},
        {"tcp_user_timeout", "20000"},
    };
}

// client_connection_check_interval: a statement whose client is gone does not run on for minutes.
QByteArray sessionOptions(int statementTimeoutMs)
{
    return "-c TimeZone=UTC -c DateStyle=ISO,YMD -c bytea_output=hex -c "
           "standard_conforming_strings=on"
           " -c default_transaction_isolation=read\\ committed -c "
           "client_connection_check_interval=5s"
           " -c statement_timeout=" +
           QByteArray::number(statementTimeoutMs);
}

} // namespace

ConnectionSettings::ConnectionSettings(const DatabaseConfig &config)
    : m_statementTimeoutMs(config.statementTimeoutMs)
{
    char *message = nullptr;
    PQconninfoOption *const parsed = PQconninfoParse(config.url.constData(), &message);
    if (!parsed) {
        m_fault = "the database URL is malformed: " + oneLine(message ? message : "out of memory");
        PQfreemem(message);
        return;
    }
    QHash<QByteArray, QByteArray> settings = defaults();
    for (const PQconninfoOption *option = parsed; option->keyword; ++option) {
        if (option->val)
            settings.insert(option->keyword, option->val);
    }
    PQconninfoFree(parsed);
    const QByteArray own = sessionOptions(config.statementTimeoutMs);
    QByteArray &options = settings["options"];
    options = options.isEmpty() ? own : options + ' ' + own;
    for (auto it = settings.cbegin(); it != settings.cend(); ++it)
        m_keywords.append({it.key(), it.value()});
}

QByteArray ConnectionSettings::valueOf(const QByteArray &keyword) const
{
    for (const auto &[name, value] : m_keywords) {
        if (name == keyword)
            return value;
    }
    return {};
}

void ConnectionSettings::passOver(const char *host, const char *port) const
{
    const QByteArray named = valueOf("host");
    const QList<QByteArray> hosts = (named.isEmpty() ? valueOf("hostaddr") : named).split(',');
    const QList<QByteArray> ports = valueOf("port").split(',');
    for (qsizetype i = 0; i < hosts.size(); ++i) {
        const QByteArray &itsPort = ports.value(ports.size() == 1 ? 0 : i);
        if (hosts[i] == host && (itsPort.isEmpty() || itsPort == port))
            *m_firstHost = static_cast<int>((i + 1) % hosts.size());
    }
}

// The three lists go side by side; one port alone stands for all hosts.
QByteArray ConnectionSettings::rotated(const QByteArray &keyword, const QByteArray &value) const
{
    const bool isList =
        std::find(std::begin(kHostLists), std::end(kHostLists), keyword) != std::end(kHostLists);
    QList<QByteArray> items = isList ? value.split(',') : QList<QByteArray>();
    const int first = *m_firstHost;
    if (items.size() <= first)
        return value;
    std::rotate(items.begin(), items.begin() + first, items.end());
    return items.join(',');
}

PqKeywords::PqKeywords(const ConnectionSettings &settings)
{
    for (const auto &[keyword, value] : settings.keywords()) {
        m_texts.append(keyword);
        m_texts.append(settings.rotated(keyword, value));
    }
    for (qsizetype i = 0; i < m_texts.size(); i += 2) {
        m_names.append(m_texts[i].constData());
        m_values.append(m_texts[i + 1].constData());
    }
    m_names.append(nullptr);
    m_values.append(nullptr);
}

} // namespace paushtik::db
