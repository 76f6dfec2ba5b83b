// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/result.h"

#include <QByteArray>
#include <QJsonObject>

namespace paushtik::http {

/// Reads the body of a JSON route. Malformed JSON or UTF-8 is BadRequest; anything but an object is
/// Invalid, and so is a text with a NUL or half a surrogate pair, which no database takes: the
/// field is named.
Result<QJsonObject> parseJsonBody(const QByteArray &body);

/// "application/json" or "application/…+json", with or without parameters; a charset must be UTF-8.
bool isJsonType(const QByteArray &contentType);

} // namespace paushtik::http
