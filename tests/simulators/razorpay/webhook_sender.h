// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QObject>
#include <QRandomGenerator>
#include <QUrl>
#include <functional>

namespace paushtik::simulators {

struct Delivery {
    QByteArray body;
    QByteArray signature; ///< over exactly these bytes
    QByteArray eventId;   ///< the same on every redelivery
    int attempt = 1;
};

struct WebhookHabits {
    QByteArray secret = QByteArrayLiteral("sim_webhook_secret_01");
    int copies = 1;           ///< each event is sent so often at once
    bool hold = false;        ///< events wait for release()
    bool wrongSecret = false; ///< signed with another secret
    bool alterBody = false;   ///< the body changes after it was signed
    double clockScale = 1.0;  ///< of the retry ladder: 0.001 makes a second a millisecond
};

/// Sends the provider's events at least once, with its retry ladder (razorpay.md section 8.1);
/// after the last failed try the endpoint is switched off, and stays so until enable().
class WebhookSender : public QObject {
    Q_OBJECT
public:
    using Answered = std::function<void(bool taken)>;
    using Carrier = std::function<void(const Delivery &, const Answered &)>;

    explicit WebhookSender(QObject *parent = nullptr);

    WebhookHabits habits;
    /// POSTs to a URL…
    void sendTo(const QUrl &endpoint);
    /// …or hands over to a test.
    void carryBy(Carrier carrier) { m_carrier = std::move(carrier); }

    void tell(const QString &event, const QList<QJsonObject> &entities);
    /// Sends what is held, shuffled when a seed is given.
    void release(std::optional<quint32> shuffleSeed = {});
    bool enabled() const { return m_enabled; }
    void enable() { m_enabled = true; }
    int sent() const { return m_sent; }

private:
    void send(Delivery delivery);
    void post(const QUrl &endpoint, const Delivery &delivery, const Answered &answered);
    void again(Delivery delivery);

    Carrier m_carrier;
    QNetworkAccessManager m_network;
    QList<Delivery> m_held;
    int m_events = 0;
    int m_sent = 0;
    bool m_enabled = true;
};

} // namespace paushtik::simulators
