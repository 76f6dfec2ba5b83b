// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "shared/domain/id.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <optional>

namespace paushtik::orders {

/// The whole of an order as staff and the sync feed see it: exactly GET /admin/orders/{order}. It
/// is the one reader that spans orders, payments and shipments. In the order asked; unknown ids are
/// left out.
Task<QList<QJsonObject>> adminDocuments(db::Session session, QList<OrderId> orders);
/// The same as JSON text, by id: what the feed hands on without looking into it.
Task<QHash<QUuid, QByteArray>> adminDocumentTexts(db::Session session, QList<OrderId> orders);
Task<std::optional<QJsonObject>> adminDocument(db::Session session, OrderId order);

/// What the list of orders shows: without `timeline`, `notes` and the payment's `evidence`.
QJsonObject listItem(QJsonObject adminDocument);
/// What the customer may see of it: no customer, payment, flags, refunds, notes, and no internal
/// timeline kinds.
QJsonObject customerView(QJsonObject adminDocument);

} // namespace paushtik::orders
