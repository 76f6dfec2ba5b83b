// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/catalog/product_sheet_view.h"

#include "desktop/style/badge.h"
#include "desktop/thumbs/thumb_tile.h"
#include "desktop/thumbs/thumbnails.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <set>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kRowHeight = 40;
constexpr int kTile = 32;

/// The style sheet paints no cell's own background.
class CellDelegate : public QStyledItemDelegate {
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

/// Picture, title, badge. The style lays out picture and text; a clear icon keeps the place.
class TitleDelegate final : public CellDelegate {
public:
    TitleDelegate(Thumbnails &thumbs, QObject *parent)
        : CellDelegate(parent)
        , m_thumbs(thumbs)
        , m_clear(kTile, kTile)
    {
        m_clear.fill(Qt::transparent);
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        CellDelegate::paint(painter, option, index);
        QStyleOptionViewItem laid = option;
        initStyleOption(&laid, index);
        const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        const QRect place =
            style->subElementRect(QStyle::SE_ItemViewItemDecoration, &laid, option.widget);
        QRect tile(0, 0, kTile, kTile);
        tile.moveCenter(place.center());
        paintThumb(*painter, tile,
                   m_thumbs.picture(index.data(ProductTableModel::PictureRole).toString()));
        const QString word = index.data(ProductTableModel::MarkRole).toString();
        if (word.isEmpty())
            return;
        QRect badge = option.rect.adjusted(0, 0, -6, 0);
        badge.setLeft(badge.right() - Badge::sizeFor(option.font, word).width());
        Badge::paint(*painter, badge, word,
                     static_cast<Tone>(index.data(ProductTableModel::MarkToneRole).toInt()));
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        CellDelegate::initStyleOption(option, index);
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = {kTile, kTile};
        option->icon = QIcon(m_clear);
        const QString word = index.data(ProductTableModel::MarkRole).toString();
        const int badge = word.isEmpty() ? 0 : Badge::sizeFor(option->font, word).width() + 10;
        const int room = option->rect.width() - kTile - 22 - badge;
        option->text = option->fontMetrics.elidedText(option->text, Qt::ElideRight, room);
    }

private:
    Thumbnails &m_thumbs;
    QPixmap m_clear;
};

} // namespace

ProductSheetView::ProductSheetView(Thumbnails &thumbs, QWidget *parent)
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
    setItemDelegateForColumn(0, new TitleDelegate(thumbs, this));
    connect(&thumbs, &Thumbnails::arrived, viewport(), qOverload<>(&QWidget::update));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(56);
}

void ProductSheetView::copySelection() const
{
    const QList<int> columns = chosenColumns();
    QStringList lines;
    for (const int row : chosenRows()) {
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

std::optional<PasteTarget> ProductSheetView::pasteTarget() const
{
    const QList<int> rows = chosenRows();
    const QList<int> columns = chosenColumns();
    if (rows.isEmpty())
        return std::nullopt;
    PasteTarget target{.row = rows.first()};
    const QHeaderView *head = horizontalHeader();
    for (int place = head->visualIndex(columns.first()); place < head->count(); ++place)
        target.columns.append(head->logicalIndex(place));
    // Cells that lie apart are no block to fill with one value.
    const QSize block(head->visualIndex(columns.last()) - head->visualIndex(columns.first()) + 1,
                      rows.last() - rows.first() + 1);
    if (selectionModel()->selectedIndexes().size() == qsizetype(block.width()) * block.height())
        target.chosen = block;
    return target;
}

QList<int> ProductSheetView::chosenRows() const
{
    std::set<int> rows;
    const QModelIndexList chosen = selectionModel()->selectedIndexes();
    for (const QModelIndex &index : chosen)
        rows.insert(index.row());
    return {rows.begin(), rows.end()};
}

// As they stand on screen: people move columns.
QList<int> ProductSheetView::chosenColumns() const
{
    std::set<int> places;
    const QModelIndexList chosen = selectionModel()->selectedIndexes();
    for (const QModelIndex &index : chosen)
        places.insert(horizontalHeader()->visualIndex(index.column()));
    QList<int> columns;
    for (const int place : places)
        columns.append(horizontalHeader()->logicalIndex(place));
    return columns;
}

} // namespace paushtik
