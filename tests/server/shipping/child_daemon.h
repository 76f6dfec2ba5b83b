// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/server/shipping/live_shop.h"

#include <QProcess>
#include <QTemporaryDir>

namespace paushtik::tests {

/// `paushtikd` itself, with mock payments and the shop's live courier, on the shop's database.
class ChildDaemon {
public:
    explicit ChildDaemon(LiveShop *shop);
    ~ChildDaemon();

    /// Starts it and waits until it serves. It dies at `faultPoint`; empty for none.
    void start(const QByteArray &faultPoint = {});
    /// As under kill -9.
    void kill();
    bool isDead() const { return m_process.state() == QProcess::NotRunning; }
    int exitCode() const { return m_process.exitCode(); }
    quint16 port() const { return m_port; }
    const QByteArray &log() const { return m_log; }

    static constexpr auto kWebhookToken = "a-webhook-token-of-the-test";

private:
    void readLog();

    LiveShop *m_shop;
    QTemporaryDir m_data;
    QProcess m_process;
    QByteArray m_log;
    quint16 m_port = 0;
};

} // namespace paushtik::tests
