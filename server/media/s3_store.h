// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/media/media_store.h"
#include "server/media/s3_client.h"

namespace paushtik::media {

/// Pictures in a bucket. The four files of a picture are put at the same time. A key is made known
/// only after all four were taken, and contains() says yes only to all four: what a failed put left
/// behind is completed by the next put of the same picture, or collected as a stray. It is not
/// taken back at once, since another upload of the picture may rely on it by then.
class S3Store final : public MediaStore {
public:
    /// `prefix` comes before every key; empty, or with a slash at its end.
    S3Store(S3Place place, S3Credentials credentials, QByteArray prefix);

    Task<Result<void>> put(MediaKey base, Files files) override;
    Task<Result<QByteArray>> get(MediaKey key) override;
    Task<Result<bool>> contains(MediaKey base) override;
    Task<Result<void>> remove(MediaKey base) override;
    Task<Result<StoredPage>> list(QString cursor) override;

private:
    QByteArray nameOf(const MediaKey &key) const;

    S3Client m_client;
    QByteArray m_prefix;
};

} // namespace paushtik::media
