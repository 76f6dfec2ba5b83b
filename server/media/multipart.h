// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace paushtik::media {

struct FormPart {
    QString name;
    bool isFile = false; ///< it named a file
    QByteArray content;
};

/// Reads a whole multipart/form-data body (RFC 7578) strictly: every part with a
/// Content-Disposition that names it, no nested multipart, no transfer encoding, the closing
/// boundary there. At most `maxParts` parts. BadRequest for a broken one, Unsupported when
/// `contentType` is not multipart/form-data.
Result<QList<FormPart>> parseMultipart(const QByteArray &contentType, const QByteArray &body,
                                       int maxParts = 8);

} // namespace paushtik::media
