// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/form.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace paushtik::http {
namespace {

/// Characters as a person counts them on the wire: code points, not UTF-16 halves.
qsizetype codePoints(const QString &text)
{
    qsizetype count = 0;
    for (const QChar c : text)
        count += c.isLowSurrogate() ? 0 : 1;
    return count;
}

QString characters(int count)
{
    return count == 1 ? u"1 character"_s : u"%1 characters"_s.arg(count);
}

/// An integer that a qint64 holds exactly. JSON has one kind of number: 5.0 is 5, 5.5 is none.
std::optional<qint64> exactInteger(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    constexpr qint64 kNone = std::numeric_limits<qint64>::min();
    const qint64 integer = value.toInteger(kNone);
    return integer == kNone ? std::nullopt : std::optional<qint64>(integer);
}

} // namespace

Form::Form(QJsonObject object, QString prefix)
    : m_object(std::move(object))
    , m_prefix(std::move(prefix))
{
}

bool Form::has(const QString &field) const
{
    const auto found = m_object.constFind(field);
    return found != m_object.constEnd() && !found->isNull();
}

QJsonValue Form::value(const QString &field)
{
    known(field);
    return m_object.value(field);
}

void Form::refuse(const QString &field, const QString &message)
{
    m_errors.append({m_prefix.isEmpty() ? field : m_prefix + u'.' + field, message});
}

void Form::absorb(const Form &nested)
{
    m_errors += nested.errors();
}

/// True when the field is there; else says that it must be.
bool Form::require(const QString &field)
{
    known(field);
    if (has(field))
        return true;
    refuse(field, u"is required"_s);
    return false;
}

QString Form::text(const QString &field, TextRule rule)
{
    if (!require(field))
        return {};
    const QJsonValue given = m_object.value(field);
    if (!given.isString()) {
        refuse(field, u"must be a text"_s);
        return {};
    }
    const QString text = rule.trim ? given.toString().trimmed() : given.toString();
    const qsizetype length = codePoints(text);
    if (length == 0 && rule.min > 0)
        refuse(field, u"must not be empty"_s);
    else if (length < rule.min)
        refuse(field, u"must be at least %1"_s.arg(characters(rule.min)));
    else if (length > rule.max)
        refuse(field, u"must be at most %1"_s.arg(characters(rule.max)));
    return text;
}

std::optional<QString> Form::optionalText(const QString &field, TextRule rule)
{
    known(field);
    return has(field) ? std::optional<QString>(text(field, rule)) : std::nullopt;
}

qint64 Form::integer(const QString &field, qint64 min, qint64 max)
{
    if (!require(field))
        return min;
    const auto number = exactInteger(m_object.value(field));
    if (!number) {
        refuse(field, u"must be a whole number"_s);
        return min;
    }
    if (*number < min)
        refuse(field, u"must be at least %1"_s.arg(min));
    else if (*number > max)
        refuse(field, u"must be at most %1"_s.arg(max));
    return std::clamp(*number, min, max);
}

std::optional<qint64> Form::optionalInteger(const QString &field, qint64 min, qint64 max)
{
    known(field);
    return has(field) ? std::optional<qint64>(integer(field, min, max)) : std::nullopt;
}

Paise Form::paise(const QString &field, qint64 min, qint64 max)
{
    return Paise(integer(field, min, max));
}

bool Form::boolean(const QString &field, bool otherwise)
{
    return optionalBoolean(field).value_or(otherwise);
}

std::optional<bool> Form::optionalBoolean(const QString &field)
{
    known(field);
    if (!has(field))
        return std::nullopt;
    const QJsonValue given = m_object.value(field);
    if (!given.isBool()) {
        refuse(field, u"must be true or false"_s);
        return std::nullopt;
    }
    return given.toBool();
}

QString Form::oneOf(const QString &field, const QStringList &allowed)
{
    Q_ASSERT(!allowed.isEmpty());
    if (!require(field))
        return allowed.first();
    const QJsonValue given = m_object.value(field);
    if (!given.isString() || !allowed.contains(given.toString())) {
        refuse(field, u"must be one of "_s + allowed.join(u", "_s));
        return allowed.first();
    }
    return given.toString();
}

std::optional<QUuid> Form::uuidField(const QString &field)
{
    if (!require(field))
        return std::nullopt;
    const QJsonValue given = m_object.value(field);
    const auto uuid = given.isString() ? parseUuid(given.toString()) : std::nullopt;
    if (!uuid)
        refuse(field, u"must be a UUID"_s);
    return uuid;
}

QJsonObject Form::object(const QString &field)
{
    if (!require(field))
        return {};
    const QJsonValue given = m_object.value(field);
    if (!given.isObject())
        refuse(field, u"must be an object"_s);
    return given.toObject();
}

QJsonArray Form::array(const QString &field, int maxItems)
{
    if (!require(field))
        return {};
    const QJsonValue given = m_object.value(field);
    if (!given.isArray()) {
        refuse(field, u"must be a list"_s);
        return {};
    }
    if (given.toArray().size() > maxItems) {
        refuse(field, u"must have at most %1 items"_s.arg(maxItems));
        return {};
    }
    return given.toArray();
}

QList<FieldError> Form::errors() const
{
    QList<FieldError> all = m_errors;
    for (auto it = m_object.begin(); it != m_object.end(); ++it) {
        if (!m_known.contains(it.key()))
            all.append({m_prefix.isEmpty() ? it.key() : m_prefix + u'.' + it.key(),
                        u"is not a known field"_s});
    }
    return all;
}

std::optional<Error> Form::error() const
{
    QList<FieldError> all = errors();
    if (all.isEmpty())
        return std::nullopt;
    return Error{Fault::Invalid, {}, {}, std::move(all), {}};
}

} // namespace paushtik::http
