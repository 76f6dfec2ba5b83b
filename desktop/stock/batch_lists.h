// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/shell/shell.h"
#include "desktop/stock/batch_model.h"
#include "desktop/stock/ledger_model.h"

#include <QDialog>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace paushtik {

class StateView;

/// A list about one batch that is read when it opens. It deletes itself when it closes.
class BatchListDialog : public QDialog {
    Q_OBJECT
public:
    BatchListDialog(const QString &title, QWidget *parent);

protected:
    virtual void read() = 0;
    /// The column that takes what room is left.
    void setModel(QAbstractItemModel &model, int widest);
    void showRows(const QString &sum, const QString &empty);
    void showError(const Error &error);
    QTableView *table() const { return m_table; }
    /// At the foot, left of the button that closes.
    QPushButton *addButton(const QString &text, const QString &name);

private:
    QLabel *m_sum;
    QStackedWidget *m_stack;
    StateView *m_state;
    QTableView *m_table;
    QHBoxLayout *m_foot;
};

/// How a batch came to hold what it holds.
class MovementsDialog final : public BatchListDialog {
    Q_OBJECT
public:
    MovementsDialog(const BatchRow &batch, BatchPort &port, QWidget *parent);

private:
    void read() override;

    LedgerModel m_model;
    QString m_batch;
    BatchPort &m_port;
};

/// Which orders and customers got jars of a batch: opened one by one, or saved as a table.
class RecallDialog final : public BatchListDialog {
    Q_OBJECT
public:
    RecallDialog(const BatchRow &batch, BatchPort &port, Shell &shell, QWidget *parent);

private:
    void read() override;
    void save();
    void openOrder(const QModelIndex &index);

    RecallModel m_model;
    BatchRow m_batch;
    BatchPort &m_port;
    Shell &m_shell;
    QPushButton *m_save;
};

} // namespace paushtik
