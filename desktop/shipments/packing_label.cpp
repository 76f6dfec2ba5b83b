// SPDX-License-Identifier: GPL-3.0-or-later
// The label of the order on the bench.
#include "desktop/shipments/packing_bench.h"

#include <QPointer>

namespace paushtik {

using namespace Qt::StringLiterals;

void PackingBench::printLabel()
{
    if (!m_session || !m_session->order().shipment || m_session->awb().isEmpty())
        return;
    m_labelAsked = true;
    QCoro::connect(printFromCache(m_session->order().shipment->id, m_session->order().number,
                                  m_session->awb()),
                   this, [] {});
}

Task<> PackingBench::printFromCache(ShipmentId shipment, QString number, QString awb)
{
    const QPointer self(this);
    const auto label = co_await m_cache.label(shipment);
    if (!self)
        co_return;
    if (!label) {
        m_sounds.play(Sound::Wrong);
        say(Mood::Wrong, LabelDesk::sentence(label.error()));
        m_labelAsked = false;
        showSession();
        co_return;
    }
    const bool again = co_await m_spool.wasPrinted(awb);
    if (!self)
        co_return;
    PrintRequest request{.title = number,
                         .awb = awb,
                         .pdfs = {*label},
                         .by = m_staff,
                         .reason = again ? u"packed again"_s : QString()};
    const auto kept = co_await m_spool.add(std::move(request));
    if (!self)
        co_return;
    if (!kept)
        m_shell.tellError(tr("%1: no label.").arg(number), kept.error());
    else if (m_spool.setup().choice(PrinterRole::Label).way == PrinterChoice::Way::None)
        m_shell.tell(Tone::Warning, tr("The label waits: no printer is chosen for labels yet."));
}

} // namespace paushtik
