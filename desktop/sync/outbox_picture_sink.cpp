// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/outbox_picture_sink.h"

#include "desktop/core/launch.h"
#include "desktop/sync/sync_words.h"

#include <QCoroFuture>
#include <QDir>
#include <QFile>
#include <QPointer>
#include <QSaveFile>
#include <QtConcurrentRun>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

const QString kFull = u"full.webp"_s;

/// As the server calls the files beside the full one.
QString nameOf(int variant)
{
    const QString name = kVariantNames[size_t(variant)];
    return variant == 0 ? kFull : u"full-%1.webp"_s.arg(name);
}

QList<EditFile> filesIn(const QString &folder)
{
    QList<EditFile> files;
    for (int i = 0; i < kVariants; ++i)
        files.append({kVariantNames[size_t(i)], folder + u'/' + nameOf(i)});
    return files;
}

/// Fault::NotFound: a file is gone, and no other try will find it.
Result<void> copyInto(const QString &folder, const QStringList &files)
{
    const bool isMade = QDir().mkpath(folder);
    for (int i = 0; i < kVariants; ++i) {
        QFile from(files.value(i));
        if (!from.open(QIODevice::ReadOnly))
            return fail(Fault::NotFound, {}, files.value(i));
        const QByteArray bytes = from.readAll();
        QSaveFile to(folder + u'/' + nameOf(i));
        if (!isMade || !to.open(QIODevice::WriteOnly) || to.write(bytes) != bytes.size() ||
            !to.commit())
            return fail(Fault::Unavailable, kReplicaFault, folder);
    }
    return {};
}

QStringList foldersIn(const QString &root)
{
    return QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
}

void removeFolders(const QString &root, const QStringList &names)
{
    for (const QString &name : names)
        QDir(root + u'/' + name).removeRecursively();
}

QString pictureOf(const OutboxRow &row)
{
    return row.edit.kind == u"picture" ? row.edit.shown.append["images"_L1]["id"_L1].toString()
                                       : QString();
}

PictureProgress progressOf(const OutboxRow &row)
{
    switch (row.state) {
    case EditState::Sending:
        return {PictureState::Sending, {}};
    case EditState::Conflict:
    case EditState::Refused:
        return {PictureState::Failed, SyncWords::why(row)};
    case EditState::Sent:
    case EditState::Done:
        return {PictureState::Sent, {}};
    case EditState::Waiting:
        break;
    }
    return {PictureState::Queued, SyncWords::why(row)};
}

struct Line {
    QHash<QString, PictureProgress> pictures;
    QHash<QString, qint64> places;
    QSet<QString> open; ///< their files are still needed
};

Line read(Sql &sql)
{
    Line line;
    // What is done first: one that is open under the same id counts.
    for (const OutboxRow &row : outbox::rows(sql, true) + outbox::rows(sql)) {
        const QString id = pictureOf(row);
        if (id.isEmpty())
            continue;
        line.pictures.insert(id, progressOf(row));
        line.places.insert(id, row.seq);
        if (row.state != EditState::Done)
            line.open.insert(id);
    }
    return line;
}

} // namespace

OutboxPictureSink::OutboxPictureSink(Replica &replica, QObject *parent)
    : PictureSink(parent)
    , m_replica(replica)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(50ms);
    connect(&m_soon, &QTimer::timeout, this,
            [this] { launch(readAndTell(), "telling of pictures"); });
    connect(&replica, &Replica::outboxChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&replica, &Replica::opened, this, [this] {
        m_taken.clear();
        launch(sweep(), "sweeping pictures");
        tell();
        Q_EMIT ready();
    });
}

QString OutboxPictureSink::folderOf(const QString &id) const
{
    return m_replica.filesFolder() + u"/pictures/"_s + id;
}

Task<Result<void>> OutboxPictureSink::take(PictureUpload upload)
{
    const QPointer self(this);
    if (!m_replica.isOpen())
        co_return fail(Fault::Unavailable, kReplicaClosed);
    m_taken.insert(upload.id);
    const QString folder = folderOf(upload.id);
    auto copying = QtConcurrent::run(copyInto, folder, upload.files);
    const auto copied = co_await copying;
    if (!self || !copied)
        co_return fail(copied ? Error{Fault::Unavailable} : copied.error());
    Edit edit = edits::addPicture(upload.productId, upload.product, upload.id, upload.alt,
                                  filesIn(folder), folder + u'/' + kFull);
    const auto place = co_await m_replica.submit(std::move(edit));
    if (!place)
        co_return fail(place.error());
    co_return Result<void>();
}

void OutboxPictureSink::tell()
{
    m_soon.start();
}

Task<> OutboxPictureSink::readAndTell()
{
    const QPointer self(this);
    const auto line = co_await m_replica.read(read);
    if (self && line)
        Q_EMIT told(line->pictures);
}

void OutboxPictureSink::retry(const QString &id)
{
    launch(act(id, &Replica::retry), "sending a picture again");
}

void OutboxPictureSink::drop(const QString &id)
{
    launch(act(id, &Replica::discard), "dropping a picture");
}

Task<> OutboxPictureSink::act(QString id, Act how)
{
    const QPointer self(this);
    const auto line = co_await m_replica.read(read);
    if (!self || !line || !line->places.contains(id))
        co_return;
    (void)co_await (m_replica.*how)(line->places.value(id));
}

/// Files of pictures that nobody waits for any longer. The folders are listed before the line is
/// read: one that comes meanwhile is in neither.
Task<> OutboxPictureSink::sweep()
{
    const QPointer self(this);
    const QString root = m_replica.filesFolder() + u"/pictures"_s;
    auto listing = QtConcurrent::run(foldersIn, root);
    QStringList folders = co_await listing;
    if (!self)
        co_return;
    const auto line = co_await m_replica.read(read);
    if (!self || !line)
        co_return;
    folders.removeIf(
        [&](const QString &id) { return line->open.contains(id) || m_taken.contains(id); });
    auto removing = QtConcurrent::run(removeFolders, root, folders);
    co_await removing;
}

} // namespace paushtik
