// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/request.h"
#include "shared/domain/result.h"

#include <QJsonArray>

namespace paushtik::http {

/// Keyset cursors: the sort key of the last row, as JSON, sealed with an HMAC under a key of this
/// database, so that a changed one is 400 `bad_cursor`. `scope` names the list and its sort; a
/// cursor of another list does not open.
QString sealCursor(const QByteArray &scope, const QJsonArray &key);
Result<QJsonArray> openCursor(const QByteArray &scope, const QString &cursor);
/// Set once at start-up, before any worker runs; kept in the database so that all daemons agree.
void setCursorSecret(const QByteArray &secret);

/// `limit` of the query, 1..max; `usual` when it is absent. Outside is Fault::Invalid.
Result<int> requestedLimit(const Request &request, int usual, int max);

/// `limit` and `cursor` of the query: 1..100, 24 when absent; outside is Fault::Invalid.
struct PageRequest {
    int limit = 24;
    std::optional<QJsonArray> after;
};
Result<PageRequest> pageRequest(const Request &request, const QByteArray &scope,
                                int maxLimit = 100);

} // namespace paushtik::http
