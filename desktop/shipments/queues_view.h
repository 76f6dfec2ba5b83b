// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/printing/print_spool.h"
#include "desktop/shell/shell.h"
#include "desktop/shell/sync_status.h"
#include "desktop/shipments/day_cache.h"
#include "desktop/shipments/failure_list.h"
#include "desktop/shipments/queue_model.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace paushtik {

class OrderTableView;
class ShipmentDetail;
class StateView;

/// The queues as tabs with counts, and what can be done to the parcels chosen in one.
class QueuesView : public QWidget {
    Q_OBJECT
public:
    QueuesView(Shell &shell, ShipmentsRepository &repository, DayCache &cache, PrintSpool &spool,
               SyncStatus &line, QWidget *parent = nullptr);

    QueueModel *model() const { return m_model; }
    void refresh();
    void clear();
    void showQueue(ShipmentQueue queue);
    /// Finds the parcel of an order in whatever queue it stands, by number or AWB; one that is
    /// further down than the queues are read is looked up.
    void showOrder(const QString &code);
    /// Somebody stands in the field that finds parcels: what is scanned belongs there.
    bool isFinding() const;
    void find(const QString &code);
    void setStaffName(const QString &name) { m_staff = name; }
    QList<QAction *> actions() const;
    std::optional<Timestamp> asOf() const { return m_asOf; }

Q_SIGNALS:
    void refreshed();
    void packRequested(const QString &number);
    void attentionChanged(int count);
    /// Somebody wants to find a parcel: this view is to be seen.
    void findRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Deed { Book, Pickup, Cancel };
    QWidget *buildBar();
    void makeActions();
    void wire();
    void retranslate();
    QString countText(ShipmentQueue queue) const;
    void showCounts();
    void showPhase();
    void showActions();
    void showColumns();
    void showDetail();
    void showPane();
    void askForScans(const ShipmentRow &row);
    void showAction(QAction *action, bool makesSense, bool needsLine);
    void settleReturn();
    void openReturn(const QJsonObject &order);
    QList<ShipmentRow> chosen() const;
    void doOver(Deed deed);
    Task<Result<ShipmentRow>> perform(Deed deed, ShipmentRow row);
    void start(Deed deed, QList<ShipmentRow> rows);
    void askToCancel(const QList<ShipmentRow> &rows, qsizetype others);
    Task<> doEach(Deed deed, QList<ShipmentRow> rows);
    void begin(qsizetype steps);
    void end(const QList<FailureList::Failure> &failed, const QString &worked);
    static bool isPossible(Deed deed, const ShipmentRow &row);
    QString tally(Deed deed, qsizetype count) const;
    void lookUp(const QString &code);
    void keepSought(const QList<OrderId> &chosen);
    void showFound(const ShipmentRow &row);
    void choose(const QList<OrderId> &orders);
    void printChosen();
    Task<Result<PrintRequest>> labelOf(ShipmentRow row);
    QString noLabel(const Error &error) const;
    Task<> printLabels(QList<ShipmentRow> rows);

    Shell &m_shell;
    ShipmentsRepository &m_repository;
    DayCache &m_cache;
    PrintSpool &m_spool;
    SyncStatus &m_line;
    QueueModel *m_model;
    QTabBar *m_tabs;
    OrderTableView *m_table;
    QStackedWidget *m_stack;
    StateView *m_state;
    QLabel *m_stale;
    QLabel *m_more;
    QLineEdit *m_find;
    FailureList *m_failures;
    QProgressBar *m_progress;
    QPushButton *m_stop;
    ShipmentDetail *m_detail;
    QAction *m_seek;
    QAction *m_book;
    QAction *m_print;
    QAction *m_pickup;
    QAction *m_pack;
    QAction *m_cancel;
    QAction *m_return;
    QString m_staff;
    QString m_sought; ///< looked up, and shown again whenever the queues are read
    std::optional<Timestamp> m_asOf;
    std::optional<Error> m_error;
    bool m_reading = false;
    bool m_isStale = false; ///< changed since it began to be read
    bool m_running = false;
    bool m_stopped = false;
    int m_turn = 0; ///< of the parcel on show
};

} // namespace paushtik
