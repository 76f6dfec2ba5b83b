// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_selection_bar.h"

#include "desktop/core/formats.h"
#include "desktop/orders/order_table_model.h"
#include "desktop/orders/order_words.h"
#include "desktop/style/action_button.h"
#include "desktop/style/icons.h"
#include "desktop/style/widgets.h"

#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QStandardPaths>
#include <QTableView>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// More would keep the courier and the gateway busy for longer than anybody watches.
constexpr int kMostAtOnce = 500;

} // namespace

OrderSelectionBar::OrderSelectionBar(QTableView *table, OrderTableModel *model,
                                     OrdersRepository &orders, OrderActions &actions, Shell &shell,
                                     QWidget *parent)
    : QFrame(parent)
    , m_table(table)
    , m_model(model)
    , m_actions(actions)
    , m_shell(shell)
    , m_writer(orders)
    , m_count(makeLabel({}, "strong", this))
    , m_pack(make("actionPackMany", "box", StaffRole::Warehouse))
    , m_ship(make("actionShipMany", "shipments", StaffRole::Warehouse))
    , m_reverify(make("actionReverifyMany", "verify", StaffRole::Manager))
    , m_export(make("actionExport", "export", StaffRole::Warehouse))
{
    setObjectName(u"selectionBar"_s);
    m_export->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(m_count);
    row->addStretch();
    for (QAction *action : {m_pack, m_ship, m_reverify})
        row->addWidget(new ActionButton(action, this));
    connect(m_pack, &QAction::triggered, this,
            [this] { run(m_pack->text(), [this](OrderId id) { return pack(id); }); });
    connect(m_ship, &QAction::triggered, this,
            [this] { run(m_ship->text(), [this](OrderId id) { return ship(id); }); });
    connect(m_reverify, &QAction::triggered, this,
            [this] { run(m_reverify->text(), [this](OrderId id) { return reverify(id); }); });
    connect(m_export, &QAction::triggered, this, &OrderSelectionBar::askWhere);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &OrderSelectionBar::follow);
    connect(model, &QAbstractItemModel::modelReset, this, &OrderSelectionBar::follow);
    retranslate();
}

QAction *OrderSelectionBar::make(const char *name, const char *icon, StaffRole least)
{
    auto *action = new QAction(lineIcon(QLatin1StringView(icon)), {}, this);
    action->setObjectName(QLatin1StringView(name));
    m_shell.offer(action, least);
    return action;
}

void OrderSelectionBar::retranslate()
{
    m_pack->setText(tr("Mark as packed"));
    m_ship->setText(tr("Book shipments"));
    m_reverify->setText(tr("Ask the gateway again"));
    m_export->setText(tr("Export these orders…"));
    follow();
}

QList<int> OrderSelectionBar::selectedRows() const
{
    QList<int> rows;
    const QItemSelection selection = m_table->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        for (int row = range.top(); row <= range.bottom() && rows.size() <= kMostAtOnce; ++row)
            rows.append(row);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void OrderSelectionBar::follow()
{
    qint64 count = 0;
    const QItemSelection selection = m_table->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        count += range.height();
    const bool tooMany = count > kMostAtOnce;
    m_count->setText(tooMany ? tr("%1 selected; at most %2 at once")
                                   .arg(formats::number(count), formats::number(kMostAtOnce))
                             : tr("%1 selected").arg(formats::number(count)));
    for (QAction *action : {m_pack, m_ship, m_reverify})
        action->setEnabled(count > 1 && !tooMany);
    setVisible(count > 1);
}

void OrderSelectionBar::run(const QString &title, BulkDialog::Act act)
{
    QCoro::connect(m_model->read(selectedRows()), this,
                   [this, title, act](const Result<QList<OrderRow>> &rows) {
                       if (rows)
                           begin(title, act, *rows);
                       else
                           m_shell.tellError(title, rows.error());
                   });
}

void OrderSelectionBar::begin(const QString &title, const BulkDialog::Act &act,
                              const QList<OrderRow> &rows)
{
    QList<BulkDialog::Target> targets;
    for (const OrderRow &row : rows)
        targets.append({row.id, row.number});
    auto *dialog = new BulkDialog(title, targets, act, window());
    connect(dialog, &BulkDialog::finished, this, &OrderSelectionBar::done);
    dialog->start();
}

Task<Result<BulkOutcome>> OrderSelectionBar::pack(OrderId id)
{
    QString text = tr("Packed");
    const auto order = co_await m_actions.setPacked(id, true, OrderActions::mintKey());
    if (!order)
        co_return fail(order.error());
    co_return BulkOutcome{std::move(text)};
}

Task<Result<BulkOutcome>> OrderSelectionBar::ship(OrderId id)
{
    const auto state = co_await m_actions.ship(id);
    if (!state)
        co_return fail(state.error());
    const Phrase said = OrderWords::shipment(*state);
    BulkOutcome outcome{said.text, said.tone};
    co_return outcome;
}

Task<Result<BulkOutcome>> OrderSelectionBar::reverify(OrderId id)
{
    const auto answer = co_await m_actions.reverify(id);
    if (!answer)
        co_return fail(answer.error());
    const Phrase said = OrderWords::outcome(answer->outcome);
    BulkOutcome outcome{said.text, said.tone};
    co_return outcome;
}

void OrderSelectionBar::askWhere()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(this, tr("Export the orders shown"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Excel (*.xlsx)"), tr("CSV (*.csv)")});
    dialog->setDefaultSuffix(u"xlsx"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(u"csv") ? u"csv"_s : u"xlsx"_s);
    });
    dialog->selectFile(u"orders-%1.xlsx"_s.arg(Timestamp::now().indianDay().toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::fileSelected, this, &OrderSelectionBar::exportTo);
    dialog->open();
}

void OrderSelectionBar::exportTo(const QString &file)
{
    m_export->setEnabled(false);
    m_shell.tell(Tone::Info, tr("Writing the orders…"));
    QCoro::connect(m_writer.run(m_model->query(), shownColumns(), file), this,
                   [this, file](const Result<qint64> &written) {
                       m_export->setEnabled(true);
                       if (!written)
                           return m_shell.tellError(tr("The orders were not written."),
                                                    written.error());
                       m_shell.tell(Tone::Success,
                                    tr("%n order(s) written.", nullptr, static_cast<int>(*written)),
                                    QDir::toNativeSeparators(file));
                   });
}

QList<int> OrderSelectionBar::shownColumns() const
{
    const QHeaderView *head = m_table->horizontalHeader();
    QList<int> shown;
    for (int visual = 0; visual < head->count(); ++visual)
        if (const int logical = head->logicalIndex(visual); !head->isSectionHidden(logical))
            shown.append(logical);
    return shown;
}

} // namespace paushtik
