// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/params.h"

#include "server/db/error.h"
#include "server/db/sql_state.h"
#include "server/db/text_format.h"

#include <QJsonDocument>

namespace paushtik::db {
namespace {

// libpq's text parameters end at the first NUL: cutting one there in silence would store something
// else than was asked for.
QByteArray withoutNul(QByteArray text)
{
    if (text.contains('\0'))
        throw Error("a text parameter contains U+0000", sqlstate::kBadCharacter, {});
    return text;
}

QByteArray quotedElement(const QString &text)
{
    QByteArray quoted = withoutNul(text.toUtf8());
    quoted.replace('\\', "\\\\").replace('"', "\\\"");
    return '"' + quoted + '"';
}

template <class T, class Format>
QByteArray arrayText(const QList<T> &values, Format format)
{
    QByteArray text = "{";
    for (const T &value : values) {
        if (text.size() > 1)
            text += ',';
        text += format(value);
    }
    return text + '}';
}

} // namespace

void Params::add(bool value)
{
    m_values.push_back({value ? "t" : "f"});
}

void Params::add(int value)
{
    m_values.push_back({QByteArray::number(value)});
}

void Params::add(qint64 value)
{
    m_values.push_back({QByteArray::number(value)});
}

void Params::add(const QString &value)
{
    m_values.push_back({withoutNul(value.toUtf8())});
}

void Params::add(const QByteArray &value)
{
    m_values.push_back({.bytes = value, .binary = true});
}

void Params::add(const QUuid &value)
{
    m_values.push_back({value.toByteArray(QUuid::WithoutBraces)});
}

void Params::add(Timestamp value)
{
    m_values.push_back({formatTimestamp(value)});
}

void Params::add(const QDate &value)
{
    value.isValid() ? m_values.push_back({formatDate(value)}) : add(std::nullopt);
}

void Params::add(const QJsonObject &value)
{
    m_values.push_back({QJsonDocument(value).toJson(QJsonDocument::Compact)});
}

void Params::add(const QJsonArray &value)
{
    m_values.push_back({QJsonDocument(value).toJson(QJsonDocument::Compact)});
}

void Params::add(const QList<qint64> &values)
{
    m_values.push_back({arrayText(values, [](qint64 value) { return QByteArray::number(value); })});
}

void Params::add(const QList<int> &values)
{
    m_values.push_back({arrayText(values, [](int value) { return QByteArray::number(value); })});
}

void Params::add(const QList<QUuid> &values)
{
    const auto format = [](const QUuid &value) { return value.toByteArray(QUuid::WithoutBraces); };
    m_values.push_back({arrayText(values, format)});
}

void Params::add(const QStringList &values)
{
    m_values.push_back({arrayText(values, quotedElement)});
}

void Params::add(std::nullopt_t)
{
    m_values.push_back({.bytes = {}, .null = true});
}

} // namespace paushtik::db
