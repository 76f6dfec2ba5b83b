// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/cursor.h"

#include <QJsonDocument>
#include <algorithm>
#include <array>
#include <charconv>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

using namespace Qt::StringLiterals;

namespace paushtik::http {
namespace {

/// Half of an HMAC-SHA256 is still 128 bits; cursors stand in addresses and should be short.
constexpr qsizetype kSeal = 16;
constexpr qsizetype kLongestCursor = 2048;
constexpr auto kAlphabet = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray &secret()
{
    static QByteArray value;
    return value;
}

QByteArray seal(const QByteArray &scope, const QByteArray &payload)
{
    Q_ASSERT_X(!secret().isEmpty(), "cursor", "setCursorSecret() comes first");
    // The length in front keeps (scope, payload) from being cut elsewhere.
    const QByteArray message = QByteArray::number(scope.size()) + ':' + scope + payload;
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    HMAC(EVP_sha256(), secret().constData(), static_cast<int>(secret().size()),
         reinterpret_cast<const unsigned char *>(message.constData()),
         static_cast<std::size_t>(message.size()), digest.data(), &length);
    return QByteArray(reinterpret_cast<const char *>(digest.data()), kSeal);
}

tl::unexpected<Error> bad()
{
    return fail(Fault::BadRequest, u"bad_cursor"_s,
                u"The cursor is not one of this list's; start again without it."_s);
}

std::optional<int> readLimit(const QString &text, int max)
{
    const QByteArray latin = text.toLatin1();
    int value = 0;
    const auto result = std::from_chars(latin.constData(), latin.constData() + latin.size(), value);
    const bool whole = result.ec == std::errc() && result.ptr == latin.constData() + latin.size();
    return whole && value >= 1 && value <= max ? std::optional<int>(value) : std::nullopt;
}

} // namespace

void setCursorSecret(const QByteArray &value)
{
    secret() = value;
}

QString sealCursor(const QByteArray &scope, const QJsonArray &key)
{
    const QByteArray payload = QJsonDocument(key).toJson(QJsonDocument::Compact);
    return QString::fromLatin1((seal(scope, payload) + payload).toBase64(kAlphabet));
}

Result<QJsonArray> openCursor(const QByteArray &scope, const QString &cursor)
{
    if (cursor.size() > kLongestCursor)
        return bad();
    const QByteArray encoded = cursor.toLatin1();
    const auto decoded = QByteArray::fromBase64Encoding(
        encoded, kAlphabet | QByteArray::AbortOnBase64DecodingErrors);
    // Compared again as text: base64 has spare bits, and a cursor has one spelling only.
    if (!decoded || decoded.decoded.size() <= kSeal ||
        decoded.decoded.toBase64(kAlphabet) != encoded)
        return bad();
    const QByteArray payload = decoded.decoded.sliced(kSeal);
    if (CRYPTO_memcmp(decoded.decoded.constData(), seal(scope, payload).constData(), kSeal) != 0)
        return bad();
    const QJsonDocument document = QJsonDocument::fromJson(payload);
    if (!document.isArray())
        return bad();
    return document.array();
}

Result<int> requestedLimit(const Request &request, int usual, int max)
{
    const auto given = request.query.constFind("limit"_ba);
    if (given == request.query.cend())
        return usual;
    const auto limit = readLimit(*given, max);
    if (!limit)
        return fail(
            Error{Fault::Invalid,
                  {},
                  {},
                  {FieldError{u"limit"_s, u"must be a whole number from 1 to %1"_s.arg(max)}},
                  {}});
    return *limit;
}

Result<PageRequest> pageRequest(const Request &request, const QByteArray &scope, int maxLimit)
{
    const auto limit = requestedLimit(request, std::min(PageRequest().limit, maxLimit), maxLimit);
    if (!limit)
        return fail(limit.error());
    PageRequest page;
    page.limit = *limit;
    if (const auto given = request.query.constFind("cursor"_ba);
        given != request.query.cend() && !given->isEmpty()) {
        auto key = openCursor(scope, *given);
        if (!key)
            return fail(std::move(key.error()));
        page.after = *std::move(key);
    }
    return page;
}

} // namespace paushtik::http
