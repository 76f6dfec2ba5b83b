// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace paushtik::orders {

/// The columns of GET /admin/orders.csv: the documents' own names, dotted where they are nested.
QByteArray csvHeader();
QByteArray csvRow(const QJsonObject &adminDocument);

} // namespace paushtik::orders
