// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/id.h"
#include "shared/domain/money.h"
#include "shared/domain/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QStringList>
#include <optional>

namespace paushtik::http {

struct TextRule {
    int min = 1; ///< characters (code points) after trimming
    int max = 200;
    bool trim = true;
};

/// Reads the fields of a JSON body and gathers everything that is wrong with them, so that a client
/// learns all of it at once. Each getter names a field as known; error() then also refuses every
/// field that nobody asked for. A getter of a bad field answers a neutral value that must not be
/// used: look at error() first.
class Form {
public:
    explicit Form(QJsonObject object, QString prefix = {});

    bool has(const QString &field) const; ///< present and not null
    QString text(const QString &field, TextRule rule = {});
    std::optional<QString> optionalText(const QString &field,
                                        TextRule rule = {}); ///< absent or null: nothing
    qint64 integer(const QString &field, qint64 min, qint64 max);
    std::optional<qint64> optionalInteger(const QString &field, qint64 min, qint64 max);
    Paise paise(const QString &field, qint64 min = 0, qint64 max = 10'000'000'000);
    bool boolean(const QString &field, bool otherwise);
    std::optional<bool> optionalBoolean(const QString &field);
    QString oneOf(const QString &field, const QStringList &allowed);
    template <class IdType>
    std::optional<IdType> id(const QString &field) ///< missing or malformed is an error
    {
        const auto uuid = uuidField(field);
        return uuid ? std::optional<IdType>(IdType(*uuid)) : std::nullopt;
    }
    template <class IdType>
    std::optional<IdType> optionalId(const QString &field)
    {
        return has(field) ? id<IdType>(field) : (known(field), std::nullopt);
    }
    QJsonObject object(const QString &field);
    QJsonArray array(const QString &field, int maxItems);
    QJsonValue value(const QString &field);

    void known(const QString &field) { m_known.insert(field); }
    void refuse(const QString &field, const QString &message);
    /// Takes over another form's errors (a nested object read with its own Form and prefix).
    void absorb(const Form &nested);
    /// Nothing when all is well; else a Fault::Invalid with every error.
    std::optional<Error> error() const;

private:
    bool require(const QString &field);
    std::optional<QUuid> uuidField(const QString &field);
    QList<FieldError> errors() const;

    QJsonObject m_object;
    QString m_prefix;
    QSet<QString> m_known;
    QList<FieldError> m_errors;
};

} // namespace paushtik::http
