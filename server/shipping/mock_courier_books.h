// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"

#include <QJsonArray>
#include <QJsonObject>

// The books of the mock courier: what a real one would keep on its side. They survive a restart.
namespace paushtik::shipping::books {

struct Parcel {
    QString reference;
    QString awb;  ///< empty: none yet
    int statusId; ///< SHIPMENT table
    std::optional<Timestamp> pickupAt;
    QJsonArray history; ///< scans as Shiprocket writes them, oldest first
    Timestamp createdAt;
};

/// Enters it, unless it is there.
Task<> add(db::Session session, QString reference, QJsonObject details);
Task<std::optional<Parcel>> find(db::Session session, QString reference);
Task<std::optional<Parcel>> findByAwb(db::Session session, QString awb);
/// The same, its row locked.
Task<std::optional<Parcel>> lockByAwb(db::Session transaction, QString awb);
Task<> setAwb(db::Session session, QString reference, QString awb, int statusId);
Task<> setPickup(db::Session session, QString reference, Timestamp at, int statusId);
Task<> setStatus(db::Session session, QString reference, int statusId);
Task<> addScan(db::Session transaction, QString reference, QJsonObject scan, int statusId);

} // namespace paushtik::shipping::books
