// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/rows.h"

#include "server/db/result_data.h"
#include "server/db/text_format.h"

#include <QJsonDocument>
#include <limits>
#include <stdexcept>
#include <string>

namespace paushtik::db {
namespace {

[[noreturn]] void refuse(const ResultData *data, int column, const char *why)
{
    const char *name = PQfname(data->get(), column);
    throw std::logic_error("column " + std::to_string(column) + " (" +
                           (name ? name : "no such column") + ") " + why);
}

template <class T>
T need(const std::optional<T> &value, const ResultData *data, int column, const char *type)
{
    if (!value)
        refuse(data, column, type);
    return *value;
}

QJsonDocument json(QByteArrayView text)
{
    return QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()));
}

} // namespace

Rows::Rows(std::shared_ptr<const ResultData> data)
    : m_data(std::move(data))
{
}

int Rows::size() const
{
    return PQntuples(m_data->get());
}

Row Rows::operator[](int index) const
{
    if (index < 0 || index >= size())
        throw std::logic_error("row " + std::to_string(index) + " of " + std::to_string(size()));
    return Row(m_data.get(), index);
}

qint64 Rows::affected() const
{
    // libpq's signature takes a non-const result, and reads it only.
    const char *count = PQcmdTuples(const_cast<PGresult *>(m_data->get()));
    return parseInteger(count).value_or(0);
}

bool Row::isNull(int column) const
{
    if (column < 0 || column >= PQnfields(m_data->get()))
        refuse(m_data, column, "is not in the result");
    return PQgetisnull(m_data->get(), m_index, column) != 0;
}

QByteArrayView Row::raw(int column) const
{
    if (isNull(column))
        refuse(m_data, column, "is null");
    return {PQgetvalue(m_data->get(), m_index, column),
            PQgetlength(m_data->get(), m_index, column)};
}

bool Row::read(int column, bool *) const
{
    const QByteArrayView text = raw(column);
    if (text != "t" && text != "f")
        refuse(m_data, column, "is no boolean");
    return text == "t";
}

int Row::read(int column, int *) const
{
    const qint64 value = get<qint64>(column);
    if (value < std::numeric_limits<int>::min() || value > std::numeric_limits<int>::max())
        refuse(m_data, column, "does not fit an int");
    return static_cast<int>(value);
}

qint64 Row::read(int column, qint64 *) const
{
    return need(parseInteger(raw(column)), m_data, column, "is no integer");
}

QString Row::read(int column, QString *) const
{
    return QString::fromUtf8(raw(column));
}

QByteArray Row::read(int column, QByteArray *) const
{
    return need(parseBytea(raw(column)), m_data, column, "is no bytea");
}

QUuid Row::read(int column, QUuid *) const
{
    const QUuid uuid = QUuid::fromString(QLatin1StringView(raw(column)));
    if (uuid.isNull())
        refuse(m_data, column, "is no uuid");
    return uuid;
}

Timestamp Row::read(int column, Timestamp *) const
{
    return need(parseTimestamp(raw(column)), m_data, column, "is no timestamptz");
}

QDate Row::read(int column, QDate *) const
{
    return need(parseDate(raw(column)), m_data, column, "is no date");
}

QJsonObject Row::read(int column, QJsonObject *) const
{
    const QJsonDocument document = json(raw(column));
    if (!document.isObject())
        refuse(m_data, column, "is no JSON object");
    return document.object();
}

QJsonArray Row::read(int column, QJsonArray *) const
{
    const QJsonDocument document = json(raw(column));
    if (!document.isArray())
        refuse(m_data, column, "is no JSON array");
    return document.array();
}

} // namespace paushtik::db
