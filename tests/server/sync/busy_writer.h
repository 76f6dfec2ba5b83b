// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"

#include <random>

namespace paushtik::tests {

/// Writes at random: transactions of one to four statements over everything that replicas follow,
/// quick and slow ones, some rolled back, some that hold their transaction id long before they
/// write.
class BusyWriter {
public:
    BusyWriter(const db::Database *database, quint64 seed)
        : m_database(database)
        , m_random(seed)
    {
    }

    /// Until the writers that share `operations` have used them up.
    Task<> run(std::shared_ptr<int> operations);
    /// Statements of transactions that were committed.
    int committed() const { return m_committed; }

private:
    Task<> transaction(std::shared_ptr<int> operations);
    Task<> pause(int mostMs);
    bool chance(int percent) { return below(100) < percent; }
    int below(int bound) { return int(m_random() % quint64(bound)); }

    const db::Database *m_database;
    std::mt19937_64 m_random;
    int m_committed = 0;
};

} // namespace paushtik::tests
