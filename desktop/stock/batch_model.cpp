// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/stock/batch_model.h"

#include "desktop/core/formats.h"
#include "desktop/orders/order_words.h"
#include "desktop/style/theme.h"
#include "shared/documents/csv_line.h"

#include <QBrush>

namespace paushtik {

using namespace Qt::StringLiterals;

void BatchModel::setRows(QList<BatchRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int BatchModel::rowOf(const QString &id) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].id == id)
            return row;
    }
    return -1;
}

int BatchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int BatchModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

/// An expired batch is worth a word only while somebody could still pack from it.
QString BatchModel::state(const BatchRow &row) const
{
    if (row.onHand == 0)
        return tr("Used up");
    return row.expired ? tr("Expired") : tr("Good");
}

QString BatchModel::text(const BatchRow &row, int column) const
{
    switch (column) {
    case Lot:
        return row.lot;
    case PackedOn:
        return formats::day(row.packedOn);
    case BestBefore:
        return formats::day(row.bestBefore);
    case Mrp:
        return formats::money(row.mrp);
    case Received:
        return formats::number(row.received);
    case OnHand:
        return formats::number(row.onHand);
    default:
        return state(row);
    }
}

QVariant BatchModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const BatchRow &row = m_rows[index.row()];
    const bool expired = row.expired && row.onHand > 0;
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::TextAlignmentRole:
        return column >= OnHand && column <= Mrp ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                                 : QVariant();
    case ToneRole:
        return expired ? QVariant::fromValue(Tone::Danger) : QVariant();
    case Qt::ForegroundRole:
        if (expired)
            return QBrush(Theme::tokens().tone(Tone::Danger).fore);
        return row.onHand == 0 ? QVariant(QBrush(Theme::tokens().faint)) : QVariant();
    default:
        return {};
    }
}

QVariant BatchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString heads[] = {tr("Lot"),      tr("Best before"), tr("State"),    tr("On hand"),
                             tr("Received"), tr("MRP"),         tr("Packed on")};
    return heads[section];
}

void RecallModel::setRows(QList<RecallRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int RecallModel::jars() const
{
    int jars = 0;
    for (const RecallRow &row : m_rows)
        jars += row.qty;
    return jars;
}

QByteArray RecallModel::csv() const
{
    QByteArray table("\xEF\xBB\xBF"); // so that Excel reads it rightly
    for (int row = -1; row < rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells.append((row < 0 ? headerData(column, Qt::Horizontal, Qt::DisplayRole)
                                  : index(row, column).data())
                             .toString());
        table += csvLine(cells);
    }
    return table;
}

int RecallModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RecallModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RecallModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole && index.column() == Jars)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const RecallRow &row = m_rows[index.row()];
    switch (index.column()) {
    case Order:
        return row.number;
    case Status:
        return OrderWords::status(row.status).text;
    case Jars:
        return formats::number(row.qty);
    case Picked:
        return row.pickedAt ? formats::moment(*row.pickedAt) : QString();
    case Customer:
        return row.customer;
    case Phone:
        return formats::phone(row.phone);
    case Email:
        return row.email;
    default:
        return row.awb;
    }
}

QVariant RecallModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString heads[] = {tr("Order"),    tr("Status"), tr("Jars"),   tr("Picked"),
                             tr("Customer"), tr("Phone"),  tr("E-mail"), tr("AWB")};
    return heads[section];
}

} // namespace paushtik
