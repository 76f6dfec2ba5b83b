// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_table_view.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kRowHeight = 36;

QString htmlRow(const QStringList &cells, const QString &tag)
{
    QString row = u"<tr>"_s;
    for (const QString &cell : cells)
        row += u"<%1>%2</%1>"_s.arg(tag, cell.toHtmlEscaped());
    return row + u"</tr>"_s;
}

} // namespace

OrderTableView::OrderTableView(QWidget *parent)
    : QTableView(parent)
{
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    QHeaderView *head = horizontalHeader();
    head->setSectionsMovable(true);
    head->setSectionsClickable(true);
    head->setSortIndicatorShown(true);
    head->setHighlightSections(false);
    head->setMinimumSectionSize(56);
    head->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(head, &QWidget::customContextMenuRequested, this, &OrderTableView::chooseColumns);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &OrderTableView::fetchAhead);
}

void OrderTableView::copySelection() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    QList<int> order;
    for (const QModelIndex &row : rows)
        order.append(row.row());
    std::sort(order.begin(), order.end());

    const QList<int> columns = shownColumns();
    QStringList heads;
    for (const int column : columns)
        heads << model()->headerData(column, Qt::Horizontal).toString();
    QString plain = heads.join(u'\t') + u'\n';
    QString html = u"<table>"_s + htmlRow(heads, u"th"_s);
    for (const int row : order) {
        QStringList cells;
        for (const int column : columns)
            cells << model()->index(row, column).data().toString();
        plain += cells.join(u'\t') + u'\n';
        html += htmlRow(cells, u"td"_s);
    }
    auto *data = new QMimeData;
    data->setText(plain);
    data->setHtml(html + u"</table>"_s);
    QApplication::clipboard()->setMimeData(data);
}

void OrderTableView::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    const QString text = event->text();
    if (plain && !text.isEmpty() && text[0].isPrint() && text[0] != u' ') {
        Q_EMIT typed(text);
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

void OrderTableView::chooseColumns(const QPoint &where)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QHeaderView *head = horizontalHeader();
    for (int column = 0; column < head->count(); ++column) {
        QAction *choice = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        choice->setCheckable(true);
        choice->setChecked(!head->isSectionHidden(column));
        // The first column names the row; a table without it is of no use to anybody.
        choice->setEnabled(column != 0);
        connect(choice, &QAction::toggled, head,
                [head, column](bool shown) { head->setSectionHidden(column, !shown); });
    }
    menu->popup(head->mapToGlobal(where));
}

void OrderTableView::fetchAhead()
{
    const QScrollBar *bar = verticalScrollBar();
    if (model() && bar->value() > bar->maximum() - 2 * bar->pageStep() && model()->canFetchMore({}))
        model()->fetchMore({});
}

QList<int> OrderTableView::shownColumns() const
{
    QList<int> shown;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int logical = horizontalHeader()->logicalIndex(visual);
        if (!horizontalHeader()->isSectionHidden(logical))
            shown.append(logical);
    }
    return shown;
}

} // namespace paushtik
