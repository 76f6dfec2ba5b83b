// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/order_reader.h"
#include "desktop/replica/outbox.h"
#include "desktop/replica/product_reader.h"
#include "desktop/replica/replica_file.h"
#include "desktop/replica/sql_thread.h"
#include "shared/files/file_lock.h"

#include <QObject>
#include <QPointer>

namespace paushtik {

/// Words that the replica puts into Error::code.
inline constexpr QLatin1StringView kReplicaClosed("replica_closed"); ///< nobody is signed in
inline constexpr QLatin1StringView kReplicaInUse("replica_in_use");  ///< by another program
inline constexpr QLatin1StringView kReplicaNewer("replica_newer");   ///< of a later program
inline constexpr QLatin1StringView kReplicaDamaged("replica_damaged");
inline constexpr QLatin1StringView kDiskFull("disk_full");
inline constexpr QLatin1StringView kReplicaFault("replica_fault");

/// This desk's copy of the shop and the line of edits that the shop is still to be told of, one
/// file for each server and account. It lives as long as the window and is opened when somebody
/// signs in. UI thread; all work on the file is done on threads of its own, so nothing here blocks.
///
/// To read, hand read() a function of `Sql &`: those of order_reader.h, product_reader.h and
/// documents.h are made for it. It must own what it needs. To change something, submit() an Edit
/// (edit.h makes them): it is on disk, and shown by every read, when the task is done.
class Replica : public QObject {
    Q_OBJECT
public:
    /// `root` holds a folder for each account.
    explicit Replica(QString root, QObject *parent = nullptr);
    ~Replica() override;
    /// Where the user's own replicas lie.
    static QString standardRoot();

    /// `account` names server and account, as Profile::key() does. What was open is closed.
    Task<Result<ReplicaFile>> open(QString account);
    /// Waits for what is being written.
    void close();
    bool isOpen() const { return m_writer != nullptr; }
    /// For files of edits that wait: they lie beside the replica, readable by the owner alone.
    QString filesFolder() const;

    /// Runs `work(Sql &)` on a reading connection, for whoever asks first.
    template <class Work>
    Task<Result<std::invoke_result_t<Work, Sql &>>> read(Work work);
    /// The same for work that may take a while and whose answer can wait: it holds up no read().
    template <class Work>
    Task<Result<std::invoke_result_t<Work, Sql &>>> readSlowly(Work work);
    /// Runs `work(Sql &)` on the writing connection, inside one transaction. For the sync itself;
    /// everybody else submits edits.
    template <class Work>
    Task<Result<std::invoke_result_t<Work, Sql &>>> write(Work work, bool durable = true);

    /// The document as shown here; Fault::NotFound when it is not here.
    Task<Result<QJsonObject>> document(DocType type, QString id);
    /// By id, number or AWB.
    Task<Result<QJsonObject>> order(QString idNumberOrAwb);
    /// All of a type that has few: categories, manifests.
    Task<Result<QList<QJsonObject>>> all(DocType type);

    /// Gives the edit's number in the outbox.
    Task<Result<qint64>> submit(Edit edit);
    /// All of them or, when the disk does not let it, none; in this order.
    Task<Result<bool>> submitAll(QList<Edit> edits);
    /// Takes such edits back, as outbox::takeBack() does; all of them or none.
    Task<Result<bool>> takeBack(QList<Edit> edits);
    Task<Result<QList<OutboxRow>>> outbox(bool history = false);
    Task<Result<bool>> retry(qint64 seq);
    Task<Result<bool>> discard(qint64 seq);
    Task<Result<bool>> settle(qint64 seq, QList<FieldChoice> choices);
    Task<Result<bool>> undo(qint64 seq);
    /// The document that an edit meant was deleted: it is made anew.
    Task<Result<bool>> recreate(qint64 seq);

    /// What the sync tells of, after it wrote: no ids, or more than some hundred, means "many".
    void tellChanged(DocType type, const QStringList &ids);
    void tellOutboxChanged() { Q_EMIT outboxChanged(); }
    /// For who adds to the outbox in a transaction of its own.
    void tellSubmitted(DocType type, const QStringList &ids);

Q_SIGNALS:
    void opened();
    void closed();
    /// These documents are shown otherwise now; an empty list: any of the type may be.
    void documentsChanged(paushtik::DocType type, const QStringList &ids);
    void outboxChanged();
    /// Somebody submitted, retried or settled: there is something to send.
    void workWaiting();
    /// A write did not come to the disk, or the file was damaged and is being replaced.
    void faulted(const paushtik::Error &error);
    /// The damaged file was replaced by a new one, which is empty but for the rescued edits.
    void replaced(const paushtik::ReplicaFile &file);

private:
    Error errorOf(const std::exception &fault);
    Task<> replaceDamaged();
    void noteDamage();
    SqlThread *idlestReader() const;
    template <class Work>
    Task<Result<std::invoke_result_t<Work, Sql &>>> guarded(SqlThread *thread, Work work);
    Task<Result<bool>> change(std::function<Result<DocRef>(Sql &)> work);
    Task<Result<bool>> writeEach(QList<Edit> edits, void (*how)(Sql &, const Edit &));

    QString m_root;
    QString m_account;
    QString m_folder;
    std::optional<FileLock> m_lock;
    std::unique_ptr<SqlThread> m_writer;
    std::vector<std::unique_ptr<SqlThread>> m_readers;
    std::unique_ptr<SqlThread> m_slowReader;
    bool m_replacing = false;
};

template <class Work>
Task<Result<std::invoke_result_t<Work, Sql &>>> Replica::guarded(SqlThread *thread, Work work)
{
    const QPointer self(this);
    if (!thread)
        co_return fail(Fault::Unavailable, kReplicaClosed);
    std::exception_ptr fault;
    try {
        co_return co_await thread->run(std::move(work));
    } catch (...) {
        fault = std::current_exception();
    }
    try {
        std::rethrow_exception(fault);
    } catch (const std::exception &known) {
        if (!self)
            co_return fail(Fault::Unavailable, kReplicaClosed);
        co_return fail(self->errorOf(known));
    }
}

template <class Work>
Task<Result<std::invoke_result_t<Work, Sql &>>> Replica::read(Work work)
{
    return guarded(idlestReader(), std::move(work));
}

template <class Work>
Task<Result<std::invoke_result_t<Work, Sql &>>> Replica::readSlowly(Work work)
{
    return guarded(m_slowReader.get(), std::move(work));
}

template <class Work>
Task<Result<std::invoke_result_t<Work, Sql &>>> Replica::write(Work work, bool durable)
{
    return guarded(m_writer.get(), [work = std::move(work), durable](Sql &sql) mutable {
        sql.setDurable(durable);
        Transaction transaction(sql);
        auto value = work(sql);
        transaction.commit();
        return value;
    });
}

} // namespace paushtik
