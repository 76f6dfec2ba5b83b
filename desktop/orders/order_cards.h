// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/style/widgets.h"
#include "shared/documents/order_document.h"

#include <QCoreApplication>

namespace paushtik {

/// The parts of an order's page. Each shows one document and is made anew for the next.
class OrderCards {
    Q_DECLARE_TR_FUNCTIONS(paushtik::OrderCards)
public:
    /// Why the order waits for a person; null when it does not.
    static Card *flags(const OrderDocument &order);
    static Card *items(const OrderDocument &order);
    static Card *customer(const OrderDocument &order);
    static Card *payment(const OrderDocument &order);
    static Card *shipment(const OrderDocument &order);
    /// Null when nobody wrote any.
    static Card *notes(const OrderDocument &order);
    static Card *timeline(const OrderDocument &order);
};

} // namespace paushtik
