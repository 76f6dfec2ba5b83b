// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/sql.h"
#include "shared/domain/money.h"

#include <QJsonObject>

namespace paushtik {

/// What the desktop looks for products by, edits of this desk included.
struct ProductEntry {
    QString id;
    QString sku;
    QString title;
    QString category; ///< its id
    Paise price;
    int threshold = 0;
    bool archived = false;
    qint64 key = 0; ///< the row's own, of this file
};

ProductEntry productEntryOf(const QJsonObject &product);
/// Titles in both languages and the SKU.
QString productWordsOf(const QJsonObject &product);
void writeProductEntry(Sql &sql, const ProductEntry &entry, const QString &words);

} // namespace paushtik
