// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/folder_store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace paushtik::media {
using namespace Qt::StringLiterals;

namespace {

/// From here on a file is sent as one. CPU µs of a worker for 33, 160, 300 and 600 KB
/// (tests/bench/picture_bench): from memory 20, 39, 52 and 128, from the file 26, 41, 51 and 79;
/// and a client that stops reading then holds a descriptor instead of the bytes.
constexpr qint64 kSentAsFile = 128 * 1024;

tl::unexpected<Error> away(const QString &what)
{
    return fail(Fault::Unavailable, {}, u"The picture store does not take the file: "_s + what);
}

bool syncFolder(const QString &path)
{
    const int folder =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return false;
    const bool done = ::fsync(folder) == 0;
    ::close(folder);
    return done;
}

bool writeDurably(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly) &&
           file.write(bytes) == bytes.size() && file.flush() && ::fsync(file.handle()) == 0;
}

bool writeAll(const QString &folder, const MediaKey &base, const Files &files)
{
    for (int i = 0; i < kSizes; ++i) {
        if (!writeDurably(folder + u'/' + base.sibling(Size(i)).fileName(), files[size_t(i)]))
            return false;
    }
    return syncFolder(folder);
}

Result<void> putNow(const QString &root, const MediaKey &base, const Files &files)
{
    const QString target = root + u'/' + base.folder();
    if (QFile::exists(target))
        return {};
    const QString shelf = root + u'/' + base.digest.left(2);
    const QString temporary =
        root + u"/tmp/"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (!QDir().mkpath(shelf) || !QDir().mkpath(temporary))
        return away(u"the folder cannot be made"_s);
    const bool moved =
        writeAll(temporary, base, files) && std::rename(QFile::encodeName(temporary).constData(),
                                                        QFile::encodeName(target).constData()) == 0;
    if (!moved) {
        QDir(temporary).removeRecursively();
        // Another upload of the same picture was first: just as good.
        if (QFile::exists(target))
            return {};
        return away(u"it cannot be written"_s);
    }
    if (!syncFolder(shelf) || !syncFolder(root))
        return away(u"it cannot be made durable"_s);
    return {};
}

Result<QByteArray> getNow(const QString &path)
{
    const auto file = OpenFile::open(path);
    return file ? Result<QByteArray>(file->read()) : fail(Fault::NotFound);
}

Result<Content> openNow(const QString &path)
{
    auto file = OpenFile::open(path);
    if (!file)
        return fail(Fault::NotFound);
    if (file->size() < kSentAsFile)
        return Content{file->read()};
    file->warm();
    return Content{{}, std::move(file)};
}

// A reader that already has a file open keeps it; the rename makes the rest vanish at one moment.
Result<void> removeNow(const QString &root, const MediaKey &base)
{
    const QString grave = root + u"/tmp/"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (!QDir().mkpath(root + u"/tmp"_s))
        return away(u"the folder cannot be made"_s);
    if (QFile::exists(root + u'/' + base.folder()) &&
        !QFile::rename(root + u'/' + base.folder(), grave))
        return away(u"it cannot be removed"_s);
    QDir(grave).removeRecursively();
    return {};
}

// One page for each of the 256 shelves; the cursor is the shelf's number.
StoredPage listNow(const QString &root, const QString &cursor)
{
    const int shelf = cursor.toInt();
    const QString name = u"%1"_s.arg(shelf, 2, 16, QChar(u'0'));
    StoredPage page;
    const QFileInfoList folders =
        QDir(root + u'/' + name).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QFileInfo &folder : folders) {
        const MediaKey key{folder.fileName(), Size::Full};
        if (MediaKey::parse(key.toString()))
            page.pictures.append({key, folder.lastModified()});
    }
    if (shelf < 255)
        page.next = QString::number(shelf + 1);
    return page;
}

} // namespace

FolderStore::FolderStore(QString root, CpuPool &pool)
    : m_root(std::move(root))
    , m_pool(pool)
{
    // What a crash left half written; it was never visible.
    QDir(m_root + u"/tmp"_s).removeRecursively();
}

Task<Result<void>> FolderStore::put(MediaKey base, Files files)
{
    std::function<Result<void>()> work = [root = m_root, base, files] {
        return putNow(root, base, files);
    };
    auto done = co_await m_pool.run(std::move(work));
    co_return done ? *done : Result<void>(fail(done.error()));
}

Task<Result<QByteArray>> FolderStore::get(MediaKey key)
{
    std::function<Result<QByteArray>()> work = [path = m_root + u'/' + key.toString()] {
        return getNow(path);
    };
    auto done = co_await m_pool.run(std::move(work));
    co_return done ? *done : Result<QByteArray>(fail(done.error()));
}

Task<Result<Content>> FolderStore::open(MediaKey key)
{
    std::function<Result<Content>()> work = [path = m_root + u'/' + key.toString()] {
        return openNow(path);
    };
    auto done = co_await m_pool.run(std::move(work));
    co_return done ? *done : Result<Content>(fail(done.error()));
}

Task<Result<bool>> FolderStore::contains(MediaKey base)
{
    std::function<bool()> work = [path = m_root + u'/' + base.folder()] {
        return QFile::exists(path);
    };
    co_return co_await m_pool.run(std::move(work));
}

Task<Result<void>> FolderStore::remove(MediaKey base)
{
    std::function<Result<void>()> work = [root = m_root, base] { return removeNow(root, base); };
    auto done = co_await m_pool.run(std::move(work));
    co_return done ? *done : Result<void>(fail(done.error()));
}

Task<Result<StoredPage>> FolderStore::list(QString cursor)
{
    std::function<StoredPage()> work = [root = m_root, cursor] { return listNow(root, cursor); };
    co_return co_await m_pool.run(std::move(work));
}

} // namespace paushtik::media
