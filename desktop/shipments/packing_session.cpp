// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/packing_session.h"

#include <QJsonArray>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

QList<PackBatch> batchesOf(const QJsonObject &line)
{
    QList<PackBatch> batches;
    for (const QJsonValue &value : line["batches"_L1].toArray())
        batches.append({value["lot_number"_L1].toString(), value["best_before"_L1].toString(),
                        value["qty"_L1].toInt()});
    return batches;
}

} // namespace

Result<PackingSession> PackingSession::from(const QJsonObject &json)
{
    auto order = parseOrder(json);
    if (!order)
        return fail(std::move(order.error()));
    PackingSession session(std::move(*order));
    session.takeBatches(json);
    return session;
}

void PackingSession::takeBatches(const QJsonObject &order)
{
    const QJsonArray lines = order["lines"_L1].toArray();
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        m_lines[i].batches = batchesOf(lines[i].toObject());
}

PackingSession::PackingSession(OrderDocument order)
    : m_order(std::move(order))
{
    for (const OrderLine &line : m_order.lines)
        m_lines.append({line.productId.toString(), line.title, line.sku, line.quantity, 0, {}});
}

PackingSession::Step PackingSession::step() const
{
    if (!m_history.isEmpty() && m_history.last() == kClosing)
        return Step::Closed;
    return taken() == pieces() ? Step::Label : Step::Items;
}

int PackingSession::pieces() const
{
    int sum = 0;
    for (const PackLine &line : m_lines)
        sum += line.quantity;
    return sum;
}

int PackingSession::taken() const
{
    int sum = 0;
    for (const PackLine &line : m_lines)
        sum += line.taken;
    return sum;
}

// The line that still needs one, when the same product stands in two.
std::optional<int> PackingSession::lineOf(const QString &code) const
{
    std::optional<int> found;
    for (int i = 0; i < m_lines.size(); ++i) {
        const PackLine &line = m_lines[i];
        const bool fits =
            line.sku.compare(code, Qt::CaseInsensitive) == 0 || line.productId == code;
        if (fits && (!found || m_lines[*found].isFull()))
            found = i;
    }
    return found;
}

Scan PackingSession::scan(const QString &code)
{
    m_lastLine.reset();
    const bool isLabel = !awb().isEmpty() && code == awb();
    if (step() == Step::Label && isLabel) {
        m_history.append(kClosing);
        return Scan::Closed;
    }
    if (isLabel)
        return step() == Step::Closed ? Scan::Closed : Scan::TooEarly;
    const auto line = lineOf(code);
    if (!line)
        return step() == Step::Items ? Scan::WrongItem : Scan::WrongLabel;
    m_lastLine = line;
    return take(*line) ? Scan::Taken : Scan::TooMany;
}

bool PackingSession::take(int line)
{
    if (line < 0 || line >= m_lines.size() || m_lines[line].isFull() || step() == Step::Closed)
        return false;
    ++m_lines[line].taken;
    m_lastLine = line;
    m_history.append(line);
    return true;
}

bool PackingSession::undo()
{
    if (m_history.isEmpty())
        return false;
    const int last = m_history.takeLast();
    m_lastLine.reset();
    if (last != kClosing) {
        --m_lines[last].taken;
        m_lastLine = last;
    }
    return true;
}

} // namespace paushtik
