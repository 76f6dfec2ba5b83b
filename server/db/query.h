// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace paushtik::db {

/// A named SQL statement, declared as a constant beside its one caller. It is prepared on each
/// connection at first use. The name ("orders.place") shows up in logs and timings and must be
/// unique; every Query registers itself, and a test prepares them all on a freshly migrated
/// database, so a typo dies there.
class Query {
public:
    Query(const char *name, const char *sql);
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;

    const char *name() const { return m_name; }
    const char *sql() const { return m_sql; }
    /// A small dense number, different for each query of the process.
    int index() const { return m_index; }

    /// All queries of the process, in the order of their index.
    static std::span<const Query *const> all();

private:
    const char *m_name;
    const char *m_sql;
    int m_index;
};

} // namespace paushtik::db
