// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/session_cookie.h"

namespace paushtik::http {
namespace {

std::optional<QByteArray> valueIn(const QByteArray &field, QByteArrayView name)
{
    for (const QByteArray &piece : field.split(';')) {
        const QByteArray pair = piece.trimmed();
        const qsizetype equals = pair.indexOf('=');
        if (equals < 0 || QByteArrayView(pair).first(equals) != name)
            continue;
        QByteArray value = pair.sliced(equals + 1);
        if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"'))
            value = value.sliced(1, value.size() - 2);
        return value;
    }
    return std::nullopt;
}

/// "https://shop.example:8443" → "shop.example:8443". The scheme is left out: behind a proxy the
/// daemon does not know its own.
QByteArrayView authorityOf(const QByteArray &origin)
{
    const qsizetype mark = origin.indexOf("://");
    return mark < 0 ? QByteArrayView() : QByteArrayView(origin).sliced(mark + 3);
}

} // namespace

std::optional<QByteArray> cookieValue(const Headers &headers, QByteArrayView name)
{
    for (const auto &[field, value] : headers.all()) {
        if (field.compare("cookie", Qt::CaseInsensitive) != 0)
            continue;
        if (auto found = valueIn(value, name))
            return found;
    }
    return std::nullopt;
}

bool isSameOrigin(const Headers &headers)
{
    if (headers.contains("Sec-Fetch-Site"))
        return headers.value("Sec-Fetch-Site") == "same-origin";
    const QByteArray origin = headers.value("Origin");
    const QByteArrayView authority = authorityOf(origin);
    return !authority.isEmpty() &&
           authority.compare(headers.value("Host"), Qt::CaseInsensitive) == 0;
}

std::optional<QByteArray> sessionCookie(Method method, const Headers &headers)
{
    const bool safe = method == Method::Get || method == Method::Head;
    if (!headers.contains("Cookie") || (!safe && !isSameOrigin(headers)))
        return std::nullopt;
    return cookieValue(headers, kSessionCookie);
}

} // namespace paushtik::http
