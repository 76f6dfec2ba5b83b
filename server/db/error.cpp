// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/error.h"

#include "server/db/sql_state.h"

namespace paushtik::db {

Error::Error(QByteArray message, QByteArray sqlState, QByteArray constraint)
    : m_message(std::move(message))
    , m_sqlState(std::move(sqlState))
    , m_constraint(std::move(constraint))
{
}

bool Error::unavailable() const
{
    return m_sqlState.isEmpty() || m_sqlState.startsWith("08") || m_sqlState.startsWith("57P") ||
           m_sqlState == sqlstate::kTooManyConnections ||
           m_sqlState == sqlstate::kReadOnlyTransaction;
}

bool Error::retryable() const
{
    return m_sqlState == sqlstate::kDeadlock || m_sqlState == sqlstate::kSerializationFailure;
}

bool Error::outcomeUnknown() const
{
    return m_sqlState == sqlstate::kOutcomeUnknown;
}

Error lostConnection(const QByteArray &reason)
{
    return Error("database connection lost: " + reason, {}, {});
}

} // namespace paushtik::db
