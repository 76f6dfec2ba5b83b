// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"
#include "desktop/shipments/shipment_row.h"

#include <QObject>

namespace paushtik {

/// That an order is in its box, or is not after all.
struct PackedMark {
    OrderId order;
    QString number;
    bool packed = true;
    QString box = {}; ///< where another was taken than the one that was booked
    QString by = {};
};

/// What somebody found in a parcel that came back.
struct ReturnVerdict {
    OrderId order;
    QString number;
    QMap<QString, int> good; ///< by product id; what is not named is written off
    QString note = {};
};

/// What goes with a manifest when the driver takes the parcels.
struct Handover {
    ManifestId manifest;
    QString number;
    QString by;
    QString driver;          ///< the driver's name; empty when none was given
    bool isSigned = false;   ///< the driver signed the sheet
    QList<ShipmentId> taken; ///< the parcels that were scanned into the van
};

/// Where the warehouse reads parcels, and what it does to them: the server over HTTP, or a copy on
/// this machine. UI thread; answers may come out of turn.
class ShipmentsRepository : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// What is neither delivered nor cancelled, and paid orders that are not booked yet.
    virtual Task<Result<OpenParcels>> open() = 0;
    /// With all that the courier has told, where the server can be asked; else what is known here.
    virtual Task<Result<ShipmentRow>> shipment(ShipmentId id) = 0;
    /// Those that are known, whatever became of them.
    virtual Task<Result<QList<ShipmentRow>>> parcels(QList<ShipmentId> ids) = 0;
    /// By id, number or AWB, as the server has it.
    virtual Task<Result<QJsonObject>> order(QString code) = 0;
    /// Orders that are paid and not packed, whole, the oldest first, some hundred at most: the work
    /// of the day.
    virtual Task<Result<QList<QJsonObject>>> ordersToPack() = 0;

    /// From which batches the order is packed: what is picked, and what to pick.
    virtual Task<Result<QJsonObject>> picks(OrderId order) = 0;

    /// Books it, or goes on from the last step that worked.
    virtual Task<Result<ShipmentRow>> create(OrderId order) = 0;
    virtual Task<Result<ShipmentRow>> requestPickup(ShipmentId id) = 0;
    virtual Task<Result<ShipmentRow>> cancel(ShipmentId id) = 0;
    /// Kept when this is done; the server may hear of it later.
    virtual Task<Result<void>> setPacked(PackedMark mark) = 0;
    /// How many marks the server has not heard of.
    virtual int waiting() const { return 0; }
    /// Kept when this is done. Fault::Conflict where nothing came back, or somebody was quicker.
    virtual Task<Result<void>> settleReturn(ReturnVerdict verdict) = 0;

    virtual Task<Result<QList<Manifest>>> manifests() = 0;
    virtual Task<Result<Manifest>> makeManifest(QList<ShipmentId> shipments) = 0;
    /// Kept when this is done; the server may hear of it later.
    virtual Task<Result<void>> handOver(Handover handover) = 0;
    /// The first, then those of late parcels. Fault::NotFound while all of them are still here.
    virtual Task<Result<QList<HandoverRecord>>> handovers(Manifest manifest) = 0;
    virtual Task<Result<QByteArray>> manifestPdf(ManifestId id) = 0;

Q_SIGNALS:
    /// Something is not as it was read: the queues are worth reading again.
    void changed();
    void waitingChanged();
    /// The server would not take what was kept here of this order or manifest, and why.
    void refused(const QString &number, const paushtik::Error &error);
};

} // namespace paushtik
