// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to the parcels chosen in a queue, one after the other.
#include "desktop/net/error_text.h"
#include "desktop/shipments/queues_view.h"
#include "desktop/shipments/return_dialog.h"
#include "desktop/shipments/shipment_words.h"

#include <QMessageBox>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr QLatin1StringView kCancelled("label_cancelled");
constexpr QLatin1StringView kNoAwb("no_awb");

// Several labels share a sheet of A4, so they are one job.
PrintRequest asOneJob(const QList<PrintRequest> &requests)
{
    PrintRequest job = requests.first();
    QStringList awbs;
    job.pdfs.clear();
    for (const PrintRequest &request : requests) {
        awbs << request.awb;
        job.pdfs += request.pdfs;
        if (job.reason.isEmpty())
            job.reason = request.reason;
    }
    if (requests.size() > 1)
        job.title += u" +%1"_s.arg(requests.size() - 1);
    job.awb = awbs.join(u' ');
    return job;
}

} // namespace

void QueuesView::begin(qsizetype steps)
{
    m_running = true;
    m_stopped = false;
    m_failures->tell({});
    m_progress->setRange(0, static_cast<int>(steps));
    m_progress->setValue(0);
    m_progress->setVisible(steps > 1);
    m_stop->setVisible(steps > 1);
    showActions();
}

// What failed stays on show; the rest is said in passing.
void QueuesView::end(const QList<FailureList::Failure> &failed, const QString &worked)
{
    m_running = false;
    m_progress->hide();
    m_stop->hide();
    m_failures->tell(failed);
    if (failed.isEmpty() && !worked.isEmpty())
        m_shell.tell(Tone::Success, worked);
    refresh();
}

void QueuesView::doOver(Deed deed)
{
    QList<ShipmentRow> rows = chosen();
    const qsizetype all = rows.size();
    rows.removeIf([deed](const ShipmentRow &row) { return !isPossible(deed, row); });
    if (rows.isEmpty() || m_running)
        return;
    if (deed == Deed::Cancel)
        return askToCancel(rows, all - rows.size());
    start(deed, std::move(rows));
}

// It cannot be taken back: the courier forgets the parcel.
void QueuesView::askToCancel(const QList<ShipmentRow> &rows, qsizetype others)
{
    const int count = static_cast<int>(rows.size());
    QStringList words{tr("The courier does not come for what is cancelled, and its label is worth "
                         "nothing any more. Orders stay paid: they wait under “%1” until they are "
                         "booked again or their money goes back.")
                          .arg(ShipmentWords::queue(ShipmentQueue::Recovery))};
    if (others > 0)
        words << tr("%n other(s) of those chosen cannot be cancelled and stay as they are.",
                    nullptr, static_cast<int>(others));
    auto *ask =
        new QMessageBox(QMessageBox::Warning, tr("Cancel shipment"),
                        tr("Cancel %n shipment(s)?", nullptr, count), QMessageBox::NoButton, this);
    ask->setObjectName(u"cancelShipments"_s);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setInformativeText(words.join(u"\n\n"_s));
    auto *yes =
        ask->addButton(tr("Cancel the shipment(s)", nullptr, count), QMessageBox::DestructiveRole);
    yes->setObjectName(u"cancelShipmentsYes"_s);
    auto *no = ask->addButton(tr("Change nothing"), QMessageBox::RejectRole);
    ask->setDefaultButton(no);
    ask->setEscapeButton(no);
    connect(yes, &QAbstractButton::clicked, this, [this, rows] {
        if (!m_running)
            start(Deed::Cancel, rows);
    });
    ask->open();
}

void QueuesView::start(Deed deed, QList<ShipmentRow> rows)
{
    begin(rows.size());
    QCoro::connect(doEach(deed, std::move(rows)), this, [] {});
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
    QList<FailureList::Failure> failed;
    for (const ShipmentRow &row : rows) {
        if (m_stopped)
            break;
        ShipmentRow one = row;
        const auto answer = co_await perform(deed, std::move(one));
        if (!self)
            co_return;
        m_progress->setValue(m_progress->value() + 1);
        const bool bookedInVain = answer && deed == Deed::Book && !answer->lastError.isEmpty();
        if (!answer)
            failed.append({row.order, row.number,
                           ShipmentWords::refusal(answer.error())
                               .value_or(ErrorText::sentence(answer.error()))});
        else if (bookedInVain)
            failed.append({row.order, row.number, ShipmentWords::reason(answer->lastError)});
        else
            ++worked;
    }
    end(failed, tally(deed, worked));
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

// Those of the chosen that have no label too: they are named with the reason, not left out.
void QueuesView::printChosen()
{
    QList<ShipmentRow> rows = chosen();
    if (rows.isEmpty() || m_running)
        return;
    begin(rows.size());
    QCoro::connect(printLabels(std::move(rows)), this, [] {});
}

Task<Result<PrintRequest>> QueuesView::labelOf(ShipmentRow row)
{
    const QPointer self(this);
    if (!canPrintLabel(row))
        co_return fail(Fault::Conflict,
                       row.state == ShipmentState::Cancelled ? kCancelled : kNoAwb);
    const auto label = co_await m_cache.label(*row.id);
    if (!label || !self)
        co_return fail(label ? Error{Fault::Unavailable} : label.error());
    const bool again = co_await m_spool.wasPrinted(row.awb);
    PrintRequest request{.title = row.number,
                         .awb = row.awb,
                         .pdfs = {*label},
                         .by = m_staff,
                         .reason = again ? u"label printed again"_s : QString()};
    co_return request;
}

QString QueuesView::noLabel(const Error &error) const
{
    if (error.code == kCancelled)
        return tr("Its shipment was cancelled, and the label with it.");
    return ShipmentWords::refusal(error).value_or(LabelDesk::sentence(error));
}

Task<> QueuesView::printLabels(QList<ShipmentRow> rows)
{
    const QPointer self(this);
    QList<PrintRequest> requests;
    QList<FailureList::Failure> failed;
    for (const ShipmentRow &row : rows) {
        if (m_stopped)
            break;
        ShipmentRow one = row;
        auto request = co_await labelOf(std::move(one));
        if (!self)
            co_return;
        m_progress->setValue(m_progress->value() + 1);
        if (request)
            requests.append(std::move(*request));
        else
            failed.append({row.order, row.number, noLabel(request.error())});
    }
    const qsizetype labels = requests.size();
    if (labels > 0 && m_spool.setup().choice(PrinterRole::Label).onA4)
        requests = {asOneJob(requests)};
    std::optional<Error> lost;
    for (PrintRequest request : requests) {
        const auto kept = co_await m_spool.add(std::move(request));
        if (!self)
            co_return;
        if (!kept)
            lost = kept.error();
    }
    end(failed,
        lost ? QString()
             : tr("%n label(s) on the way to the printer.", nullptr, static_cast<int>(labels)));
    if (lost)
        co_return m_shell.tellError(tr("Not every label is printed."), *lost);
    const bool waits = m_spool.setup().choice(PrinterRole::Label).way == PrinterChoice::Way::None;
    if (labels > 0 && waits)
        m_shell.tell(Tone::Warning, tr("The labels wait: no printer is chosen for them yet."));
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
