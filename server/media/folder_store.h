// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/cpu_pool.h"
#include "server/media/media_store.h"

namespace paushtik::media {

/// Pictures in a folder of the file system. A picture is a folder of its own that is written under
/// another name, made durable (fsync of each file and of the folders) and then renamed, so that a
/// crash at any moment leaves the whole picture or none.
class FolderStore final : public MediaStore {
public:
    FolderStore(QString root, CpuPool &pool);

    Task<Result<void>> put(MediaKey base, Files files) override;
    Task<Result<QByteArray>> get(MediaKey key) override;
    Task<Result<Content>> open(MediaKey key) override;
    Task<Result<bool>> contains(MediaKey base) override;
    Task<Result<void>> remove(MediaKey base) override;
    Task<Result<StoredPage>> list(QString cursor) override;

private:
    QString m_root;
    CpuPool &m_pool;
};

} // namespace paushtik::media
