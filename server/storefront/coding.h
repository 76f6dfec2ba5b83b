// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/request.h"
#include "server/http/response.h"

#include <array>

namespace paushtik::storefront {

enum class Coding { Identity, Gzip, Brotli };

/// The best that Accept-Encoding takes (RFC 9110 §12.5.3). A coding with `q=0` is refused; the
/// order of those that are taken is ours: brotli, then gzip.
Coding codingFor(const QByteArray &acceptEncoding);

/// How much time compressing may take: once for many readers, or once for one.
enum class Effort { Once, Often };
QByteArray compressed(const QByteArray &bytes, Coding coding, Effort effort);

/// Bytes that many ask for: each coding is made when somebody first wants it, and kept. On one
/// thread only.
class KeptBody {
public:
    /// `headers` go with every answer.
    KeptBody(QByteArray contentType, QByteArray bytes, Effort effort,
             QList<std::pair<QByteArray, QByteArray>> headers = {});

    /// The answer in the coding that the client takes, with an ETag of its own.
    http::Response answer(const http::Request &request, const QByteArray &cacheControl) const;
    const QByteArray &bytes() const { return m_bytes; }

private:
    const http::Response &variant(Coding coding) const;

    QByteArray m_contentType;
    QByteArray m_bytes;
    QByteArray m_tag;
    Effort m_effort;
    bool m_worthIt; ///< to compress it
    QList<std::pair<QByteArray, QByteArray>> m_headers;
    mutable std::array<http::Response, 3> m_variants; ///< without an ETag: not made yet
};

/// The same for an answer to one person, who gets it compressed and keeps nothing of it.
http::Response answerOnce(const http::Request &request, QByteArray contentType, QByteArray bytes);

} // namespace paushtik::storefront
