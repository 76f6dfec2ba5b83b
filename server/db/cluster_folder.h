// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/os_user.h"

namespace paushtik::db {

/// The files of a private cluster: `postgres/` inside the data folder, the socket beside it.
/// Blocking.
class ClusterFolder {
public:
    explicit ClusterFolder(const QString &dataFolder);

    /// There, or made; writable; short enough for a socket in it. The failure's detail is one line
    /// for a person.
    Result<void> checkFolder() const;
    /// Lets the cluster's user into the data folder and makes the cluster when there is none.
    /// One that may be lost with the machine need not wait for its disk.
    Result<void> prepare(bool mayBeLost);
    const OsUser &user() const { return *m_user; } ///< who runs it; after prepare()
    const QString &programs() const { return m_programs; }
    const QString &path() const { return m_data; }
    QString cluster() const { return m_data + QLatin1StringView("/postgres"); }
    QString logFile() const { return m_data + QLatin1StringView("/postgres.log"); }

    /// The process that runs this very cluster now, 0 for none: a left-over postmaster.pid is not
    /// believed.
    pid_t runningProcess() const;
    /// Removes what a killed postmaster left and what would keep the next one from starting. Only
    /// when none runs.
    Result<void> removeLeftovers() const;
    /// Opens the log for appending, in the cluster user's name; a large one is put aside. -1 when
    /// that fails.
    int openLog() const;
    /// What PostgreSQL said last, for the one line that a person gets.
    QString lastComplaint() const;

private:
    Result<OsUser> chooseUser() const;
    Result<void> letUserIn() const;
    Result<void> initialize(bool mayBeLost) const;
    Result<void> writeAccessRules() const;
    bool runsCluster(pid_t process) const;

    QString m_data;
    std::optional<OsUser> m_user;
    QString m_programs;
};

} // namespace paushtik::db
