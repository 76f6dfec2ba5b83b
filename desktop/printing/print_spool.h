// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/printing/printer_setup.h"
#include "desktop/printing/queue_send.h"
#include "desktop/printing/spool_store.h"

#include <QCoreApplication>
#include <QSet>
#include <QThreadPool>
#include <QTimer>
#include <memory>

namespace paushtik {

/// Prints one thing after the other, a queue for each role, and remembers through every crash how
/// far it came. It lives on the UI thread and never holds it up: disk, drawing and printers are
/// elsewhere.
class PrintSpool : public QObject {
    Q_OBJECT
public:
    explicit PrintSpool(PrinterSetup &setup, QObject *parent = nullptr);
    ~PrintSpool() override;

    /// Whose paper it is: a file for each account. What waits in it is printed.
    void open(const QString &file);
    /// What is being sent is still sent and noted; nothing else is begun.
    void close();

    /// For tests: how long a printer may take, and how soon one that was away is asked again.
    void setPatience(SendPatience patience, std::chrono::milliseconds again);

    /// Kept on disk when this is done; printed as soon as the role's printer is free and there.
    Task<Result<qint64>> add(PrintRequest request);
    /// What the job printed, once more, as a job of its own with a mark and a reason.
    Task<Result<qint64>> again(qint64 id, QString reason, QString who);
    /// A person looked: the paper of an unsure job came out, or it did not and is sent again.
    Task<Result<void>> settle(qint64 id, bool cameOut, QString who);
    /// Gives up what waits, failed or is unsure.
    Task<Result<void>> giveUp(qint64 id, QString who);
    Task<Result<void>> retry(qint64 id, QString who);

    Task<QList<PrintJob>> jobs(int limit = 200);
    Task<QList<PrintLogLine>> log(int limit = 500);
    Task<bool> wasPrinted(QString awb);
    PrinterSetup &setup() const { return m_setup; }

Q_SIGNALS:
    void jobChanged(const paushtik::PrintJob &job);

private:
    using Store = std::shared_ptr<SpoolStore>;
    /// Runs `work(SpoolStore &)` on the disk's thread.
    template <class Work>
    auto onDisk(Store store, Work work);
    Task<> pump(PrinterRole role);
    Task<SendOutcome> send(Store store, PrintJob job, PrinterChoice choice);
    Task<Result<void>> move(Store store, qint64 id, PrintState to, QString who, QString error);
    Task<Result<void>> moveHere(qint64 id, PrintState to, QString who, QString error);
    void wake(PrinterRole role);
    void wakeLater(PrinterRole role);

    PrinterSetup &m_setup;
    /// One thread that never ends: an SQLite connection belongs to the thread that opened it.
    std::shared_ptr<QThreadPool> m_disk;
    Store m_store; ///< null while nobody is signed in
    QSet<PrinterRole> m_pumping;
    SendPatience m_patience;
    std::chrono::milliseconds m_again{5'000};
};

/// Words for people about jobs and their states.
class PrintWords {
    Q_DECLARE_TR_FUNCTIONS(paushtik::PrintWords)
public:
    static QString state(PrintState state);
    /// What went wrong, in one sentence; empty when nothing did.
    static QString trouble(const PrintJob &job);
    static QString role(PrinterRole role);
    static QString mark(const PrintJob &job);
};

} // namespace paushtik
