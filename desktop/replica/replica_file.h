// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace paushtik {

/// What was found when a replica's file was opened.
struct ReplicaFile {
    QString path;
    /// Where a damaged file was set aside; empty when it was sound.
    QString setAside = {};
    int rescuedEdits = 0;
    /// Whether some part of the outbox of the damaged file could not be read.
    bool editsUnreadable = false;
};

namespace replica_file {

/// A folder of its own for a server and an account; the name tells neither.
QString folderFor(const QString &root, const QString &account);

/// Makes the folder (0700) and the file (0600) where they are missing and brings the file to the
/// latest schema. A damaged file is set aside under another name, beside a new one with what could
/// be read of its outbox. Blocks; throws SqlError, schema::NewerFile, or std::runtime_error where
/// the disk does not let it.
ReplicaFile prepare(const QString &folder);

/// The file is damaged: the next prepare() sets it aside, however sound it looks.
void condemn(const QString &folder);

} // namespace replica_file
} // namespace paushtik
