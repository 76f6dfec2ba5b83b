// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "server/orders/order_lifecycle.h"
#include "shared/domain/id.h"
#include "shared/domain/timestamp.h"

#include <QJsonArray>
#include <QList>
#include <optional>

namespace paushtik::orders {

struct OrderKey {
    OrderId id;
    QString number;
    CustomerId customer;
    OrderState state;
    Paise total;
};

enum class OrderSort { PlacedAt, PlacedAtDescending, Total, TotalDescending, Number };

struct OrderFilter {
    std::optional<OrderState> state = {};
    bool notCancelled = false; ///< every state but that one
    QString search = {};       ///< number, e-mail, phone, name, AWB; empty: all
    std::optional<Timestamp> from = {};
    std::optional<Timestamp> to = {};
    OrderSort sort = OrderSort::PlacedAtDescending;
};

/// A page of ids and the sort key of its last row; no key when it is the last page.
struct OrderPage {
    QList<OrderId> orders;
    std::optional<QJsonArray> last = {};
};

class OrdersStore {
public:
    explicit OrdersStore(db::Session session)
        : m_session(std::move(session))
    {
    }

    /// `reference` is an id or a number; anything else is nothing.
    Task<std::optional<OrderKey>> find(QString reference) const;
    Task<OrderPage> ofCustomer(CustomerId customer, int limit,
                               std::optional<QJsonArray> after) const;
    Task<OrderPage> list(OrderFilter filter, int limit, std::optional<QJsonArray> after) const;

    Task<> addNote(OrderId order, QString text, Actor actor) const;
    /// True when it was not so before.
    Task<bool> setPacked(OrderId order, std::optional<QString> packer) const;

private:
    db::Session m_session;
};

} // namespace paushtik::orders
