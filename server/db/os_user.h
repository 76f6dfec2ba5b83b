// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/result.h"

#include <QByteArray>
#include <QStringList>
#include <sys/types.h>

namespace paushtik::db {

/// An account of this machine, to run PostgreSQL as: it refuses to run as root.
struct OsUser {
    uid_t uid;
    gid_t gid;
    QByteArray name;

    static std::optional<OsUser> byName(const char *name);
    static std::optional<OsUser> byId(uid_t uid);
    static OsUser current();
};

/// For a child process between fork and exec: gives up root for `user`, if there is root to give
/// up. Only async-signal-safe calls. Ends the child when it cannot.
void becomeOrExit(const OsUser &user);
/// Can `user` list, enter and write `folder`? Asked of the kernel, in a child of its own.
bool canUse(const OsUser &user, const QString &folder);
/// Runs a program as `user` to its end. The failure's detail is the last line it wrote to standard
/// error.
Result<void> runAs(const OsUser &user, const QString &program, const QStringList &arguments);
/// Starts a program as `user` in a session of its own, so that neither a signal to ours nor our end
/// reaches it; output goes to the open file `log`. It is our child until one of us ends: -1 when
/// there is no process left.
pid_t spawnAs(const OsUser &user, const QString &program, const QStringList &arguments, int log);

} // namespace paushtik::db
