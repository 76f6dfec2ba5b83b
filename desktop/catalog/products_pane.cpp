// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/catalog/products_pane.h"

#include "desktop/catalog/product_sheet_view.h"
#include "desktop/net/error_text.h"
#include "desktop/style/state_view.h"
#include "desktop/style/widgets.h"

#include <QHeaderView>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kWidths[] = {292, 120, 120, 84, 104, 104, 70, 100, 100, 90, 110, 180, 100};

} // namespace

ProductsPane::ProductsPane(ProductTableModel &model, Thumbnails &thumbs, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_title(makeLabel({}, "title", this))
    , m_count(makeLabel({}, "muted", this))
    , m_filters(new ProductFilterBar(this))
    , m_stale(makeCopyable({}, "error", this))
    , m_progress(new QProgressBar(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new ProductSheetView(thumbs, this))
    , m_state(new StateView(this))
    , m_bar(new QWidget(this))
    , m_changes(makeLabel({}, "strong", this))
    , m_save(makePrimary({}, this))
    , m_revert(new QPushButton(this))
{
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_count, 0, Qt::AlignBottom);
    m_count->setObjectName(u"productCount"_s);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_stale->setObjectName(u"productStale"_s);
    m_stale->hide();
    m_table->setObjectName(u"products"_s);
    m_table->setModel(&model);
    m_state->setObjectName(u"productsState"_s);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_filters);
    column->addWidget(m_stale);
    column->addWidget(m_progress);
    column->addWidget(m_stack, 1);
    column->addWidget(buildBar());
    connect(m_state, &StateView::retryRequested, this, &ProductsPane::retryRequested);
    connect(&model, &ProductTableModel::phaseChanged, this, &ProductsPane::showPhase);
    connect(&model, &ProductTableModel::edited, this, &ProductsPane::showChanges);
}

QWidget *ProductsPane::buildBar()
{
    m_bar->setObjectName(u"changesBar"_s);
    m_changes->setObjectName(u"changes"_s);
    m_save->setObjectName(u"saveChanges"_s);
    m_revert->setObjectName(u"revertChanges"_s);
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(0, 4, 0, 0);
    row->addWidget(m_changes, 1);
    row->addWidget(m_revert);
    row->addWidget(m_save);
    m_bar->hide();
    connect(m_save, &QPushButton::clicked, this, &ProductsPane::saveRequested);
    connect(m_revert, &QPushButton::clicked, this, &ProductsPane::revertRequested);
    return m_bar;
}

QString ProductsPane::currentId() const
{
    return m_table->currentIndex().data(ProductTableModel::IdRole).toString();
}

bool ProductsPane::select(const QString &idOrSku)
{
    for (int row = 0; row < m_model.rowCount() && !idOrSku.isEmpty(); ++row) {
        const ProductDraft &draft = m_model.draft(row);
        if (draft.id() != idOrSku && draft.value(u"sku"_s) != idOrSku)
            continue;
        m_table->setCurrentIndex(m_model.index(row, 0));
        return true;
    }
    if (!m_table->currentIndex().isValid() && m_model.rowCount() > 0)
        m_table->setCurrentIndex(m_model.index(0, 0));
    return false;
}

QList<ProductDraft> ProductsPane::chosen() const
{
    QList<ProductDraft> all;
    for (const int row : m_table->chosenRows())
        all.append(m_model.draft(row));
    return all;
}

void ProductsPane::setMayEdit(bool may)
{
    m_table->setEditTriggers(may ? QAbstractItemView::DoubleClicked |
                                       QAbstractItemView::EditKeyPressed |
                                       QAbstractItemView::AnyKeyPressed
                                 : QAbstractItemView::NoEditTriggers);
}

void ProductsPane::showPhase()
{
    using Phase = ProductTableModel::Phase;
    const Phase phase = m_model.phase();
    m_progress->setVisible(phase == Phase::Loading && !m_model.asOf());
    if (phase == Phase::Loading)
        return;
    const bool empty = m_model.rowCount() == 0;
    const bool failed = phase == Phase::Failed;
    m_stale->setVisible(failed && !empty);
    if (failed && empty)
        m_state->showError(tr("The products could not be read"), m_model.error());
    else if (failed)
        m_stale->setText(ErrorText::sentence(m_model.error()));
    else if (empty && m_model.query() == ProductsQuery())
        m_state->showMessage(u"empty"_s, tr("No products yet"), tr("Make the first one."));
    else if (empty)
        m_state->showMessage(u"empty"_s, tr("No product fits"),
                             tr("Try fewer letters or another category."));
    const bool nothing = empty && (failed || m_model.asOf());
    m_stack->setCurrentWidget(nothing ? static_cast<QWidget *>(m_state) : m_table);
    m_count->setText(m_model.asOf() ? tr("%n product(s)", nullptr, m_model.rowCount()) : QString());
}

void ProductsPane::showChanges()
{
    const int changed = m_model.changedProducts();
    const bool wrong = !m_model.firstWrong().isEmpty();
    m_bar->setVisible(changed > 0);
    m_changes->setText(wrong
                           ? tr("%n product(s) changed, and not all can be saved", nullptr, changed)
                           : tr("%n product(s) changed", nullptr, changed));
    m_save->setEnabled(changed > 0 && !wrong && !m_model.isSaving());
    m_revert->setEnabled(changed > 0 && !m_model.isSaving());
}

void ProductsPane::restoreState(const Preferences &preferences)
{
    QHeaderView *head = m_table->horizontalHeader();
    for (int column = 0; column < m_model.columnCount(); ++column)
        head->resizeSection(column, kWidths[column]);
    head->restoreState(preferences.state(u"catalog/columns"_s).toByteArray());
}

void ProductsPane::saveState(Preferences &preferences) const
{
    preferences.setState(u"catalog/columns"_s, m_table->horizontalHeader()->saveState());
}

void ProductsPane::retranslate()
{
    m_title->setText(tr("Catalog"));
    m_filters->retranslate();
    m_table->setAccessibleName(tr("Products"));
    m_progress->setAccessibleName(tr("Reading products"));
    m_save->setText(tr("Save all"));
    m_revert->setText(tr("Revert"));
    m_model.retranslate();
    showChanges();
    showPhase();
}

} // namespace paushtik
