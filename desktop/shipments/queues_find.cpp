// SPDX-License-Identifier: GPL-3.0-or-later
// Finding one parcel, in whatever queue and however far down it stands.
#include "desktop/orders/order_table_view.h"
#include "desktop/orders/order_words.h"
#include "desktop/shipments/queues_view.h"

#include <QLineEdit>
#include <algorithm>

namespace paushtik {

using namespace Qt::StringLiterals;

bool QueuesView::isFinding() const
{
    return m_find->hasFocus();
}

void QueuesView::find(const QString &code)
{
    if (code.isEmpty())
        return;
    m_find->setText(code);
    showOrder(code);
}

void QueuesView::showOrder(const QString &code)
{
    if (!isFinding())
        m_find->clear(); // it would hide what is asked for
    const auto &all = m_model->all();
    const auto found = std::ranges::find_if(all, [&code](const ShipmentRow &row) {
        return row.number.compare(code, Qt::CaseInsensitive) == 0 || row.awb == code;
    });
    if (found == all.end())
        return lookUp(code);
    showFound(ShipmentRow(*found));
}

void QueuesView::lookUp(const QString &code)
{
    const bool isNumber = code.startsWith("PF-"_L1, Qt::CaseInsensitive);
    QCoro::connect(m_repository.order(isNumber ? code.toUpper() : code), this,
                   [this, code](const Result<QJsonObject> &order) {
                       const auto row = order ? rowOfOrder(*order) : std::nullopt;
                       if (!row && order.error().fault == Fault::NotFound)
                           return m_shell.tell(Tone::Warning, tr("Nobody knows %1.").arg(code));
                       if (!row)
                           return m_shell.tellError(tr("%1 cannot be looked up.").arg(code),
                                                    order.error());
                       m_sought = row->number;
                       m_model->add(*row);
                       showFound(*row);
                   });
}

// What was looked up is not among those that are read; it goes on standing where it was found.
void QueuesView::keepSought(const QList<OrderId> &chosen)
{
    QCoro::connect(m_repository.order(m_sought), this,
                   [this, chosen, sought = m_sought](const Result<QJsonObject> &order) {
                       const auto row = order ? rowOfOrder(*order) : std::nullopt;
                       if (!row || sought != m_sought)
                           return;
                       m_model->add(*row);
                       if (chosen.contains(row->order))
                           choose({row->order});
                   });
}

void QueuesView::showFound(const ShipmentRow &row)
{
    // The one on show before any other: a parcel may stand in two.
    QList<ShipmentQueue> queues{m_model->queue()};
    queues.append(QList<ShipmentQueue>(std::begin(kShipmentQueues), std::end(kShipmentQueues)));
    const auto queue =
        std::ranges::find_if(queues, [&row](ShipmentQueue one) { return belongs(row, one); });
    if (queue == queues.end())
        return m_shell.tell(
            Tone::Info,
            tr("%1 stands in no queue.").arg(row.number) + u' ' +
                (row.state ? OrderWords::shipment(toString(*row.state)).text : QString()));
    showQueue(*queue);
    m_table->clearSelection();
    choose({row.order});
    if (const int at = m_model->indexOf(row.order); at >= 0)
        m_table->scrollTo(m_model->index(at, 0));
    showPhase();
}

} // namespace paushtik
