// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/catalog/catalog_page.h"

#include "desktop/catalog/price_dialog.h"
#include "desktop/catalog/product_editor.h"
#include "desktop/catalog/product_sheet_view.h"
#include "desktop/net/error_text.h"
#include "desktop/style/icons.h"
#include "desktop/style/state_view.h"
#include "desktop/style/widgets.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr int kWidths[] = {210, 120, 120, 84, 104, 104, 70, 100, 100, 90, 110, 180, 100};

} // namespace

CatalogPage::CatalogPage(Shell &shell, CatalogRepository &repository, Preferences &preferences,
                         QWidget *parent)
    : Page({Place::Catalog, u"catalog"_s}, parent)
    , m_shell(shell)
    , m_repository(repository)
    , m_preferences(preferences)
    , m_model(new ProductTableModel(repository, shell.undoStack(), this))
    , m_title(makeLabel({}, "title", this))
    , m_count(makeLabel({}, "muted", this))
    , m_search(new QLineEdit(this))
    , m_category(new QComboBox(this))
    , m_archived(new QComboBox(this))
    , m_progress(new QProgressBar(this))
    , m_stale(makeCopyable({}, "error", this))
    , m_stack(new QStackedWidget(this))
    , m_table(new ProductSheetView(this))
    , m_state(new StateView(this))
    , m_changes(makeLabel({}, "strong", this))
    , m_saveButton(makePrimary({}, this))
    , m_revertButton(new QPushButton(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_editor(new ProductEditor(this))
{
    makeActions();
    m_splitter->addWidget(buildList());
    m_splitter->addWidget(m_editor);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(12);
    m_editor->setMinimumWidth(340);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(20, 16, 20, 14);
    whole->addWidget(m_splitter);
    wire();
    wireEditor();
    retranslate();
    restoreState();
}

QWidget *CatalogPage::buildFilters()
{
    auto *bar = new QWidget(this);
    m_search->setObjectName(u"productSearch"_s);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(lineIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_category->setObjectName(u"productCategory"_s);
    m_category->setMinimumWidth(150);
    m_archived->setObjectName(u"productArchived"_s);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_search, 1);
    row->addWidget(m_category);
    row->addWidget(m_archived);
    return bar;
}

QWidget *CatalogPage::buildBar()
{
    m_bar = new QWidget(this);
    m_bar->setObjectName(u"changesBar"_s);
    m_changes->setObjectName(u"changes"_s);
    m_saveButton->setObjectName(u"saveChanges"_s);
    m_revertButton->setObjectName(u"revertChanges"_s);
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(0, 4, 0, 0);
    row->addWidget(m_changes, 1);
    row->addWidget(m_revertButton);
    row->addWidget(m_saveButton);
    m_bar->hide();
    return m_bar;
}

QWidget *CatalogPage::buildList()
{
    auto *list = new QWidget(this);
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
    m_table->setModel(m_model);
    m_state->setObjectName(u"productsState"_s);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(buildFilters());
    column->addWidget(m_stale);
    column->addWidget(m_progress);
    column->addWidget(m_stack, 1);
    column->addWidget(buildBar());
    return list;
}

QAction *CatalogPage::makeAction(const char *name, const QString &icon, void (CatalogPage::*act)())
{
    auto *action = new QAction(lineIcon(icon), {}, this);
    action->setObjectName(QLatin1StringView(name));
    connect(action, &QAction::triggered, this, act);
    return action;
}

void CatalogPage::makeActions()
{
    m_newAction = makeAction("actionNewProduct", u"plus"_s, &CatalogPage::newProduct);
    m_newAction->setShortcut(QKeySequence::New);
    m_saveAction = makeAction("actionSaveProducts", u"save"_s, &CatalogPage::save);
    m_saveAction->setShortcut(QKeySequence::Save);
    m_revertAction = makeAction("actionRevertProducts", u"back"_s, &CatalogPage::revert);
    m_copyAction = makeAction("actionCopyCells", u"copy"_s, &CatalogPage::copy);
    m_copyAction->setShortcut(QKeySequence::Copy);
    m_pasteAction = makeAction("actionPasteCells", u"note"_s, &CatalogPage::paste);
    m_pasteAction->setShortcut(QKeySequence::Paste);
    m_fillAction = makeAction("actionFillDown", u"columns"_s, &CatalogPage::fillDown);
    m_fillAction->setShortcut(Qt::CTRL | Qt::Key_D);
    m_pricesAction = makeAction("actionChangePrices", u"invoice"_s, &CatalogPage::changePrices);
    m_archiveAction = makeAction("actionArchive", u"box"_s, &CatalogPage::toggleArchived);
    m_removeAction = makeAction("actionDeleteProduct", u"close"_s, &CatalogPage::remove);
    m_rule = new QAction(this); // without words it is a line in the menu
    m_exportAction = makeAction("actionExportProducts", u"export"_s, &CatalogPage::exportTable);
    // A line that is being typed in has these keys for itself.
    for (QAction *action : {m_copyAction, m_pasteAction, m_fillAction}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        m_table->addAction(action);
    }
    for (QAction *action : {m_newAction, m_saveAction, m_revertAction, m_pasteAction, m_fillAction,
                            m_pricesAction, m_archiveAction, m_exportAction})
        m_shell.offer(action, StaffRole::Manager);
    m_shell.offer(m_removeAction, StaffRole::Admin);
}

QList<QAction *> CatalogPage::pageActions() const
{
    const QList<QAction *> own{m_newAction,     m_saveAction,   m_revertAction, m_rule,
                               m_copyAction,    m_pasteAction,  m_fillAction,   m_pricesAction,
                               m_archiveAction, m_removeAction, m_exportAction};
    return own + m_tools;
}

void CatalogPage::wire()
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(150ms);
    connect(&m_typing, &QTimer::timeout, this, &CatalogPage::applyFilters);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_category, &QComboBox::activated, this, &CatalogPage::applyFilters);
    connect(m_archived, &QComboBox::activated, this, &CatalogPage::applyFilters);
    connect(m_state, &StateView::retryRequested, this, &CatalogPage::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CatalogPage::currentMoved);
    connect(m_model, &ProductTableModel::phaseChanged, this, &CatalogPage::showPhase);
    connect(m_model, &ProductTableModel::replaced, this, &CatalogPage::currentMoved);
    connect(m_model, &ProductTableModel::replaced, this, &Page::refreshed);
    connect(m_model, &ProductTableModel::edited, this, &CatalogPage::showChanges);
    connect(m_model, &ProductTableModel::edited, this, &CatalogPage::showCurrent);
    connect(m_model, &ProductTableModel::saved, this, [this](int products) {
        m_shell.tell(Tone::Success, tr("%n product(s) saved.", nullptr, products));
    });
    connect(m_model, &ProductTableModel::notSaved, this,
            [this](const Error &error) { m_shell.tellError(tr("Nothing was saved"), error); });
    connect(m_model, &ProductTableModel::refusedInput, this,
            [this](const QString &why) { m_shell.tell(Tone::Warning, why); });
    connect(m_saveButton, &QPushButton::clicked, this, &CatalogPage::save);
    connect(m_revertButton, &QPushButton::clicked, this, &CatalogPage::revert);
    connect(&m_shell, &Shell::roleChanged, this, &CatalogPage::showCurrent);
}

void CatalogPage::wireEditor()
{
    connect(m_editor, &ProductEditor::typed, this,
            [this](const QString &field, const QJsonValue &value) {
                if (m_new)
                    m_new->set(field, value);
                else
                    m_model->edit({{currentId(), field, value}}, FieldText::label(field), true);
            });
    connect(m_editor, &ProductEditor::saveRequested, this, &CatalogPage::save);
    connect(m_editor, &ProductEditor::revertRequested, this, [this] {
        if (m_new) {
            m_new.reset();
        } else if (const int row = m_model->indexOf(currentId()); row >= 0) {
            QList<CellEdit> cells;
            const QJsonObject seen = m_model->draft(row).base();
            for (auto field = seen.begin(); field != seen.end(); ++field)
                cells.append({currentId(), field.key(), field.value()});
            m_model->edit(cells, tr("Revert"));
        }
        showCurrent();
    });
}

QString CatalogPage::title() const
{
    return tr("Catalog");
}

QString CatalogPage::menuTitle() const
{
    return tr("&Product");
}

std::optional<Timestamp> CatalogPage::asOf() const
{
    return m_model->asOf();
}

void CatalogPage::refresh()
{
    readCategories();
    m_model->reload();
}

void CatalogPage::clear()
{
    m_new.reset();
    m_wanted.clear();
    m_model->clear();
    m_editor->clear();
}

void CatalogPage::openDocument(const QString &idOrSku)
{
    m_wanted = idOrSku;
    m_search->clear();
    m_category->setCurrentIndex(0);
    m_archived->setCurrentIndex(2);
    applyFilters();
    currentMoved();
}

void CatalogPage::showOnly(const QUrlQuery &filter)
{
    m_search->setText(filter.queryItemValue(u"q"_s, QUrl::FullyDecoded));
    applyFilters();
}

void CatalogPage::applyFilters()
{
    m_typing.stop();
    m_model->setQuery({.text = m_search->text().simplified(),
                       .category = m_category->currentData().toString(),
                       .archived = static_cast<ProductsQuery::Archived>(
                           std::max(0, m_archived->currentData().toInt()))});
}

void CatalogPage::readCategories()
{
    QCoro::connect(m_repository.categories(), this,
                   [this](const Result<QList<QJsonObject>> &categories) {
                       if (!categories)
                           return; // the products' error says it already
                       m_model->setCategories(*categories);
                       m_editor->setCategories(*categories);
                       fillCategories();
                   });
}

void CatalogPage::fillCategories()
{
    const QString chosen = m_category->currentData().toString();
    m_category->clear();
    m_category->addItem(tr("All categories"), QString());
    for (const QJsonObject &category : m_model->categories())
        m_category->addItem(category["title"_L1].toString(), category["slug"_L1].toString());
    m_category->setCurrentIndex(std::max(0, m_category->findData(chosen)));
}

void CatalogPage::fillStates()
{
    const int current = std::max(0, m_archived->currentIndex());
    m_archived->clear();
    m_archived->addItem(tr("For sale"), int(ProductsQuery::Archived::Without));
    m_archived->addItem(tr("Archived"), int(ProductsQuery::Archived::Only));
    m_archived->addItem(tr("Both"), int(ProductsQuery::Archived::With));
    m_archived->setCurrentIndex(current);
}

void CatalogPage::showPhase()
{
    using Phase = ProductTableModel::Phase;
    const Phase phase = m_model->phase();
    m_progress->setVisible(phase == Phase::Loading && !m_model->asOf());
    if (phase == Phase::Loading)
        return;
    const bool empty = m_model->rowCount() == 0;
    const bool failed = phase == Phase::Failed;
    m_stale->setVisible(failed && !empty);
    if (failed && empty)
        m_state->showError(tr("The products could not be read"), m_model->error());
    else if (failed)
        m_stale->setText(ErrorText::sentence(m_model->error()));
    else if (empty && m_model->query() == ProductsQuery())
        m_state->showMessage(u"empty"_s, tr("No products yet"), tr("Make the first one."));
    else if (empty)
        m_state->showMessage(u"empty"_s, tr("No product fits"),
                             tr("Try fewer letters or another category."));
    const bool nothing = empty && (failed || m_model->asOf());
    m_stack->setCurrentWidget(nothing ? static_cast<QWidget *>(m_state) : m_table);
    m_count->setText(m_model->asOf() ? tr("%n product(s)", nullptr, m_model->rowCount())
                                     : QString());
    showCurrent();
}

void CatalogPage::showChanges()
{
    const int changed = m_model->changedProducts();
    const QString wrong = m_model->firstWrong();
    m_bar->setVisible(changed > 0);
    m_changes->setText(
        wrong.isEmpty() ? tr("%n product(s) changed", nullptr, changed)
                        : tr("%n product(s) changed, and not all can be saved", nullptr, changed));
    const bool may = changed > 0 && wrong.isEmpty() && !m_model->isSaving();
    m_saveButton->setEnabled(may);
    m_saveAction->setEnabled(may || m_new);
    m_revertButton->setEnabled(changed > 0 && !m_model->isSaving());
    m_revertAction->setEnabled(m_revertButton->isEnabled());
    Q_EMIT attentionChanged(changed);
}

QString CatalogPage::currentId() const
{
    return m_table->currentIndex().data(ProductTableModel::IdRole).toString();
}

void CatalogPage::currentMoved()
{
    for (int row = 0; row < m_model->rowCount() && !m_wanted.isEmpty(); ++row) {
        const ProductDraft &draft = m_model->draft(row);
        if (draft.id() != m_wanted && draft.value(u"sku"_s) != m_wanted)
            continue;
        m_wanted.clear();
        m_table->setCurrentIndex(m_model->index(row, 0));
    }
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    showCurrent();
}

void CatalogPage::showCurrent()
{
    const int row = m_model->indexOf(currentId());
    const bool nothing = row < 0 && !m_new;
    m_editor->setVisible(!nothing);
    m_editor->setReadOnly(!m_shell.allows(StaffRole::Manager) || m_model->isSaving());
    m_table->setEditTriggers(m_shell.allows(StaffRole::Manager)
                                 ? QAbstractItemView::DoubleClicked |
                                       QAbstractItemView::EditKeyPressed |
                                       QAbstractItemView::AnyKeyPressed
                                 : QAbstractItemView::NoEditTriggers);
    if (m_new)
        m_editor->show(*m_new);
    else if (row >= 0)
        m_editor->show(m_model->draft(row), m_model->refusals(currentId()));
    const bool archived = row >= 0 && m_model->draft(row).document()["archived_at"_L1].isString();
    m_archiveAction->setText(archived ? tr("Bring back for sale") : tr("Archive"));
    for (QAction *action : {m_archiveAction, m_removeAction, m_pricesAction, m_fillAction})
        action->setEnabled(row >= 0);
}

QList<ProductDraft> CatalogPage::chosen() const
{
    QList<ProductDraft> all;
    for (const int row : m_table->chosenRows())
        all.append(m_model->draft(row));
    return all;
}

void CatalogPage::save()
{
    if (m_new)
        return create();
    if (const QString wrong = m_model->firstWrong(); !wrong.isEmpty()) {
        m_wanted = wrong;
        return currentMoved();
    }
    m_model->save();
}

void CatalogPage::newProduct()
{
    if (!m_new)
        m_new.emplace(QJsonObject{{u"low_stock_threshold"_s, 5}});
    showCurrent();
    showChanges();
    m_editor->focusField(u"title"_s);
}

void CatalogPage::create()
{
    if (const QString wrong = m_new->firstProblem(); !wrong.isEmpty())
        return m_editor->focusField(wrong);
    QCoro::connect(m_repository.create(m_new->changes()), this,
                   [this](const Result<QJsonObject> &made) {
                       if (made) {
                           m_new.reset();
                           m_wanted = (*made)["id"_L1].toString();
                       }
                       finish(tr("The product was not made"), made);
                   });
}

void CatalogPage::revert()
{
    m_model->revertAll();
}

void CatalogPage::copy()
{
    m_table->copySelection();
}

void CatalogPage::paste()
{
    const QModelIndex corner = m_table->corner();
    if (!corner.isValid() || !m_shell.allows(StaffRole::Manager))
        return;
    const auto pasted = m_model->paste(corner, QApplication::clipboard()->text());
    if (!pasted)
        m_shell.tell(Tone::Warning, tr("Nothing was pasted: %1").arg(pasted.error().detail));
}

void CatalogPage::fillDown()
{
    m_model->fillDown(m_table->selectionModel()->selection());
}

void CatalogPage::changePrices()
{
    auto *dialog = new PriceDialog(chosen(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { m_model->edit(dialog->change().cells, tr("Change prices")); });
    dialog->open();
}

void CatalogPage::toggleArchived()
{
    const int row = m_model->indexOf(currentId());
    if (row < 0)
        return;
    const bool archived = m_model->draft(row).document()["archived_at"_L1].isString();
    const QString title = m_model->draft(row).value(u"title"_s).toString();
    QCoro::connect(m_repository.setArchived(currentId(), !archived), this,
                   [this, title](const Result<QJsonObject> &done) { finish(title, done); });
}

void CatalogPage::finish(const QString &what, const Result<QJsonObject> &done)
{
    if (!done)
        return m_shell.tellError(what, done.error());
    m_model->reload();
    showChanges();
}

void CatalogPage::restoreState()
{
    QHeaderView *head = m_table->horizontalHeader();
    for (int column = 0; column < m_model->columnCount(); ++column)
        head->resizeSection(column, kWidths[column]);
    head->restoreState(m_preferences.state(u"catalog/columns"_s).toByteArray());
    if (!m_splitter->restoreState(m_preferences.state(u"catalog/splitter"_s).toByteArray()))
        m_splitter->setSizes({812, 400});
    showChanges();
}

void CatalogPage::saveState()
{
    m_preferences.setState(u"catalog/columns"_s, m_table->horizontalHeader()->saveState());
    if (m_editor->isVisibleTo(this))
        m_preferences.setState(u"catalog/splitter"_s, m_splitter->saveState());
}

void CatalogPage::retranslate()
{
    m_title->setText(title());
    m_search->setPlaceholderText(tr("Title, SKU or web address"));
    m_search->setAccessibleName(tr("Filter products"));
    m_category->setAccessibleName(tr("Category"));
    m_archived->setAccessibleName(tr("For sale or archived"));
    m_table->setAccessibleName(tr("Products"));
    m_editor->setAccessibleName(tr("The chosen product"));
    m_progress->setAccessibleName(tr("Reading products"));
    m_newAction->setText(tr("New product"));
    m_saveAction->setText(tr("Save changes"));
    m_revertAction->setText(tr("Revert all changes"));
    m_copyAction->setText(tr("Copy cells"));
    m_pasteAction->setText(tr("Paste cells"));
    m_fillAction->setText(tr("Fill down"));
    m_pricesAction->setText(tr("Change prices…"));
    m_removeAction->setText(tr("Delete for good…"));
    m_exportAction->setText(tr("Save as a table…"));
    m_saveButton->setText(tr("Save all"));
    m_revertButton->setText(tr("Revert"));
    fillStates();
    fillCategories();
    m_model->retranslate();
    showChanges();
    showPhase();
}

} // namespace paushtik
