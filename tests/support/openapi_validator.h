// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/openapi_schema.h"

#include <QMap>
#include <functional>
#include <optional>

namespace paushtik::tests {

struct Operation {
    QByteArray method;
    QString path; ///< as in the document, with {parameters}
    QJsonObject definition;
    QList<QJsonObject> parameters; ///< resolved; those that the path's operations share too

    QString title() const { return QString::fromLatin1(method) + u' ' + path; }
};

/// One answer as it came.
struct Answer {
    QByteArray method;
    QByteArray target; ///< with its query
    int status = 0;
    QByteArray body;
    std::function<QByteArray(const QByteArray &)> header;
};

/// Compares answers with what an OpenAPI document says of their path, method and status, and
/// remembers which of its statuses have been seen.
class OpenApiValidator {
public:
    explicit OpenApiValidator(const QJsonObject &document);

    const QList<Operation> &operations() const { return m_operations; }
    /// The operation that a request meets; null when the document has none.
    const Operation *find(const QByteArray &method, const QByteArray &target) const;
    OpenApiSchemas &schemas() { return m_schemas; }

    /// Every way in which the answer differs from the document; empty when it does not.
    QStringList faults(const Answer &answer);
    /// "GET /path 404" for each status that the document names and no answer had.
    QStringList unseen() const;

private:
    std::optional<QJsonObject> described(const Operation &operation, int status) const;
    QStringList bodyFaults(const QJsonObject &response, const Answer &answer);
    QStringList headerFaults(const QJsonObject &response, const Answer &answer);

    QJsonObject m_document;
    OpenApiSchemas m_schemas;
    QList<Operation> m_operations;
    QMap<QString, QSet<int>> m_seen;
};

} // namespace paushtik::tests
