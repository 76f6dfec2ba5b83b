// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/cpu_pool.h"
#include "server/db/database.h"
#include "server/media/media_store.h"

namespace paushtik {
struct Variants;
}

namespace paushtik::media {

/// A picture that is kept. The size is the full variant's, the bytes are those of all four.
struct StoredPicture {
    QString baseKey;
    int width;
    int height;
    qint64 bytes;
};

/// Takes pictures in and gives their files out. Decoding is done on the pool. Throws db::Error. On
/// the worker's thread only.
class MediaService {
public:
    MediaService(MediaStore &store, CpuPool &pool, const db::Database &database);

    /// Makes the four variants of a picture as it came. Faults: makeVariants() of shared/imaging
    /// has them; Unavailable when too many wait.
    Task<Result<StoredPicture>> addOriginal(QByteArray original);
    /// Takes four variants that were made elsewhere, after decoding each.
    Task<Result<StoredPicture>> addFiles(Files files);
    Task<Result<StoredPicture>> find(QString baseKey);

    /// NotFound for what is no key.
    Task<Result<QByteArray>> read(MediaKey key);
    /// The same, to be sent on.
    Task<Result<Content>> open(MediaKey key);

    // Collecting takes two steps, so that no transaction is open while the store is called: the
    // picture's row becomes a grave, then the files go and with them the grave. An upload of the
    // same picture meanwhile waits a few seconds for that, then is Unavailable.

    /// Removes pictures that no product has had for `graceSeconds` since they were uploaded;
    /// answers how many. Any number of daemons may do it at once.
    Task<int> collectGarbage(qint64 graceSeconds);
    /// Removes files of the store that no picture of ours has and that nobody wrote to for
    /// `graceSeconds` (an upload that broke off, a database that was restored); answers of how many
    /// pictures they were. As safe beside uploads as the above.
    Task<Result<int>> collectStrays(qint64 graceSeconds);

private:
    Task<Result<StoredPicture>> keep(Variants variants);
    Task<Result<StoredPicture>> makeKnown(StoredPicture picture);
    Task<Result<void>> emptyGrave(QString baseKey);
    Task<bool> buryStray(QString baseKey);
    Task<Result<bool>> collectStray(MediaKey base);

    MediaStore &m_store;
    CpuPool &m_pool;
    const db::Database &m_database;
};

} // namespace paushtik::media
