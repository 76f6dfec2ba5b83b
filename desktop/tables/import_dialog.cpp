// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/tables/import_dialog.h"

#include "desktop/core/formats.h"
#include "desktop/net/error_text.h"
#include "desktop/style/state_view.h"
#include "desktop/style/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QHeaderView>
#include <QMimeData>
#include <QProgressBar>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using Phase = TableImport::Phase;
using State = RowVerdict::State;

constexpr int kWidestCell = 260;

} // namespace

ImportDialog::ImportDialog(CatalogRepository &repository, Preferences &preferences, QWidget *parent)
    : QDialog(parent)
    , m_import(repository, preferences)
    , m_model(m_import)
    , m_stack(new QStackedWidget(this))
    , m_state(new StateView(this))
    , m_progress(new QProgressBar(this))
{
    setObjectName(u"importDialog"_s);
    setWindowTitle(tr("Import products from a table"));
    setAcceptDrops(true);
    resize(1080, 680);
    m_refused.setSourceModel(&m_model);
    m_refused.setFilterRole(ImportModel::RefusedRole);
    m_refused.setFilterKeyColumn(0);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(10);
    column->addWidget(buildHead());
    column->addWidget(m_progress);
    m_stack->addWidget(m_state);
    m_stack->addWidget(buildPreview());
    column->addWidget(m_stack, 1);
    column->addWidget(buildFoot());
    connect(&m_import, &TableImport::replaced, this, &ImportDialog::showTable);
    connect(&m_import, &TableImport::phaseChanged, this, &ImportDialog::showPhase);
    connect(m_state, &StateView::retryRequested, &m_import, &TableImport::check);
    showTable();
    showPhase();
}

QWidget *ImportDialog::buildHead()
{
    auto *head = new QWidget(this);
    m_file = makeLabel({}, "heading", head);
    m_choose = new QPushButton(tr("Choose a file…"), head);
    m_choose->setObjectName(u"importChoose"_s);
    m_choose->setShortcut(QKeySequence::Open);
    connect(m_choose, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_file, 1);
    row->addWidget(m_choose);
    return head;
}

QWidget *ImportDialog::buildPreview()
{
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    m_columns = new QScrollArea(splitter);
    m_columns->setWidgetResizable(true);
    m_columns->setFrameShape(QFrame::NoFrame);
    m_columns->setMinimumWidth(300);
    auto *right = new QWidget(splitter);
    m_table = new QTableView(right);
    m_table->setObjectName(u"importTable"_s);
    m_table->setAccessibleName(tr("What becomes of the rows"));
    m_table->setModel(&m_refused);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_onlyRefused = new QCheckBox(tr("Only refused rows"), right);
    m_onlyRefused->setObjectName(u"importOnlyRefused"_s);
    m_next = new QPushButton(tr("Next problem"), right);
    m_next->setObjectName(u"importNext"_s);
    m_next->setShortcut(Qt::Key_F8);
    m_cell = makeLabel({}, "muted", right);
    m_cell->setObjectName(u"importCell"_s);
    m_cell->setWordWrap(true);
    auto *tools = new QHBoxLayout;
    tools->addWidget(m_onlyRefused);
    tools->addWidget(m_next);
    tools->addStretch();
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(10, 0, 0, 0);
    column->addLayout(tools);
    column->addWidget(m_table, 1);
    column->addWidget(m_cell);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    connect(m_onlyRefused, &QCheckBox::toggled, this,
            [this](bool only) { m_refused.setFilterFixedString(only ? u"true"_s : QString()); });
    connect(m_next, &QPushButton::clicked, this, &ImportDialog::nextRefused);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ImportDialog::showCell);
    return splitter;
}

QWidget *ImportDialog::buildFoot()
{
    auto *foot = new QWidget(this);
    m_summary = makeLabel({}, "strong", foot);
    m_summary->setObjectName(u"importSummary"_s);
    m_summary->setWordWrap(true);
    m_close = new QPushButton(tr("Close"), foot);
    m_take = makePrimary(tr("Import"), foot);
    m_take->setObjectName(u"importTake"_s);
    m_take->setShortcut(Qt::CTRL | Qt::Key_Return);
    connect(m_take, &QPushButton::clicked, &m_import, &TableImport::import);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_summary, 1);
    row->addWidget(m_close);
    row->addWidget(m_take);
    return foot;
}

void ImportDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a table"), {},
                                   tr("Tables (*.csv *.tsv *.txt);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, &m_import, &TableImport::open);
    dialog->open();
}

QString ImportDialog::tableOf(const QMimeData *data)
{
    for (const QUrl &url : data->urls()) {
        const QString path = url.toLocalFile();
        for (const auto ending : {".csv"_L1, ".tsv"_L1, ".txt"_L1}) {
            if (path.endsWith(ending, Qt::CaseInsensitive))
                return path;
        }
    }
    return {};
}

void ImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!tableOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    m_import.open(tableOf(event->mimeData()));
}

void ImportDialog::showTable()
{
    auto *content = new QWidget;
    auto *rows = new QGridLayout(content);
    rows->setContentsMargins(0, 0, 8, 0);
    rows->setVerticalSpacing(6);
    rows->addWidget(makeLabel(tr("Column of the file"), "small", content), 0, 0);
    rows->addWidget(makeLabel(tr("Is taken for"), "small", content), 0, 1);
    rows->setColumnStretch(0, 1);
    m_columns->setWidget(content); // takes the one before away
    for (int column = 0; column < m_import.table().heads.size(); ++column)
        addColumn(column);
    rows->setRowStretch(int(m_import.table().heads.size()) + 1, 1);
    m_onlyRefused->setChecked(false);
    m_file->setText(m_import.fileName().isEmpty()
                        ? QString()
                        : tr("%1 · %n row(s)", nullptr, int(m_import.table().rows.size()))
                              .arg(m_import.fileName()));
    m_choose->setText(m_import.fileName().isEmpty() ? tr("Choose a file…") : tr("Another file…"));
    m_table->resizeColumnsToContents();
    for (int column = 0; column < m_model.columnCount(); ++column)
        m_table->setColumnWidth(column, qMin(kWidestCell, m_table->columnWidth(column) + 12));
}

void ImportDialog::addColumn(int column)
{
    QWidget *content = m_columns->widget();
    auto *rows = static_cast<QGridLayout *>(content->layout());
    const QString head = m_import.table().heads[column];
    const ColumnUse use = m_import.uses()[column];
    auto *label = makeLabel(head, "strong", content);
    auto *choice = new QComboBox(content);
    choice->setObjectName(u"importColumn%1"_s.arg(column));
    choice->setAccessibleName(tr("“%1” is taken for").arg(head));
    choice->addItem(ColumnUses::label({}), QString());
    for (const QString &field : ColumnUses::offered())
        choice->addItem(ColumnUses::label(field), field);
    choice->setCurrentIndex(qMax(0, choice->findData(use.field)));
    label->setBuddy(choice);
    rows->addWidget(label, column + 1, 0);
    rows->addWidget(choice, column + 1, 1);
    connect(choice, &QComboBox::currentIndexChanged, this, [this, choice, column, head] {
        const QString field = choice->currentData().toString();
        m_import.setUse(column, {field, ColumnUses::guess(head) == ColumnUse{field, true}});
    });
}

void ImportDialog::showPhase()
{
    const Phase phase = m_import.phase();
    const bool busy =
        phase == Phase::Reading || phase == Phase::Checking || phase == Phase::Importing;
    const bool hasTable = !m_import.table().heads.isEmpty();
    m_progress->setVisible(busy);
    m_stack->setCurrentIndex(hasTable ? 1 : 0);
    m_columns->setEnabled(phase != Phase::Importing && phase != Phase::Done);
    m_choose->setEnabled(phase != Phase::Importing);
    m_take->setEnabled(m_import.mayImport());
    m_take->setVisible(phase != Phase::Done);
    m_next->setEnabled(m_import.count(State::Refused) > 0);
    m_onlyRefused->setEnabled(m_next->isEnabled() || m_onlyRefused->isChecked());
    m_summary->setText(summary());
    if (phase == Phase::Checked) // the words are there now
        m_table->resizeColumnToContents(0);
    if (phase == Phase::Failed && !hasTable)
        m_state->showMessage(u"alert"_s, tr("The table could not be read"),
                             ErrorText::sentence(m_import.error()));
    else if (!hasTable)
        m_state->showMessage(u"columns"_s, tr("Choose a table, or drop it here"),
                             tr("A CSV file as spreadsheets save it. Nothing is written before "
                                "you have seen what would change."));
    showCell();
}

QString ImportDialog::summary() const
{
    const auto counts = [this] {
        return tr("%1 new, %2 changed, %3 as they are, %4 refused")
            .arg(formats::number(m_import.count(State::Created)),
                 formats::number(m_import.count(State::Changed)),
                 formats::number(m_import.count(State::Unchanged)),
                 formats::number(m_import.count(State::Refused)));
    };
    switch (m_import.phase()) {
    case Phase::Reading:
        return tr("Reading the file…");
    case Phase::Unclear:
        return m_import.unclear();
    case Phase::Checking:
        return tr("Trying it, without writing anything…");
    case Phase::Checked:
        return counts();
    case Phase::Importing:
        return tr("Importing…");
    case Phase::Done:
        return tr("Imported: %1").arg(counts());
    case Phase::Failed:
        return m_import.table().heads.isEmpty() ? QString() : ErrorText::sentence(m_import.error());
    default:
        return {};
    }
}

void ImportDialog::nextRefused()
{
    const int rows = m_refused.rowCount();
    const int from = m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1;
    for (int step = 1; step <= rows; ++step) {
        const int row = (from + step) % rows;
        if (!m_refused.index(row, 0).data(ImportModel::RefusedRole).toBool())
            continue;
        int column = 0;
        while (column < m_refused.columnCount() &&
               m_refused.index(row, column).data(ImportModel::ProblemRole).toString().isEmpty())
            ++column;
        const QModelIndex cell = m_refused.index(row, column % m_refused.columnCount());
        m_table->setCurrentIndex(cell);
        m_table->scrollTo(cell);
        return m_table->setFocus();
    }
}

void ImportDialog::showCell()
{
    m_cell->setText(m_table->currentIndex().data(ImportModel::ProblemRole).toString());
}

} // namespace paushtik
