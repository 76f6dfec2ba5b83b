// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/categories/categories_dialog.h"

#include "desktop/style/icons.h"
#include "desktop/style/notice_bar.h"
#include "desktop/style/state_view.h"
#include "desktop/style/widgets.h"

#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTreeView>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

/// As the server wants a web address: small letters, digits, single hyphens, at most 80.
QString slugOf(const QString &title)
{
    QString slug;
    for (const QChar c : title.toLower()) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (plain)
            slug += c;
        else if (!slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
    }
    slug.truncate(80);
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug;
}

} // namespace

CategoriesDialog::CategoriesDialog(CategoriesPort &port, CatalogRepository &catalog,
                                   const LineGate &gate, QWidget *parent)
    : QDialog(parent)
    , m_model(port, catalog)
    , m_gate(gate)
    , m_notice(new NoticeBar(this))
    , m_stack(new QStackedWidget(this))
    , m_state(new StateView(this))
    , m_tree(new QTreeView(this))
{
    setObjectName(u"categoriesDialog"_s);
    setWindowTitle(tr("Categories"));
    resize(860, 620);
    m_tree->setObjectName(u"categoryTree"_s);
    m_tree->setAccessibleName(tr("Categories and their products"));
    m_tree->setModel(&m_model);
    m_tree->setDragDropMode(QAbstractItemView::InternalMove);
    m_tree->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_tree->setUniformRowHeights(true);
    m_tree->header()->setSectionResizeMode(CategoryTreeModel::Title, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(CategoryTreeModel::Hindi, QHeaderView::Stretch);
    m_tree->header()->setStretchLastSection(false);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_tree);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(10);
    column->addWidget(m_notice);
    column->addWidget(buildTools());
    column->addWidget(m_stack, 1);
    column->addWidget(buildNew());
    wire();
    m_state->showMessage(u"catalog"_s, tr("Reading the categories…"), {});
    showGate();
}

QPushButton *CategoriesDialog::makeTool(const char *name, const QString &text,
                                        const QKeySequence &keys, void (CategoriesDialog::*act)())
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1StringView(name));
    button->setAutoDefault(false);
    button->setProperty("keys", keys.toString(QKeySequence::NativeText));
    // Only in the tree: in a line that is being typed in these keys are the line's.
    auto *action = new QAction(text, m_tree);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_tree->addAction(action);
    connect(action, &QAction::triggered, this, act);
    connect(button, &QPushButton::clicked, this, act);
    return button;
}

QWidget *CategoriesDialog::buildTools()
{
    auto *tools = new QWidget(this);
    m_rename = makeTool("categoryRename", tr("Rename"), {}, &CategoriesDialog::rename);
    m_rename->setProperty("keys", QKeySequence(Qt::Key_F2).toString(QKeySequence::NativeText));
    m_up = makeTool("categoryUp", tr("Up"), Qt::ALT | Qt::Key_Up, &CategoriesDialog::moveUp);
    m_down =
        makeTool("categoryDown", tr("Down"), Qt::ALT | Qt::Key_Down, &CategoriesDialog::moveDown);
    m_remove =
        makeTool("categoryRemove", tr("Delete"), QKeySequence::Delete, &CategoriesDialog::remove);
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(makeLabel(tr("In the order in which customers see them. Drag, or Alt and an "
                                "arrow; a product goes into another category."),
                             "muted", tools),
                   1);
    for (QPushButton *button : {m_rename, m_up, m_down, m_remove})
        row->addWidget(button);
    static_cast<QLabel *>(row->itemAt(0)->widget())->setWordWrap(true);
    return tools;
}

QWidget *CategoriesDialog::buildNew()
{
    auto *bar = new QWidget(this);
    m_title = new QLineEdit(bar);
    m_title->setObjectName(u"newCategoryTitle"_s);
    m_title->setPlaceholderText(tr("New category"));
    m_hindi = new QLineEdit(bar);
    m_hindi->setObjectName(u"newCategoryHindi"_s);
    m_hindi->setPlaceholderText(tr("Hindi title"));
    m_slug = new QLineEdit(bar);
    m_slug->setObjectName(u"newCategorySlug"_s);
    m_slug->setPlaceholderText(tr("web-address"));
    for (QLineEdit *line : {m_title, m_hindi, m_slug})
        line->setAccessibleName(line->placeholderText());
    m_add = makePrimary(tr("Add"), bar);
    m_add->setObjectName(u"newCategoryAdd"_s);
    m_add->setAutoDefault(false);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_title, 2);
    row->addWidget(m_hindi, 2);
    row->addWidget(m_slug, 2);
    row->addWidget(m_add);
    auto *begin = new QAction(this);
    begin->setShortcut(Qt::Key_Insert);
    addAction(begin);
    connect(begin, &QAction::triggered, m_title, qOverload<>(&QWidget::setFocus));
    return bar;
}

void CategoriesDialog::wire()
{
    connect(&m_model, &CategoryTreeModel::replaced, this, &CategoriesDialog::showTree);
    connect(&m_model, &CategoryTreeModel::notRead, this, [this](const Error &error) {
        if (m_wasRead)
            m_notice->tellError(tr("The categories could not be read again."), error);
        else
            m_state->showError(tr("The categories could not be read"), error);
    });
    connect(&m_model, &CategoryTreeModel::refused, this, &CategoriesDialog::tellRefused);
    connect(&m_model, &CategoryTreeModel::changed, m_notice, &QWidget::hide);
    connect(&m_model, &CategoryTreeModel::added, this, [this] {
        for (QLineEdit *line : {m_title, m_hindi, m_slug})
            line->clear();
        showTree();
        m_tree->setCurrentIndex(m_model.index(m_model.rowCount() - 1, 0));
    });
    connect(m_state, &StateView::retryRequested, &m_model, &CategoryTreeModel::reload);
    connect(&m_gate, &LineGate::changed, this, &CategoriesDialog::showGate);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CategoriesDialog::showChosen);
    // The web address follows the title until somebody writes their own.
    connect(m_title, &QLineEdit::textEdited, this, [this](const QString &title) {
        if (!m_slug->isModified())
            m_slug->setText(slugOf(title));
        showChosen();
    });
    connect(m_slug, &QLineEdit::textChanged, this, &CategoriesDialog::showChosen);
    connect(m_add, &QPushButton::clicked, this, &CategoriesDialog::addNew);
    for (QLineEdit *line : {m_title, m_hindi, m_slug})
        connect(line, &QLineEdit::returnPressed, this, &CategoriesDialog::addNew);
}

void CategoriesDialog::tellRefused(const QString &what, const Error &error)
{
    if (error.code == u"referenced"_s)
        m_notice->tell(Tone::Warning, what,
                       tr("Products are in it, perhaps archived ones. Move them first."));
    else
        m_notice->tellError(what, error);
}

QModelIndex CategoriesDialog::chosen() const
{
    return m_tree->currentIndex().siblingAtColumn(0);
}

void CategoriesDialog::showTree()
{
    m_wasRead = true;
    const bool empty = m_model.rowCount() == 0;
    if (empty)
        m_state->showMessage(u"catalog"_s, tr("No categories yet"),
                             tr("Every product stands in one. Add the first below."));
    m_stack->setCurrentIndex(empty ? 0 : 1);
    m_tree->resizeColumnToContents(CategoryTreeModel::Detail);
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex category = m_model.index(row, 0);
        if (m_model.document(category)["id"_L1].toString() == m_chosenId)
            m_tree->setCurrentIndex(category);
    }
    showChosen();
}

void CategoriesDialog::showChosen()
{
    const QModelIndex index = chosen();
    const bool isProduct = index.isValid() && CategoryTreeModel::isProduct(index);
    const int row = isProduct ? index.parent().row() : index.row();
    if (index.isValid() && !isProduct)
        m_chosenId = m_model.document(index)["id"_L1].toString();
    offer(m_rename, index.isValid() && !isProduct, true);
    offer(m_up, index.isValid() && row > 0, !isProduct);
    offer(m_down, index.isValid() && row + 1 < m_model.rowCount(), !isProduct);
    offer(m_remove, index.isValid(), !isProduct);
    m_remove->setText(isProduct ? tr("Archive") : tr("Delete"));
    offer(m_add, !m_title->text().trimmed().isEmpty() && !m_slug->text().isEmpty(), true);
}

void CategoriesDialog::showGate()
{
    if (m_gate.isOpen())
        m_notice->hide();
    else
        m_notice->tell(Tone::Warning, m_gate.why(), tr("Products can be moved and archived."));
    showChosen();
    m_model.reload();
}

void CategoriesDialog::offer(QPushButton *button, bool makesSense, bool needsLine)
{
    const bool kept = needsLine && makesSense && !m_gate.isOpen();
    button->setEnabled(makesSense && !kept);
    button->setToolTip(kept ? m_gate.why() : button->property("keys").toString());
    button->setAccessibleDescription(button->toolTip());
}

void CategoriesDialog::move(int by)
{
    const QModelIndex moved = m_model.move(chosen(), by);
    if (moved.isValid()) {
        m_tree->setCurrentIndex(moved);
        m_tree->scrollTo(moved);
    }
    showChosen();
}

void CategoriesDialog::rename()
{
    if (m_rename->isEnabled())
        m_tree->edit(chosen());
}

void CategoriesDialog::remove()
{
    if (!m_remove->isEnabled())
        return;
    if (CategoryTreeModel::isProduct(chosen()))
        m_model.archive(chosen());
    else
        m_model.remove(chosen());
}

void CategoriesDialog::addNew()
{
    if (!m_add->isEnabled())
        return;
    QJsonObject fields{{u"title"_s, m_title->text().simplified()}, {u"slug"_s, m_slug->text()}};
    if (const QString hindi = m_hindi->text().simplified(); !hindi.isEmpty())
        fields[u"title_hi"_s] = hindi;
    m_model.add(fields);
    m_slug->setModified(false);
}

} // namespace paushtik
