// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/tables/import_model.h"

#include "desktop/catalog/product_field.h"
#include "desktop/style/theme.h"

#include <QBrush>
#include <QFont>

namespace paushtik {

using namespace Qt::StringLiterals;
using State = RowVerdict::State;

ImportModel::ImportModel(TableImport &import, QObject *parent)
    : QAbstractTableModel(parent)
    , m_import(import)
{
    connect(&import, &TableImport::replaced, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&import, &TableImport::phaseChanged, this, &ImportModel::refreshAll);
}

void ImportModel::refreshAll()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int ImportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_import.table().rows.size());
}

int ImportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_import.table().heads.size()) + 1;
}

bool ImportModel::isRefused(int row) const
{
    if (m_import.verdict(row).state == State::Refused)
        return true;
    for (int column = 0; column < m_import.uses().size(); ++column) {
        if (!m_import.problem(row, column).isEmpty())
            return true;
    }
    return false;
}

QString ImportModel::verdict(int row) const
{
    const RowVerdict &verdict = m_import.verdict(row);
    if (isRefused(row))
        return tr("Refused");
    switch (verdict.state) {
    case State::Created:
        return tr("New");
    case State::Changed:
        return tr("%n change(s)", nullptr, verdict.changes);
    case State::Unchanged:
        return tr("As it is");
    default:
        return u"–"_s;
    }
}

/// What a person is told about a cell, of the file's columns; -1 is the row.
QString ImportModel::told(int row, int column) const
{
    const RowVerdict &verdict = m_import.verdict(row);
    if (column < 0)
        return verdict.problem;
    const QString problem = m_import.problem(row, column);
    if (!problem.isEmpty())
        return problem;
    const QString field = m_import.uses()[column].field;
    if (verdict.state != State::Changed || !verdict.changed.contains(field) || field == u"id"_s)
        return {};
    const QString was = verdict.changed.value(field);
    bool isNumber = false;
    const qint64 number = was.toLongLong(&isNumber);
    const ProductField &known = fields::field(field);
    const bool isText =
        known.kind == ProductField::Kind::Text || known.kind == ProductField::Kind::LongText;
    const QString shown = isNumber && !isText ? FieldText::shown(known, QJsonValue(number)) : was;
    return shown.isEmpty() ? tr("Was empty") : tr("Was %1").arg(shown);
}

QVariant ImportModel::mark(int row, int column, int role) const
{
    const bool wrong = column < 0 ? isRefused(row) : !m_import.problem(row, column).isEmpty();
    const bool moved = column >= 0 && m_import.verdict(row).state == State::Changed &&
                       m_import.verdict(row).changed.contains(m_import.uses()[column].field);
    const bool left = column >= 0 && m_import.uses()[column].field.isEmpty();
    const Tokens &tokens = Theme::tokens();
    if (role == Qt::ForegroundRole && left)
        return QBrush(tokens.faint);
    if (!wrong && !moved)
        return {};
    const ColourPair &pair = tokens.tone(wrong ? Tone::Danger : Tone::Warning);
    return QBrush(role == Qt::ForegroundRole ? pair.fore : pair.back);
}

/// So that a mistake is seen without its colour too.
QVariant ImportModel::font(int row, int column) const
{
    if (column < 0 || m_import.problem(row, column).isEmpty())
        return {};
    QFont bold;
    bold.setBold(true);
    return bold;
}

QVariant ImportModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const int row = index.row();
    const int column = index.column() - 1;
    switch (role) {
    case Qt::DisplayRole:
        return column < 0 ? verdict(row) : m_import.table().rows[row][column];
    case Qt::ToolTipRole:
    case ProblemRole:
        return told(row, column);
    case Qt::AccessibleDescriptionRole:
        return told(row, column);
    case RefusedRole:
        return isRefused(row);
    case Qt::FontRole:
        return font(row, column);
    case Qt::ForegroundRole:
    case Qt::BackgroundRole:
        return mark(row, column, role);
    default:
        return {};
    }
}

QVariant ImportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 2; // as a spreadsheet counts
    if (section < 0 || section >= columnCount())
        return {};
    return section == 0 ? tr("Becomes") : m_import.table().heads[section - 1];
}

} // namespace paushtik
