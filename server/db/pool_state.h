// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/exclusive_connections.h"
#include "server/db/shared_connections.h"

namespace paushtik::db {

/// All connections of one thread's Database.
class PoolState {
public:
    explicit PoolState(const DatabaseConfig &configuration)
        : config(configuration)
        , settings(configuration)
        , shared(settings, configuration)
        , exclusive(settings, configuration)
    {
    }

    StatementPtr statement(const Query &query, Params params) const;
    bool idle() const { return shared.idle() && exclusive.idle(); }

    const DatabaseConfig config;
    const ConnectionSettings settings;
    SharedConnections shared;
    ExclusiveConnections exclusive;
    bool closing = false;
};

} // namespace paushtik::db
