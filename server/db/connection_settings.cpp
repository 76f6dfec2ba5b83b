// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/connection_settings.h"

#include "server/db/result_data.h"

#include <QHash>

namespace paushtik::db {
namespace {

QHash<QByteArray, QByteArray> defaults()
{
    return {
        {"application_name", "paushtikd"},
        {"client_encoding", "UTF8"},
        {"target_session_attrs", "read-write"}, // follows a failover when several hosts are named
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

PqKeywords::PqKeywords(const ConnectionSettings &settings)
{
    for (const auto &[keyword, value] : settings.keywords()) {
        m_names.append(keyword.constData());
        m_values.append(value.constData());
    }
    m_names.append(nullptr);
    m_values.append(nullptr);
}

} // namespace paushtik::db
