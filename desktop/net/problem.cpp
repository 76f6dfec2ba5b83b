// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/net/problem.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

struct StatusFault {
    int status;
    Fault fault;
};

constexpr StatusFault kFaults[] = {
    {400, Fault::BadRequest},  {401, Fault::Unauthorized}, {403, Fault::Forbidden},
    {404, Fault::NotFound},    {409, Fault::Conflict},     {410, Fault::Gone},
    {413, Fault::TooLarge},    {415, Fault::Unsupported},  {422, Fault::Invalid},
    {429, Fault::RateLimited}, {503, Fault::Unavailable},
};

Fault faultOf(int status)
{
    for (const StatusFault &row : kFaults)
        if (row.status == status)
            return row.fault;
    return status >= 500 ? Fault::Unavailable : Fault::BadRequest;
}

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

bool hasType(const QNetworkReply &reply, QLatin1StringView type)
{
    const QString sent = reply.header(QNetworkRequest::ContentTypeHeader).toString();
    return sent.section(u';', 0, 0).trimmed().compare(type, Qt::CaseInsensitive) == 0;
}

QJsonObject traceOf(const QNetworkReply &reply)
{
    QJsonObject trace{{u"status"_s, statusOf(reply)}};
    if (reply.hasRawHeader("X-Request-Id"))
        trace[u"request_id"_s] = QString::fromLatin1(reply.rawHeader("X-Request-Id"));
    bool isNumber = false;
    const int seconds = reply.rawHeader("Retry-After").toInt(&isNumber);
    if (isNumber)
        trace[u"retry_after"_s] = seconds;
    return trace;
}

Error errorOf(QNetworkReply &reply)
{
    Error error{.fault = faultOf(statusOf(reply)), .extra = traceOf(reply)};
    if (!hasType(reply, "application/problem+json"_L1)) {
        error.code = kNotPaushtik;
        return error;
    }
    const QJsonObject problem = QJsonDocument::fromJson(reply.readAll()).object();
    for (const auto member : {"conflicts"_L1, "items"_L1})
        if (problem.contains(member))
            error.extra[member] = problem[member];
    error.code = problem["code"_L1].toString();
    error.detail = problem["detail"_L1].toString();
    for (const QJsonValue &field : problem["errors"_L1].toArray())
        error.fields.append({field["field"_L1].toString(), field["message"_L1].toString()});
    for (const QString &more : {u"items"_s, u"conflicts"_s}) {
        if (problem.contains(more))
            error.extra[more] = problem[more];
    }
    return error;
}

} // namespace

Result<QByteArray> bodyOf(QNetworkReply &reply)
{
    const int status = statusOf(reply);
    if (status == 0)
        return fail(Fault::Unavailable, kUnreachable, reply.errorString());
    if (status < 200 || status > 299)
        return fail(errorOf(reply));
    // A success cut short is not a success: the length did not match or the line broke.
    if (reply.error() != QNetworkReply::NoError)
        return fail(Fault::Unavailable, kUnreachable, reply.errorString());
    return reply.readAll();
}

Result<QJsonObject> jsonOf(QNetworkReply &reply)
{
    auto body = bodyOf(reply);
    if (!body)
        return fail(std::move(body.error()));
    if (statusOf(reply) == 204)
        return QJsonObject();
    const QJsonDocument document = QJsonDocument::fromJson(*body);
    if (!hasType(reply, "application/json"_L1) || !document.isObject())
        return fail(
            Error{.fault = Fault::Unsupported, .code = kNotPaushtik, .extra = traceOf(reply)});
    return document.object();
}

} // namespace paushtik
