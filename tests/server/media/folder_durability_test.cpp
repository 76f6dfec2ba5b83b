// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/folder_store.h"

#include "tests/support/test_main.h"
#include "tests/support/wait_for.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <cerrno>
#include <fcntl.h>
#include <mutex>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

// What reached the disk, in order: "fsync NAME" and "rename NAME".
struct Disk {
    std::mutex mutex;
    QStringList calls;
    int failAt = -1; ///< which call fails, as on a full or broken disk

    bool take(const QString &call)
    {
        const std::lock_guard lock(mutex);
        calls.append(call);
        return calls.size() - 1 != failAt;
    }
};

Disk &disk()
{
    static Disk one;
    return one;
}

} // namespace

// The program's own fsync() and rename() come before libc's: each call is seen, may fail, and is
// made.
extern "C" int fsync(int file)
{
    const QByteArray link = "/proc/self/fd/" + QByteArray::number(file);
    char path[4096] = {};
    const auto length = ::readlink(link.constData(), path, sizeof path - 1);
    const QString name = QString::fromUtf8(path, length).section(u'/', -1);
    if (!disk().take(QStringLiteral("fsync ") + name)) {
        errno = EIO;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_fsync, file));
}

extern "C" int rename(const char *from, const char *to) noexcept
{
    if (!disk().take(QStringLiteral("rename ") + QString::fromUtf8(to).section(u'/', -1))) {
        errno = EIO;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

namespace paushtik::media {

using namespace Qt::StringLiterals;
using tests::settled;

class FolderDurabilityTest : public QObject {
    Q_OBJECT

    const Files m_jar{"full bytes", "medium", "thumb", "blur"};
    const MediaKey m_key = MediaKey::of(m_jar);
    CpuPool m_pool{1};

    static QStringList filesUnder(const QString &folder)
    {
        QStringList files;
        QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            files.append(it.next());
        return files;
    }

private Q_SLOTS:
    void init()
    {
        disk().calls.clear();
        disk().failAt = -1;
    }

    void everythingIsOnTheDiskBeforeItIsSeenAndTheNameAfter()
    {
        QTemporaryDir folder;
        FolderStore store(folder.path(), m_pool);
        QVERIFY(settled(store.put(m_key, m_jar)));
        QStringList calls = disk().calls;
        const QString renamed = u"rename "_s + m_key.digest;
        const qsizetype at = calls.indexOf(renamed);
        const QStringList before = calls.first(at);
        const QStringList after = calls.sliced(at + 1);
        QCOMPARE(before.first(4),
                 (QStringList{u"fsync full.webp"_s, u"fsync full-medium.webp"_s,
                              u"fsync full-thumb.webp"_s, u"fsync full-blur.webp"_s}));
        QCOMPARE(before.size(), 5); // and the folder they are in
        QVERIFY(after.contains(u"fsync "_s + m_key.digest.left(2)));
        QVERIFY(after.contains(u"fsync "_s + QDir(folder.path()).dirName()));
    }

    void aDiskThatFailsAtAnyStepLeavesTheWholePictureOrNone()
    {
        QTemporaryDir whole;
        FolderStore counted(whole.path(), m_pool);
        QVERIFY(settled(counted.put(m_key, m_jar)));
        const auto steps = static_cast<int>(disk().calls.size());
        for (int step = 0; step < steps; ++step) {
            QTemporaryDir folder;
            FolderStore store(folder.path(), m_pool);
            init();
            disk().failAt = step;
            const auto put = settled(store.put(m_key, m_jar));
            QVERIFY(!put);
            QCOMPARE(put.error().fault, Fault::Unavailable);
            const auto files = filesUnder(folder.path()).size();
            QVERIFY2(files == 0 || files == kSizes, qPrintable(disk().calls.value(step)));
            QCOMPARE(*settled(store.contains(m_key)), files == kSizes);
            QVERIFY(settled(store.put(m_key, m_jar)));
            QCOMPARE(*settled(store.get(m_key)), m_jar[0]);
        }
    }
};

} // namespace paushtik::media

PAUSHTIK_TEST_MAIN(paushtik::media::FolderDurabilityTest)
#include "folder_durability_test.moc"
