// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/catalog/product_table_model.h"

#include <QPointer>
#include <QUndoCommand>

namespace paushtik {

/// One cell, before and after.
struct CellChange {
    QString id;
    QString field;
    QJsonValue before;
    QJsonValue after;
};

/// Edits that are not saved yet.
class CellsCommand final : public QUndoCommand {
public:
    CellsCommand(ProductTableModel &model, QList<CellChange> cells, const QString &words,
                 bool merges);
    void undo() override;
    void redo() override;
    int id() const override { return m_merges ? 1 : -1; }
    bool mergeWith(const QUndoCommand *other) override;

private:
    void put(bool after);

    QPointer<ProductTableModel> m_model;
    QList<CellChange> m_cells;
    bool m_merges;
};

/// A saved change set; taking it back is a change set too, refused where somebody changed the same
/// fields since.
class SavedCommand final : public QUndoCommand {
public:
    SavedCommand(ProductTableModel &model, QJsonArray items);
    void undo() override;
    void redo() override;

private:
    QPointer<ProductTableModel> m_model;
    QJsonArray m_items;
    bool m_isFirst = true; ///< pushing it calls redo(), and it is done already
};

} // namespace paushtik
