// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/open_file.h"
#include "server/core/task.h"
#include "server/media/media_key.h"
#include "shared/domain/result.h"

#include <QDateTime>

namespace paushtik::media {

/// What a store holds of one picture, complete or not.
struct StoredFiles {
    MediaKey base;
    QDateTime newest; ///< when the last of its files was written
};

struct StoredPage {
    QList<StoredFiles> pictures;
    QString next; ///< the cursor of the next page; empty at the end
};

/// One file of a picture: its bytes, or where the store has a large one as a file, that.
struct Content {
    QByteArray bytes;
    std::shared_ptr<const OpenFile> file = nullptr;

    qint64 size() const { return file ? file->size() : bytes.size(); }
};

/// Where the files of pictures are kept. Content-addressed: a key is written once, with the same
/// bytes whoever writes it, and never changes. Called on any worker's thread; no call blocks it.
/// Faults: Unavailable when the store is away.
class MediaStore {
public:
    virtual ~MediaStore() = default;

    /// All four or, to a reader, none. Writing what is there already is not an error.
    virtual Task<Result<void>> put(MediaKey base, Files files) = 0;
    /// NotFound when it is not there.
    virtual Task<Result<QByteArray>> get(MediaKey key) = 0;
    /// The same, to be sent on.
    virtual Task<Result<Content>> open(MediaKey key);
    virtual Task<Result<bool>> contains(MediaKey base) = 0;
    /// All four; not an error when they are gone already. Within seconds, or Unavailable.
    virtual Task<Result<void>> remove(MediaKey base) = 0;
    /// Everything that is kept, page by page; empty cursor: from the start. What is put or removed
    /// meanwhile may be there or not.
    virtual Task<Result<StoredPage>> list(QString cursor) = 0;
};

} // namespace paushtik::media
