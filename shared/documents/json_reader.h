// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/money.h"
#include "shared/domain/timestamp.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <optional>

namespace paushtik {

/// Reads the members of one JSON object and remembers the first that was missing or of another
/// kind, so that a document is read field by field and checked once at the end.
class JsonReader {
public:
    explicit JsonReader(QJsonObject object, QString path = {});

    QString text(QLatin1StringView member);
    Paise paise(QLatin1StringView member);
    int integer(QLatin1StringView member);
    Timestamp time(QLatin1StringView member);
    QJsonObject object(QLatin1StringView member);
    QJsonArray array(QLatin1StringView member);

    /// Null and absent read as empty; another kind is still an error.
    QString textOrEmpty(QLatin1StringView member);
    std::optional<Timestamp> timeOrNone(QLatin1StringView member);
    Paise paiseOrZero(QLatin1StringView member);
    std::optional<QJsonObject> objectOrNone(QLatin1StringView member);
    QJsonArray arrayOrEmpty(QLatin1StringView member);

    /// "lines[2].qty: a whole number is missing", or empty while all went well.
    const QString &problem() const { return m_problem; }
    /// Takes over the problem of a reader of something inside this object.
    void adopt(const JsonReader &inner);

private:
    void refuse(QLatin1StringView member, const char *wanted);
    bool isNone(QLatin1StringView member) const;

    QJsonObject m_object;
    QString m_path;
    QString m_problem;
};

} // namespace paushtik
