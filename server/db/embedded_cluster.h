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
    /// Throwaway is for tests: no fsync, a crash of the machine may cost everything.
    enum class Durability { Safe, Throwaway };
    explicit EmbeddedCluster(QString dataFolder, Durability durability = Durability::Safe);
    /// Leaves it running: only stop() stops it.
    ~EmbeddedCluster();

    /// Starts or adopts it and waits until it answers. The failure's detail is one line for a
    /// person (folder not writable, no PostgreSQL installed, port file of another program).
    Result<void> start();
    /// Fast shutdown, waits. Does nothing while another process that called start() still uses it
    /// (a command beside the daemon, say): the last one out stops it.
    void stop();
    bool wasRunning() const; ///< it was adopted, not started, by start()
    QByteArray url() const;  ///< for DatabaseConfig, after start()

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace paushtik::db
