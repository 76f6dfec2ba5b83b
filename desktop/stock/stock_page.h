// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/preferences.h"
#include "desktop/shell/line_gate.h"
#include "desktop/shell/shell.h"
#include "desktop/stock/ledger_model.h"
#include "desktop/stock/stock_filter.h"
#include "desktop/stock/stock_model.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QTabWidget;
class QTableView;

namespace paushtik {

class BatchPanel;
class BatchPort;
class StateView;

/// The shelves. Scan or type a SKU, Enter, a number, Enter: booked. A count sheet is printed, its
/// numbers typed into the table, and only the differences are booked.
class StockPage : public Page {
    Q_OBJECT
public:
    struct Parts {
        Shell &shell;
        StockPort &stock;
        BatchPort &batches;
        SyncStatus &line;
        Preferences &preferences;
    };
    explicit StockPage(const Parts &parts, QWidget *parent = nullptr);

    QString title() const override;
    QList<QAction *> pageActions() const override;
    void refresh() override;
    void clear() override;
    void saveState() override;
    /// Takes the product into the hand: a number and Enter book it.
    void openDocument(const QString &productId) override;
    /// "low": those at their threshold or below.
    void showOnly(const QUrlQuery &filter) override;
    std::optional<Timestamp> asOf() const override { return m_asOf; }

    StockModel *model() { return &m_model; }

protected:
    void retranslate() override;

private:
    void makeActions();
    QWidget *buildEntry();
    QWidget *buildTables();
    void wire();
    void take(const Result<QList<StockRow>> &rows);
    void select(int row);
    void takeInHand(int row);
    std::optional<StockRow> selected() const;
    void scan();
    void preview();
    void book();
    void booked(const StockAdjustment &adjustment, const Result<int> &stock);
    Task<> bookDifferences(QList<StockAdjustment> differences);
    void showLedger();
    void takeLedger(const Result<QList<LedgerRow>> &rows);
    void showCounts();
    void printSheet();
    void restoreCounts();

    Shell &m_shell;
    StockPort &m_port;
    Preferences &m_preferences;
    LineGate m_gate;
    StockModel m_model;
    StockFilter m_filter;
    LedgerModel m_ledger;
    std::optional<Timestamp> m_asOf;
    int m_turn = 0;
    int m_ledgerTurn = 0;
    QString m_ledgerOf; ///< the product whose lines are shown
    bool m_booking = false;
    QString m_wanted; ///< a product to take into the hand once the rows are there
    QAction *m_scanAction;
    QAction *m_printAction;
    QAction *m_bookAction;
    BatchPanel *m_batches;
    QLabel *m_title;
    QLabel *m_low;
    QLineEdit *m_scan;
    QSpinBox *m_quantity;
    QComboBox *m_reason;
    QLineEdit *m_note;
    QLabel *m_preview;
    QPushButton *m_book;
    QLineEdit *m_search;
    QCheckBox *m_lowOnly;
    QStackedWidget *m_stack;
    StateView *m_state;
    QTableView *m_table;
    QTabWidget *m_sides;
    QLabel *m_ledgerTitle;
    QLabel *m_ledgerProblem;
    QTableView *m_ledgerTable;
};

} // namespace paushtik
