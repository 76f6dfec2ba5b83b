// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/result.h"

#include <QByteArray>

class QNetworkReply;

namespace paushtik {

/// Words that the desktop itself puts into Error::code, beside the contract's own.
inline constexpr QLatin1StringView kUnreachable("unreachable");  ///< no answer at all
inline constexpr QLatin1StringView kNotPaushtik("not_paushtik"); ///< an answer, but not of our kind

/// The body of a finished reply, or what went wrong. `extra` of an error carries "status" (number),
/// "request_id" (text), "retry_after" (seconds), "items" and "conflicts", each where the answer had
/// it.
Result<QByteArray> bodyOf(QNetworkReply &reply);

/// The same, read as a JSON object; 204 reads as an empty one.
Result<QJsonObject> jsonOf(QNetworkReply &reply);

} // namespace paushtik
