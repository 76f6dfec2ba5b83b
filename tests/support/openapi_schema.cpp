// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/openapi_schema.h"

#include <QDate>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace paushtik::tests {

using namespace Qt::StringLiterals;

namespace {

const QStringList kCombining{u"allOf"_s, u"oneOf"_s, u"anyOf"_s};
const QSet<QString> kKnown{
    // decided by valijson
    u"type"_s, u"properties"_s, u"required"_s, u"additionalProperties"_s, u"items"_s, u"enum"_s,
    u"const"_s, u"oneOf"_s, u"anyOf"_s, u"allOf"_s, u"not"_s, u"$ref"_s, u"pattern"_s, u"minimum"_s,
    u"maximum"_s, u"minLength"_s, u"maxLength"_s, u"minItems"_s, u"maxItems"_s, u"minProperties"_s,
    // decided here
    u"format"_s, u"unevaluatedProperties"_s,
    // said to people
    u"description"_s, u"example"_s, u"examples"_s, u"default"_s, u"contentMediaType"_s};

bool isUuid(const QString &text)
{
    static const QRegularExpression kUuid{
        u"^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s};
    return kUuid.match(text).hasMatch();
}

/// RFC 3339, in UTC and with a Z: what the document promises for every time.
bool isTime(const QString &text)
{
    static const QRegularExpression kTime{
        u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z$"_s};
    return kTime.match(text).hasMatch() && QDateTime::fromString(text, Qt::ISODateWithMs).isValid();
}

const QHash<QString, bool (*)(const QString &)> kFormats{
    {u"uuid"_s, isUuid},
    {u"date-time"_s, isTime},
    {u"date"_s, [](const QString &text) { return QDate::fromString(text, Qt::ISODate).isValid(); }},
    {u"email"_s, [](const QString &text) { return text.indexOf(u'@') > 0; }}};

QString shortened(const QJsonValue &value)
{
    const QJsonArray wrapped{value};
    return QString::fromUtf8(QJsonDocument(wrapped).toJson(QJsonDocument::Compact)).left(200);
}

/// valijson knows no null and no fraction of a second where a schema has a format.
QJsonValue withoutFormats(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray items;
        for (const QJsonValue &item : value.toArray())
            items.append(withoutFormats(item));
        return items;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    if (object.value("format"_L1).isString())
        object.remove("format"_L1);
    for (auto field = object.begin(); field != object.end(); ++field)
        field.value() = withoutFormats(field.value());
    return object;
}

/// A schema says nothing of the fields when none that applies names any.
bool isOpen(const QList<QJsonObject> &schemas)
{
    bool named = false;
    for (const QJsonObject &schema : schemas) {
        named = named || schema.contains("properties"_L1);
        const QJsonValue more = schema["additionalProperties"_L1];
        if (more.isObject() || more.toBool(false))
            return true;
    }
    return !named;
}

} // namespace

/// valijson resolves `#/components/…` from the root of what it is given, so the root carries both.
class OpenApiSchemas::Compiled {
public:
    Compiled(const QJsonObject &schema, const QJsonValue &components)
    {
        const QJsonObject root{{u"allOf"_s, QJsonArray{schema}}, {u"components"_s, components}};
        const QJsonValue value = withoutFormats(root);
        const valijson::adapters::QtJsonAdapter adapter{value};
        valijson::SchemaParser{}.populateSchema(adapter, m_schema);
    }

    QStringList faults(const QJsonValue &value)
    {
        valijson::ValidationResults results;
        const valijson::adapters::QtJsonAdapter adapter{value};
        QStringList found;
        if (m_validator.validate(m_schema, adapter, &results))
            return found;
        valijson::ValidationResults::Error error;
        while (results.popError(error)) {
            QString where;
            for (const std::string &step : error.context)
                where += QString::fromStdString(step);
            found.append(where + u": "_s + QString::fromStdString(error.description));
        }
        return found;
    }

private:
    valijson::Schema m_schema;
    valijson::Validator m_validator;
};

OpenApiSchemas::OpenApiSchemas(QJsonObject document)
    : m_document(std::move(document))
{
}

OpenApiSchemas::~OpenApiSchemas() = default;

QJsonObject OpenApiSchemas::resolved(const QJsonObject &object) const
{
    const QString reference = object["$ref"_L1].toString();
    if (reference.isEmpty())
        return object;
    QJsonValue at = m_document;
    for (QString step : reference.mid(2).split(u'/'))
        at = at.toObject()[step.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s)];
    return resolved(at.toObject());
}

QList<QJsonObject> OpenApiSchemas::flattened(const QJsonObject &schema) const
{
    const QJsonObject own = resolved(schema);
    QList<QJsonObject> all{own};
    for (const QString &combining : kCombining) {
        for (const QJsonValue &part : own[combining].toArray())
            all += flattened(part.toObject());
    }
    return all;
}

QStringList OpenApiSchemas::faults(const QJsonObject &schema, const QJsonValue &value)
{
    QStringList found = compiled(schema).faults(value);
    look(flattened(schema), value, u"$"_s, found);
    return found;
}

OpenApiSchemas::Compiled &OpenApiSchemas::compiled(const QJsonObject &schema)
{
    auto &kept = m_compiled[QJsonDocument(schema).toJson(QJsonDocument::Compact)];
    if (!kept)
        kept = std::make_shared<Compiled>(schema, m_document["components"_L1]);
    return *kept;
}

void OpenApiSchemas::look(const QList<QJsonObject> &schemas, const QJsonValue &value,
                          const QString &where, QStringList &faults) const
{
    if (value.isObject())
        return lookInside(schemas, value.toObject(), where, faults);
    for (const QJsonObject &schema : schemas) {
        const QString format = schema["format"_L1].toString();
        if (value.isString() && !format.isEmpty() && !kFormats.value(format)(value.toString()))
            faults.append(u"%1: %2 is no %3"_s.arg(where, shortened(value), format));
    }
    const QJsonArray items = value.toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        QList<QJsonObject> inside;
        for (const QJsonObject &schema : schemas)
            inside += flattened(schema["items"_L1].toObject());
        look(inside, items[i], u"%1[%2]"_s.arg(where).arg(i), faults);
    }
}

void OpenApiSchemas::lookInside(const QList<QJsonObject> &schemas, const QJsonObject &object,
                                const QString &where, QStringList &faults) const
{
    for (auto field = object.begin(); field != object.end(); ++field) {
        QList<QJsonObject> inside;
        for (const QJsonObject &schema : schemas) {
            const QJsonObject named = schema["properties"_L1].toObject();
            if (named.contains(field.key()))
                inside += flattened(named[field.key()].toObject());
        }
        if (inside.isEmpty() && !isOpen(schemas))
            faults.append(u"%1.%2: the document knows no such field"_s.arg(where, field.key()));
        look(inside, field.value(), where + u'.' + field.key(), faults);
    }
}

QStringList OpenApiSchemas::unknownKeywords() const
{
    QStringList found;
    const QJsonObject named = m_document["components"_L1]["schemas"_L1].toObject();
    for (auto schema = named.begin(); schema != named.end(); ++schema)
        collectUnknown(schema.value().toObject(), schema.key(), found);
    collectFromAnywhere(m_document["paths"_L1], u"paths"_s, found);
    for (const auto part : {"responses"_L1, "headers"_L1, "parameters"_L1, "requestBodies"_L1})
        collectFromAnywhere(m_document["components"_L1][part], part, found);
    return found;
}

/// Outside of components/schemas a schema stands only under a key "schema".
void OpenApiSchemas::collectFromAnywhere(const QJsonValue &value, const QString &where,
                                         QStringList &found) const
{
    for (const QJsonValue &item : value.toArray())
        collectFromAnywhere(item, where, found);
    const QJsonObject object = value.toObject();
    for (auto part = object.begin(); part != object.end(); ++part) {
        if (part.key() == "schema"_L1)
            collectUnknown(part.value().toObject(), where, found);
        else
            collectFromAnywhere(part.value(), where + u'/' + part.key(), found);
    }
}

void OpenApiSchemas::collectUnknown(const QJsonObject &schema, const QString &where,
                                    QStringList &found) const
{
    if (schema.isEmpty())
        return;
    for (const QString &keyword : schema.keys()) {
        if (!kKnown.contains(keyword))
            found.append(where + u": "_s + keyword);
    }
    const QString format = schema["format"_L1].toString();
    if (!format.isEmpty() && !kFormats.contains(format))
        found.append(where + u": format "_s + format);
    const QJsonObject named = schema["properties"_L1].toObject();
    for (auto field = named.begin(); field != named.end(); ++field)
        collectUnknown(field.value().toObject(), where + u'.' + field.key(), found);
    for (const auto keyword : {"items"_L1, "additionalProperties"_L1, "not"_L1})
        collectUnknown(schema[keyword].toObject(), where, found);
    for (const QString &combining : kCombining) {
        for (const QJsonValue &part : schema[combining].toArray())
            collectUnknown(part.toObject(), where, found);
    }
}

} // namespace paushtik::tests
