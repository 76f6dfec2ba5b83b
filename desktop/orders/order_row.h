// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/documents/order_document.h"

namespace paushtik {

/// An order as one line of a table: what is needed to show it, and no more.
struct OrderRow {
    OrderId id;
    QString number;
    Timestamp placedAt;
    QString customer;
    QString contact; ///< e-mail, else phone
    QString city;
    int items;
    Paise total;
    QString status;
    QString paymentState;  ///< empty when none
    QString shipmentState; ///< empty when none
    QStringList flags;
    bool packed;
};

OrderRow rowOf(const OrderDocument &order);

} // namespace paushtik
