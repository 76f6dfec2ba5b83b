// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <exception>

namespace paushtik::db {

/// A statement or a connection failed. A store that expects one (a unique key as the answer to a
/// race) catches it by constraint and turns it into a value; all others are caught once, at the
/// request's edge: unavailable() is 503, the rest 500. what() is for the log and never reaches a
/// client.
class Error : public std::exception {
public:
    Error(QByteArray message, QByteArray sqlState, QByteArray constraint);
    const char *what() const noexcept override { return m_message.constData(); }
    /// Five characters, PostgreSQL's appendix A; empty when the connection itself failed.
    const QByteArray &sqlState() const { return m_sqlState; }
    const QByteArray &constraint() const { return m_constraint; }

    bool
    unavailable() const; ///< no connection, server shutting down or starting, read-only standby
    bool violates(const char *constraint) const { return m_constraint == constraint; }
    /// The connection was lost during COMMIT: the transaction may have happened or not, so look
    /// before repeating it.
    bool outcomeUnknown() const;
    bool
    retryable() const; ///< deadlock or serialization failure: the same transaction may be run again

private:
    QByteArray m_message;
    QByteArray m_sqlState;
    QByteArray m_constraint;
};

/// What those get whose connection is gone, or was never there.
Error lostConnection(const QByteArray &reason);

} // namespace paushtik::db
