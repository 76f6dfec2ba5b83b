// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/documents/order_document.h"

#include <QList>
#include <optional>

namespace paushtik {

struct PackBatch {
    QString code;
    QString expires; ///< a date, as the server says it
    int quantity = 0;
};

struct PackLine {
    QString productId;
    QString title;
    QString sku;
    int quantity = 0;
    int taken = 0;
    QList<PackBatch> batches; ///< which to take, the first to expire first; may be unknown
    bool isFull() const { return taken >= quantity; }
};

/// What a code means at the bench.
enum class Scan {
    Taken,     ///< one more of a line
    TooMany,   ///< that line has all it needs
    WrongItem, ///< it is not in this order
    TooEarly,  ///< the label, before everything is in the box
    Closed,    ///< the label, and with it the parcel is done
    WrongLabel ///< another parcel's label
};

/// One order on the bench: what is in the box, and whether its label is on it. No widgets, no
/// network.
class PackingSession {
public:
    enum class Step { Items, Label, Closed };

    /// Errors: what parseOrder() has.
    static Result<PackingSession> from(const QJsonObject &order);

    const OrderDocument &order() const { return m_order; }
    const QList<PackLine> &lines() const { return m_lines; }
    Step step() const;
    QString awb() const { return m_order.shipment ? m_order.shipment->awb : QString(); }
    int pieces() const;
    int taken() const;
    bool isUntouched() const { return m_history.isEmpty(); }

    /// Another word on which batches to take.
    void takeBatches(const QJsonObject &order);
    Scan scan(const QString &code);
    /// One more of a line, by hand. False when it is full.
    bool take(int line);
    /// Takes the last step back: an item out of the box, or the closing. False at the beginning.
    bool undo();
    /// The line the last code fell on; none after a wrong one.
    std::optional<int> lastLine() const { return m_lastLine; }

private:
    explicit PackingSession(OrderDocument order);
    std::optional<int> lineOf(const QString &code) const;

    static constexpr int kClosing = -1;
    OrderDocument m_order;
    QList<PackLine> m_lines;
    QList<int> m_history; ///< lines in the order they were taken from; kClosing at the end
    std::optional<int> m_lastLine;
};

} // namespace paushtik
