// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to the parcels chosen in a queue, one after the other.
#include "desktop/net/error_text.h"
#include "desktop/shipments/queues_view.h"
#include "desktop/shipments/return_dialog.h"
#include "desktop/shipments/shipment_words.h"

#include <QPointer>
#include <QProgressBar>
#include <QPushButton>

namespace paushtik {

using namespace Qt::StringLiterals;

void QueuesView::begin(qsizetype steps)
{
    m_running = true;
    m_stopped = false;
    m_progress->setRange(0, static_cast<int>(steps));
    m_progress->setValue(0);
    m_progress->setVisible(steps > 1);
    m_stop->setVisible(steps > 1);
    showActions();
}

void QueuesView::end()
{
    m_running = false;
    m_progress->hide();
    m_stop->hide();
    refresh();
}

void QueuesView::doOver(Deed deed)
{
    QList<ShipmentRow> rows = chosen();
    rows.removeIf([deed](const ShipmentRow &row) { return !isPossible(deed, row); });
    if (rows.isEmpty() || m_running)
        return;
    begin(rows.size());
    QCoro::connect(doEach(deed, std::move(rows)), this, [this] { end(); });
}

Task<Result<ShipmentRow>> QueuesView::perform(Deed deed, ShipmentRow row)
{
    switch (deed) {
    case Deed::Book:
        return m_repository.create(row.order);
    case Deed::Pickup:
        return m_repository.requestPickup(*row.id);
    case Deed::Cancel:
        return m_repository.cancel(*row.id);
    }
    Q_UNREACHABLE();
}

Task<> QueuesView::doEach(Deed deed, QList<ShipmentRow> rows)
{
    const QPointer self(this);
    qsizetype worked = 0;
    QStringList failed;
    for (const ShipmentRow &row : rows) {
        if (m_stopped)
            break;
        ShipmentRow one = row;
        const auto answer = co_await perform(deed, std::move(one));
        if (!self)
            co_return;
        m_progress->setValue(m_progress->value() + 1);
        if (!answer)
            failed << u"%1: %2"_s.arg(row.number, ErrorText::sentence(answer.error()));
        else if (deed == Deed::Book && !answer->lastError.isEmpty())
            failed << u"%1: %2"_s.arg(row.number, ShipmentWords::reason(answer->lastError));
        else
            ++worked;
    }
    if (!failed.isEmpty())
        m_shell.tell(Tone::Danger, tr("%n did not work", nullptr, int(failed.size())),
                     failed.first(std::min<qsizetype>(failed.size(), 5)).join(u'\n'));
    else
        m_shell.tell(Tone::Success, tally(deed, worked));
}

QString QueuesView::tally(Deed deed, qsizetype count) const
{
    switch (deed) {
    case Deed::Book:
        return tr("%n parcel(s) booked.", nullptr, static_cast<int>(count));
    case Deed::Pickup:
        return tr("Pickup asked for %n parcel(s).", nullptr, static_cast<int>(count));
    case Deed::Cancel:
        return tr("%n shipment(s) cancelled.", nullptr, static_cast<int>(count));
    }
    Q_UNREACHABLE();
}

void QueuesView::printChosen()
{
    QList<ShipmentRow> rows = chosen();
    rows.removeIf([](const ShipmentRow &row) { return !row.id || row.awb.isEmpty(); });
    if (rows.isEmpty() || m_running)
        return;
    begin(rows.size());
    QCoro::connect(printLabels(std::move(rows)), this, [this] { end(); });
}

Task<> QueuesView::printLabels(QList<ShipmentRow> rows)
{
    const QPointer self(this);
    const bool sheets = m_spool.setup().choice(PrinterRole::Label).onA4;
    QList<PrintRequest> requests;
    QStringList failed;
    for (const ShipmentRow &row : rows) {
        if (m_stopped)
            break;
        const auto label = co_await m_cache.label(*row.id);
        if (!self)
            co_return;
        m_progress->setValue(m_progress->value() + 1);
        if (!label) {
            failed << u"%1: %2"_s.arg(row.number, LabelDesk::sentence(label.error()));
            continue;
        }
        const bool again = co_await m_spool.wasPrinted(row.awb);
        if (!self)
            co_return;
        const QString reason = again ? u"label printed again"_s : QString();
        if (sheets && !requests.isEmpty())
            requests.last().pdfs.append(*label);
        else
            requests.append({.title = row.number,
                             .awb = row.awb,
                             .pdfs = {*label},
                             .by = m_staff,
                             .reason = reason});
    }
    for (PrintRequest request : requests) {
        const auto kept = co_await m_spool.add(std::move(request));
        if (!self)
            co_return;
        if (!kept)
            failed << ErrorText::sentence(kept.error());
    }
    if (!failed.isEmpty())
        m_shell.tell(Tone::Danger, tr("%n did not work", nullptr, int(failed.size())),
                     failed.first(std::min<qsizetype>(failed.size(), 5)).join(u'\n'));
    else if (m_spool.setup().choice(PrinterRole::Label).way == PrinterChoice::Way::None)
        m_shell.tell(Tone::Warning, tr("The labels wait: no printer is chosen for them yet."));
    else
        m_shell.tell(Tone::Success,
                     tr("%n label(s) on the way to the printer.", nullptr, int(rows.size())));
}

void QueuesView::settleReturn()
{
    const auto rows = chosen();
    if (rows.size() != 1 || !canSettleReturn(rows.first()))
        return;
    const QString number = rows.first().number;
    QCoro::connect(
        m_repository.order(number), this, [this, number](const Result<QJsonObject> &order) {
            if (!order)
                return m_shell.tellError(tr("%1 cannot be read.").arg(number), order.error());
            openReturn(*order);
        });
}

void QueuesView::openReturn(const QJsonObject &order)
{
    auto *dialog = new ReturnDialog(order, m_repository, window());
    connect(dialog, &ReturnDialog::settled, this, [this](const QString &number) {
        m_shell.tell(Tone::Success, tr("The return of %1 is settled.").arg(number));
        refresh();
    });
    dialog->open();
}

} // namespace paushtik
