// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/printing/label_desk.h"
#include "desktop/shipments/shipments_repository.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QThreadPool>

namespace paushtik {

/// The work of the day on this machine: orders to pack and their labels, fetched ahead, so that a
/// line that is cut stops nobody. UI thread; files are read and written elsewhere.
class DayCache : public QObject {
    Q_OBJECT
public:
    DayCache(ShipmentsRepository &repository, LabelDesk &labels, QObject *parent = nullptr);

    /// Whose day it is: a folder for each account, so that nobody packs another shop's orders.
    void open(const QString &folder);
    /// Forgets what was fetched; what is on disk stays for the next open().
    void close();
    /// Reads the orders to pack, every label that is not here yet, and what to take for them.
    void fetchAhead();

    /// By id, number or AWB; at once, if it was fetched ahead.
    std::optional<QJsonObject> known(const QString &code) const;
    /// The same, else from the server.
    Task<Result<QJsonObject>> find(QString code);
    /// From the disk, else from the server, which asks the courier where it has none; kept.
    Task<Result<QByteArray>> label(ShipmentId shipment);
    bool hasLabel(ShipmentId shipment) const { return m_labels.contains(shipment); }

    /// Asks anew from which batches to take it.
    void askForBatches(const QString &orderId);

    /// Shown as packed from now on, and kept, whenever the server hears of it.
    void setPacked(PackedMark mark);
    /// How many marks the server has not heard of.
    int waiting() const { return m_repository.waiting(); }
    int orders() const { return static_cast<int>(m_orders.size()); }
    int labels() const { return static_cast<int>(m_labels.size()); }
    /// The products of the orders that are here.
    QSet<QString> products() const;

Q_SIGNALS:
    void changed();
    /// The orders of the day were read anew.
    void ordersFetched();
    void batchesChanged(const QString &orderId);
    /// It could not be kept, or the server would not mark it, and why.
    void markRefused(const QString &orderNumber, const paushtik::Error &error);

private:
    void load();
    void take(const QList<QJsonObject> &orders);
    void index(const QJsonObject &order);
    void show(const PackedMark &mark, bool packed);
    void keepOrders();
    Task<> fetchOrders();
    Task<Result<void>> fetchPicks(QString orderId);
    Task<> fetchLabels();
    Task<Result<QByteArray>> bring(ShipmentId shipment, bool askTheCourier);
    QString labelFile(ShipmentId shipment) const;
    Task<bool> write(QString file, QByteArray bytes);

    QString m_folder;
    ShipmentsRepository &m_repository;
    LabelDesk &m_labelDesk;
    QHash<QString, QJsonObject> m_orders; ///< by id
    QHash<QString, QString> m_ids;        ///< by number and by AWB
    QSet<ShipmentId> m_labels;
    bool m_knowsBatches = true; ///< the server has batches
    bool m_fetching = false;
    int m_turn = 0;     ///< of the account
    QThreadPool m_disk; ///< for the orders; ends last, with all of them written
};

} // namespace paushtik
