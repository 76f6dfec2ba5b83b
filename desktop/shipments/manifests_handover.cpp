// SPDX-License-Identifier: GPL-3.0-or-later
// The handover: parcel by parcel into the van.
#include "desktop/shipments/manifests_view.h"
#include "desktop/shipments/mood.h"

#include <QCheckBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>

namespace paushtik {

using namespace Qt::StringLiterals;

void ManifestsView::beginHandover()
{
    const auto manifest = chosen();
    if (!manifest || m_gone.size() >= manifest->shipments.size())
        return;
    QCoro::connect(m_repository.parcels(manifest->shipments), this,
                   [this, manifest](const Result<QList<ShipmentRow>> &parcels) {
                       if (parcels)
                           handOut(*manifest, *parcels);
                       else
                           m_shell.tellError(
                               tr("The parcels of %1 cannot be read.").arg(manifest->number),
                               parcels.error());
                   });
}

void ManifestsView::handOut(const Manifest &manifest, const QList<ShipmentRow> &parcels)
{
    m_handing = manifest;
    m_check.emplace(manifest, parcels + m_parcels, m_gone);
    if (m_left.manifest == manifest.id)
        for (const QString &awb : std::as_const(m_left.taken))
            m_check->scan(awb);
    m_driver->clear();
    m_signed->setChecked(false);
    say(u"calm"_s, tr("Scan each parcel as it goes into the van."));
    m_stack->setCurrentIndex(1);
    showHandover();
    m_code->setFocus();
}

void ManifestsView::scan(const QString &awb)
{
    if (!m_check || awb.isEmpty())
        return;
    const HandoverScan result = m_check->scan(awb);
    const bool good = result == HandoverScan::Taken;
    const bool whole = good && m_check->missing().isEmpty();
    m_sounds.play(whole ? Sound::Done : good ? Sound::Good : Sound::Wrong);
    if (whole)
        say(u"done"_s, tr("All parcels are in the van."));
    else if (good)
        say(u"good"_s, awb);
    else if (result == HandoverScan::Again)
        say(u"wrong"_s, tr("%1 was scanned before.").arg(awb));
    else if (result == HandoverScan::Gone)
        say(u"wrong"_s, tr("%1 went with an earlier van.").arg(awb));
    else if (result == HandoverScan::WrongCourier)
        say(u"wrong"_s, tr("Wrong courier: %1 goes with %2.").arg(awb, m_check->otherCourier()));
    else
        sayExtra(awb);
    showHandover();
}

// Whose it is, this desk may have to look up.
void ManifestsView::sayExtra(const QString &awb)
{
    const QString extra = tr("%1 is not on this manifest.").arg(awb);
    say(u"wrong"_s, extra);
    QCoro::connect(m_repository.order(awb), this, [this, awb, extra](const auto &order) {
        const QString courier =
            order ? order->value("shipment"_L1)["courier"_L1].toString() : QString();
        const bool isOn = m_handing && m_said->text() == extra;
        if (isOn && !courier.isEmpty() && courier != m_handing->courier)
            say(u"wrong"_s, tr("Wrong courier: %1 goes with %2.").arg(awb, courier));
    });
}

void ManifestsView::showHandover()
{
    const auto &expected = m_check->expected();
    const qsizetype taken = m_check->taken().size();
    m_progress->setText(tr("%1 of %2 parcels, %3 missing")
                            .arg(taken)
                            .arg(expected.size())
                            .arg(expected.size() - taken));
    m_parcelList->clear();
    // The missing ones first: they are what somebody looks for.
    for (const bool wanted : {false, true})
        for (const ShipmentRow &row : expected)
            if (m_check->isTaken(row) == wanted)
                m_parcelList->addItem(u"%1  %2   %3   %4"_s.arg(wanted ? u"\u2713"_s : u"\u25cb"_s,
                                                                row.awb, row.number, row.customer));
    m_finish->setEnabled(taken > 0);
}

void ManifestsView::finishHandover()
{
    Handover handover{.manifest = m_handing->id,
                      .number = m_handing->number,
                      .by = m_staff,
                      .driver = m_driver->text().trimmed(),
                      .isSigned = m_signed->isChecked(),
                      .taken = m_check->taken()};
    const int count = int(handover.taken.size());
    m_finish->setEnabled(false);
    QCoro::connect(m_repository.handOver(std::move(handover)), this,
                   [this, count](const Result<void> &done) {
                       if (!done) {
                           m_finish->setEnabled(true);
                           return m_shell.tellError(tr("The handover is not kept."), done.error());
                       }
                       m_shell.tell(Tone::Success, tr("%n parcel(s) handed over.", nullptr, count));
                       endHandover();
                       showChosen();
                   });
}

// A press of the wrong button does not empty the van.
void ManifestsView::leaveHandover()
{
    m_left = {m_handing->id, {}};
    for (const ShipmentRow &row : m_check->expected())
        if (m_check->isTaken(row))
            m_left.taken << row.awb;
    endHandover();
}

void ManifestsView::endHandover()
{
    m_check.reset();
    m_handing.reset();
    m_stack->setCurrentIndex(0);
}

void ManifestsView::say(const QString &mood, const QString &text)
{
    m_said->setText(text);
    setMood(m_banner, mood);
}

} // namespace paushtik
