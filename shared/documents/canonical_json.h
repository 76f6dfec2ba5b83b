// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QStringView>

namespace paushtik {

/// RFC 8785: members sorted by UTF-16 code units, no space, numbers as ECMAScript writes them,
/// UTF-8. Equal documents give equal bytes on both sides. An unpaired surrogate, which RFC 8785
/// does not allow, becomes U+FFFD; undefined becomes null.
QByteArray canonicalJson(const QJsonValue &value);

/// A number as ECMAScript's Number::toString writes it (RFC 8785 §3.2.2.3); NaN and infinities are
/// not JSON and give "null".
QByteArray canonicalNumber(double number);

} // namespace paushtik
