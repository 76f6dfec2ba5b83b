// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/replica.h"
#include "desktop/shipments/http_shipments_repository.h"

#include <QElapsedTimer>
#include <QTimer>
#include <functional>

namespace paushtik {

/// Parcels from the copy on this machine, so that the warehouse goes on without a line; what it
/// says goes through the outbox. Until the copy is whole for the first time parcels come from the
/// server. What only the server has (a courier's no, its scans) is asked for beside, when there is
/// a line, and the last of it is remembered.
class ReplicaShipmentsRepository final : public ShipmentsRepository {
    Q_OBJECT
public:
    /// `isWhole` says whether the copy has been equal to the server once.
    ReplicaShipmentsRepository(Replica &replica, HttpShipmentsRepository &server,
                               std::function<bool()> isWhole, QObject *parent = nullptr);

    Task<Result<OpenParcels>> open() override;
    Task<Result<ShipmentRow>> shipment(ShipmentId id) override;
    Task<Result<QList<ShipmentRow>>> parcels(QList<ShipmentId> ids) override;
    Task<Result<QJsonObject>> order(QString code) override;
    Task<Result<QList<QJsonObject>>> ordersToPack() override;
    Task<Result<QJsonObject>> picks(OrderId order) override { return m_server.picks(order); }
    Task<Result<ShipmentRow>> create(OrderId order) override;
    Task<Result<ShipmentRow>> requestPickup(ShipmentId id) override
    {
        return m_server.requestPickup(id);
    }
    Task<Result<ShipmentRow>> cancel(ShipmentId id) override { return m_server.cancel(id); }
    Task<Result<void>> setPacked(PackedMark mark) override;
    int waiting() const override { return m_waiting; }
    Task<Result<void>> settleReturn(ReturnVerdict verdict) override;
    Task<Result<QList<Manifest>>> manifests() override;
    Task<Result<Manifest>> makeManifest(QList<ShipmentId> shipments) override
    {
        return m_server.makeManifest(std::move(shipments));
    }
    Task<Result<void>> handOver(Handover handover) override;
    Task<Result<QList<HandoverRecord>>> handovers(Manifest manifest) override;
    Task<Result<QByteArray>> manifestPdf(ManifestId id) override
    {
        return m_server.manifestPdf(id);
    }

private:
    /// What only the server knows of a parcel that has not left.
    struct Trouble {
        int attempts = 0;
        QString lastError;
        friend bool operator==(const Trouble &, const Trouble &) = default;
    };
    using Troubles = QHash<OrderId, Trouble>;

    bool usesReplica() const { return m_replica.isOpen() && m_isWhole(); }
    void documentsChanged(DocType type);
    void askForTroubles();
    void take(const QList<ShipmentRow> &withUs);
    void rememberTroubles();
    void remember(const QString &name, const QJsonObject &value);
    void readMemory();
    void readOutbox();
    void takeOutbox(const QList<OutboxRow> &rows);
    QList<HandoverRecord> knownHandovers(const QString &manifest) const;
    void rememberHandover(const QString &manifest, const QJsonObject &document);
    void layMarksOver(QList<QJsonObject> &orders) const;

    Replica &m_replica;
    HttpShipmentsRepository &m_server;
    std::function<bool()> m_isWhole;
    Troubles m_troubles;
    QHash<QString, QJsonObject> m_handovers; ///< heard of, by manifest id
    /// Those that the server has not heard of, in their order.
    QHash<QString, QList<QJsonObject>> m_handoversToSay;
    QHash<QString, bool> m_marks; ///< likewise, by order id
    QSet<qint64> m_refused;
    int m_waiting = 0;
    bool m_asking = false;
    int m_account = 0; ///< an answer to another account's question is nobody's
    QElapsedTimer m_asked;
    QTimer m_tell;
    QElapsedTimer m_told;
};

} // namespace paushtik
