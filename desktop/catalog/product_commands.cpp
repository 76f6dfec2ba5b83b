// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/catalog/product_commands.h"

namespace paushtik {

CellsCommand::CellsCommand(ProductTableModel &model, QList<CellChange> cells, const QString &words,
                           bool merges)
    : QUndoCommand(words)
    , m_model(&model)
    , m_cells(std::move(cells))
    , m_merges(merges)
{
}

void CellsCommand::undo()
{
    put(false);
}

void CellsCommand::redo()
{
    put(true);
}

void CellsCommand::put(bool after)
{
    if (!m_model)
        return;
    for (const CellChange &cell : std::as_const(m_cells))
        m_model->put(cell.id, cell.field, after ? cell.after : cell.before);
    Q_EMIT m_model->edited(m_cells.size() == 1 ? m_cells.first().id : QString());
}

bool CellsCommand::mergeWith(const QUndoCommand *other)
{
    const auto *next = dynamic_cast<const CellsCommand *>(other);
    if (!next || m_cells.size() != 1 || next->m_cells.size() != 1 ||
        next->m_cells.first().id != m_cells.first().id ||
        next->m_cells.first().field != m_cells.first().field)
        return false;
    m_cells.first().after = next->m_cells.first().after;
    return true;
}

SavedCommand::SavedCommand(ProductTableModel &model, QJsonArray items)
    : QUndoCommand(ProductTableModel::tr("Save %n product(s)", nullptr, int(items.size())))
    , m_model(&model)
    , m_items(std::move(items))
{
}

void SavedCommand::undo()
{
    if (m_model)
        m_model->sendBack(m_items);
}

void SavedCommand::redo()
{
    if (!std::exchange(m_isFirst, false) && m_model)
        m_model->send(m_items, false);
}

} // namespace paushtik
