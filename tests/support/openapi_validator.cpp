// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/openapi_validator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace paushtik::tests {

using namespace Qt::StringLiterals;

namespace {

const QStringList kMethods{u"get"_s, u"post"_s, u"put"_s, u"patch"_s, u"delete"_s};

/// What any call may be refused with; every other status must be named by the operation.
const QSet<int> kOfAnyCall{400, 405, 408, 411, 413, 414, 415, 417, 422, 429, 431, 501, 503, 505};

/// How many segments of the path are named outright; -1 when it does not match.
int closeness(const QString &pattern, const QString &path)
{
    const QStringList wanted = pattern.split(u'/');
    const QStringList given = path.split(u'/');
    if (wanted.size() != given.size())
        return -1;
    int named = 0;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const qsizetype open = wanted[i].indexOf(u'{');
        const QString ending = wanted[i].section(u'}', -1);
        if (open < 0 ? wanted[i] != given[i] : !given[i].endsWith(ending))
            return -1;
        named += open < 0 ? 4 : !ending.isEmpty();
    }
    return named;
}

bool isJson(const QString &type)
{
    return type == "application/json"_L1 || type.endsWith("+json"_L1);
}

QJsonValue parsed(const QByteArray &body, QString *problem)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    *problem = error.error == QJsonParseError::NoError ? QString() : error.errorString();
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

/// A header's text as the type that its schema speaks of.
QJsonValue typed(const QJsonObject &schema, const QByteArray &text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (schema["type"_L1].toString() == "integer"_L1 && isNumber)
        return number;
    return QString::fromLatin1(text);
}

} // namespace

OpenApiValidator::OpenApiValidator(const QJsonObject &document)
    : m_document(document)
    , m_schemas(document)
{
    const QJsonObject paths = document["paths"_L1].toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const QJsonObject item = path.value().toObject();
        for (const QString &method : kMethods) {
            if (!item.contains(method))
                continue;
            Operation made{method.toUpper().toLatin1(), path.key(), item[method].toObject(), {}};
            for (const QJsonValue &each : item["parameters"_L1].toArray())
                made.parameters.append(m_schemas.resolved(each.toObject()));
            for (const QJsonValue &each : made.definition["parameters"_L1].toArray())
                made.parameters.append(m_schemas.resolved(each.toObject()));
            m_operations.append(made);
        }
    }
}

const Operation *OpenApiValidator::find(const QByteArray &method, const QByteArray &target) const
{
    const QString path = QString::fromUtf8(target.split('?').first());
    const QByteArray asked = method == "HEAD" ? "GET"_ba : method;
    const Operation *found = nullptr;
    int best = -1;
    for (const Operation &operation : m_operations) {
        const int close = operation.method == asked ? closeness(operation.path, path) : -1;
        if (close > best) {
            best = close;
            found = &operation;
        }
    }
    return found;
}

std::optional<QJsonObject> OpenApiValidator::described(const Operation &operation, int status) const
{
    const QJsonObject responses = operation.definition["responses"_L1].toObject();
    const QString name = QString::number(status);
    if (responses.contains(name))
        return m_schemas.resolved(responses[name].toObject());
    if (kOfAnyCall.contains(status) && responses.contains("default"_L1))
        return m_schemas.resolved(responses["default"_L1].toObject());
    return std::nullopt;
}

QStringList OpenApiValidator::faults(const Answer &answer)
{
    const Operation *operation = find(answer.method, answer.target);
    if (!operation)
        return {u"the document has no such operation"_s};
    const auto response = described(*operation, answer.status);
    if (!response)
        return {u"the document does not name %1 for it"_s.arg(answer.status)};
    m_seen[operation->title()].insert(answer.status);
    return headerFaults(*response, answer) + bodyFaults(*response, answer);
}

QStringList OpenApiValidator::headerFaults(const QJsonObject &response, const Answer &answer)
{
    QStringList found;
    const QJsonObject headers = response["headers"_L1].toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header) {
        const QJsonObject definition = m_schemas.resolved(header.value().toObject());
        const QJsonObject schema = definition["schema"_L1].toObject();
        const QByteArray text = answer.header(header.key().toLatin1());
        if (text.isEmpty() && definition["required"_L1].toBool())
            found.append(u"the header %1 is missing"_s.arg(header.key()));
        if (text.isEmpty())
            continue;
        for (const QString &fault : m_schemas.faults(schema, typed(schema, text)))
            found.append(header.key() + u": "_s + fault);
    }
    return found;
}

QStringList OpenApiValidator::bodyFaults(const QJsonObject &response, const Answer &answer)
{
    const QJsonObject content = response["content"_L1].toObject();
    const QString type =
        QString::fromLatin1(answer.header("Content-Type")).section(u';', 0, 0).trimmed();
    if (content.isEmpty())
        return answer.body.isEmpty() ? QStringList() : QStringList{u"there is a body"_s};
    if (!content.contains(type))
        return {u"the content is %1, the document has %2"_s.arg(type, content.keys().join(u", "))};
    if (answer.method == "HEAD")
        return answer.body.isEmpty() ? QStringList() : QStringList{u"there is a body"_s};
    if (!isJson(type))
        return answer.body.isEmpty() ? QStringList{u"there is no body"_s} : QStringList();
    QString problem;
    const QJsonValue value = parsed(answer.body, &problem);
    if (!problem.isEmpty())
        return {u"the body is no JSON: "_s + problem};
    return m_schemas.faults(content[type]["schema"_L1].toObject(), value);
}

QStringList OpenApiValidator::unseen() const
{
    QStringList found;
    for (const Operation &operation : m_operations) {
        for (const QString &status : operation.definition["responses"_L1].toObject().keys()) {
            const int number = status.toInt();
            if (number != 0 && !m_seen.value(operation.title()).contains(number))
                found.append(operation.title() + u' ' + status);
        }
    }
    return found;
}

} // namespace paushtik::tests
