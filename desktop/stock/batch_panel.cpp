// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/stock/batch_panel.h"

#include "desktop/core/formats.h"
#include "desktop/stock/batch_forms.h"
#include "desktop/stock/batch_lists.h"
#include "desktop/stock/stock_table.h"
#include "desktop/style/action_button.h"
#include "desktop/style/flow_layout.h"
#include "desktop/style/icons.h"
#include "desktop/style/state_view.h"
#include "desktop/style/widgets.h"

#include <QAction>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>

namespace paushtik {

using namespace Qt::StringLiterals;

BatchPanel::BatchPanel(Shell &shell, BatchPort &port, const LineGate &gate, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_port(port)
    , m_gate(gate)
    , m_receive(makeAction("batchReceive", u"plus"_s, Qt::CTRL | Qt::Key_R, &BatchPanel::receive))
    , m_move(makeAction("batchMove", u"verify"_s, Qt::CTRL | Qt::Key_M, &BatchPanel::move))
    , m_movements(makeAction("batchMovementsList", u"note"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_M,
                             &BatchPanel::showMovements))
    , m_recall(makeAction("batchRecallList", u"alert"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_R,
                          &BatchPanel::showRecall))
    , m_sums(makeLabel({}, "muted", this))
    , m_stack(new QStackedWidget(this))
    , m_state(new StateView(this))
    , m_table(makeStockTable(&m_model, this))
{
    m_sums->setObjectName(u"batchSums"_s);
    m_sums->setWordWrap(true);
    m_table->setObjectName(u"batchTable"_s);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_table);
    auto *tools = new FlowLayout;
    for (QAction *action : actions())
        tools->addWidget(new ActionButton(action, this));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->addLayout(tools);
    column->addWidget(m_sums);
    column->addWidget(m_stack, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &BatchPanel::showChosen);
    connect(m_table, &QTableView::activated, m_movements, &QAction::trigger);
    connect(m_state, &StateView::retryRequested, this, &BatchPanel::refresh);
    connect(&m_gate, &LineGate::changed, this, &BatchPanel::refresh);
    retranslate();
}

QAction *BatchPanel::makeAction(const char *name, const QString &icon, const QKeySequence &keys,
                                void (BatchPanel::*act)())
{
    auto *action = new QAction(lineIcon(icon), {}, this);
    action->setObjectName(QLatin1StringView(name));
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, act);
    return action;
}

void BatchPanel::setProduct(const std::optional<StockRow> &product)
{
    const bool same = product && m_product && product->id == m_product->id;
    m_product = product;
    if (!same) {
        m_model.setRows({});
        m_sums->clear();
        m_state->showMessage(u"stock"_s, tr("Choose a product"), {});
        m_stack->setCurrentIndex(0);
    }
    refresh();
}

void BatchPanel::refresh()
{
    const int turn = ++m_turn;
    showChosen();
    if (!m_product)
        return;
    // What is shown stays in sight; of another product there is nothing to show.
    if (!m_gate.isOpen() && m_model.rowCount() == 0)
        m_state->showMessage(u"alert"_s, tr("The batches could not be read"), m_gate.why());
    if (!m_gate.isOpen())
        return;
    QCoro::connect(m_port.shelf(m_product->id), this, [this, turn](const Result<ShelfView> &shelf) {
        if (turn == m_turn)
            take(shelf);
    });
}

void BatchPanel::take(const Result<ShelfView> &shelf)
{
    if (!shelf) {
        m_state->showError(tr("The batches could not be read"), shelf.error());
        return m_stack->setCurrentIndex(0);
    }
    const auto before = chosen();
    m_loose = shelf->loose;
    m_model.setRows(shelf->batches);
    m_sums->setText(shelf->batches.isEmpty()
                        ? QString()
                        : tr("%1 to sell, %2 sold and not packed yet, %3 in no batch")
                              .arg(formats::number(shelf->stock), formats::number(shelf->sold),
                                   formats::number(shelf->loose)));
    if (shelf->batches.isEmpty())
        m_state->showMessage(u"box"_s, tr("No batches"),
                             tr("Receive the first with its lot number and best-before date."));
    m_stack->setCurrentIndex(shelf->batches.isEmpty() ? 0 : 1);
    m_table->resizeColumnsToContents();
    if (const int row = before ? m_model.rowOf(before->id) : -1; row >= 0)
        m_table->selectRow(row);
    showChosen();
}

std::optional<BatchRow> BatchPanel::chosen() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? std::optional(m_model.row(index.row())) : std::nullopt;
}

void BatchPanel::showChosen()
{
    m_gate.offer(m_receive, m_product.has_value());
    const bool any = chosen().has_value();
    for (QAction *action : {m_move, m_movements, m_recall})
        m_gate.offer(action, any);
}

void BatchPanel::receive()
{
    auto *dialog = new ReceiveBatchDialog(*m_product, m_port, this);
    connect(dialog, &ReceiveBatchDialog::received, this, [this](const BatchRow &batch) {
        m_shell.tell(Tone::Success, tr("Lot %1 is received.").arg(batch.lot));
        refresh();
        Q_EMIT stockMoved();
    });
    dialog->open();
}

void BatchPanel::move()
{
    const BatchRow batch = *chosen();
    auto *dialog = new MoveBatchDialog(batch, m_loose, m_port, this);
    connect(dialog, &MoveBatchDialog::moved, this, [this, lot = batch.lot](int onHand) {
        m_shell.tell(Tone::Success, tr("Lot %1: %2 on hand").arg(lot, formats::number(onHand)));
        refresh();
        Q_EMIT stockMoved();
    });
    dialog->open();
}

void BatchPanel::showMovements()
{
    (new MovementsDialog(*chosen(), m_port, this))->open();
}

void BatchPanel::showRecall()
{
    (new RecallDialog(*chosen(), m_port, m_shell, this))->open();
}

void BatchPanel::retranslate()
{
    m_receive->setText(tr("Receive a batch…"));
    m_move->setText(tr("Book jars…"));
    m_movements->setText(tr("Movements"));
    m_recall->setText(tr("Recall list"));
    m_table->setAccessibleName(tr("Batches"));
    if (!m_product)
        m_state->showMessage(u"stock"_s, tr("Choose a product"), {});
    showChosen();
}

} // namespace paushtik
