// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/wire_answer.h"

#include "server/http/problem.h"

#include <QLoggingCategory>
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

using namespace Qt::StringLiterals;

namespace paushtik::http {
namespace {

Q_LOGGING_CATEGORY(lcHttp, "paushtik.http")

constexpr qsizetype kUsualHead = 1024;

bool has(const Response &response, QByteArrayView name)
{
    return std::any_of(response.headers.cbegin(), response.headers.cend(),
                       [name](const auto &header) {
                           return header.first.compare(name, Qt::CaseInsensitive) == 0;
                       });
}

bool breaksLine(const QByteArray &text)
{
    return std::any_of(text.cbegin(), text.cend(),
                       [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

void append(QByteArray &out, QByteArrayView name, const QByteArray &value)
{
    if (breaksLine(value)) {
        qCCritical(lcHttp, "a line break in the header %.*s was left out",
                   static_cast<int>(name.size()), name.data());
        return;
    }
    out.append(name).append(": ").append(value).append("\r\n");
}

void appendAll(QByteArray &out, const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    for (const auto &[name, value] : headers)
        append(out, name, value);
}

/// Pages get these unless their handler set its own.
void appendPageHeaders(QByteArray &out, const Response &response)
{
    if (!response.contentType.startsWith("text/html"))
        return;
    if (!has(response, "Content-Security-Policy"))
        out.append(
            "Content-Security-Policy: default-src 'self'; object-src 'none'; base-uri 'self'; "
            "form-action 'self'; frame-ancestors 'none'\r\n");
    out.append("X-Frame-Options: DENY\r\n");
}

void appendLength(QByteArray &out, const Response &response)
{
    const bool bodiless = response.status == 204 || response.status == 304 || response.status < 200;
    if (!bodiless)
        out.append("Content-Length: ").append(QByteArray::number(response.length())).append("\r\n");
}

/// 429 and 503 tell when to come again, whoever made them.
void appendRetry(QByteArray &out, const Response &response)
{
    if ((response.status == 429 || response.status == 503) && !has(response, "Retry-After"))
        out.append(response.status == 503 ? "Retry-After: 2\r\n" : "Retry-After: 60\r\n");
}

} // namespace

const QByteArray &httpDate()
{
    static constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    thread_local std::time_t madeAt = 0;
    thread_local QByteArray text;
    const std::time_t now = std::time(nullptr);
    if (now == madeAt)
        return text;
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 64> buffer{};
    const int size =
        std::snprintf(buffer.data(), buffer.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                      kDays[static_cast<std::size_t>(parts.tm_wday)], parts.tm_mday,
                      kMonths[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900,
                      parts.tm_hour, parts.tm_min, parts.tm_sec);
    text = QByteArray(buffer.data(), size);
    madeAt = now;
    return text;
}

bool matchesTag(const QByteArray &ifNoneMatch, const QByteArray &etag)
{
    if (etag.isEmpty() || ifNoneMatch.isEmpty())
        return false;
    for (QByteArray candidate : ifNoneMatch.split(',')) {
        candidate = candidate.trimmed();
        if (candidate.startsWith("W/"))
            candidate.remove(0, 2);
        if (candidate == "*" || candidate == etag)
            return true;
    }
    return false;
}

Outgoing toWire(Response response, const WireAnswer &wire)
{
    if (isProblem(response))
        nameRequest(response, wire.requestId);
    QByteArray out;
    out.reserve(kUsualHead + response.body.size());
    out.append("HTTP/1.1 ").append(QByteArray::number(response.status)).append(' ');
    out.append(statusPhrase(response.status)).append("\r\nDate: ").append(httpDate());
    out.append("\r\nX-Request-Id: ").append(wire.requestId);
    out.append("\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: "
               "strict-origin-when-cross-origin\r\n");
    if (!response.contentType.isEmpty())
        append(out, "Content-Type", response.contentType);
    appendLength(out, response);
    append(out, "Cache-Control",
           response.cacheControl.isEmpty() ? "no-store"_ba : response.cacheControl);
    if (!response.etag.isEmpty())
        append(out, "ETag", response.etag);
    appendPageHeaders(out, response);
    appendRetry(out, response);
    appendAll(out, response.headers);
    appendAll(out, wire.headers);
    if (!wire.keepAlive)
        out.append("Connection: close\r\n");
    else if (wire.http10)
        out.append("Connection: keep-alive\r\n");
    out.append("\r\n");
    if (wire.headOnly)
        return {out, {}};
    out.append(response.body);
    return {out, std::move(response.file)};
}

} // namespace paushtik::http
