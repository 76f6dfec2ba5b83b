// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefront/coding.h"

#include <QCryptographicHash>
#include <brotli/encode.h>
#include <stdexcept>
#include <zlib.h>

namespace paushtik::storefront {

using namespace Qt::StringLiterals;

namespace {

/// Below this a compressed answer saves no packet.
constexpr qsizetype kWorthIt = 600;
constexpr int kGzipWindow = 15 + 16; // zlib: the largest window, in gzip's wrapping
constexpr int kGzipMemory = 8;

/// Pictures are compressed already.
bool isText(const QByteArray &contentType)
{
    return contentType.startsWith("text/") || contentType.contains("svg") ||
           contentType.contains("json") || contentType.contains("xml");
}

bool takes(const QByteArray &accepted, QByteArrayView coding)
{
    for (const QByteArray &each : accepted.split(',')) {
        const QByteArray name = each.split(';').first().trimmed().toLower();
        if (name != coding && name != "*")
            continue;
        const qsizetype quality = each.indexOf("q=");
        return quality < 0 || each.sliced(quality + 2).trimmed().toDouble() > 0;
    }
    return false;
}

QByteArray gzip(const QByteArray &bytes, int level)
{
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, kGzipWindow, kGzipMemory, Z_DEFAULT_STRATEGY) !=
        Z_OK)
        throw std::runtime_error("zlib cannot start");
    QByteArray out(qsizetype(deflateBound(&stream, uLong(bytes.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    const int ended = deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    if (ended != Z_STREAM_END)
        throw std::runtime_error("zlib did not end");
    return out;
}

QByteArray brotli(const QByteArray &bytes, int quality)
{
    size_t size = BrotliEncoderMaxCompressedSize(size_t(bytes.size()));
    QByteArray out(qsizetype(size), Qt::Uninitialized);
    if (!BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT,
                               size_t(bytes.size()),
                               reinterpret_cast<const uint8_t *>(bytes.constData()), &size,
                               reinterpret_cast<uint8_t *>(out.data())))
        throw std::runtime_error("brotli did not end");
    out.truncate(qsizetype(size));
    return out;
}

QByteArray tagOf(const QByteArray &bytes)
{
    const QByteArray digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).first(16);
    return digest.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

const char *nameOf(Coding coding)
{
    return coding == Coding::Brotli ? "br" : "gzip";
}

void nameCoding(http::Response &response, Coding coding)
{
    response.with("Vary"_ba, "Accept-Encoding"_ba);
    if (coding != Coding::Identity)
        response.with("Content-Encoding"_ba, nameOf(coding));
}

} // namespace

Coding codingFor(const QByteArray &acceptEncoding)
{
    if (acceptEncoding.isEmpty())
        return Coding::Identity;
    if (takes(acceptEncoding, "br"))
        return Coding::Brotli;
    return takes(acceptEncoding, "gzip") ? Coding::Gzip : Coding::Identity;
}

QByteArray compressed(const QByteArray &bytes, Coding coding, Effort effort)
{
    const bool often = effort == Effort::Often;
    switch (coding) {
    case Coding::Gzip:
        return gzip(bytes, often ? 4 : 9);
    case Coding::Brotli:
        return brotli(bytes, often ? 4 : 10);
    case Coding::Identity:
        break;
    }
    return bytes;
}

KeptBody::KeptBody(QByteArray contentType, QByteArray bytes, Effort effort,
                   QList<std::pair<QByteArray, QByteArray>> headers)
    : m_contentType(std::move(contentType))
    , m_bytes(std::move(bytes))
    , m_tag(tagOf(m_bytes))
    , m_effort(effort)
    , m_worthIt(m_bytes.size() >= kWorthIt && isText(m_contentType))
    , m_headers(std::move(headers))
{
}

const http::Response &KeptBody::variant(Coding coding) const
{
    http::Response &wanted = m_variants[size_t(coding)];
    if (wanted.etag.isEmpty()) {
        const QByteArray suffix =
            coding == Coding::Identity ? QByteArray() : QByteArray("-") + nameOf(coding);
        wanted.contentType = m_contentType;
        wanted.body = compressed(m_bytes, coding, m_effort);
        wanted.etag = '"' + m_tag + suffix + '"';
        wanted.headers = m_headers;
        nameCoding(wanted, coding);
    }
    return wanted;
}

http::Response KeptBody::answer(const http::Request &request, const QByteArray &cacheControl) const
{
    const Coding coding =
        m_worthIt ? codingFor(request.headers.value("Accept-Encoding")) : Coding::Identity;
    http::Response response = variant(coding);
    response.cacheControl = cacheControl;
    return response;
}

http::Response answerOnce(const http::Request &request, QByteArray contentType, QByteArray bytes)
{
    const Coding coding = bytes.size() < kWorthIt
                              ? Coding::Identity
                              : codingFor(request.headers.value("Accept-Encoding"));
    http::Response response;
    response.contentType = std::move(contentType);
    response.body = compressed(bytes, coding, Effort::Often);
    nameCoding(response, coding);
    return response;
}

} // namespace paushtik::storefront
