// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/sql.h"

#include <QList>

namespace paushtik {

/// Somebody who ordered. The feed has no documents of customers; their orders tell of them.
struct CustomerEntry {
    QString name;
    QString contact; ///< e-mail, else phone
    int orders;      ///< among the latest that fit
};

namespace customers {

/// By beginnings of words of their name, their e-mail, or their phone; who ordered last comes
/// first. Looks at the latest two thousand orders that fit.
QList<CustomerEntry> find(Sql &sql, const QString &typed, int limit);

} // namespace customers
} // namespace paushtik
