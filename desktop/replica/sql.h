// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>
#include <memory>
#include <optional>
#include <stdexcept>

namespace paushtik {

/// A fault of the replica's file, by SQLite's own primary code.
class SqlError : public std::runtime_error {
public:
    SqlError(int code, const QString &what);
    int code() const { return m_code; }
    /// The file's content cannot be trusted any more.
    bool isDamage() const;
    bool isDiskFull() const;

private:
    int m_code;
};

/// The rows of one statement, forward only. Lets go of the read when it goes out of scope, so that
/// the log of the writer can be folded back.
class Rows {
public:
    explicit Rows(QSqlQuery &query)
        : m_query(&query)
    {
    }
    Rows(Rows &&other) noexcept
        : m_query(std::exchange(other.m_query, nullptr))
    {
    }
    Rows &operator=(Rows &&) = delete;
    ~Rows();

    bool next();
    qint64 number(int column) const { return m_query->value(column).toLongLong(); }
    QString text(int column) const { return m_query->value(column).toString(); }
    QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }
    bool isNull(int column) const { return m_query->isNull(column); }
    QVariant value(int column) const { return m_query->value(column); }

private:
    QSqlQuery *m_query;
};

/// One connection to the replica's file. Belongs to the thread that made it. Statements are
/// prepared once and kept; a statement must be read to its end, or let go, before it is asked
/// again. Faults are SqlError.
class Sql {
public:
    enum class Access { ReadWrite, ReadOnly };
    Sql(const QString &file, Access access);
    ~Sql();
    Sql(const Sql &) = delete;
    Sql &operator=(const Sql &) = delete;

    Rows rows(const QString &statement, const QVariantList &values = {});
    /// Runs it and gives how many rows it touched.
    qint64 run(const QString &statement, const QVariantList &values = {});
    /// The first column of the first row; invalid when there is none.
    QVariant one(const QString &statement, const QVariantList &values = {});
    qint64 lastId() const { return m_lastId; }
    /// Statements that are used once, or may not be prepared: PRAGMA, DDL.
    void script(const QString &statements);
    /// Whether a commit waits for the disk itself. Edits do; pages of the feed can be had again.
    void setDurable(bool durable);

private:
    void configure(Access access);
    void drop();
    QSqlQuery &execute(const QString &statement, const QVariantList &values);

    QString m_name;
    QSqlDatabase m_database;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_prepared;
    qint64 m_lastId = 0;
    std::optional<bool> m_durable;
};

/// Rolled back unless committed. Takes the write lock at once.
class Transaction {
public:
    explicit Transaction(Sql &sql);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    void commit();

private:
    Sql *m_sql;
};

} // namespace paushtik
