// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/id.h"
#include "shared/domain/money.h"
#include "shared/domain/timestamp.h"

#include <QByteArray>
#include <QDate>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <memory>
#include <optional>

namespace paushtik::db {

class ResultData; // owns a PGresult; defined in rows.cpp, libpq stays behind it

/// One row, by column number. get<T>() of a null throws unless T is a std::optional; so does a
/// value that is no T: both are our bugs, never a client's. Valid as long as its Rows or a copy of
/// it lives.
class Row {
public:
    template <class T>
    T get(int column) const
    {
        return read(column, static_cast<T *>(nullptr));
    }
    bool isNull(int column) const;
    /// The bytes as the server sent them, not copied. Text results only.
    QByteArrayView raw(int column) const;

private:
    friend class Rows;
    Row(const ResultData *data, int index)
        : m_data(data)
        , m_index(index)
    {
    }

    bool read(int column, bool *) const;
    int read(int column, int *) const;
    qint64 read(int column, qint64 *) const;
    QString read(int column, QString *) const;
    QByteArray read(int column, QByteArray *) const; ///< bytea
    QUuid read(int column, QUuid *) const;
    Timestamp read(int column, Timestamp *) const;
    QDate read(int column, QDate *) const;
    QJsonObject read(int column, QJsonObject *) const;
    QJsonArray read(int column, QJsonArray *) const;
    Paise read(int column, Paise *) const { return Paise(get<qint64>(column)); }
    BasisPoints read(int column, BasisPoints *) const { return BasisPoints(get<int>(column)); }
    template <class Tag>
    Id<Tag> read(int column, Id<Tag> *) const
    {
        return Id<Tag>(get<QUuid>(column));
    }
    template <class T>
    std::optional<T> read(int column, std::optional<T> *) const
    {
        return isNull(column) ? std::nullopt : std::optional<T>(get<T>(column));
    }

    const ResultData *m_data;
    int m_index;
};

/// What a statement answered. Cheap to copy.
class Rows {
public:
    explicit Rows(std::shared_ptr<const ResultData> data);
    int size() const;
    bool isEmpty() const { return size() == 0; }
    Row operator[](int index) const;
    Row first() const { return (*this)[0]; }
    /// Rows that an INSERT, UPDATE or DELETE touched.
    qint64 affected() const;

    class Iterator {
    public:
        Iterator(const Rows *rows, int index)
            : m_rows(rows)
            , m_index(index)
        {
        }
        Row operator*() const { return (*m_rows)[m_index]; }
        Iterator &operator++()
        {
            ++m_index;
            return *this;
        }
        bool operator!=(const Iterator &other) const { return m_index != other.m_index; }

    private:
        const Rows *m_rows;
        int m_index;
    };
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, size()}; }

private:
    std::shared_ptr<const ResultData> m_data;
};

} // namespace paushtik::db
