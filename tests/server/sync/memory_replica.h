// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/sync/changes_service.h"
#include "server/sync/digest_service.h"

#include <QHash>

namespace paushtik::tests {

/// Until all that has been committed can be read: transactions of other databases on the cluster
/// hold the feed back too.
Task<> readable(const db::Database *database);

/// A replica in memory: what a client of the feed has to do, and nothing more.
class MemoryReplica {
public:
    using Documents = QHash<QString, QByteArray>; ///< JSON text by "type id"

    explicit MemoryReplica(const sync::ChangesService *changes)
        : m_changes(changes)
    {
    }

    /// One page. A lost answer changes nothing here. True when there is more; starts again when the
    /// feed says so.
    Task<bool> pull(int limit, bool answerIsLost = false);
    Task<> catchUp(int limit);

    struct Copy {
        Documents documents;
        QString cursor;
    };
    const Copy &state() const { return m_state; }
    /// As after putting back an old file.
    void restore(Copy copy) { m_state = std::move(copy); }
    int resyncs() const { return m_resyncs; }

    /// "type count checksum" for each type.
    QStringList digest() const;
    static QStringList lines(const sync::Digest &digest);
    /// What differs from the other, a line each.
    QStringList differences(const MemoryReplica &other) const;

private:
    void apply(const sync::Changes &changes);

    const sync::ChangesService *m_changes;
    Copy m_state;
    int m_resyncs = 0;
};

} // namespace paushtik::tests
