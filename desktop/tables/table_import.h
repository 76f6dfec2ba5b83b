// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/catalog/catalog_repository.h"
#include "desktop/core/preferences.h"
#include "desktop/tables/table_reading.h"

#include <QTimer>
#include <optional>

namespace paushtik {

/// What the server says would become of one row, or became of it.
struct RowVerdict {
    enum class State { Unknown, Created, Changed, Unchanged, Refused };
    State state = State::Unknown;
    int changes = 0;
    QString problem = {};            ///< of the row as a whole
    QHash<QString, QString> changed; ///< by field: the old value, as the contract has it
};

/// A table on its way into the catalogue, without a window: the file is read, its columns are told
/// apart, the server tries it without writing, and takes it. What a column was taken for is
/// remembered by its head. Reading and writing tables is done on other threads. UI thread.
class TableImport : public QObject {
    Q_OBJECT
public:
    enum class Phase {
        Empty,     ///< no file yet
        Reading,   ///< the file
        Unclear,   ///< columns(): a person has to say what they are
        Checking,  ///< the server tries it
        Checked,   ///< verdicts are there
        Importing, ///< the server takes it
        Done,      ///< it took it
        Failed,    ///< error()
    };

    TableImport(CatalogRepository &repository, Preferences &preferences, QObject *parent = nullptr);

    void open(const QString &path);
    void setUse(int column, const ColumnUse &use);
    /// Asks the server once more.
    void check();
    /// The line is back: a trial or an import that failed without it is tried without writing.
    void tryAgain();
    /// Takes it in. Only after a check in which every row was good.
    void import();

    Phase phase() const { return m_phase; }
    const Error &error() const { return m_error; }
    QString fileName() const { return m_fileName; }
    const ReadTable &table() const { return m_table; }
    const QList<ColumnUse> &uses() const { return m_uses; }
    /// Why the columns are not clear yet.
    QString unclear() const { return ColumnUses::problem(m_uses); }
    const RowVerdict &verdict(int row) const { return m_verdicts[row]; }
    /// Words about one cell; empty: it is fine.
    QString problem(int row, int column) const { return m_problems.value({row, column}); }
    /// Rows by what becomes of them.
    int count(RowVerdict::State state) const { return m_counts[size_t(state)]; }
    bool mayImport() const;

Q_SIGNALS:
    /// Another table is there, or none.
    void replaced();
    void phaseChanged();
    void imported(int created, int changed);

private:
    Task<> readFrom(QString path, int turn);
    Task<> tryOut(int turn);
    Task<> take(int turn);
    void take(const Result<ReadTable> &table);
    void takeVerdicts(const QJsonArray &items);
    void takeVerdict(int row, const QJsonObject &item);
    void noteProblems(int row, const QJsonObject &problem);
    int columnOf(const QString &field) const;
    void setPhase(Phase phase);
    void failWith(const Error &error);
    void recallUses();

    CatalogRepository &m_repository;
    Preferences &m_preferences;
    QTimer m_pause; ///< so that choosing three columns asks the server once
    QString m_fileName;
    ReadTable m_table;
    QList<ColumnUse> m_uses;
    QByteArray m_csv;
    QList<RowVerdict> m_verdicts;
    QHash<std::pair<int, int>, QString> m_problems;
    std::array<int, 5> m_counts{};
    Error m_error{Fault::Unavailable};
    Phase m_phase = Phase::Empty;
    int m_turn = 0;
};

} // namespace paushtik
