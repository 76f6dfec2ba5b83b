// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/labels/label.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace paushtik::shipping {

/// Who sends: printed on labels and manifests.
struct Sender {
    LabelParty party{.name = QStringLiteral("Paushtik Foods"),
                     .address = QStringLiteral("Plot 14, Dairy Road, Sanganer"),
                     .city = QStringLiteral("Jaipur"),
                     .state = QStringLiteral("Rajasthan"),
                     .pincode = QStringLiteral("302029"),
                     .phone = QStringLiteral("+911412345678")};
    QString fssai = QStringLiteral("10020013000123"); ///< licence number, on every label of food
};

/// What shipping is told by the environment. Filled once at start-up, copied into every worker.
struct ShippingConfig {
    bool mock = false;
    QUrl baseUrl{QStringLiteral("https://apiv2.shiprocket.in/v1/external")};
    QString email;
    QString password;
    QByteArray webhookToken; ///< the `x-api-key` of POST /webhooks/courier; empty lets nothing in
    QString pickupLocation = QStringLiteral("Primary");
    Sender sender;
    int callDeadlineMs = 10'000; ///< of one call to the courier
};

} // namespace paushtik::shipping
