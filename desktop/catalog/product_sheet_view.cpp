// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/catalog/product_sheet_view.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <set>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kRowHeight = 36;

/// The style sheet paints no cell's own background.
class CellDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const QVariant back = index.data(Qt::BackgroundRole);
        if (back.canConvert<QBrush>() && !(option.state & QStyle::State_Selected))
            painter->fillRect(option.rect, back.value<QBrush>());
        QStyledItemDelegate::paint(painter, option, index);
    }
};

} // namespace

ProductSheetView::ProductSheetView(QWidget *parent)
    : QTableView(parent)
{
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setSelectionBehavior(SelectItems);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setItemDelegate(new CellDelegate(this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(56);
}

void ProductSheetView::copySelection() const
{
    const QModelIndexList chosen = selectionModel()->selectedIndexes();
    std::set<int> rows;
    std::set<int> columns;
    for (const QModelIndex &index : chosen) {
        rows.insert(index.row());
        columns.insert(index.column());
    }
    QStringList lines;
    for (const int row : rows) {
        QStringList cells;
        for (const int column : columns) {
            const QModelIndex index = model()->index(row, column);
            const QVariant typed = index.data(Qt::EditRole);
            QString text = (typed.isValid() ? typed : index.data()).toString();
            cells.append(text.replace(u'\n', u' ').replace(u'\t', u' '));
        }
        lines.append(cells.join(u'\t'));
    }
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
}

QModelIndex ProductSheetView::corner() const
{
    QModelIndex corner;
    const QModelIndexList chosen = selectionModel()->selectedIndexes();
    for (const QModelIndex &index : chosen) {
        const int row = corner.isValid() ? std::min(corner.row(), index.row()) : index.row();
        const int column =
            corner.isValid() ? std::min(corner.column(), index.column()) : index.column();
        corner = model()->index(row, column);
    }
    return corner;
}

QList<int> ProductSheetView::chosenRows() const
{
    std::set<int> rows;
    const QModelIndexList chosen = selectionModel()->selectedIndexes();
    for (const QModelIndex &index : chosen)
        rows.insert(index.row());
    return {rows.begin(), rows.end()};
}

} // namespace paushtik
