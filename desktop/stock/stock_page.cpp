// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/stock/stock_page.h"

#include "desktop/core/formats.h"
#include "desktop/net/error_text.h"
#include "desktop/stock/batch_panel.h"
#include "desktop/stock/count_sheet.h"
#include "desktop/stock/stock_table.h"
#include "desktop/stock/stock_words.h"
#include "desktop/style/action_button.h"
#include "desktop/style/flow_layout.h"
#include "desktop/style/icons.h"
#include "desktop/style/state_view.h"
#include "desktop/style/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPointer>
#include <QPrintDialog>
#include <QPrinter>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QUuid>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kMost = 99'999;
const QString kCounts = u"stock/counts"_s;

QByteArray newKey()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

} // namespace

StockPage::StockPage(const Parts &parts, QWidget *parent)
    : Page({Place::Stock, u"stock"_s}, parent)
    , m_shell(parts.shell)
    , m_port(parts.stock)
    , m_preferences(parts.preferences)
    , m_gate(parts.line, this)
    , m_batches(new BatchPanel(parts.shell, parts.batches, m_gate, this))
    , m_title(makeLabel({}, "title", this))
    , m_low(makeLabel({}, "muted", this))
    , m_stack(new QStackedWidget(this))
    , m_state(new StateView(this))
{
    m_filter.setSourceModel(&m_model);
    makeActions();
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addSpacing(12);
    head->addWidget(m_low);
    head->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 14);
    column->setSpacing(10);
    column->addLayout(head);
    column->addWidget(buildEntry());
    m_stack->addWidget(m_state);
    m_stack->addWidget(buildTables());
    column->addWidget(m_stack, 1);
    wire();
    restoreCounts();
    retranslate();
}

void StockPage::makeActions()
{
    const auto make = [this](const char *name, const QString &icon, const QKeySequence &keys) {
        auto *action = new QAction(lineIcon(icon), {}, this);
        action->setObjectName(QLatin1StringView(name));
        action->setShortcut(keys);
        return action;
    };
    m_scanAction = make("stockScan", u"search"_s, QKeySequence(Qt::CTRL | Qt::Key_L));
    m_printAction = make("stockPrintSheet", u"print"_s, QKeySequence::Print);
    m_bookAction = make("stockBookDifferences", u"verify"_s,
                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return));
}

QWidget *StockPage::buildEntry()
{
    auto *card = new QFrame(this);
    card->setProperty("card", true);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(14, 10, 14, 10);
    row->setSpacing(10);
    m_scan = new QLineEdit(card);
    m_scan->setObjectName(u"stockScanField"_s);
    m_quantity = new QSpinBox(card);
    m_quantity->setObjectName(u"stockQuantity"_s);
    m_quantity->setRange(0, kMost);
    m_quantity->setValue(1);
    m_quantity->setKeyboardTracking(true);
    m_quantity->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_quantity->setMinimumSize(88, 32); // as high as the fields beside it
    m_reason = new QComboBox(card);
    m_reason->setObjectName(u"stockReason"_s);
    m_note = new QLineEdit(card);
    m_note->setObjectName(u"stockNote"_s);
    m_preview = makeLabel({}, "strong", card);
    m_preview->setObjectName(u"stockPreview"_s);
    m_preview->setMinimumWidth(110);
    m_book = makePrimary({}, card);
    m_book->setObjectName(u"stockBook"_s);
    row->addWidget(m_scan, 2);
    row->addWidget(m_quantity);
    row->addWidget(m_reason);
    row->addWidget(m_note, 2);
    row->addWidget(m_preview);
    row->addWidget(m_book);
    return card;
}

QWidget *StockPage::buildTables()
{
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    auto *left = new QWidget(splitter);
    m_search = new QLineEdit(left);
    m_search->setObjectName(u"stockSearch"_s);
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(180);
    m_lowOnly = new QCheckBox(left);
    m_lowOnly->setMinimumHeight(32);
    m_lowOnly->setObjectName(u"stockLowOnly"_s);
    m_table = makeStockTable(&m_filter, left);
    m_table->setObjectName(u"stockTable"_s);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(StockModel::Sku, Qt::AscendingOrder);
    QHeaderView *head = m_table->horizontalHeader();
    head->setSectionResizeMode(QHeaderView::ResizeToContents); // of what is in sight
    head->setSectionResizeMode(StockModel::Title, QHeaderView::Stretch);
    head->setResizeContentsPrecision(0);
    auto *tools = new FlowLayout(nullptr, 8); // beside a wide ledger they take two lines
    tools->addWidget(m_search);
    tools->addWidget(m_lowOnly);
    for (QAction *action : {m_printAction, m_bookAction}) {
        auto *button = new ActionButton(action, left);
        button->setObjectName(action->objectName() + u"Button"_s);
        tools->addWidget(button);
    }
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 10, 0);
    column->addLayout(tools);
    column->addWidget(m_table, 1);

    m_sides = new QTabWidget(splitter);
    m_sides->setObjectName(u"stockSides"_s);
    m_sides->setDocumentMode(true);
    auto *right = new QWidget(m_sides);
    m_ledgerTitle = makeLabel({}, "heading", right);
    m_ledgerTable = makeStockTable(&m_ledger, right);
    m_ledgerTable->setObjectName(u"stockLedger"_s);
    m_ledgerTable->horizontalHeader()->setSectionResizeMode(LedgerModel::Reason,
                                                            QHeaderView::Stretch);
    auto *ledger = new QVBoxLayout(right);
    ledger->setContentsMargins(0, 8, 0, 0);
    ledger->addWidget(m_ledgerTitle);
    m_ledgerProblem = makeCopyable({}, "muted", right);
    m_ledgerProblem->setObjectName(u"stockLedgerProblem"_s);
    m_ledgerProblem->setWordWrap(true);
    m_ledgerProblem->hide();
    ledger->addWidget(m_ledgerProblem);
    ledger->addWidget(m_ledgerTable, 1);
    splitter->addWidget(left);
    m_sides->addTab(right, QString());
    m_sides->addTab(m_batches, QString());
    splitter->addWidget(m_sides);
    splitter->setSizes({720, 560});
    splitter->setChildrenCollapsible(false);
    return splitter;
}

void StockPage::wire()
{
    connect(m_scanAction, &QAction::triggered, this, [this] {
        m_scan->setFocus();
        m_scan->selectAll();
    });
    connect(m_printAction, &QAction::triggered, this, &StockPage::printSheet);
    connect(m_bookAction, &QAction::triggered, this, [this] {
        if (!m_booking)
            QCoro::connect(bookDifferences(m_model.differences()), this, [] {});
    });
    connect(m_scan, &QLineEdit::returnPressed, this, &StockPage::scan);
    // Enter in the number or in the note books, as a person with a scanner in hand expects.
    connect(m_note, &QLineEdit::returnPressed, this, &StockPage::book);
    auto *typed = m_quantity->findChild<QLineEdit *>();
    connect(typed, &QLineEdit::returnPressed, this, &StockPage::book);
    connect(m_book, &QPushButton::clicked, this, &StockPage::book);
    connect(m_quantity, &QSpinBox::valueChanged, this, &StockPage::preview);
    connect(m_reason, &QComboBox::currentIndexChanged, this, &StockPage::preview);
    connect(m_search, &QLineEdit::textChanged, &m_filter, &StockFilter::setText);
    connect(m_lowOnly, &QCheckBox::toggled, &m_filter, &StockFilter::setLowOnly);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        preview();
        showLedger();
        m_batches->setProduct(selected());
    });
    connect(m_batches, &BatchPanel::stockMoved, this, &StockPage::refresh);
    connect(&m_model, &StockModel::countsChanged, this, &StockPage::showCounts);
    connect(m_state, &StateView::retryRequested, this, &StockPage::refresh);
    connect(&m_gate, &LineGate::changed, this, &StockPage::showLedger);
    connect(&m_port, &StockPort::changed, this, &StockPage::refresh);
}

QString StockPage::title() const
{
    return tr("Stock");
}

QList<QAction *> StockPage::pageActions() const
{
    return QList<QAction *>{m_scanAction, m_printAction, m_bookAction} + m_batches->actions();
}

void StockPage::refresh()
{
    const int turn = ++m_turn;
    QCoro::connect(m_port.products(), this, [this, turn](const Result<QList<StockRow>> &rows) {
        if (turn == m_turn)
            take(rows);
    });
}

void StockPage::clear()
{
    ++m_turn;
    ++m_ledgerTurn;
    m_asOf.reset();
    m_model.setRows({}); // what was counted stays: the shelf is the same for whoever comes next
    m_ledger.setRows({});
    m_batches->setProduct({});
    m_wanted.clear();
    m_stack->setCurrentIndex(0);
}

void StockPage::take(const Result<QList<StockRow>> &rows)
{
    if (!rows) {
        if (!m_asOf)
            m_state->showError(tr("The stock could not be read"), rows.error());
        return;
    }
    const auto before = selected();
    m_model.setRows(*rows);
    if (!m_asOf)
        m_table->resizeColumnsToContents();
    m_table->setColumnHidden(StockModel::Waiting, !m_port.keepsChanges());
    m_asOf = Timestamp::now();
    if (rows->isEmpty())
        m_state->showMessage(u"stock"_s, tr("No products yet"),
                             tr("What the catalog has stands here with its stock."));
    m_stack->setCurrentIndex(rows->isEmpty() ? 0 : 1);
    select(before ? m_model.rowOf(before->id) : -1);
    if (const int wanted = m_model.rowOf(m_wanted); wanted >= 0)
        takeInHand(wanted);
    showCounts();
    Q_EMIT refreshed();
    Q_EMIT attentionChanged(m_model.lowCount());
}

void StockPage::select(int row)
{
    if (row >= 0)
        m_table->selectRow(m_filter.mapFromSource(m_model.index(row, 0)).row());
    preview();
}

std::optional<StockRow> StockPage::selected() const
{
    const QModelIndex index = m_filter.mapToSource(m_table->currentIndex());
    return index.isValid() ? std::optional(m_model.row(index.row())) : std::nullopt;
}

void StockPage::scan()
{
    const int row = m_model.rowOfSku(m_scan->text());
    if (row < 0) {
        m_shell.tell(Tone::Warning, tr("No product has the SKU %1.").arg(m_scan->text().trimmed()));
        m_scan->selectAll();
        return;
    }
    takeInHand(row);
}

void StockPage::takeInHand(int row)
{
    m_wanted.clear();
    m_search->clear();
    m_lowOnly->setChecked(false);
    select(row);
    m_table->scrollTo(m_table->currentIndex());
    m_quantity->setFocus();
    m_quantity->selectAll();
}

void StockPage::openDocument(const QString &productId)
{
    m_wanted = productId;
    if (const int row = m_model.rowOf(productId); row >= 0)
        takeInHand(row);
}

void StockPage::showOnly(const QUrlQuery &filter)
{
    m_search->clear();
    m_lowOnly->setChecked(filter.queryItemValue(u"stock"_s) == u"low");
}

void StockPage::preview()
{
    const auto row = selected();
    m_book->setEnabled(row && !m_booking);
    const auto reason = static_cast<StockReason>(m_reason->currentData().toInt());
    m_preview->setText(
        row ? u"%1 → %2"_s.arg(
                  formats::number(row->stock),
                  formats::number(row->stock + stockDelta(reason, m_quantity->value(), row->stock)))
            : QString());
}

void StockPage::book()
{
    const auto row = selected();
    if (!row || m_booking)
        return;
    const auto reason = static_cast<StockReason>(m_reason->currentData().toInt());
    const int delta = stockDelta(reason, m_quantity->value(), row->stock);
    if (delta == 0) {
        m_shell.tell(Tone::Success, tr("%1 is as the books say.").arg(row->sku));
        return m_scanAction->trigger();
    }
    const StockAdjustment adjustment{row->id, delta, reason, m_note->text().trimmed(), newKey()};
    m_booking = true;
    preview();
    QCoro::connect(m_port.adjust(adjustment), this, [this, adjustment](const Result<int> &stock) {
        m_booking = false;
        booked(adjustment, stock);
        m_scanAction->trigger();
    });
}

void StockPage::booked(const StockAdjustment &adjustment, const Result<int> &stock)
{
    const int at = m_model.rowOf(adjustment.productId);
    const QString sku = at < 0 ? QString() : m_model.row(at).sku;
    if (!stock) {
        m_shell.tellError(tr("%1: not booked").arg(sku), stock.error());
    } else {
        m_model.setStock(adjustment.productId, *stock);
        m_note->clear();
        m_shell.tell(Tone::Success, tr("%1: %2 in stock").arg(sku, formats::number(*stock)),
                     m_port.keepsChanges() ? tr("Saved, waiting to be sent.") : QString());
        Q_EMIT attentionChanged(m_model.lowCount());
    }
    preview();
    showLedger();
}

// One after the other: the first that is refused stops, what was booked is off the sheet.
Task<> StockPage::bookDifferences(QList<StockAdjustment> differences)
{
    const QPointer self(this);
    m_booking = true;
    showCounts();
    for (StockAdjustment &difference : differences) {
        if (difference.key.isEmpty()) // counted by an earlier version of this program
            difference.key = newKey();
        StockAdjustment one = difference;
        const Result<int> stock = co_await m_port.adjust(std::move(one));
        if (!self)
            co_return;
        booked(difference, stock);
        if (!stock)
            break;
        m_model.dropCount(difference.productId);
    }
    m_booking = false;
    showCounts();
}

void StockPage::showLedger()
{
    const int turn = ++m_ledgerTurn;
    const auto row = selected();
    m_ledgerTitle->setText(row ? tr("Ledger of %1").arg(row->sku) : tr("Ledger"));
    m_ledgerTable->setEnabled(m_gate.isOpen());
    m_ledgerTable->setToolTip(m_gate.why());
    m_ledgerProblem->setText(m_gate.why());
    m_ledgerProblem->setVisible(row && !m_gate.isOpen());
    if (const QString id = row ? row->id : QString(); std::exchange(m_ledgerOf, id) != id)
        m_ledger.setRows({});
    if (!row || !m_gate.isOpen())
        return;
    QCoro::connect(m_port.ledger(row->id), this,
                   [this, turn](const Result<QList<LedgerRow>> &rows) {
                       if (turn == m_ledgerTurn)
                           takeLedger(rows);
                   });
}

void StockPage::takeLedger(const Result<QList<LedgerRow>> &rows)
{
    m_ledger.setRows(rows.value_or(QList<LedgerRow>()));
    m_ledgerProblem->setVisible(!rows);
    if (!rows)
        m_ledgerProblem->setText(ErrorText::sentence(rows.error()));
    m_ledgerTable->resizeColumnsToContents();
}

void StockPage::showCounts()
{
    const auto differences = static_cast<int>(m_model.differences().size());
    m_bookAction->setText(tr("Book %n difference(s)", nullptr, differences));
    m_bookAction->setEnabled(differences > 0 && !m_booking);
    m_low->setText(tr("%n low", nullptr, m_model.lowCount()));
    saveState();
}

void StockPage::saveState()
{
    QVariantMap kept;
    for (auto it = m_model.counts().cbegin(); it != m_model.counts().cend(); ++it)
        kept.insert(it.key(), QVariantList{it->counted, it->expected, it->key});
    m_preferences.setState(kCounts, kept);
}

// A count takes longer than a program runs.
void StockPage::restoreCounts()
{
    QHash<QString, StockModel::Count> counts;
    const QVariantMap kept = m_preferences.state(kCounts).toMap();
    for (auto it = kept.cbegin(); it != kept.cend(); ++it) {
        const QVariantList numbers = it->toList();
        if (numbers.size() >= 2)
            counts.insert(it.key(),
                          {numbers[0].toInt(), numbers[1].toInt(), numbers.value(2).toByteArray()});
    }
    m_model.setCounts(counts);
}

void StockPage::printSheet()
{
    QList<StockRow> rows;
    for (int row = 0; row < m_filter.rowCount(); ++row)
        rows.append(m_model.row(m_filter.mapToSource(m_filter.index(row, 0)).row()));
    QPrinter printer(QPrinter::HighResolution);
    QPrintDialog dialog(&printer, this);
    if (dialog.exec() == QDialog::Accepted)
        CountSheet::print(rows, Timestamp::now(), printer);
}

void StockPage::retranslate()
{
    m_title->setText(title());
    m_scan->setPlaceholderText(tr("Scan or type a SKU"));
    m_scan->setAccessibleName(tr("SKU"));
    m_quantity->setAccessibleName(tr("Quantity"));
    m_reason->setAccessibleName(tr("Reason"));
    m_note->setPlaceholderText(tr("Note"));
    m_note->setAccessibleName(tr("Note"));
    m_book->setText(tr("Book"));
    m_search->setPlaceholderText(tr("Find by SKU or name"));
    m_search->setAccessibleName(tr("Find by SKU or name"));
    m_lowOnly->setText(tr("Low stock only"));
    m_table->setAccessibleName(tr("Stock"));
    m_ledgerTable->setAccessibleName(tr("Ledger"));
    m_ledgerTitle->setText(tr("Ledger"));
    m_sides->setTabText(0, tr("Ledger"));
    m_sides->setTabText(1, tr("Batches"));
    m_batches->retranslate();
    m_scanAction->setText(tr("Scan"));
    m_printAction->setText(tr("Print a count sheet…"));
    const int chosen = qMax(0, m_reason->currentIndex());
    m_reason->clear();
    for (const auto &[reason, word] : kWords<StockReason>) {
        if (isManual(reason))
            m_reason->addItem(StockWords::reason(reason), static_cast<int>(reason));
    }
    m_reason->setCurrentIndex(chosen);
    showCounts();
}

} // namespace paushtik
