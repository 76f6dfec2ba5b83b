// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/printing/print_job.h"
#include "shared/domain/result.h"
#include "shared/files/file_lock.h"

#include <memory>
#include <optional>

namespace paushtik {

/// The spool on disk, an SQLite file. Every call is durable when it returns. It belongs to the
/// thread that calls open(), and is closed there.
class SpoolStore {
public:
    explicit SpoolStore(QString file);
    ~SpoolStore();

    /// Opens or makes the file. Jobs that a lost run left at `printing` become `unsure`. Refuses a
    /// file that another program has open.
    Result<void> open();
    Result<qint64> add(PrintRequest request);
    /// The oldest job that waits for a printer of this role; it is `printing` from now on.
    std::optional<PrintJob> takeNext(PrinterRole role);
    PrintContent contentOf(qint64 id) const;
    /// Fault::Conflict when the job stands where this move does not begin.
    Result<void> move(qint64 id, PrintState to, QString who, QString error);
    std::optional<PrintJob> find(qint64 id) const;
    /// The newest first.
    QList<PrintJob> jobs(int limit) const;
    QList<PrintLogLine> log(int limit) const;
    /// Whether paper with this AWB came out, or may have.
    bool wasPrinted(const QString &awb) const;
    /// Forgets what was printed before then; the log stays.
    void prune(Timestamp before);

private:
    void note(qint64 id, PrintState state, const QString &who, const QString &detail);

    QString m_file;
    QString m_connection;
    std::shared_ptr<FileLock> m_lock;
};

} // namespace paushtik
