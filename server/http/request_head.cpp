// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/request_head.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace paushtik::http {
namespace {

constexpr std::array<bool, 256> tokenTable()
{
    std::array<bool, 256> table{};
    for (unsigned c = '0'; c <= '9'; ++c)
        table[c] = true;
    for (unsigned c = 'a'; c <= 'z'; ++c)
        table[c] = table[c - 32] = true;
    for (const char c :
         {'!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~'})
        table[static_cast<unsigned char>(c)] = true;
    return table;
}
constexpr auto kToken = tokenTable();

struct NamedMethod {
    const char *name;
    Method method;
};
constexpr std::array kMethods{
    NamedMethod{"GET", Method::Get},         NamedMethod{"HEAD", Method::Head},
    NamedMethod{"POST", Method::Post},       NamedMethod{"PUT", Method::Put},
    NamedMethod{"PATCH", Method::Patch},     NamedMethod{"DELETE", Method::Delete},
    NamedMethod{"OPTIONS", Method::Options},
};

bool equal(QByteArrayView a, QByteArrayView lower)
{
    return a.size() == lower.size() && a.compare(lower, Qt::CaseInsensitive) == 0;
}

bool isVisible(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

/// Tabs, spaces, visible ASCII and, for old clients, bytes above it.
bool isFieldText(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
    });
}

QByteArrayView trimmed(QByteArrayView text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.isEmpty() && blank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && blank(text.back()))
        text.chop(1);
    return text;
}

std::optional<Refusal> readVersion(QByteArrayView version, RequestHead &head)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (version.size() != 8 || !version.startsWith("HTTP/") || version[6] != '.' ||
        !digit(version[5]) || !digit(version[7]))
        return Refusal{400, "The request line does not end with an HTTP version."};
    if (version[5] != '1' || version[7] > '1')
        return Refusal{505, "Use HTTP/1.1 or HTTP/1.0."};
    head.http10 = version[7] == '0';
    head.keepAlive = !head.http10;
    return std::nullopt;
}

std::optional<Refusal> readMethod(QByteArrayView name, RequestHead &head)
{
    for (const NamedMethod &known : kMethods) {
        if (name == known.name) {
            head.method = known.method;
            return std::nullopt;
        }
    }
    return Refusal{501, "The server does not know that method."};
}

/// The absolute form names the same thing as the origin form (RFC 9112 §3.2.2).
std::optional<Refusal> readTarget(QByteArrayView target, RequestHead &head)
{
    constexpr Refusal kBad{400, "The address of the request is malformed."};
    if (!isVisible(target) || target.contains('#'))
        return kBad;
    for (const QByteArrayView scheme : {QByteArrayView("http://"), QByteArrayView("https://")}) {
        if (target.size() > scheme.size() && equal(target.first(scheme.size()), scheme)) {
            const qsizetype authority = target.sliced(scheme.size()).indexOf('/');
            head.target = authority < 0 ? QByteArray("/")
                                        : target.sliced(scheme.size() + authority).toByteArray();
            return std::nullopt;
        }
    }
    if (!target.startsWith('/') && !(target == "*" && head.method == Method::Options))
        return kBad;
    head.target = target.toByteArray();
    return std::nullopt;
}

/// The only field of that name; more than one is `twice`.
struct Single {
    const QByteArray *value = nullptr;
    bool twice = false;
};

Single single(const Headers &headers, QByteArrayView name)
{
    Single found;
    for (const auto &field : headers.all()) {
        if (!equal(field.first, name))
            continue;
        found.twice = found.value != nullptr;
        found.value = &field.second;
        if (found.twice)
            break;
    }
    return found;
}

std::optional<Refusal> settleHost(const RequestHead &head)
{
    const Single host = single(head.headers, "host");
    if (host.twice || (!host.value && !head.http10))
        return Refusal{400, "An HTTP/1.1 request has exactly one Host."};
    constexpr QByteArrayView kStrange(" \t/\\@?#,\"<>{}");
    if (host.value && std::any_of(host.value->cbegin(), host.value->cend(), [&](char c) {
            return c < 0x20 || c >= 0x7f || kStrange.contains(c);
        }))
        return Refusal{400, "The Host is malformed."};
    return std::nullopt;
}

std::optional<qint64> parseLength(QByteArrayView text)
{
    if (text.isEmpty() ||
        !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    qint64 value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc() ? std::optional<qint64>(value) : std::nullopt;
}

std::optional<Refusal> settleLength(RequestHead &head)
{
    const Single length = single(head.headers, "content-length");
    const Single encoding = single(head.headers, "transfer-encoding");
    if (length.twice)
        return Refusal{400, "Two lengths for one body."};
    if (encoding.value && length.value)
        return Refusal{400, "Transfer-Encoding and Content-Length exclude each other."};
    if (encoding.value && head.http10)
        return Refusal{400, "HTTP/1.0 has no Transfer-Encoding."};
    if (encoding.value) {
        if (encoding.twice || !equal(*encoding.value, "chunked"))
            return Refusal{501, "The only Transfer-Encoding known here is chunked."};
        head.length = -1;
        return std::nullopt;
    }
    if (!length.value)
        return std::nullopt;
    const auto value = parseLength(*length.value);
    if (!value)
        return Refusal{400, "The Content-Length is not a number."};
    head.length = *value;
    head.lengthStated = true;
    return std::nullopt;
}

std::optional<Refusal> settleExpectation(RequestHead &head)
{
    const QByteArray expectation = head.headers.value("expect");
    if (expectation.isEmpty() || head.http10) // RFC 9110 §10.1.1: a 1.0 client's is ignored
        return std::nullopt;
    if (!equal(expectation, "100-continue"))
        return Refusal{417, "The only expectation known here is 100-continue."};
    head.expectsContinue = true;
    return std::nullopt;
}

void settleConnection(RequestHead &head)
{
    bool upgrade = false;
    for (const auto &field : head.headers.all()) {
        if (!equal(field.first, "connection"))
            continue;
        for (const QByteArray &option : field.second.split(',')) {
            const QByteArrayView word = trimmed(option);
            if (equal(word, "close"))
                head.keepAlive = false;
            else if (equal(word, "keep-alive") && head.http10)
                head.keepAlive = true;
            else if (equal(word, "upgrade"))
                upgrade = true;
        }
    }
    head.upgrade = upgrade && head.method == Method::Get && !head.http10 &&
                   equal(head.headers.value("upgrade"), "websocket");
}

} // namespace

bool isTokenCharacter(char c)
{
    return kToken[static_cast<unsigned char>(c)];
}

QByteArrayView RequestHead::path() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArrayView(target) : QByteArrayView(target).first(mark);
}

QByteArrayView RequestHead::query() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArrayView() : QByteArrayView(target).sliced(mark + 1);
}

std::optional<Refusal> readRequestLine(QByteArrayView line, RequestHead &head)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype second = first < 0 ? -1 : line.indexOf(' ', first + 1);
    if (first <= 0 || second < 0 ||
        !std::all_of(line.begin(), line.begin() + first, isTokenCharacter))
        return Refusal{400, "The request line is malformed."};
    if (const auto refusal = readVersion(line.sliced(second + 1), head))
        return refusal;
    if (const auto refusal = readMethod(line.first(first), head))
        return refusal;
    return readTarget(line.sliced(first + 1, second - first - 1), head);
}

std::optional<Refusal> readField(QByteArrayView line, RequestHead &head)
{
    if (line.startsWith(' ') || line.startsWith('\t'))
        return Refusal{400, "A header folded over lines."};
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !std::all_of(line.begin(), line.begin() + colon, isTokenCharacter))
        return Refusal{400, "The name of a header is malformed."};
    const QByteArrayView value = trimmed(line.sliced(colon + 1));
    if (!isFieldText(value))
        return Refusal{400, "A control character in a header."};
    head.headers.append(line.first(colon).toByteArray(), value.toByteArray());
    return std::nullopt;
}

std::optional<Refusal> settleHead(RequestHead &head)
{
    if (const auto refusal = settleHost(head))
        return refusal;
    if (const auto refusal = settleLength(head))
        return refusal;
    if (const auto refusal = settleExpectation(head))
        return refusal;
    settleConnection(head);
    return std::nullopt;
}

} // namespace paushtik::http
