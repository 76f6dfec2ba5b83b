// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/db/result_data.h"

#include <QList>

namespace paushtik::db {

/// A plain connection for start-up and command-line work: every call blocks and throws db::Error.
class BlockingConnection {
public:
    explicit BlockingConnection(const DatabaseConfig &config);
    /// With parameters one statement; without, as many as the text has.
    ResultPtr run(const QByteArray &sql, const QList<QByteArray> &parameters = {});
    /// Parses and plans `sql` under `name`: what the server says of it without running it.
    void prepare(const QByteArray &name, const QByteArray &sql);
    bool inTransaction() const;

private:
    struct Finish {
        void operator()(PGconn *connection) const { PQfinish(connection); }
    };
    std::unique_ptr<PGconn, Finish> m_conn;
};

} // namespace paushtik::db
