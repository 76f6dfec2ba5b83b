// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/request.h"

#include <QString>
#include <QStringList>
#include <optional>

namespace paushtik::staff {

/// The contract's word for a role and back: warehouse, manager, admin.
QString roleWord(http::Role role);
std::optional<http::Role> parseRole(const QString &word);
QStringList roleWords();

} // namespace paushtik::staff
