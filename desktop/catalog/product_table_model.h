// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/catalog/catalog_repository.h"
#include "desktop/catalog/product_draft.h"

#include <QAbstractTableModel>
#include <QItemSelection>
#include <QSize>
#include <QUndoStack>
#include <optional>

namespace paushtik {

/// One field of one product, and what it becomes.
struct CellEdit {
    QString id;
    QString field;
    QJsonValue value;
};

/// Where a block is pasted: its first row, and the columns from the first to the last on screen.
struct PasteTarget {
    int row = 0;
    QList<int> columns = {};
    QSize chosen = {1, 1}; ///< cells that a single value fills
};

/// What became of it.
struct Pasted {
    int cells = 0;
    int lines = 0;  ///< below the last row: they found none
    int values = 0; ///< right of the last column, or in one that nobody changes here
};

/// Products as a sheet. What somebody edits gathers here, marked, until it is saved as one change
/// set, in one request; each edit can be undone before that, and the saved set as a whole after.
/// Reading again and other filters lose no edit.
class ProductTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    /// PictureRole: the address of the first picture. MarkRole: a word for what is not on the
    /// server yet, MarkToneRole its Tone.
    enum Role {
        IdRole = Qt::UserRole,
        FieldRole,
        DirtyRole,
        ProblemRole,
        PictureRole,
        MarkRole,
        MarkToneRole
    };
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
    static QString fieldOf(int column);
    static int columnOf(const QString &field);
    /// What of a product the server has not taken yet; none: all of it.
    std::optional<ProductMark> mark(const QString &id) const;

    /// One act, undone as one. `words` name it in the menu. Edits of one field one after the other
    /// are one act when `merges`.
    void edit(const QList<CellEdit> &cells, const QString &words, bool merges = false);
    /// Cells as a spreadsheet copies them, to the right and down. Nothing is written when one of
    /// them cannot be read: then the words say which.
    Result<Pasted> paste(const PasteTarget &target, const QString &text);
    /// The uppermost selected cell of each column into those below it. How many changed.
    int fillDown(const QItemSelection &selection);

    int changedProducts() const;
    /// The first product that may not be saved as it is; empty: all may.
    QString firstWrong() const;
    /// Sends all changes. What the server refused is marked at its cells.
    void save();
    bool isSaving() const { return m_saving; }
    void revertAll();
    /// What somebody else changed meanwhile: kept against theirs, or given up for theirs.
    void insist(const QString &id);
    void giveWay(const QString &id);
    /// What the server refused becomes an unsaved change again, with the server's words.
    void takeUpRefused(const QString &id);
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
    /// mark() of some product is another.
    void marked();
    /// A value could not be read; in words.
    void refusedInput(const QString &why);

private:
    friend class CellsCommand;
    friend class SavedCommand;
    ProductDraft *find(const QString &id);
    void put(const QString &id, const QString &field, const QJsonValue &value);
    void readMarks();
    void takeMarks(const QHash<QString, ProductMark> &marks);
    void takeRows(const Result<QList<QJsonObject>> &rows);
    void replaceRows(const QList<QJsonObject> &documents);
    void mergeRows(const QList<QJsonObject> &documents);
    void removeGone(const QList<QJsonObject> &documents);
    void placeRow(int row, const QJsonObject &document);
    QList<const ProductDraft *> changed() const;
    void send(QJsonArray items, bool remember);
    void sendBack(QJsonArray items);
    void await(Task<Result<QJsonObject>> sending, QJsonArray items, bool remember);
    void takeSaved(const QJsonArray &items, const Result<QJsonObject> &answer, bool remember);
    void noteRefusals(const Error &error);
    void setPhase(Phase phase);
    QString problem(const ProductDraft &draft, const QString &field) const;
    Result<QList<CellEdit>> lineOf(const ProductDraft &product, const QList<int> &columns,
                                   const QStringList &values, Pasted &pasted) const;
    Result<QJsonValue> readCell(const QString &field, const QString &text) const;
    QVariant face(const ProductDraft &draft, int column, int role) const;
    void tellRow(int row);

    CatalogRepository &m_repository;
    QUndoStack &m_undo;
    ProductsQuery m_query;
    ProductsQuery m_readFor; ///< what the rows are the answer to
    QList<ProductDraft> m_rows;
    QHash<QString, ProductDraft> m_aside;               ///< changed, and not among the rows now
    QHash<QString, QHash<QString, QString>> m_refusals; ///< id → field → the server's words
    QHash<QString, ProductMark> m_marks;
    QList<QJsonObject> m_categories;
    std::optional<Timestamp> m_asOf;
    Phase m_phase = Phase::Idle;
    Error m_error{Fault::Unavailable};
    bool m_saving = false;
    int m_turn = 0;
};

} // namespace paushtik
