// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/error.h"

#include <libpq-fe.h>
#include <memory>

namespace paushtik::db {

struct ClearResult {
    void operator()(PGresult *result) const { PQclear(result); }
};
using ResultPtr = std::unique_ptr<PGresult, ClearResult>;

/// What Rows shares: one PGresult that succeeded.
class ResultData {
public:
    explicit ResultData(ResultPtr result)
        : m_result(std::move(result))
    {
    }
    const PGresult *get() const { return m_result.get(); }

private:
    ResultPtr m_result;
};

/// The error that a failed result carries; `context` (a query's name) goes in front of its message.
Error errorOf(const PGresult *result, const char *context);
/// libpq's messages end in a newline and may hold several lines: one line for the log.
QByteArray oneLine(const char *message);
/// A PQnoticeReceiver: the server's notices and warnings go to the log.
void logNotice(void *, const PGresult *notice);

} // namespace paushtik::db
