// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/printing/label_desk.h"
#include "desktop/shipments/shipments_repository.h"

#include <QHash>
#include <QJsonObject>
#include <QMap>

namespace paushtik {

/// The work of the day on this machine: orders to pack and their labels, fetched ahead, so that a
/// line that is cut stops nobody. What was packed meanwhile is kept until the server knows it. UI
/// thread; files are read and written elsewhere.
class DayCache : public QObject {
    Q_OBJECT
public:
    DayCache(QString folder, ShipmentsRepository &repository, LabelDesk &labels,
             QObject *parent = nullptr);

    /// Reads the orders to pack and every label that is not here yet; sends what was packed.
    void fetchAhead();
    /// Forgets what was fetched. What was packed and not said yet stays: it is true whoever signs
    /// in.
    void clear();

    /// By id, number or AWB; at once, if it was fetched ahead.
    std::optional<QJsonObject> known(const QString &code) const;
    /// The same, else from the server.
    Task<Result<QJsonObject>> find(QString code);
    /// From the disk, else from the server; kept.
    Task<Result<QByteArray>> label(ShipmentId shipment);
    bool hasLabel(ShipmentId shipment) const { return m_labels.contains(shipment); }

    /// Shown as packed from now on, whenever the server hears of it; with the box, where another
    /// was taken than the one that was booked.
    void setPacked(OrderId order, bool packed, const QString &box = {});
    /// How many marks the server has not heard of.
    int waiting() const { return static_cast<int>(m_marks.size()); }
    int orders() const { return static_cast<int>(m_orders.size()); }
    int labels() const { return static_cast<int>(m_labels.size()); }

Q_SIGNALS:
    void changed();
    /// The server would not mark it, and why.
    void markRefused(const QString &orderNumber, const paushtik::Error &error);

private:
    void load();
    void take(const QList<QJsonObject> &orders);
    void index(const QJsonObject &order);
    void keepOrders();
    void keepMarks();
    Task<> fetchOrders();
    Task<> fetchPicks(QString orderId);
    Task<> fetchLabels();
    Task<> sendMarks();
    QString labelFile(ShipmentId shipment) const;
    Task<bool> write(QString file, QByteArray bytes);

    QString m_folder;
    ShipmentsRepository &m_repository;
    LabelDesk &m_labelDesk;
    QHash<QString, QJsonObject> m_orders; ///< by id
    QHash<QString, QString> m_ids;        ///< by number and by AWB
    QSet<ShipmentId> m_labels;
    struct Mark {
        bool packed;
        QString box;
        friend bool operator==(const Mark &, const Mark &) = default;
    };
    QMap<QString, Mark> m_marks; ///< by order id
    bool m_knowsBatches = true;  ///< the server has batches
    bool m_fetching = false;
    bool m_sending = false;
};

} // namespace paushtik
