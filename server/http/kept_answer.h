// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/rows.h"
#include "server/http/response.h"

namespace paushtik::http {

// How an answer is kept beside its Idempotency-Key and made again from the row.

/// All headers that the handler set, as one JSON object.
QJsonObject keptHeaders(const Response &response);
/// The body; never null.
QByteArray keptBody(const Response &response);
/// From four columns beginning at `column`: status, content type, body, headers. Marked
/// `Idempotency-Replayed: true`. A problem names the request that it answers now.
Response replayed(const db::Row &row, int column);

} // namespace paushtik::http
