// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_export.h"

#include "desktop/orders/order_table_model.h"
#include "desktop/orders/order_words.h"

#include <QPointer>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kWindow = 100;

QStringList headsOf(const QList<int> &columns)
{
    QStringList heads;
    for (const int column : columns)
        heads << OrderTableModel::headOf(column);
    return heads;
}

} // namespace

OrderExport::OrderExport(OrdersRepository &repository, QObject *parent)
    : QObject(parent)
    , m_repository(repository)
{
}

Task<Result<qint64>> OrderExport::run(OrdersQuery query, QList<int> columns, QString file)
{
    const QPointer self(this);
    m_cancelled = false;
    auto opened = TableFile::create(file, tr("Orders"), headsOf(columns));
    if (!opened)
        co_return fail(std::move(opened.error()));
    const std::unique_ptr<TableFile> table = std::move(*opened);
    qint64 written = 0;
    std::optional<QString> after = QString();
    while (after) {
        const auto window = co_await m_repository.window(query, *after, kWindow);
        if (!self || m_cancelled)
            co_return fail(Fault::Conflict, u"cancelled"_s);
        if (!window)
            co_return fail(window.error());
        for (const OrderRow &row : window->rows) {
            QList<TableCell> cells;
            for (const int column : columns)
                cells.append(cellOf(row, column));
            table->addRow(cells);
        }
        written += window->rows.size();
        after = window->next;
        Q_EMIT progressed(written);
    }
    const auto finished = table->finish();
    if (!finished)
        co_return fail(finished.error());
    co_return written;
}

TableCell OrderExport::cellOf(const OrderRow &row, int column)
{
    switch (column) {
    case OrderTableModel::Number:
        return row.number;
    case OrderTableModel::Placed:
        return row.placedAt;
    case OrderTableModel::Customer:
        return row.customer;
    case OrderTableModel::Contact:
        return row.contact;
    case OrderTableModel::City:
        return row.city;
    case OrderTableModel::Items:
        return qint64(row.items);
    case OrderTableModel::Total:
        return row.total;
    case OrderTableModel::Payment:
        return row.paymentState.isEmpty() ? QString() : OrderWords::payment(row.paymentState).text;
    case OrderTableModel::Shipment:
        return row.shipmentState.isEmpty() ? QString()
                                           : OrderWords::shipment(row.shipmentState).text;
    case OrderTableModel::Flags: {
        QStringList flags;
        for (const QString &flag : row.flags)
            flags << OrderWords::flag(flag).text;
        return flags.join(u", "_s);
    }
    case OrderTableModel::State:
        return OrderWords::status(row.status).text;
    default:
        return QString();
    }
}

} // namespace paushtik
