// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/json_body.h"

#include "server/http/percent.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace paushtik::http {
namespace {

/// RFC 8259 §7: no control character stands in JSON as it is, but for the blanks between tokens.
bool hasRawControl(QByteArrayView body)
{
    return std::any_of(body.begin(), body.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t';
    });
}

bool isStorable(const QString &text)
{
    return !text.contains(QChar(u'\0')) && text.isValidUtf16();
}

std::optional<QString> unstorable(const QJsonValue &value, const QString &path);

std::optional<QString> unstorableIn(const QJsonObject &object, const QString &path)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString name = path.isEmpty() ? it.key() : path + u'.' + it.key();
        if (!isStorable(it.key()))
            return path.isEmpty() ? u"(name of a field)"_s : path;
        if (auto found = unstorable(it.value(), name))
            return found;
    }
    return std::nullopt;
}

/// The path of a text that cannot be stored. The depth is bounded by the JSON parser's own limit.
std::optional<QString> unstorable(const QJsonValue &value, const QString &path)
{
    if (value.isString())
        return isStorable(value.toString()) ? std::nullopt : std::optional<QString>(path);
    if (value.isObject())
        return unstorableIn(value.toObject(), path);
    if (!value.isArray())
        return std::nullopt;
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (auto found = unstorable(array[i], u"%1[%2]"_s.arg(path).arg(i)))
            return found;
    }
    return std::nullopt;
}

} // namespace

Result<QJsonObject> parseJsonBody(const QByteArray &body)
{
    if (!isUtf8(body))
        return fail(Fault::BadRequest, {}, u"The body is not UTF-8."_s);
    if (hasRawControl(body))
        return fail(Fault::BadRequest, {}, u"The body is not JSON: a control character."_s);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(
            Fault::BadRequest, {},
            u"The body is not JSON: %1 at byte %2."_s.arg(error.errorString()).arg(error.offset));
    if (!document.isObject())
        return fail(Error{Fault::Invalid,
                          {},
                          u"The body must be a JSON object."_s,
                          {FieldError{u"body"_s, u"must be an object"_s}},
                          {}});
    QJsonObject object = document.object();
    if (body.contains("\\u")) { // only an escape can make them: the bytes themselves are sound
        if (const auto field = unstorableIn(object, {}))
            return fail(Error{Fault::Invalid,
                              {},
                              {},
                              {FieldError{*field, u"has a character that cannot be stored"_s}},
                              {}});
    }
    return object;
}

bool isJsonType(const QByteArray &contentType)
{
    const QList<QByteArray> parts = contentType.toLower().split(';');
    const QByteArray type = parts.first().trimmed();
    if (type != "application/json" && !(type.startsWith("application/") && type.endsWith("+json")))
        return false;
    return std::all_of(parts.begin() + 1, parts.end(), [](QByteArray parameter) {
        parameter = parameter.trimmed().replace('"', QByteArray());
        return !parameter.startsWith("charset=") || parameter == "charset=utf-8" ||
               parameter == "charset=utf8";
    });
}

} // namespace paushtik::http
