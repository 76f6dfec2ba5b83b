// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/shipments/shipment_row.h"
#include "shared/domain/result.h"

#include <QCoreApplication>

namespace paushtik {

/// What the warehouse reads about parcels, in the language of the window.
class ShipmentWords {
    Q_DECLARE_TR_FUNCTIONS(paushtik::ShipmentWords)
public:
    static QString queue(ShipmentQueue queue);
    /// What stands there when the queue is empty.
    static QString emptyQueue(ShipmentQueue queue);
    /// Why a step failed and what to do, as far as the courier's words tell; empty without trouble.
    static QString reason(const QString &lastError);
    /// Why the server would not do something to a parcel, where it says more than any error does.
    static std::optional<QString> refusal(const Error &error);
    /// What is the matter with a parcel, in one sentence; empty when nothing is.
    static QString trouble(const ShipmentRow &row);
};

} // namespace paushtik
