// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/orders/order_page_reader.h"
#include "desktop/orders/orders_repository.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace paushtik {

/// The orders that a query finds. Where the source knows positions, the model is as long as the
/// list at once and reads the pages that come into sight, forgetting those of long ago; else it
/// reads window after window as somebody scrolls. While a new query or a reload is under way the
/// old rows stay; an answer to a question that was replaced meanwhile is dropped.
class OrderTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Number,
        Placed,
        Customer,
        City,
        Items,
        Total,
        Payment,
        Shipment,
        State,
        Contact,
        Flags,
        ColumnCount
    };
    /// Raw values; DisplayRole is for people. ToneRole is an int of Tone, for columns that show a
    /// badge.
    enum Role { IdRole = Qt::UserRole, ToneRole, FlagsRole };
    enum class Phase { Idle, Loading, LoadingMore, Failed };

    explicit OrderTableModel(OrdersRepository &repository, QObject *parent = nullptr);

    void setQuery(const OrdersQuery &query);
    const OrdersQuery &query() const { return m_query; }
    /// Reads the first window again; after a failure, whatever failed.
    void reload();
    /// Forgets rows and answers under way, as if nothing had been read.
    void clear();

    Phase phase() const { return m_phase; }
    /// What went wrong, while phase() is Failed.
    const Error &error() const { return m_error; }
    /// Whether the last row is the last order.
    bool isComplete() const { return m_asOf && !m_next && !m_byPosition; }
    /// How many orders there are in all, where the source knows it.
    std::optional<qint64> total() const;
    /// When the rows were read; none before the first answer.
    std::optional<Timestamp> asOf() const { return m_asOf; }
    /// Null while it has not been read.
    const OrderRow *rowIfRead(int index) const;
    /// Of a row that is known to be read.
    const OrderRow &row(int index) const { return *rowIfRead(index); }
    int indexOf(OrderId id) const;
    /// The rows at these positions, read where they are not here; in the order asked for.
    Task<Result<QList<OrderRow>>> read(QList<int> positions);

    /// The sort that a click on a column's head means, none where the source has no such order.
    static std::optional<OrdersSort> sortFor(int column, Qt::SortOrder order);
    static std::pair<Column, Qt::SortOrder> headFor(OrdersSort sort);
    static QString headOf(int column);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    /// Every word is said anew: the language changed.
    void retranslate();

Q_SIGNALS:
    void phaseChanged();
    /// Rows are about to be replaced by those of a fresh answer, and have been.
    void aboutToReplace();
    void replaced();

private:
    void readFirst();
    void readMore();
    void takeFirst(const Result<OrdersWindow> &window);
    void takeMore(const Result<OrdersWindow> &window);
    void readPositions(bool anew);
    void takePositions(bool anew, const Result<OrdersWindow> &window);
    void askCount();
    void takeCount(const Result<qint64> &count);
    void setLength(int length);
    void showPage(int page);
    void fail(const Error &error);
    void setPhase(Phase phase);
    void replaceRows(const QList<OrderRow> &rows);
    QString text(const OrderRow &row, int column) const;

    OrdersRepository &m_repository;
    OrdersQuery m_query;
    QList<OrderRow> m_rows;   ///< read one after the other
    OrderPageReader *m_pages; ///< read by position
    int m_length = 0;         ///< with positions: how long the list is
    /// How the rows that are here were read. The source may come to know positions, or cease to,
    /// at any time; the model follows with its next fresh answer.
    bool m_byPosition = false;
    std::optional<QString> m_next;
    std::optional<qint64> m_total;
    QTimer m_countSoon;
    bool m_isCounting = false;
    std::optional<Timestamp> m_asOf;
    Phase m_phase = Phase::Idle;
    bool m_moreFailed = false;
    Error m_error{Fault::Unavailable};
    int m_turn = 0;
};

} // namespace paushtik
