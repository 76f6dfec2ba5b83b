// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/openapi_validator.h"

#include <QJsonArray>
#include <QRandomGenerator>

namespace paushtik::fuzz {

/// Makes requests from the schemas of an OpenAPI document: good ones, and good ones spoiled. The
/// same seed makes the same requests.
class Grammar {
public:
    Grammar(tests::OpenApiSchemas *schemas, quint32 seed);

    /// Ids, numbers and slugs of things that are there; used where a schema takes one.
    void know(const QStringList &ids, const QStringList &slugs);

    /// A value that the schema allows.
    QJsonValue value(const QJsonObject &schema, int depth = 0);
    /// The value's JSON after one to three random wrongs, in its tree or in its bytes.
    QByteArray spoiled(const QJsonValue &value);
    /// The path with its parameters filled in, percent-encoded.
    QByteArray path(const tests::Operation &operation);
    /// "?a=b&…" of documented and foreign parameters, or nothing.
    QByteArray query(const tests::Operation &operation);
    /// Lines of the head that the daemon has to read, good or strange.
    QByteArrayList headers();

    /// True `percent` times of a hundred.
    bool often(int percent) { return m_random.bounded(100) < percent; }
    int below(int bound) { return m_random.bounded(bound); }

private:
    QJsonValue text(const QJsonObject &schema);
    QString matching(const QString &pattern);
    QJsonValue object(const QList<QJsonObject> &schemas, int depth);
    QList<QJsonObject> chosen(const QJsonObject &schema);
    QJsonValue strange();
    QJsonValue spoiledInside(const QJsonValue &value);
    void spoilBytes(QByteArray &json);
    QString one(const QStringList &of) { return of.isEmpty() ? QString() : of[below(of.size())]; }
    int below(qsizetype bound) { return m_random.bounded(int(bound)); }

    tests::OpenApiSchemas *m_schemas;
    QRandomGenerator m_random;
    QStringList m_ids;
    QStringList m_slugs;
};

} // namespace paushtik::fuzz
