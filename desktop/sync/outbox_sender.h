// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/net/api_client.h"
#include "desktop/replica/replica.h"

#include <QTimer>

namespace paushtik {

/// Sends what waits in the outbox: a few documents at a time, the edits of one in their order. An
/// edit is tried until the server answers it; a refusal or a conflict waits for a person. UI
/// thread.
class OutboxSender : public QObject {
    Q_OBJECT
public:
    OutboxSender(ApiClient &api, Replica &replica, QObject *parent = nullptr);

    void start();
    /// What is on its way is answered or sent again by the next start.
    void stop();
    /// Looks again at once, also at what waits for another try.
    void hurry();
    int inFlight() const { return m_inFlight; }
    /// For tests: the first wait before another try; each further doubles it, up to 150 of it.
    void setPatience(std::chrono::milliseconds first) { m_firstWait = first; }

Q_SIGNALS:
    /// The server took an edit: its feed has something new.
    void delivered();
    void moved();

private:
    void pump();
    Task<> sendReady(int turn);
    Task<> sendOne(OutboxRow row, int turn);
    Task<Result<QJsonObject>> request(OutboxRow row, int turn);
    Task<Result<QString>> upload(OutboxRow row, int turn);
    Task<> settleAnswer(OutboxRow row, Result<QJsonObject> answer, int turn);
    Task<> sleepUntilDue(int turn);
    std::chrono::milliseconds waitAfter(const Error &error, int tries) const;

    ApiClient &m_api;
    Replica &m_replica;
    QTimer m_alarm;
    std::chrono::milliseconds m_firstWait{2'000};
    int m_inFlight = 0;
    int m_turn = 0;
    bool m_isStarted = false;
    bool m_isLooking = false;
    bool m_lookAgain = false;
};

/// What an answer that was not a yes means for the edit.
enum class Verdict { TryAgain, Refused, Done };
Verdict verdictOn(const QByteArray &method, const Error &error);

} // namespace paushtik
