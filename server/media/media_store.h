// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/task.h"
#include "server/media/media_key.h"
#include "shared/domain/result.h"

namespace paushtik::media {

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
    virtual Task<Result<bool>> contains(MediaKey base) = 0;
    /// All four; not an error when they are gone already.
    virtual Task<Result<void>> remove(MediaKey base) = 0;
};

} // namespace paushtik::media
