// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QWebSocket>
#include <memory>

namespace paushtik {

/// The open line on which the server says that it has something new. It comes back by itself, later
/// each time it fails and never at the same moment as others; while it is down, `poll` says when to
/// ask. UI thread.
class LiveLine : public QObject {
    Q_OBJECT
public:
    explicit LiveLine(QObject *parent = nullptr);
    ~LiveLine() override;

    void open(const QUrl &server, const QByteArray &token);
    void close();
    bool isOpen() const { return m_isOpen; }
    /// For tests: the first wait before another try, and how often to poll without a line.
    void setPatience(std::chrono::milliseconds first, std::chrono::milliseconds poll);

Q_SIGNALS:
    /// The server's head is this cursor now.
    void headMoved(const QString &head);
    /// No line: ask now.
    void poll();
    void openChanged();
    /// The server does not take the token.
    void refused();

private:
    void connectNow();
    void received(const QString &message);
    void lost();
    void setOpen(bool open);

    std::unique_ptr<QWebSocket> m_socket;
    QUrl m_url;
    QByteArray m_token;
    QTimer m_again;
    QTimer m_poll;
    QTimer m_ping;
    std::chrono::milliseconds m_firstWait{1'000};
    int m_failures = 0;
    bool m_isOpen = false;
    bool m_awaitsPong = false;
};

} // namespace paushtik
