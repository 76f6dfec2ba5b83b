// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <optional>
#include <utility>

namespace paushtik::http {

enum class Plus { IsPlus, IsSpace }; ///< '+' in a path stands for itself, in a query for a space

/// Percent-decodes one component. Nothing for a broken escape or bytes that are not UTF-8.
std::optional<QString> decodeComponent(QByteArrayView text, Plus plus);

/// A control character (C0, DEL, NUL among them): no name, path or query of ours has one.
bool hasControl(const QString &text);

/// "a=1&b=x%20y" in order, undecoded pairs skipped when empty. Nothing when a name or a value
/// cannot be decoded.
std::optional<QList<std::pair<QByteArray, QString>>> parseQuery(QByteArrayView query);

/// True when the bytes are UTF-8: no overlong form, no surrogate, nothing above U+10FFFF.
bool isUtf8(QByteArrayView bytes);

} // namespace paushtik::http
