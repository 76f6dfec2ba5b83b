// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/stock/batch_lists.h"

#include "desktop/core/formats.h"
#include "desktop/stock/stock_table.h"
#include "desktop/style/state_view.h"
#include "desktop/style/widgets.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QSaveFile>
#include <QStackedWidget>
#include <QTableView>

namespace paushtik {

using namespace Qt::StringLiterals;

BatchListDialog::BatchListDialog(const QString &title, QWidget *parent)
    : QDialog(parent)
    , m_sum(makeLabel({}, "muted", this))
    , m_stack(new QStackedWidget(this))
    , m_state(new StateView(this))
    , m_table(makeStockTable(nullptr, this))
    , m_foot(new QHBoxLayout)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    resize(1120, 520);
    m_table->setObjectName(u"batchList"_s);
    m_table->setAccessibleName(title);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_table);
    auto *close = new QPushButton(tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    m_foot->addWidget(m_sum, 1);
    m_foot->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(10);
    column->addWidget(makeLabel(title, "heading", this));
    column->addWidget(m_stack, 1);
    column->addLayout(m_foot);
    connect(m_state, &StateView::retryRequested, this, [this] { read(); });
}

void BatchListDialog::setModel(QAbstractItemModel &model, int widest)
{
    m_table->setModel(&model);
    m_table->horizontalHeader()->setSectionResizeMode(widest, QHeaderView::Stretch);
}

QPushButton *BatchListDialog::addButton(const QString &text, const QString &name)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    m_foot->insertWidget(1, button);
    return button;
}

void BatchListDialog::showRows(const QString &sum, const QString &empty)
{
    const bool none = m_table->model()->rowCount() == 0;
    m_sum->setText(none ? QString() : sum);
    if (none)
        m_state->showMessage(u"empty"_s, empty, {});
    m_stack->setCurrentIndex(none ? 0 : 1);
    m_table->resizeColumnsToContents();
}

void BatchListDialog::showError(const Error &error)
{
    m_state->showError(tr("The list could not be read"), error);
    m_stack->setCurrentIndex(0);
}

MovementsDialog::MovementsDialog(const BatchRow &batch, BatchPort &port, QWidget *parent)
    : BatchListDialog(tr("Movements of lot %1").arg(batch.lot), parent)
    , m_batch(batch.id)
    , m_port(port)
{
    setObjectName(u"batchMovements"_s);
    setModel(m_model, LedgerModel::Reason);
    MovementsDialog::read();
}

void MovementsDialog::read()
{
    QCoro::connect(m_port.movements(m_batch), this, [this](const Result<QList<LedgerRow>> &rows) {
        if (!rows)
            return showError(rows.error());
        m_model.setRows(*rows);
        showRows(tr("%n movement(s)", nullptr, int(rows->size())), tr("Nothing moved yet"));
    });
}

RecallDialog::RecallDialog(const BatchRow &batch, BatchPort &port, Shell &shell, QWidget *parent)
    : BatchListDialog(tr("Who got jars of lot %1").arg(batch.lot), parent)
    , m_batch(batch)
    , m_port(port)
    , m_shell(shell)
    , m_save(addButton(tr("Save as a table…"), u"recallSave"_s))
{
    setObjectName(u"batchRecall"_s);
    m_save->setEnabled(false);
    setModel(m_model, RecallModel::Customer);
    connect(m_save, &QPushButton::clicked, this, &RecallDialog::save);
    connect(table(), &QTableView::activated, this, &RecallDialog::openOrder);
    RecallDialog::read();
}

void RecallDialog::read()
{
    QCoro::connect(m_port.recall(m_batch.id), this, [this](const Result<QList<RecallRow>> &rows) {
        if (!rows)
            return showError(rows.error());
        m_model.setRows(*rows);
        m_save->setEnabled(!rows->isEmpty());
        showRows(tr("%n order(s) · jars: %1", nullptr, int(rows->size()))
                     .arg(formats::number(m_model.jars())),
                 tr("No customer has jars of this batch"));
    });
}

void RecallDialog::openOrder(const QModelIndex &index)
{
    m_shell.open(Place::Orders, m_model.row(index.row()).number);
    close();
}

void RecallDialog::save()
{
    auto *dialog = new QFileDialog(this, tr("Save the list as a table"), {}, tr("Tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"recall-%1.csv"_s.arg(m_batch.lot));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const QByteArray table = m_model.csv();
        QSaveFile file(path);
        const bool written =
            file.open(QIODevice::WriteOnly) && file.write(table) == table.size() && file.commit();
        if (written)
            m_shell.tell(Tone::Success, tr("The list is saved."), path);
        else
            m_shell.tell(Tone::Danger, tr("The list was not saved."), file.errorString());
    });
    dialog->open();
}

} // namespace paushtik
