// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/provider_client.h"
#include "server/media/s3_signature.h"
#include "shared/domain/result.h"

#include <QUrl>

namespace paushtik::media {

/// Where a bucket is and how it is spoken to.
struct S3Place {
    QUrl endpoint; ///< https, or plain http to a loopback host
    QByteArray region;
    QByteArray bucket;
    bool pathStyle = true;             ///< ENDPOINT/BUCKET/KEY; else BUCKET.ENDPOINT/KEY
    int deadlineMilliseconds = 15'000; ///< of one try
    int patienceMilliseconds = 40'000; ///< of all tries
    int firstPauseMilliseconds = 200;  ///< then twice that, and so on, with jitter
};

struct S3Object {
    QByteArray key;
    QDateTime modified;
};

/// Some objects in the order of their keys; `complete` when there are no more.
struct S3Listing {
    QList<S3Object> objects;
    bool complete = true;
};

/// A request for an object of the place, or for its bucket where the key is empty.
S3Request s3Request(const S3Place &place, const QByteArray &method, const QByteArray &key);

/// The few calls of S3 that we make. Each is one that may be made twice, so each is tried again
/// after a cut line, 429 and 5xx, with backoff, until the patience is at its end; remove() alone
/// is tried once, within 3 s. Faults:
/// Unavailable with a line for the operator (never with a key or a signature in it), NotFound.
/// Thread-safe: each thread has connections of its own.
class S3Client {
public:
    S3Client(S3Place place, S3Credentials credentials);

    Task<Result<void>> put(QByteArray key, QByteArray body) const;
    Task<Result<QByteArray>> get(QByteArray key) const;
    Task<Result<void>> remove(QByteArray key) const;
    /// ListObjectsV2: at most `most` (1..1000) of those with the prefix whose keys follow `after`.
    Task<Result<S3Listing>> list(QByteArray prefix, QByteArray after, int most) const;

private:
    Task<ProviderAnswer> sendOnce(S3Request request, int deadlineMilliseconds) const;
    Task<ProviderAnswer> send(S3Request request) const;

    S3Place m_place;
    S3Credentials m_credentials;
};

} // namespace paushtik::media
