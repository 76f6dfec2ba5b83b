// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulators/shiprocket/shiprocket_api.h"
#include "tests/simulators/shiprocket/webhooks.h"

namespace paushtik::simulators {

/// Shiprocket on a port of loopback. In a test it lives in the test's own event loop; the program
/// around it is controlled over HTTP, under /_control (see its --help).
class ShiprocketSimulator {
public:
    /// `stateFile`: kept over a restart; empty for none.
    explicit ShiprocketSimulator(QString stateFile = {});

    bool listen(quint16 port = 0) { return m_server.listen(port); }
    void close() { m_server.close(); }
    QString errorString() const { return m_server.errorString(); }
    quint16 port() const { return m_server.port(); }
    QUrl origin() const;
    /// What SHIPROCKET_BASE_URL is to be.
    QUrl baseUrl() const;

    Account account;
    Faults faults;
    Webhooks webhooks;

    struct Seen {
        QString name; ///< of the call, as in ShiprocketApi
        QByteArray authorization;
        int status; ///< of the reply, 0 when none was sent
    };
    QList<Seen> calls;
    int count(const QString &name) const;

    /// The parcel goes through these states of the SHIPMENT table, a second of the account's clock
    /// each, with a webhook for each when there is an address.
    struct Journey {
        QString awb;
        QList<int> statusIds = {};
        int copies = 1; ///< of each webhook
        bool shuffled = false;
        int delayMs = 0;
    };
    bool advance(const Journey &journey);

private:
    Delivery deliver(const Call &call);
    std::optional<Delivery> failBefore(const QString &name);
    Delivery failAfter(const QString &name, Reply reply);
    Reply control(const Call &call);
    Reply advanceByCall(const QJsonObject &body);
    Reply configure(const QJsonObject &body);
    void save() const;

    QString m_stateFile;
    ShiprocketApi m_api;
    WireServer m_server;
};

} // namespace paushtik::simulators
