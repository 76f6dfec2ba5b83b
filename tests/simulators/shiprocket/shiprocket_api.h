// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulators/shiprocket/account.h"
#include "tests/simulators/shiprocket/faults.h"
#include "tests/simulators/shiprocket/wire_server.h"

#include <QUrl>

namespace paushtik::simulators {

/// What the provider's calls do and say, without the wire. Names of calls, as faults use them:
/// login, create, orders, show, assign, pickup, label, manifest, print, cancel, track, addresses,
/// wallet, serviceability, shipment, file, return, returns, ndr, invoice.
class ShiprocketApi {
public:
    ShiprocketApi(Account *account, Faults *faults);

    /// The name of a call; empty for an address that is not there.
    static QString nameOf(const Call &call);
    /// `here`: where files are, with scheme and port.
    Reply answer(const QString &name, const Call &call, const QUrl &here);

private:
    std::optional<Reply> unauthorized(const Call &call) const;
    Reply logIn(const Call &call);
    Reply wallet() const;
    Reply addresses() const;
    Reply file(const Call &call) const;

    Reply create(const Call &call);
    std::optional<Reply> refusedCreation(const QJsonObject &body) const;
    Reply created(const HeldOrder &order);
    Reply listOrders(const Call &call) const;
    Reply showOrder(const Call &call) const;
    Reply showShipment(const Call &call) const;
    Reply cancelOrders(const Call &call);

    Reply serviceability(const Call &call);
    Reply assign(const Call &call);
    std::optional<Reply> refusedAssignment(const HeldOrder &order);
    Reply pickup(const Call &call);
    Reply label(const Call &call, const QUrl &here);
    Reply manifest(const Call &call, const QUrl &here);
    Reply printManifest(const Call &call, const QUrl &here);

    Reply track(const Call &call);

    Reply createReturn(const Call &call);
    Reply listReturns() const;
    Reply ndr(const Call &call);
    Reply actOnNdr(const QString &awb, const QJsonObject &body);
    Reply invoice(const Call &call, const QUrl &here);

    Account *m_account;
    Faults *m_faults;
};

/// The label of an id of the SHIPMENT table.
QString statusLabel(int statusId);
/// A scan as webhooks and tracking have it.
QJsonObject scanOf(int statusId, const QDateTime &at, const QString &location);

} // namespace paushtik::simulators
