// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QUuid>
#include <QWebSocket>
#include <memory>

namespace paushtik::sync {

/// One desk at the live line. Deletes itself when the client is gone.
class LiveListener : public QObject {
    Q_OBJECT
public:
    LiveListener(std::unique_ptr<QWebSocket> socket, int tokenMs, QObject *parent);
    ~LiveListener() override;

    /// Its token was good: `session` is where it was opened.
    void admit(QUuid session);
    QUuid session() const { return m_session; }
    /// Its client is gone, and it is about to be: a pointer to it is no sign of life by itself.
    bool hasLeft() const { return m_hasLeft; }
    /// Says it unless it was the last thing said. A client that does not take what it was sent is
    /// told later, and then only the last.
    void tell(const QString &head);
    /// Closes the line when the ping before was never answered.
    void ping();
    void refuse(); ///< 4401: the token is no good, or no more
    void putOff(); ///< 1013: try again later

Q_SIGNALS:
    void tokenShown(QByteArray token);
    void left();

private:
    void received(const QString &message);
    void send();

    const std::unique_ptr<QWebSocket> m_socket;
    QTimer m_tokenTimer;
    QUuid m_session;
    QString m_head;
    bool m_isShown = false; ///< a token has come
    bool m_isBehind = false;
    bool m_isSilent = false; ///< a ping is unanswered
    bool m_hasLeft = false;
};

} // namespace paushtik::sync
