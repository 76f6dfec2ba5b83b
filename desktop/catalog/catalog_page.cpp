// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/catalog/catalog_page.h"

#include "desktop/catalog/price_dialog.h"
#include "desktop/catalog/product_editor.h"
#include "desktop/catalog/product_notice.h"
#include "desktop/catalog/product_sheet_view.h"
#include "desktop/catalog/products_pane.h"
#include "desktop/style/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QSplitter>
#include <QVBoxLayout>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

using Needs = LineGate::Needs;

const QString kNewDraft = u"catalog/newProduct"_s;

} // namespace

CatalogPage::CatalogPage(const Parts &parts, QWidget *parent)
    : Page({Place::Catalog, u"catalog"_s}, parent)
    , m_shell(parts.shell)
    , m_repository(parts.products)
    , m_preferences(parts.preferences)
    , m_gate(parts.line, this)
    , m_model(new ProductTableModel(parts.products, parts.shell.undoStack(), this))
    , m_pane(new ProductsPane(*m_model, parts.thumbs, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_notice(new ProductNotice(this))
    , m_editor(new ProductEditor(this))
{
    makeActions();
    offerActions();
    m_splitter->addWidget(m_pane);
    m_splitter->addWidget(buildSide());
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(12);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(20, 16, 20, 14);
    whole->addWidget(m_splitter);
    wire();
    wireEditor();
    retranslate();
    restoreState();
}

QWidget *CatalogPage::buildSide()
{
    m_side = new QWidget(this);
    m_side->setMinimumWidth(340);
    auto *column = new QVBoxLayout(m_side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_notice);
    column->addWidget(m_editor, 1);
    return m_side;
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
    m_settleAction = makeAction("actionSettleConflict", u"sync"_s, &CatalogPage::settle);
    m_settleAction->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    m_removeAction = makeAction("actionDeleteProduct", u"close"_s, &CatalogPage::remove);
    m_rule = new QAction(this); // without words it is a line in the menu
    m_exportAction = makeAction("actionExportProducts", u"export"_s, &CatalogPage::exportTable);
}

void CatalogPage::offerActions()
{
    ProductSheetView *table = m_pane->table();
    // A line that is being typed in has these keys for itself.
    for (QAction *action : {m_copyAction, m_pasteAction, m_fillAction})
        action->setShortcutContext(Qt::WidgetShortcut);
    table->setContextMenuPolicy(Qt::ActionsContextMenu);
    table->addActions({m_settleAction, m_copyAction, m_pasteAction, m_fillAction, m_pricesAction,
                       m_archiveAction, m_removeAction});
    for (QAction *action : {m_newAction, m_saveAction, m_revertAction, m_pasteAction, m_fillAction,
                            m_pricesAction, m_archiveAction, m_settleAction, m_exportAction})
        m_shell.offer(action, StaffRole::Manager);
    m_shell.offer(m_removeAction, StaffRole::Admin);
}

QList<QAction *> CatalogPage::pageActions() const
{
    const QList<QAction *> own{m_newAction,     m_saveAction,   m_revertAction, m_rule,
                               m_copyAction,    m_pasteAction,  m_fillAction,   m_pricesAction,
                               m_archiveAction, m_settleAction, m_removeAction, m_exportAction};
    return own + m_tools;
}

void CatalogPage::wire()
{
    connect(m_pane->filters(), &ProductFilterBar::changed, this,
            [this] { m_model->setQuery(m_pane->filters()->query()); });
    connect(m_pane, &ProductsPane::retryRequested, this, &CatalogPage::refresh);
    connect(m_pane, &ProductsPane::saveRequested, this, &CatalogPage::save);
    connect(m_pane, &ProductsPane::revertRequested, this, &CatalogPage::revert);
    connect(m_pane->table()->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] {
                if (m_pane->table()->hasFocus()) // somebody went to another product
                    putNewAside();
                currentMoved();
            });
    connect(m_model, &ProductTableModel::phaseChanged, this, &CatalogPage::showCurrent);
    connect(m_model, &ProductTableModel::replaced, this, &CatalogPage::currentMoved);
    connect(m_model, &ProductTableModel::replaced, this, &Page::refreshed);
    connect(m_model, &ProductTableModel::edited, this, &CatalogPage::showActions);
    connect(m_model, &ProductTableModel::edited, this, &CatalogPage::showCurrent);
    connect(m_model, &ProductTableModel::marked, this, &CatalogPage::showCurrent);
    connect(m_model, &ProductTableModel::saved, this, &CatalogPage::tellSaved);
    connect(m_model, &ProductTableModel::notSaved, this,
            [this](const Error &error) { m_shell.tellError(tr("Nothing was saved"), error); });
    connect(m_model, &ProductTableModel::refusedInput, this,
            [this](const QString &why) { m_shell.tell(Tone::Warning, why); });
    connect(&m_shell, &Shell::roleChanged, this, &CatalogPage::showCurrent);
    connect(&m_gate, &LineGate::changed, this, &CatalogPage::showCurrent);
    connect(&m_gate, &LineGate::changed, this, &CatalogPage::showActions);
}

void CatalogPage::wireEditor()
{
    connect(m_editor, &ProductEditor::typed, this,
            [this](const QString &field, const QJsonValue &value) {
                if (!m_new)
                    return m_model->edit({{currentId(), field, value}}, FieldText::label(field),
                                         true);
                m_newRefused.remove(field);
                m_new->set(field, value);
                keepNew();
            });
    connect(m_editor, &ProductEditor::saveRequested, this, &CatalogPage::save);
    connect(m_editor, &ProductEditor::revertRequested, this, &CatalogPage::revertCurrent);
    connect(m_notice, &ProductNotice::settleRequested, this, &CatalogPage::settle);
    connect(m_notice, &ProductNotice::takeUpRequested, this,
            [this] { m_model->takeUpRefused(currentId()); });
    connect(m_notice, &ProductNotice::insistRequested, this,
            [this] { m_model->insist(currentId()); });
    connect(m_notice, &ProductNotice::giveWayRequested, this,
            [this] { m_model->giveWay(currentId()); });
}

void CatalogPage::revertCurrent()
{
    if (m_new) {
        m_new.reset();
        keepNew();
    } else if (const int row = m_model->indexOf(currentId()); row >= 0) {
        QList<CellEdit> cells;
        const QJsonObject seen = m_model->draft(row).base();
        for (auto field = seen.begin(); field != seen.end(); ++field)
            cells.append({currentId(), field.key(), field.value()});
        m_model->edit(cells, tr("Revert"));
    }
    showCurrent();
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
    m_isCreating = false;
    m_wanted.clear();
    m_model->clear();
    m_editor->clear();
}

void CatalogPage::openDocument(const QString &idOrSku)
{
    m_wanted = idOrSku;
    putNewAside();
    m_pane->filters()->showAll();
    currentMoved();
}

void CatalogPage::showOnly(const QUrlQuery &filter)
{
    m_pane->filters()->setText(filter.queryItemValue(u"q"_s, QUrl::FullyDecoded));
}

void CatalogPage::readCategories()
{
    QCoro::connect(m_repository.categories(), this,
                   [this](const Result<QList<QJsonObject>> &categories) {
                       if (!categories)
                           return; // the products' error says it already
                       m_model->setCategories(*categories);
                       m_editor->setCategories(*categories);
                       m_pane->filters()->setCategories(*categories);
                   });
}

void CatalogPage::showActions()
{
    const int changed = m_model->changedProducts();
    const bool isSaving = m_model->isSaving();
    const bool mayBeSaved = changed > 0 && m_model->firstWrong().isEmpty() && !isSaving;
    m_gate.offer(m_saveAction, m_new ? !m_isCreating : mayBeSaved,
                 m_new && !m_repository.keepsChanges() ? Needs::Line : Needs::Nothing);
    m_revertAction->setEnabled(changed > 0 && !isSaving);
    m_gate.offer(m_exportAction);
    m_newAction->setText(keptNew().isEmpty() ? tr("New product")
                                             : tr("Go on with the new product"));
    Q_EMIT attentionChanged(changed);
}

QString CatalogPage::currentId() const
{
    return m_pane->currentId();
}

QString CatalogPage::currentTitle() const
{
    const int row = m_model->indexOf(currentId());
    return row < 0 ? QString() : m_model->draft(row).value(u"title"_s).toString();
}

void CatalogPage::currentMoved()
{
    // A list that is still being read takes the place of this one.
    if (m_pane->select(m_wanted) && m_model->phase() == ProductTableModel::Phase::Idle)
        m_wanted.clear();
    showCurrent();
    Q_EMIT chosen();
}

void CatalogPage::showCurrent()
{
    const int row = m_model->indexOf(currentId());
    const bool mayEdit = m_shell.allows(StaffRole::Manager);
    m_side->setVisible(row >= 0 || m_new);
    m_editor->setReadOnly(!mayEdit || m_model->isSaving() || m_isCreating);
    m_editor->setObstacle(
        m_new && !mayCreate()
            ? tr("This computer has no whole copy of the shop yet, so a new product needs the line "
                 "to the server, which is down. What you type is kept.")
            : QString());
    m_pane->setMayEdit(mayEdit);
    const auto mark = m_new ? std::nullopt : m_model->mark(currentId());
    if (m_new)
        m_editor->show(*m_new, m_newRefused);
    else if (row >= 0)
        m_editor->show(m_model->draft(row), m_model->refusals(currentId()));
    m_notice->show(row >= 0 && !m_new ? m_model->draft(row) : ProductDraft(), mark);
    const bool archived = row >= 0 && m_model->draft(row).document()["archived_at"_L1].isString();
    m_archiveAction->setText(archived ? tr("Bring back for sale") : tr("Archive"));
    m_settleAction->setEnabled(mark && mark->state == ProductMark::State::Conflict);
    for (QAction *action : {m_archiveAction, m_pricesAction, m_fillAction})
        action->setEnabled(row >= 0);
    const bool isHereOnly = row >= 0 && m_model->draft(row).isHereOnly();
    m_gate.offer(m_removeAction, row >= 0, isHereOnly ? Needs::Nothing : Needs::Line);
}

void CatalogPage::tellSaved(int products)
{
    m_shell.tell(Tone::Success,
                 m_repository.keepsChanges()
                     ? tr("%n product(s) saved, waiting to be sent.", nullptr, products)
                     : tr("%n product(s) saved.", nullptr, products));
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
    if (!m_new) {
        m_newRefused.clear();
        m_new.emplace(QJsonObject{{u"low_stock_threshold"_s, 5}});
        const QJsonObject kept = keptNew();
        for (auto field = kept.begin(); field != kept.end(); ++field)
            m_new->set(field.key(), field.value());
    }
    showCurrent();
    showActions();
    m_editor->focusField(u"title"_s);
}

// On the disk with every letter: the lid of a laptop closes without asking.
void CatalogPage::keepNew()
{
    m_preferences.setState(kNewDraft, m_new ? m_new->changes().toVariantMap() : QVariantMap());
    showActions();
}

QJsonObject CatalogPage::keptNew() const
{
    return QJsonObject::fromVariantMap(m_preferences.state(kNewDraft).toMap());
}

// Out of sight and still kept.
void CatalogPage::putNewAside()
{
    if (m_isCreating || !m_new)
        return;
    m_new.reset();
    showActions();
}

bool CatalogPage::mayCreate() const
{
    return m_repository.keepsChanges() || m_gate.isOpen();
}

void CatalogPage::create()
{
    if (const QString wrong = m_new->firstProblem(); !wrong.isEmpty())
        return m_editor->focusField(wrong);
    if (!mayCreate() || std::exchange(m_isCreating, true))
        return;
    showCurrent();
    showActions();
    QCoro::connect(m_repository.create(m_new->changes()), this,
                   [this](const Result<QJsonObject> &made) { created(made); });
}

void CatalogPage::created(const Result<QJsonObject> &made)
{
    m_isCreating = false;
    for (const FieldError &wrong : made ? QList<FieldError>() : made.error().fields)
        m_newRefused.insert(wrong.field, wrong.message);
    if (made) {
        m_new.reset();
        keepNew();
        m_wanted = (*made)["id"_L1].toString();
        tellSaved(1);
    }
    showCurrent();
    finish(tr("The product was not made"), made);
}

void CatalogPage::revert()
{
    m_model->revertAll();
}

void CatalogPage::copy()
{
    m_pane->table()->copySelection();
}

void CatalogPage::paste()
{
    const auto target = m_pane->table()->pasteTarget();
    if (!target || !m_shell.allows(StaffRole::Manager))
        return;
    const auto pasted = m_model->paste(*target, QApplication::clipboard()->text());
    if (!pasted)
        return m_shell.tell(Tone::Warning, tr("Nothing was pasted: %1").arg(pasted.error().detail));
    QStringList lost;
    if (pasted->lines > 0)
        lost.append(tr("%n line(s) below the last row found no row.", nullptr, pasted->lines));
    if (pasted->values > 0)
        lost.append(
            tr("%n value(s) found no column that can be changed here.", nullptr, pasted->values));
    if (!lost.isEmpty())
        m_shell.tell(Tone::Warning, tr("%n cell(s) pasted.", nullptr, pasted->cells),
                     lost.join(u' '));
}

void CatalogPage::fillDown()
{
    m_model->fillDown(m_pane->table()->selectionModel()->selection());
}

void CatalogPage::changePrices()
{
    auto *dialog = new PriceDialog(m_pane->chosen(), this);
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
    showActions();
}

void CatalogPage::settle()
{
    Q_EMIT settleRequested(currentId());
}

void CatalogPage::restoreState()
{
    m_pane->restoreState(m_preferences);
    if (!m_splitter->restoreState(m_preferences.state(u"catalog/splitter"_s).toByteArray()))
        m_splitter->setSizes({812, 400});
    showActions();
}

void CatalogPage::saveState()
{
    m_pane->saveState(m_preferences);
    if (m_side->isVisibleTo(this))
        m_preferences.setState(u"catalog/splitter"_s, m_splitter->saveState());
}

void CatalogPage::retranslate()
{
    m_pane->retranslate();
    m_editor->setAccessibleName(tr("The chosen product"));
    m_saveAction->setText(tr("Save changes"));
    m_revertAction->setText(tr("Revert all changes"));
    m_copyAction->setText(tr("Copy cells"));
    m_pasteAction->setText(tr("Paste cells"));
    m_fillAction->setText(tr("Fill down"));
    m_pricesAction->setText(tr("Change prices…"));
    m_settleAction->setText(tr("Settle the conflict…"));
    m_removeAction->setText(tr("Delete for good…"));
    m_exportAction->setText(tr("Save as a table…"));
    showActions();
    showCurrent();
}

} // namespace paushtik
