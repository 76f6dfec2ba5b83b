// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/replica.h"

#include "desktop/core/launch.h"
#include "desktop/replica/schema.h"

#include <QDir>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QStorageInfo>
#include <QtConcurrent>
#include <algorithm>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kReaders = 2;

/// Not every write that fails for want of room says so: a file that cannot grow is an input/output
/// error to SQLite, one that cannot be made is none of its business.
Error faultIn(const QString &folder, const std::exception &fault)
{
    constexpr qint64 kNoRoom = 256 * 1024;
    const auto *sql = dynamic_cast<const SqlError *>(&fault);
    const bool full = (sql && sql->isDiskFull()) || QStorageInfo(folder).bytesAvailable() < kNoRoom;
    return {.fault = Fault::Unavailable,
            .code = full ? kDiskFull : kReplicaFault,
            .detail = QString::fromUtf8(fault.what())};
}

/// As SqlThread gives it, so that one place turns faults into errors.
Result<ReplicaFile> prepared(const QString &folder)
{
    try {
        return replica_file::prepare(folder);
    } catch (const schema::NewerFile &fault) {
        return fail(Fault::Unsupported, kReplicaNewer, QString::fromUtf8(fault.what()));
    } catch (const std::exception &fault) {
        return fail(faultIn(folder, fault));
    }
}

Error notLocked(const QString &folder, const FileLock &lock)
{
    if (lock.isOpen())
        return {.fault = Fault::Unavailable, .code = kReplicaInUse};
    return faultIn(folder, std::runtime_error("the folder of the replica cannot be locked"));
}

Result<QJsonObject> found(Result<std::optional<QJsonObject>> document)
{
    if (!document)
        return fail(std::move(document.error()));
    if (!*document)
        return fail(Fault::NotFound);
    return std::move(**document);
}

} // namespace

Replica::Replica(QString root, QObject *parent)
    : QObject(parent)
    , m_root(std::move(root))
{
}

Replica::~Replica()
{
    blockSignals(true);
    close();
}

QString Replica::standardRoot()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           u"/paushtik-desk/replica"_s;
}

Task<Result<ReplicaFile>> Replica::open(QString account)
{
    const QPointer self(this);
    close();
    const QString folder = replica_file::folderFor(m_root, account);
    QDir().mkpath(folder);
    FileLock lock(folder + u"/lock"_s);
    if (!lock.tryLock(FileLock::Exclusive))
        co_return fail(notLocked(folder, lock));
    auto preparing = QtConcurrent::run(prepared, folder);
    auto file = co_await preparing;
    if (!self)
        co_return fail(Fault::Unavailable, kReplicaClosed);
    if (!file)
        co_return file;
    close(); // somebody else may have been quicker meanwhile
    m_account = account;
    m_folder = folder;
    m_lock.emplace(std::move(lock));
    m_writer = std::make_unique<SqlThread>(file->path, Sql::Access::ReadWrite, u"replica-write"_s);
    for (int i = 0; i < kReaders; ++i)
        m_readers.push_back(
            std::make_unique<SqlThread>(file->path, Sql::Access::ReadOnly, u"replica-read"_s));
    m_slowReader =
        std::make_unique<SqlThread>(file->path, Sql::Access::ReadOnly, u"replica-count"_s);
    auto woken = co_await write([](Sql &sql) {
        outbox::wake(sql);
        return true;
    });
    if (!self)
        co_return fail(Fault::Unavailable, kReplicaClosed);
    if (!woken)
        co_return fail(std::move(woken.error()));
    Q_EMIT opened();
    co_return file;
}

void Replica::close()
{
    if (!isOpen())
        return;
    m_readers.clear();
    m_slowReader.reset();
    m_writer.reset();
    m_lock.reset();
    Q_EMIT closed();
}

QString Replica::filesFolder() const
{
    const QString folder = m_folder + u"/files"_s;
    QDir().mkpath(folder);
    return folder;
}

Task<Result<QJsonObject>> Replica::document(DocType type, QString id)
{
    DocRef ref{type, std::move(id)};
    co_return found(co_await read([ref](Sql &sql) { return documents::shown(sql, ref); }));
}

Task<Result<QJsonObject>> Replica::order(QString idNumberOrAwb)
{
    co_return found(co_await read([idNumberOrAwb](Sql &sql) -> std::optional<QJsonObject> {
        const auto id = orders::idOf(sql, idNumberOrAwb);
        return id ? documents::shown(sql, {DocType::Order, *id}) : std::nullopt;
    }));
}

Task<Result<QList<QJsonObject>>> Replica::all(DocType type)
{
    return read([type](Sql &sql) {
        QStringList ids;
        for (Rows rows = sql.rows(u"SELECT id FROM documents WHERE type = ? ORDER BY id"_s,
                                  {static_cast<int>(type)});
             rows.next();)
            ids.append(rows.text(0));
        QList<QJsonObject> documents;
        for (const QString &id : ids)
            if (auto document = documents::shown(sql, {type, id}))
                documents.append(std::move(*document));
        return documents;
    });
}

Task<Result<qint64>> Replica::submit(Edit edit)
{
    const QPointer self(this);
    const DocType type = edit.type;
    const QString id = edit.id;
    auto seq = co_await write(
        [edit = std::move(edit)](Sql &sql) { return outbox::add(sql, edit, Timestamp::now()); });
    if (self && seq)
        tellSubmitted(type, {id});
    co_return seq;
}

Task<Result<bool>> Replica::submitAll(QList<Edit> edits)
{
    return writeEach(std::move(edits),
                     [](Sql &sql, const Edit &edit) { outbox::add(sql, edit, Timestamp::now()); });
}

Task<Result<bool>> Replica::takeBack(QList<Edit> edits)
{
    return writeEach(std::move(edits), [](Sql &sql, const Edit &edit) {
        outbox::takeBack(sql, edit, Timestamp::now());
    });
}

Task<Result<bool>> Replica::writeEach(QList<Edit> edits, void (*how)(Sql &, const Edit &))
{
    const QPointer self(this);
    QHash<DocType, QStringList> ids;
    for (const Edit &edit : edits)
        ids[edit.type].append(edit.id);
    auto written = co_await write([edits, how](Sql &sql) {
        for (const Edit &edit : edits)
            how(sql, edit);
        return true;
    });
    if (self && written) {
        for (auto type = ids.cbegin(); type != ids.cend(); ++type)
            tellSubmitted(type.key(), type.value());
    }
    co_return written;
}

Task<Result<QList<OutboxRow>>> Replica::outbox(bool history)
{
    return read([history](Sql &sql) { return outbox::rows(sql, history); });
}

Task<Result<bool>> Replica::retry(qint64 seq)
{
    return change([seq](Sql &sql) -> Result<DocRef> {
        const auto row = outbox::row(sql, seq);
        if (!row)
            return fail(Fault::NotFound);
        outbox::retry(sql, seq);
        return DocRef{row->edit.type, row->edit.id};
    });
}

Task<Result<bool>> Replica::discard(qint64 seq)
{
    return change([seq](Sql &sql) -> Result<DocRef> {
        const auto ref = outbox::discard(sql, seq);
        return ref ? Result<DocRef>(*ref) : fail(Fault::NotFound);
    });
}

Task<Result<bool>> Replica::settle(qint64 seq, QList<FieldChoice> choices)
{
    return change(
        [seq, choices](Sql &sql) { return outbox::settle(sql, seq, choices, Timestamp::now()); });
}

Task<Result<bool>> Replica::undo(qint64 seq)
{
    return change([seq](Sql &sql) { return outbox::undo(sql, seq, Timestamp::now()); });
}

Task<Result<bool>> Replica::recreate(qint64 seq)
{
    return change([seq](Sql &sql) { return outbox::recreate(sql, seq); });
}

Task<Result<bool>> Replica::change(std::function<Result<DocRef>(Sql &)> work)
{
    const QPointer self(this);
    auto changed = co_await write(std::move(work));
    if (!changed)
        co_return fail(std::move(changed.error()));
    if (!*changed)
        co_return fail(std::move(changed->error()));
    if (self)
        tellSubmitted((*changed)->type, {(*changed)->id});
    co_return true;
}

void Replica::tellChanged(DocType type, const QStringList &ids)
{
    constexpr qsizetype kMany = 500;
    Q_EMIT documentsChanged(type, ids.size() > kMany ? QStringList() : ids);
}

void Replica::tellSubmitted(DocType type, const QStringList &ids)
{
    tellChanged(type, ids);
    Q_EMIT outboxChanged();
    Q_EMIT workWaiting();
}

SqlThread *Replica::idlestReader() const
{
    const auto idlest =
        std::min_element(m_readers.begin(), m_readers.end(),
                         [](const auto &a, const auto &b) { return a->load() < b->load(); });
    return idlest == m_readers.end() ? nullptr : idlest->get();
}

Error Replica::errorOf(const std::exception &fault)
{
    Error error = faultIn(m_folder, fault);
    const auto *sql = dynamic_cast<const SqlError *>(&fault);
    if (sql && sql->isDamage()) {
        error.code = kReplicaDamaged;
        noteDamage();
    }
    Q_EMIT faulted(error);
    return error;
}

void Replica::noteDamage()
{
    if (std::exchange(m_replacing, true))
        return;
    replica_file::condemn(m_folder);
    launch(replaceDamaged(), "replacing a damaged replica");
}

Task<> Replica::replaceDamaged()
{
    const QPointer self(this);
    const auto file = co_await open(m_account);
    if (!self)
        co_return;
    m_replacing = false;
    if (file)
        Q_EMIT replaced(*file);
}

} // namespace paushtik
