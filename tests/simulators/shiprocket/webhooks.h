// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulators/shiprocket/account.h"

#include <QNetworkAccessManager>
#include <QUrl>

namespace paushtik::simulators {

/// The provider's webhooks, to one address. An answer that is not 200 is tried again up to
/// `retries` times.
class Webhooks final : public QObject {
    Q_OBJECT
public:
    QUrl url;
    QByteArray key; ///< sent as x-api-key
    int retries = 3;
    QList<int> answers; ///< the status of every attempt, in the order they came; 0 for none

    /// What the provider would send of the order now.
    static QJsonObject bodyOf(const HeldOrder &order, const QDateTime &at);
    void send(const QJsonObject &body, int delayMs = 0);

private:
    void post(const QJsonObject &body, int attempt);

    QNetworkAccessManager m_network;
};

} // namespace paushtik::simulators
