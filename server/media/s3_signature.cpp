// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/s3_signature.h"

#include <QTimeZone>
#include <algorithm>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdexcept>

namespace paushtik::media {
using namespace Qt::StringLiterals;

namespace {

const unsigned char *octets(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

QByteArray sha256(const QByteArray &bytes)
{
    QByteArray digest(EVP_MAX_MD_SIZE, '\0');
    unsigned int length = 0;
    if (EVP_Digest(bytes.constData(), static_cast<size_t>(bytes.size()),
                   reinterpret_cast<unsigned char *>(digest.data()), &length, EVP_sha256(),
                   nullptr) != 1)
        throw std::runtime_error("OpenSSL has no SHA-256");
    return digest.first(length).toHex();
}

QByteArray hmac(const QByteArray &key, const QByteArray &text)
{
    QByteArray digest(EVP_MAX_MD_SIZE, '\0');
    unsigned int length = 0;
    if (HMAC(EVP_sha256(), key.constData(), static_cast<int>(key.size()), octets(text),
             static_cast<size_t>(text.size()), reinterpret_cast<unsigned char *>(digest.data()),
             &length) == nullptr)
        throw std::runtime_error("OpenSSL has no HMAC");
    return digest.first(length);
}

QByteArray joined(const NamedValues &headers,
                  QByteArray (*line)(const std::pair<QByteArray, QByteArray> &))
{
    QByteArray text;
    for (const auto &header : headers)
        text += line(header);
    return text;
}

// Every header there is, by name in lower case.
NamedValues headersToSign(const S3Request &request, const NamedValues &added)
{
    NamedValues headers{{"host", request.host}};
    for (const NamedValues &some : {request.headers, added}) {
        for (const auto &[name, value] : some)
            headers.append({name.toLower(), value.trimmed()});
    }
    std::ranges::sort(headers);
    return headers;
}

} // namespace

QByteArray s3Encoded(const QByteArray &text, bool keepSlashes)
{
    return text.toPercentEncoding(keepSlashes ? "/"_ba : QByteArray());
}

QByteArray s3Query(const NamedValues &query)
{
    QByteArrayList pairs;
    for (const auto &[name, value] : query)
        pairs.append(s3Encoded(name, false) + '=' + s3Encoded(value, false));
    std::ranges::sort(pairs);
    return pairs.join('&');
}

NamedValues s3Signature(const S3Request &request, const S3Credentials &credentials,
                        const QByteArray &region, const QDateTime &now)
{
    const QByteArray time = now.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s).toLatin1();
    const QByteArray day = time.first(8);
    const QByteArray bodyHash = sha256(request.body);
    NamedValues added{{"x-amz-content-sha256", bodyHash}, {"x-amz-date", time}};

    const NamedValues headers = headersToSign(request, added);
    const QByteArray lines =
        joined(headers, [](const auto &h) { return h.first + ':' + h.second + '\n'; });
    const QByteArray names =
        joined(headers, [](const auto &h) { return h.first + ';'; }).chopped(1);
    const QByteArray canonical = request.method + '\n' + s3Encoded(request.path, true) + '\n' +
                                 s3Query(request.query) + '\n' + lines + '\n' + names + '\n' +
                                 bodyHash;
    const QByteArray scope = day + '/' + region + "/s3/aws4_request";
    const QByteArray toSign = "AWS4-HMAC-SHA256\n" + time + '\n' + scope + '\n' + sha256(canonical);

    QByteArray key = "AWS4" + credentials.secretAccessKey;
    for (const QByteArray &part : {day, region, "s3"_ba, "aws4_request"_ba})
        key = hmac(key, part);
    added.append({"Authorization", "AWS4-HMAC-SHA256 Credential=" + credentials.accessKeyId + '/' +
                                       scope + ",SignedHeaders=" + names +
                                       ",Signature=" + hmac(key, toSign).toHex()});
    return added;
}

} // namespace paushtik::media
