// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/open_file.h"
#include "shared/domain/result.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>

namespace paushtik::http {

/// Some of a file, as a body.
struct FilePart {
    std::shared_ptr<const OpenFile> file; ///< null: none
    qint64 first = 0;
    qint64 length = 0;
};

/// What a handler answers. The server adds X-Request-Id, Date, Content-Length, the security
/// headers, answers HEAD and If-None-Match, and writes it as one buffer.
struct Response {
    int status = 200;
    QByteArray contentType;
    QByteArray body;
    /// Instead of `body`: goes from the file to the client without passing the daemon's memory, as
    /// fast as the client takes it. For answers to GET only.
    FilePart file;
    /// A strong ETag with its quotes; the server answers 304 when the client has it. Empty: none.
    QByteArray etag;
    /// Empty means `no-store`, right for everything that is somebody's own.
    QByteArray cacheControl;
    QList<std::pair<QByteArray, QByteArray>> headers;

    qint64 length() const { return file.file ? file.length : body.size(); }
    Response &with(QByteArray name, QByteArray value)
    {
        headers.append({std::move(name), std::move(value)});
        return *this;
    }
};

Response json(const QJsonObject &object, int status = 200);
Response noContent();
/// `{"items":[…],"next_cursor":…}`; an empty cursor is null.
Response page(const QJsonArray &items, const QString &nextCursor);

/// RFC 9457. The one table from Fault to status, code and title is in problem.cpp. The request id
/// is filled in by the server.
Response problem(const Error &error);

} // namespace paushtik::http
