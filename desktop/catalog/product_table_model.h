// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/catalog/catalog_repository.h"
#include "desktop/catalog/product_draft.h"
#include "shared/domain/timestamp.h"

#include <QAbstractTableModel>
#include <QItemSelection>
#include <QUndoStack>
#include <optional>

namespace paushtik {

/// One field of one product, and what it becomes.
struct CellEdit {
    QString id;
    QString field;
    QJsonValue value;
};

/// Products as a sheet. What somebody edits gathers here, marked, until it is saved as one change
/// set, in one request; each edit can be undone before that, and the saved set as a whole after.
/// Reading again and other filters lose no edit.
class ProductTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, FieldRole, DirtyRole, ProblemRole };
    enum class Phase { Idle, Loading, Failed };

    ProductTableModel(CatalogRepository &repository, QUndoStack &undo, QObject *parent = nullptr);

    void setQuery(const ProductsQuery &query);
    const ProductsQuery &query() const { return m_query; }
    void reload();
    void clear();
    Phase phase() const { return m_phase; }
    const Error &error() const { return m_error; }
    std::optional<Timestamp> asOf() const { return m_asOf; }
    /// The names that the column of categories shows, by id.
    void setCategories(const QList<QJsonObject> &categories);
    const QList<QJsonObject> &categories() const { return m_categories; }

    const ProductDraft &draft(int row) const { return m_rows.at(row); }
    int indexOf(const QString &id) const;
    /// "price_paise"; empty for a column that nobody can edit.
    static QString fieldOf(int column);
    static int columnOf(const QString &field);

    /// One act, undone as one. `words` name it in the menu. Edits of one field one after the other
    /// are one act when `merges`.
    void edit(const QList<CellEdit> &cells, const QString &words, bool merges = false);
    /// Cells as a spreadsheet copies them, from `corner` to the right and down. Nothing is written
    /// when one of them cannot be read: then the words say which.
    Result<int> paste(const QModelIndex &corner, const QString &text);
    /// The uppermost selected cell of each column into those below it. How many changed.
    int fillDown(const QItemSelection &selection);

    int changedProducts() const;
    /// The first product that may not be saved as it is; empty: all may.
    QString firstWrong() const;
    /// Sends all changes. What the server refused is marked at its cells.
    void save();
    bool isSaving() const { return m_saving; }
    void revertAll();
    /// The server's words about fields of a product, by field, since the last save.
    QHash<QString, QString> refusals(const QString &id) const { return m_refusals.value(id); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

Q_SIGNALS:
    void phaseChanged();
    void replaced();
    /// Some product's draft is different: how many, which, what may be saved.
    void edited(const QString &id);
    /// `products` changed on the server by this desk.
    void saved(int products);
    void notSaved(const paushtik::Error &error);
    /// A value could not be read; in words.
    void refusedInput(const QString &why);

private:
    friend class CellsCommand;
    friend class SavedCommand;
    ProductDraft *find(const QString &id);
    void put(const QString &id, const QString &field, const QJsonValue &value);
    void takeRows(const Result<QList<QJsonObject>> &rows);
    QList<const ProductDraft *> changed() const;
    void send(QJsonArray items, bool remember);
    void takeSaved(const QJsonArray &items, const Result<QJsonObject> &answer, bool remember);
    void noteRefusals(const Error &error);
    void setPhase(Phase phase);
    QString text(const ProductDraft &draft, int column) const;
    QString problem(const ProductDraft &draft, const QString &field) const;
    QVariant mark(const ProductDraft &draft, const QString &field, int role) const;

    CatalogRepository &m_repository;
    QUndoStack &m_undo;
    ProductsQuery m_query;
    QList<ProductDraft> m_rows;
    QHash<QString, ProductDraft> m_aside;               ///< changed, and not among the rows now
    QHash<QString, QHash<QString, QString>> m_refusals; ///< id → field → the server's words
    QList<QJsonObject> m_categories;
    std::optional<Timestamp> m_asOf;
    Phase m_phase = Phase::Idle;
    Error m_error{Fault::Unavailable};
    bool m_saving = false;
    int m_turn = 0;
};

} // namespace paushtik
