// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/style/widgets.h"
#include "shared/documents/order_document.h"

#include <QCoreApplication>

class QGridLayout;

namespace paushtik {

class OrderActs;

/// What the parts of an order's page need beside the order.
struct CardContext {
    QString sellerState; ///< ISO 3166-2:IN; empty while it is not known
    OrderActs *acts = nullptr;
};

/// The parts of an order's page. Each shows one document and is made anew for the next.
class OrderCards {
    Q_DECLARE_TR_FUNCTIONS(paushtik::OrderCards)
public:
    /// Why the order waits for a person; null when it does not.
    static Card *flags(const OrderDocument &order);
    static Card *items(const OrderDocument &order, const CardContext &context);
    static Card *customer(const OrderDocument &order, const CardContext &context);
    static Card *payment(const OrderDocument &order, const CardContext &context);
    static Card *shipment(const OrderDocument &order, const CardContext &context);
    /// Null when nobody wrote any.
    static Card *notes(const OrderDocument &order);
    static Card *timeline(const OrderDocument &order);

private:
    static void addTaxes(QGridLayout *grid, const OrderDocument &order, const QString &sellerState);
};

} // namespace paushtik
