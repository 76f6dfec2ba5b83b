// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/id.h"
#include "shared/domain/money.h"
#include "shared/domain/timestamp.h"

#include <QByteArray>
#include <QDate>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <optional>
#include <vector>

namespace paushtik::db {

/// The arguments of one statement, encoded for the wire when they are added, so nothing of the
/// caller's has to outlive a wait. Conversions: bool, int, qint64, QString, QByteArray (bytea),
/// QUuid and Id, Paise, BasisPoints, Timestamp, QDate, QJsonObject and QJsonArray (jsonb), lists of
/// ids, numbers and strings (PostgreSQL arrays), std::optional of each (null).
class Params {
public:
    Params() = default;
    template <class... Args>
    static Params of(const Args &...args)
    {
        Params params;
        params.m_values.reserve(sizeof...(args));
        (params.add(args), ...);
        return params;
    }

    void add(bool value);
    void add(int value);
    void add(qint64 value);
    void add(const QString &value);
    void add(const QByteArray &value);
    void add(const QUuid &value);
    void add(Paise value) { add(value.value()); }
    void add(BasisPoints value) { add(value.value()); }
    void add(Timestamp value);
    void add(const QDate &value);
    void add(const QJsonObject &value);
    void add(const QJsonArray &value);
    void add(const QList<qint64> &values);
    void add(const QList<int> &values);
    void add(const QList<QUuid> &values);
    void add(const QStringList &values);
    void add(std::nullopt_t);
    template <class Tag>
    void add(Id<Tag> value)
    {
        add(value.uuid());
    }
    template <class Tag>
    void add(const QList<Id<Tag>> &values)
    {
        QList<QUuid> uuids;
        uuids.reserve(values.size());
        for (const Id<Tag> &id : values)
            uuids.append(id.uuid());
        add(uuids);
    }
    template <class T>
    void add(const std::optional<T> &value)
    {
        value ? add(*value) : add(std::nullopt);
    }
    /// A string literal would silently become a bool.
    void add(const char *) = delete;

    struct Value {
        QByteArray bytes;
        bool null = false;
        bool binary = false;
    };
    const std::vector<Value> &values() const { return m_values; }

private:
    std::vector<Value> m_values;
};

} // namespace paushtik::db
