// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/result.h"

#include <QByteArray>
#include <QString>
#include <memory>

namespace paushtik::db {

/// A private PostgreSQL under the data folder: initdb once, unix socket only (the socket lies in
/// the data folder itself), run as an unprivileged user when we are root, database and role
/// `paushtik`, peer authentication for the data folder's owner and root. One that a kill left
/// running is adopted. Blocking calls: start-up and shut-down only.
class EmbeddedCluster {
public:
    explicit EmbeddedCluster(QString dataFolder);
    ~EmbeddedCluster();

    /// Starts or adopts it and waits until it answers. The failure's detail is one line for a
    /// person (folder not writable, no PostgreSQL installed, port file of another program).
    Result<void> start();
    /// Fast shutdown, waits.
    void stop();
    bool wasRunning() const; ///< it was adopted, not started, by start()
    QByteArray url() const;  ///< for DatabaseConfig, after start()

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace paushtik::db
