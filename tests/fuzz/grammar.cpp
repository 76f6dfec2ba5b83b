// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/grammar.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QUuid>

namespace paushtik::fuzz {

using namespace Qt::StringLiterals;
using tests::Operation;

namespace {

/// What parsers, encoders and databases have stumbled over.
const QStringList kStrangeTexts{u""_s,
                                u" "_s,
                                u"\0"_s,
                                u"a\0b"_s,
                                u"\u202Eevil"_s,
                                u"é\u0301\u0301"_s,
                                u"🧈🐄"_s,
                                u"घी"_s,
                                u"'; DROP TABLE orders; --"_s,
                                u"<script>alert(1)</script>"_s,
                                u"../../etc/passwd"_s,
                                u"%00%ff"_s,
                                u"{{name}}"_s,
                                u"\\u0000"_s,
                                u"=1+1"_s,
                                u"NaN"_s,
                                u"-0"_s,
                                u"1e309"_s,
                                u"0192f6a1-7c1e-7000-8000-00000000dead"_s,
                                u"PF-9999-99999999999999999999"_s,
                                u"9999-99-99T99:99:99Z"_s,
                                u"\uFEFF"_s,
                                u"\n\r\t"_s,
                                u"\U0010FFFF"_s};
/// As JSON text: QJsonValue cannot hold them.
const QByteArrayList kStrangeJson{"1e400",
                                  "-1e400",
                                  "9223372036854775808",
                                  "-9223372036854775809",
                                  "1.5",
                                  "-0",
                                  "0e0",
                                  "123456789012345678901234567890",
                                  "\"\\u0000\"",
                                  "\"\\ud800\"",
                                  "\"\xff\xfe\"",
                                  "\"\xc3\"",
                                  "{}",
                                  "[]",
                                  "null",
                                  "true",
                                  "[[[[[[]]]]]]",
                                  "{\"a\":{\"a\":{\"a\":{}}}}",
                                  "nul",
                                  "",
                                  "\"",
                                  "0x10",
                                  "01",
                                  "'a'"};
const QByteArrayList kStrangePaths{"0192f6a1-7c1e-7000-8000-00000000dead",
                                   "0192F6A1-7C1E-7000-8000-00000000DEAD",
                                   "%00",
                                   "..%2f..%2fetc%2fpasswd",
                                   "%zz",
                                   "%",
                                   "%ff%fe",
                                   "%F0%9F%90%84",
                                   "a%20b",
                                   "-",
                                   "0",
                                   "null",
                                   "PF-2026-99999999999999999999",
                                   "PF-0000-000000",
                                   "{id}",
                                   "%2e%2e",
                                   ";a=b",
                                   "*",
                                   "'",
                                   "order",
                                   "images",
                                   "%0d%0aX-Injected:%201"};

QByteArray json(const QJsonValue &value)
{
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return wrapped.sliced(1, wrapped.size() - 2);
}

QString typeOf(const QJsonObject &schema, bool null)
{
    const QJsonValue type = schema["type"_L1];
    if (type.isString())
        return type.toString();
    const QJsonArray types = type.toArray();
    return types.isEmpty() ? QString() : types[null && types.size() > 1 ? 1 : 0].toString();
}

} // namespace

Grammar::Grammar(tests::OpenApiSchemas *schemas, quint32 seed)
    : m_schemas(schemas)
    , m_random(seed)
{
}

void Grammar::know(const QStringList &ids, const QStringList &slugs)
{
    m_ids = ids;
    m_slugs = slugs;
}

/// The schema with one of its oneOf or anyOf, and all of its allOf.
QList<QJsonObject> Grammar::chosen(const QJsonObject &schema)
{
    const QJsonObject own = m_schemas->resolved(schema);
    QList<QJsonObject> all{own};
    for (const QJsonValue &part : own["allOf"_L1].toArray())
        all += chosen(part.toObject());
    for (const auto either : {"oneOf"_L1, "anyOf"_L1}) {
        const QJsonArray parts = own[either].toArray();
        if (!parts.isEmpty())
            all += chosen(parts[below(parts.size())].toObject());
    }
    return all;
}

QJsonValue Grammar::value(const QJsonObject &schema, int depth)
{
    const QList<QJsonObject> schemas = chosen(schema);
    QString type;
    QJsonObject speaking;
    for (const QJsonObject &each : schemas) {
        if (each.contains("const"_L1))
            return each["const"_L1];
        const QJsonArray values = each["enum"_L1].toArray();
        if (!values.isEmpty())
            return values[below(values.size())];
        if (each.contains("type"_L1)) {
            speaking = each;
            type = typeOf(each, often(20));
        }
    }
    if (type == "string"_L1)
        return text(speaking);
    if (type == "integer"_L1 || type == "number"_L1) {
        const int least = speaking["minimum"_L1].toInt(-50);
        return least + below(qMin(speaking["maximum"_L1].toInt(100'000), 100'000) - least + 1);
    }
    if (type == "boolean"_L1)
        return often(50);
    if (type == "null"_L1)
        return QJsonValue::Null;
    if (type == "array"_L1) {
        QJsonArray items;
        for (int i = speaking["minItems"_L1].toInt() + below(3); i > 0 && depth < 6; --i)
            items.append(value(speaking["items"_L1].toObject(), depth + 1));
        return items;
    }
    return object(schemas, depth);
}

QJsonValue Grammar::object(const QList<QJsonObject> &schemas, int depth)
{
    QStringList required;
    for (const QJsonObject &schema : schemas) {
        for (const QJsonValue &name : schema["required"_L1].toArray())
            required.append(name.toString());
    }
    QJsonObject made;
    for (const QJsonObject &schema : schemas) {
        const QJsonObject fields = schema["properties"_L1].toObject();
        for (auto field = fields.begin(); field != fields.end(); ++field) {
            if (required.contains(field.key()) || (depth < 5 && often(50)))
                made[field.key()] = value(field.value().toObject(), depth + 1);
        }
    }
    return made;
}

QJsonValue Grammar::text(const QJsonObject &schema)
{
    const QString format = schema["format"_L1].toString();
    if (format == "uuid"_L1)
        return often(85) ? one(m_ids) : QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (format == "date-time"_L1)
        return u"20%1-0%2-1%3T06:30:00Z"_s.arg(20 + below(9)).arg(1 + below(9)).arg(below(9));
    if (format == "email"_L1)
        return u"fuzz%1@example.in"_s.arg(below(100'000));
    const QString pattern = schema["pattern"_L1].toString();
    if (!pattern.isEmpty())
        return matching(pattern);
    const qsizetype most = schema["maxLength"_L1].toInt(40);
    const qsizetype least = schema["minLength"_L1].toInt();
    const QString made = often(60) ? u"text %1"_s.arg(below(1000)) : one(kStrangeTexts);
    return made.leftJustified(least, u'x').left(most);
}

/// For the few patterns that the document has.
QString Grammar::matching(const QString &pattern)
{
    const QStringList samples{u"+919876543210"_s,
                              u"400001"_s,
                              u"IN-MH"_s,
                              u"04059020"_s,
                              u"PF-2026-000001"_s,
                              one(m_slugs),
                              u"a-slug-%1"_s.arg(below(10'000))};
    QStringList fitting;
    for (const QString &sample : samples) {
        if (QRegularExpression(pattern).match(sample).hasMatch())
            fitting.append(sample);
    }
    return one(fitting);
}

QJsonValue Grammar::strange()
{
    switch (below(8)) {
    case 0:
        return one(kStrangeTexts);
    case 1:
        return QString(1 << below(15), QChar(u'अ'));
    case 2:
        return QJsonValue::Null;
    case 3:
        return -1 - below(1000);
    case 4:
        return qint64(9'007'199'254'740'993);
    case 5:
        return QJsonArray{1, u"two"_s, QJsonObject()};
    case 6:
        return 0.5;
    default:
        return QJsonObject{{u"$ne"_s, QJsonValue::Null}};
    }
}

QJsonValue Grammar::spoiledInside(const QJsonValue &value)
{
    QJsonObject object = value.toObject();
    const QStringList keys = object.keys();
    if (value.isArray() && !value.toArray().isEmpty()) {
        QJsonArray items = value.toArray();
        const int at = below(items.size());
        items[at] = spoiledInside(items[at]);
        if (often(30))
            items.append(items[at]);
        return items;
    }
    if (keys.isEmpty())
        return strange();
    const QString key = one(keys);
    switch (below(4)) {
    case 0:
        object.remove(key);
        break;
    case 1:
        object[key] = strange();
        break;
    case 2:
        object[key] = spoiledInside(object[key]);
        break;
    default:
        object[one(kStrangeTexts + QStringList{u"id"_s, u"__proto__"_s})] = strange();
    }
    return object;
}

void Grammar::spoilBytes(QByteArray &json)
{
    const qsizetype at = json.isEmpty() ? 0 : below(json.size());
    switch (below(6)) {
    case 0:
        json.truncate(at);
        break;
    case 1:
        json.insert(at, char(below(256)));
        break;
    case 2:
        json.insert(at, kStrangeJson[below(kStrangeJson.size())]);
        break;
    case 3:
        json = QByteArray(1 + below(5000), '[') + json;
        break;
    case 4:
        json += json;
        break;
    default: {
        const qsizetype colon = json.indexOf(':', at);
        const qsizetype end = colon < 0 ? -1 : json.indexOf(',', colon);
        if (end > 0)
            json.replace(colon + 1, end - colon - 1, kStrangeJson[below(kStrangeJson.size())]);
    }
    }
}

QByteArray Grammar::spoiled(const QJsonValue &value)
{
    QJsonValue changed = value;
    for (int i = 1 + below(3); i > 0; --i)
        changed = spoiledInside(changed);
    QByteArray bytes = json(often(70) ? changed : value);
    if (often(35))
        spoilBytes(bytes);
    return bytes;
}

QByteArray Grammar::path(const Operation &operation)
{
    static const QRegularExpression kParameter{u"\\{([a-z_]+)\\}"_s};
    QByteArray made;
    qsizetype from = 0;
    auto parameters = kParameter.globalMatch(operation.path);
    while (parameters.hasNext()) {
        const auto parameter = parameters.next();
        made += operation.path.mid(from, parameter.capturedStart() - from).toUtf8();
        from = parameter.capturedEnd();
        if (often(20))
            made += kStrangePaths[below(kStrangePaths.size())];
        else if (often(3))
            made += QByteArray(2000, 'a');
        else
            made += one(parameter.captured(1) == "slug"_L1 ? m_slugs : m_ids).toUtf8();
    }
    return made + operation.path.mid(from).toUtf8();
}

QByteArray Grammar::query(const Operation &operation)
{
    QByteArrayList pairs;
    for (const QJsonObject &parameter : operation.parameters) {
        if (parameter["in"_L1].toString() != "query"_L1 || often(50))
            continue;
        const QByteArray name = parameter["name"_L1].toString().toUtf8();
        const QJsonObject schema = parameter["schema"_L1].toObject();
        const QString good = value(schema).toVariant().toString();
        const QString given = often(65) ? good : one(kStrangeTexts);
        pairs.append(name + '=' + (often(95) ? given.toUtf8().toPercentEncoding() : "%zz%"_ba));
        if (often(5))
            pairs.append(pairs.last());
    }
    if (often(6))
        pairs.append(one(kStrangeTexts).toUtf8().toPercentEncoding() + "=1&&=&%00");
    return pairs.isEmpty() ? QByteArray() : '?' + pairs.join('&');
}

QByteArrayList Grammar::headers()
{
    const QByteArrayList strange{"Idempotency-Key: "_ba + QByteArray::number(below(300)),
                                 "Idempotency-Key: \xff",
                                 "Idempotency-Key: "_ba + QByteArray(300, 'k'),
                                 "X-Cart-Token: nothing",
                                 "X-Cart-Token: "_ba + QByteArray(400, 'c'),
                                 "If-None-Match: \"a\", W/\"b\", *",
                                 "Range: bytes=9-1,-,5-",
                                 "X-Request-Id: \xe0\xa4",
                                 "X-Forwarded-For: ::1, nobody",
                                 "Accept: text/html;q=abc",
                                 "Accept-Encoding: *;q=0",
                                 "Cookie: paushtik_session=%00",
                                 "Origin: null",
                                 "If-Match: *",
                                 "Expect: nothing",
                                 "X-Long: "_ba + QByteArray(6000, 'x')};
    QByteArrayList lines;
    while (often(30))
        lines.append(strange[below(strange.size())]);
    return lines;
}

} // namespace paushtik::fuzz
