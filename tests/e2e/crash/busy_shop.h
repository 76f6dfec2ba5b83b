// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/e2e/daemon_process.h"
#include "tests/support/test_database.h"

#include <QHash>
#include <QUrl>

namespace paushtik::e2e {

/// A daemon on a PostgreSQL that outlives it, with a few orders, and somebody else at work there.
class BusyShop {
public:
    /// False when the daemon does not come up.
    bool open();
    QUrl url() const;
    /// Nobody but killAndStartAgain() ends the daemon.
    bool isServing() { return m_daemon->isRunning(); }
    const QByteArray &token() const { return m_token; }
    /// Somebody else gives a product another title.
    void retitle(int which, const QString &title);
    /// Killed like the desk; another one goes on with its database, at another port.
    bool killAndStartAgain();
    /// Every mark that a ledger, a note or the audit holds, and how often.
    QHash<QString, int> marks() const;
    /// What `paushtikd verify` says; empty when all is well.
    QByteArray faults() const;

private:
    bool start();
    QJsonObject ask(const QByteArray &method, const QByteArray &path, const QByteArray &token,
                    const QJsonObject &body = {}) const;
    QByteArray logIn(const QByteArray &path, const QString &email) const;
    void placeOrders(int count) const;

    tests::TestDatabase m_database{tests::TestDatabase::Empty};
    DataFolder m_folder;
    std::unique_ptr<RunningDaemon> m_daemon;
    QByteArray m_token;
    QByteArray m_otherToken;
    QStringList m_products;
};

} // namespace paushtik::e2e
