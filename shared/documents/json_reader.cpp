// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/documents/json_reader.h"

#include <cmath>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// JSON numbers arrive as doubles: beyond 2^53 neighbours melt into one, so a larger one is no
// amount of ours.
std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    constexpr double kExact = 9007199254740992.0;
    if (!value.isDouble())
        return std::nullopt;
    const double number = value.toDouble();
    if (std::trunc(number) != number || std::abs(number) > kExact)
        return std::nullopt;
    return static_cast<qint64>(number);
}

} // namespace

JsonReader::JsonReader(QJsonObject object, QString path)
    : m_object(std::move(object))
    , m_path(std::move(path))
{
}

QString JsonReader::text(QLatin1StringView member)
{
    const QJsonValue value = m_object.value(member);
    if (!value.isString())
        refuse(member, "a text is missing");
    return value.toString();
}

Paise JsonReader::paise(QLatin1StringView member)
{
    const auto number = wholeNumber(m_object.value(member));
    if (!number)
        refuse(member, "an amount in whole paise is missing");
    return Paise(number.value_or(0));
}

int JsonReader::integer(QLatin1StringView member)
{
    const auto number = wholeNumber(m_object.value(member));
    if (!number || *number > INT_MAX || *number < INT_MIN) {
        refuse(member, "a whole number is missing");
        return 0;
    }
    return static_cast<int>(*number);
}

Timestamp JsonReader::time(QLatin1StringView member)
{
    const auto parsed = Timestamp::parse(m_object.value(member).toString());
    if (!parsed)
        refuse(member, "a time is missing");
    return parsed.value_or(Timestamp(0));
}

QJsonObject JsonReader::object(QLatin1StringView member)
{
    const QJsonValue value = m_object.value(member);
    if (!value.isObject())
        refuse(member, "an object is missing");
    return value.toObject();
}

QJsonArray JsonReader::array(QLatin1StringView member)
{
    const QJsonValue value = m_object.value(member);
    if (!value.isArray())
        refuse(member, "a list is missing");
    return value.toArray();
}

QString JsonReader::textOrEmpty(QLatin1StringView member)
{
    return isNone(member) ? QString() : text(member);
}

std::optional<Timestamp> JsonReader::timeOrNone(QLatin1StringView member)
{
    return isNone(member) ? std::nullopt : std::optional(time(member));
}

Paise JsonReader::paiseOrZero(QLatin1StringView member)
{
    return isNone(member) ? Paise() : paise(member);
}

std::optional<QJsonObject> JsonReader::objectOrNone(QLatin1StringView member)
{
    return isNone(member) ? std::nullopt : std::optional(object(member));
}

QJsonArray JsonReader::arrayOrEmpty(QLatin1StringView member)
{
    return isNone(member) ? QJsonArray() : array(member);
}

void JsonReader::adopt(const JsonReader &inner)
{
    if (m_problem.isEmpty())
        m_problem = inner.m_problem;
}

void JsonReader::refuse(QLatin1StringView member, const char *wanted)
{
    if (!m_problem.isEmpty())
        return;
    const QString where = m_path.isEmpty() ? QString(member) : m_path + u'.' + member;
    m_problem = where + u": "_s + QString::fromLatin1(wanted);
}

bool JsonReader::isNone(QLatin1StringView member) const
{
    const QJsonValue value = m_object.value(member);
    return value.isUndefined() || value.isNull();
}

} // namespace paushtik
