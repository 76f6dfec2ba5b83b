// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"

#include <QObject>

namespace paushtik::db {

/// LISTEN on one connection of its own, for the whole process. Signals come on the thread that owns
/// it. After every reconnect it emits reconnected(): notifications sent meanwhile are lost, so a
/// listener must look for itself.
class Notifications : public QObject {
    Q_OBJECT
public:
    Notifications(DatabaseConfig config, QList<QByteArray> channels, QObject *parent = nullptr);
    ~Notifications() override;
    void start();
    void stop();

Q_SIGNALS:
    void notified(QByteArray channel, QByteArray payload);
    void reconnected();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace paushtik::db
