// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/shell/line_gate.h"
#include "desktop/shell/shell.h"
#include "desktop/stock/batch_model.h"
#include "desktop/stock/ledger_model.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace paushtik {

class StateView;

/// The batches of the chosen product: received, moved, how each came to hold what it holds, and who
/// got jars of it.
class BatchPanel : public QWidget {
    Q_OBJECT
public:
    /// `gate` outlives it.
    BatchPanel(Shell &shell, BatchPort &port, const LineGate &gate, QWidget *parent = nullptr);

    /// None: nothing is chosen.
    void setProduct(const std::optional<StockRow> &product);
    void refresh();
    void retranslate();
    /// For the page's menu.
    QList<QAction *> actions() const { return {m_receive, m_move, m_movements, m_recall}; }

Q_SIGNALS:
    /// The product's stock moved with a batch.
    void stockMoved();

private:
    QAction *makeAction(const char *name, const QString &icon, const QKeySequence &keys,
                        void (BatchPanel::*act)());
    void take(const Result<ShelfView> &shelf);
    void showChosen();
    std::optional<BatchRow> chosen() const;
    void receive();
    void move();
    void showMovements();
    void showRecall();

    Shell &m_shell;
    BatchPort &m_port;
    const LineGate &m_gate;
    BatchModel m_model;
    std::optional<StockRow> m_product;
    int m_loose = 0;
    int m_turn = 0;
    QAction *m_receive;
    QAction *m_move;
    QAction *m_movements;
    QAction *m_recall;
    QLabel *m_sums;
    QStackedWidget *m_stack;
    StateView *m_state;
    QTableView *m_table;
};

} // namespace paushtik
