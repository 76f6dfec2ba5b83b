// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/sql.h"
#include "shared/domain/money.h"
#include "shared/domain/timestamp.h"

#include <QJsonObject>
#include <QStringList>

namespace paushtik {

/// An order as the tables of the desktop show it, edits of this desk included.
struct OrderEntry {
    QString id;
    QString number;
    Timestamp placedAt{0};
    QString status;
    QString payment;  ///< empty when none
    QString shipment; ///< the state of the shipment; empty when none
    Paise total;
    int items = 0;
    QString customer;
    QString contact; ///< e-mail, else phone
    QString city;
    QString awb; ///< empty when none
    QStringList flags;
    bool packed = false;
    qint64 key = 0; ///< the row's own, of this file
};

/// Reads the columns of a document; what is missing reads as empty.
OrderEntry orderEntryOf(const QJsonObject &order);
/// What the order is found by.
QString orderWordsOf(const QJsonObject &order, const OrderEntry &entry);
/// Writes the row of `entry.key`, which stands in documents.
void writeOrderEntry(Sql &sql, const OrderEntry &entry, const QString &words);

/// The columns of `orders` in the order that readOrderEntry() takes them.
QString orderEntryColumns();
OrderEntry readOrderEntry(const Rows &rows);

} // namespace paushtik
