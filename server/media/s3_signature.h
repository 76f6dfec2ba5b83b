// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <utility>

namespace paushtik::media {

using NamedValues = QList<std::pair<QByteArray, QByteArray>>;

/// Whose requests they are. Never logged, never part of an error.
struct S3Credentials {
    QByteArray accessKeyId;
    QByteArray secretAccessKey;
};

/// A request as it is signed: the path and the query not yet percent-encoded.
struct S3Request {
    QByteArray method;
    QByteArray host; ///< with its port where that is not the scheme's own
    QByteArray path; ///< with its leading slash
    NamedValues query = {};
    NamedValues headers = {}; ///< without host and the two that signing adds
    QByteArray body = {};
};

/// Percent-encoded as Signature Version 4 wants it: everything but letters, digits and `-._~`.
QByteArray s3Encoded(const QByteArray &text, bool keepSlashes);
QByteArray s3Query(const NamedValues &query);

/// The headers to send besides the request's own: x-amz-date, x-amz-content-sha256 and
/// Authorization (AWS Signature Version 4, one chunk:
/// docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).
NamedValues s3Signature(const S3Request &request, const S3Credentials &credentials,
                        const QByteArray &region, const QDateTime &now);

} // namespace paushtik::media
