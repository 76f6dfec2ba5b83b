// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/outbox_model.h"

#include "desktop/core/formats.h"
#include "desktop/style/tokens.h"
#include "desktop/sync/sync_words.h"

#include <algorithm>

namespace paushtik {
namespace {

Tone toneOf(EditState state)
{
    switch (state) {
    case EditState::Conflict:
        return Tone::Warning;
    case EditState::Refused:
        return Tone::Danger;
    case EditState::Sending:
        return Tone::Info;
    case EditState::Sent:
    case EditState::Done:
        return Tone::Success;
    case EditState::Waiting:
        break;
    }
    return Tone::Neutral;
}

} // namespace

OutboxModel::OutboxModel(Replica &replica, QObject *parent)
    : QAbstractTableModel(parent)
    , m_replica(replica)
{
    connect(&replica, &Replica::outboxChanged, this, &OutboxModel::reload);
    connect(&replica, &Replica::opened, this, &OutboxModel::reload);
}

void OutboxModel::reload()
{
    QCoro::connect(m_replica.outbox(), this,
                   [this, turn = ++m_turn](const Result<QList<OutboxRow>> &rows) {
                       if (turn == m_turn && rows)
                           take(*rows);
                   });
}

void OutboxModel::take(QList<OutboxRow> rows)
{
    // What is sent is done for people, though the feed has not brought it yet.
    rows.removeIf([](const OutboxRow &row) { return row.state == EditState::Sent; });
    const bool sameRows = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                     [](const auto &a, const auto &b) { return a.seq == b.seq; });
    if (sameRows && m_isLoaded) {
        m_rows = std::move(rows);
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    } else {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    m_isLoaded = true;
    Q_EMIT reloaded();
}

void OutboxModel::clear()
{
    ++m_turn;
    beginResetModel();
    m_rows.clear();
    m_isLoaded = false;
    endResetModel();
}

int OutboxModel::indexOf(qint64 seq) const
{
    for (int i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].seq == seq)
            return i;
    return -1;
}

void OutboxModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int OutboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int OutboxModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OutboxModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const OutboxRow &row = m_rows[index.row()];
    if (role == SeqRole)
        return row.seq;
    if (role == ToneRole)
        return index.column() == State ? QVariant(static_cast<int>(toneOf(row.state))) : QVariant();
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (index.column() == Tries ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case What:
        return SyncWords::what(row.edit);
    case State:
        return SyncWords::state(row.state);
    case Made:
        return formats::moment(row.madeAt);
    case Tries:
        return formats::number(row.tries);
    default:
        return SyncWords::why(row);
    }
}

QVariant OutboxModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("What");
    case State:
        return tr("State");
    case Made:
        return tr("When");
    case Tries:
        return tr("Tries");
    case Why:
        return tr("Why not yet");
    default:
        return {};
    }
}

} // namespace paushtik
