// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace paushtik {

/// The one form in which an e-mail address is kept and looked up: trimmed and in lower case.
/// Nothing when it is not one: at most 254 ASCII characters, one `@`, a local part of 1..64, a
/// domain name with at least one dot. Whether mail arrives there only sending can tell.
std::optional<QString> canonicalEmail(const QString &text);

} // namespace paushtik
