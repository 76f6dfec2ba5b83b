// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/problem.h"

#include <QJsonDocument>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace paushtik::http {
namespace {

const QByteArray kProblemType = "application/problem+json"_ba;

struct Phrase {
    int status;
    const char *phrase;
};

constexpr std::array kPhrases{
    Phrase{100, "Continue"},
    Phrase{101, "Switching Protocols"},
    Phrase{200, "OK"},
    Phrase{201, "Created"},
    Phrase{202, "Accepted"},
    Phrase{204, "No Content"},
    Phrase{206, "Partial Content"},
    Phrase{301, "Moved Permanently"},
    Phrase{302, "Found"},
    Phrase{303, "See Other"},
    Phrase{304, "Not Modified"},
    Phrase{307, "Temporary Redirect"},
    Phrase{308, "Permanent Redirect"},
    Phrase{400, "Bad Request"},
    Phrase{401, "Unauthorized"},
    Phrase{403, "Forbidden"},
    Phrase{404, "Not Found"},
    Phrase{405, "Method Not Allowed"},
    Phrase{408, "Request Timeout"},
    Phrase{409, "Conflict"},
    Phrase{410, "Gone"},
    Phrase{411, "Length Required"},
    Phrase{412, "Precondition Failed"},
    Phrase{413, "Content Too Large"},
    Phrase{414, "URI Too Long"},
    Phrase{415, "Unsupported Media Type"},
    Phrase{416, "Range Not Satisfiable"},
    Phrase{417, "Expectation Failed"},
    Phrase{422, "Unprocessable Content"},
    Phrase{426, "Upgrade Required"},
    Phrase{429, "Too Many Requests"},
    Phrase{431, "Request Header Fields Too Large"},
    Phrase{500, "Internal Server Error"},
    Phrase{501, "Not Implemented"},
    Phrase{503, "Service Unavailable"},
    Phrase{505, "HTTP Version Not Supported"},
};

/// The contract's word for a status, what it is called, and what to say when nothing better is
/// known.
struct Kind {
    int status;
    const char *code;
    const char *detail;
};

constexpr std::array kKinds{
    Kind{400, "bad_request", "The request is malformed."},
    Kind{401, "unauthenticated", "Sign in first."},
    Kind{403, "forbidden", "This account may not do that."},
    Kind{404, "not_found", "There is nothing here."},
    Kind{405, "method_not_allowed",
         "This address does not know that method; Allow lists those it knows."},
    Kind{408, "request_timeout", "The request took too long to arrive."},
    Kind{409, "conflict", "The request is at odds with how things stand now."},
    Kind{410, "gone", "This is no longer available."},
    Kind{411, "length_required", "Say how long the body is (Content-Length)."},
    Kind{412, "precondition_failed", "A precondition of the request does not hold."},
    Kind{413, "too_large", "The request is larger than allowed here."},
    Kind{414, "uri_too_long", "The address is too long."},
    Kind{415, "unsupported_media_type", "This kind of content is not accepted here."},
    Kind{416, "range_not_satisfiable", "There is no such part of it."},
    Kind{417, "expectation_failed", "Only the expectation 100-continue is known."},
    Kind{422, "invalid", "Some fields are not right; errors names them."},
    Kind{426, "upgrade_required", "This address speaks WebSocket only."},
    Kind{429, "rate_limited", "Too many requests; try again later."},
    Kind{431, "head_too_large", "The head of the request is too large."},
    Kind{500, "internal", "Something went wrong here; it has been logged under this request_id."},
    Kind{501, "not_implemented", "The server does not know that method or encoding."},
    Kind{503, "unavailable", "A service this needs is away; try again shortly."},
    Kind{505, "http_version_not_supported", "Use HTTP/1.1 or HTTP/1.0."},
};

int statusOf(Fault fault)
{
    switch (fault) {
    case Fault::BadRequest:
        return 400;
    case Fault::Unauthorized:
        return 401;
    case Fault::Forbidden:
        return 403;
    case Fault::NotFound:
        return 404;
    case Fault::Conflict:
        return 409;
    case Fault::Gone:
        return 410;
    case Fault::TooLarge:
        return 413;
    case Fault::Unsupported:
        return 415;
    case Fault::Invalid:
        return 422;
    case Fault::RateLimited:
        return 429;
    case Fault::Unavailable:
        return 503;
    }
    Q_UNREACHABLE();
}

const Kind &kindOf(int status)
{
    const auto found = std::find_if(kKinds.begin(), kKinds.end(),
                                    [status](const Kind &kind) { return kind.status == status; });
    Q_ASSERT(found != kKinds.end());
    return *found;
}

QJsonArray errorList(const QList<FieldError> &fields)
{
    QJsonArray list;
    for (const FieldError &error : fields)
        list.append(QJsonObject{{u"field"_s, error.field}, {u"message"_s, error.message}});
    return list;
}

Response build(int status, QString code, QString detail, const QList<FieldError> &fields,
               QJsonObject document)
{
    const Kind &kind = kindOf(status);
    if (code.isEmpty())
        code = QString::fromLatin1(kind.code);
    if (detail.isEmpty())
        detail = QString::fromLatin1(kind.detail);
    document.insert("type"_L1, u"urn:paushtik:problem:"_s + code);
    document.insert("title"_L1, QString::fromLatin1(statusPhrase(status)));
    document.insert("status"_L1, status);
    document.insert("code"_L1, code);
    document.insert("detail"_L1, detail);
    if (status == 422)
        document.insert("errors"_L1, errorList(fields));
    Response response;
    response.status = status;
    response.contentType = kProblemType;
    response.body = QJsonDocument(document).toJson(QJsonDocument::Compact);
    return response;
}

} // namespace

QByteArrayView statusPhrase(int status)
{
    const auto found =
        std::find_if(kPhrases.begin(), kPhrases.end(),
                     [status](const Phrase &phrase) { return phrase.status == status; });
    return found == kPhrases.end() ? QByteArrayView("Unknown") : QByteArrayView(found->phrase);
}

Response problem(const Error &error)
{
    const int status = statusOf(error.fault);
    Response response = build(status, error.code, error.detail, error.fields, error.extra);
    if (status == 401)
        response.with("WWW-Authenticate"_ba, "Bearer"_ba);
    return response;
}

Response problem(int status, const QString &detail)
{
    return build(status, {}, detail, {}, {});
}

Response methodNotAllowed(const QByteArrayList &allowed)
{
    return problem(405).with("Allow"_ba, allowed.join(", "));
}

Response invalidField(const QString &field, const QString &message)
{
    return build(422, {}, {}, {FieldError{field, message}}, {});
}

Response unauthenticated(const QString &detail)
{
    return problem(Error{Fault::Unauthorized, {}, detail, {}, {}});
}

Response rateLimited(int seconds, const QString &detail)
{
    return problem(429, detail).with("Retry-After"_ba, QByteArray::number(std::max(1, seconds)));
}

bool isProblem(const Response &response)
{
    return response.contentType == kProblemType;
}

void nameRequest(Response &problem, const QByteArray &requestId)
{
    Q_ASSERT(problem.body.endsWith('}'));
    problem.body.chop(1);
    problem.body += ",\"request_id\":\"" + requestId + "\"}"; // an id is [A-Za-z0-9._-], no escapes
}

} // namespace paushtik::http
