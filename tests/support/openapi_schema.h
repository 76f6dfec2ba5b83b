// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QStringList>
#include <memory>

namespace paushtik::tests {

/// Judges JSON by the schemas of an OpenAPI 3.1 document. valijson decides on types, limits and
/// structure; what it passes over in silence, formats and fields that no schema names, is looked at
/// here, and a keyword that neither knows is a fault of the document.
class OpenApiSchemas {
public:
    explicit OpenApiSchemas(QJsonObject document);
    ~OpenApiSchemas();

    /// Keywords and formats, with where they stand, that would not be checked. Empty is good.
    QStringList unknownKeywords() const;
    /// Every way in which `value` differs from `schema`; empty when it does not.
    QStringList faults(const QJsonObject &schema, const QJsonValue &value);
    /// What `#/a/b~1c` points at, else the object itself.
    QJsonObject resolved(const QJsonObject &object) const;
    /// The schemas without $ref, allOf, oneOf and anyOf that speak of the same value.
    QList<QJsonObject> flattened(const QJsonObject &schema) const;

private:
    class Compiled;

    void collectUnknown(const QJsonObject &schema, const QString &where, QStringList &found) const;
    void collectFromAnywhere(const QJsonValue &value, const QString &where,
                             QStringList &found) const;
    void look(const QList<QJsonObject> &schemas, const QJsonValue &value, const QString &where,
              QStringList &faults) const;
    void lookInside(const QList<QJsonObject> &schemas, const QJsonObject &object,
                    const QString &where, QStringList &faults) const;
    Compiled &compiled(const QJsonObject &schema);

    QJsonObject m_document;
    QHash<QByteArray, std::shared_ptr<Compiled>> m_compiled;
};

} // namespace paushtik::tests
