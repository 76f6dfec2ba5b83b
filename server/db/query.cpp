// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/query.h"

#include <vector>

namespace paushtik::db {
namespace {

// A function's static: queries are constants of many files, whose order of construction nobody
// knows.
std::vector<const Query *> &registry()
{
    static std::vector<const Query *> queries;
    return queries;
}

} // namespace

Query::Query(const char *name, const char *sql)
    : m_name(name)
    , m_sql(sql)
    , m_index(static_cast<int>(registry().size()))
{
    registry().push_back(this);
}

std::span<const Query *const> Query::all()
{
    return registry();
}

} // namespace paushtik::db
