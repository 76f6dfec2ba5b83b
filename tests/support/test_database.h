// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"

namespace paushtik::tests {

/// A database of one's own on the test cluster, dropped at the end with all its connections.
/// Migrated ones are copied from a template that is made once for each state of sql/, so one costs
/// some tens of milliseconds.
class TestDatabase {
public:
    enum Content { Migrated, Empty };
    explicit TestDatabase(Content content = Migrated);
    ~TestDatabase();
    TestDatabase(const TestDatabase &) = delete;
    TestDatabase &operator=(const TestDatabase &) = delete;

    const QByteArray &name() const { return m_name; }
    QByteArray url() const;
    /// For db::Database, with time-outs that suit a test.
    db::DatabaseConfig config() const;
    /// Runs SQL text beside the code under test, each call on a connection of its own, and returns
    /// the first column of the first row ("" when there is none). Blocking; throws db::Error.
    QByteArray execute(const QByteArray &sql, const QList<QByteArray> &parameters = {}) const;
    /// Ends every connection to this database, as an administrator would.
    void terminateConnections() const;

private:
    QByteArray m_name;
};

} // namespace paushtik::tests
