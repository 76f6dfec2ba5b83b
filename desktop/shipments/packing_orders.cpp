// SPDX-License-Identifier: GPL-3.0-or-later
// How an order comes onto the bench, and off it.
#include "desktop/net/error_text.h"
#include "desktop/shipments/packing_bench.h"
#include "shared/domain/shipment_state.h"

#include <QComboBox>

namespace paushtik {

using namespace Qt::StringLiterals;

void PackingBench::look(const QString &code)
{
    const int turn = ++m_turn;
    say(Mood::Calm, tr("Looking for %1…").arg(code));
    QCoro::connect(m_cache.find(code), this, [this, turn, code](const Result<QJsonObject> &order) {
        if (turn != m_turn)
            return;
        if (order)
            return open(*order);
        m_sounds.play(Sound::Wrong);
        say(Mood::Wrong,
            order.error().fault == Fault::NotFound
                ? tr("Nobody knows %1.").arg(code)
                : tr("%1 was not fetched ahead, and the server cannot be asked.").arg(code));
    });
}

void PackingBench::open(const QJsonObject &json)
{
    ++m_turn;
    auto session = PackingSession::from(json);
    if (!session) {
        m_sounds.play(Sound::Wrong);
        return say(Mood::Wrong, ErrorText::sentence(session.error()));
    }
    if (const QString why = notToBePacked(session->order()); !why.isEmpty()) {
        m_sounds.play(Sound::Wrong);
        return say(Mood::Wrong, why);
    }
    m_session = std::move(*session);
    m_labelAsked = false;
    m_box->setCurrentIndex(0);
    m_sounds.play(Sound::Good);
    say(Mood::Calm, m_session->order().packedAt ? tr("This order was packed before.")
                                                : tr("Take these out of the shelf."));
    Q_EMIT opened(m_session->order().number);
    showSession();
    m_cache.askForBatches(m_session->order().id.toString());
}

// It may be cancelled while it lies on the bench, and then it must not go out.
void PackingBench::lookAgain()
{
    if (!m_session || m_session->step() == PackingSession::Step::Closed)
        return;
    const OrderId id = m_session->order().id;
    if (m_cache.known(id.toString()))
        return; // still to be packed
    QCoro::connect(m_cache.find(id.toString()), this, [this, id](const Result<QJsonObject> &json) {
        const auto order = json ? parseOrder(*json) : fail(json.error());
        const bool isOn = m_session && m_session->order().id == id &&
                          m_session->step() != PackingSession::Step::Closed;
        const QString why = order ? notToBePacked(*order) : QString();
        if (!isOn || why.isEmpty())
            return;
        putAside();
        m_sounds.play(Sound::Wrong);
        say(Mood::Wrong, why);
    });
}

// Empty where it is; a cancelled parcel's label sends nothing anywhere.
QString PackingBench::notToBePacked(const OrderDocument &order) const
{
    if (order.status != u"paid")
        return tr("%1 is not to be packed: it is not paid, or it has left already.")
            .arg(order.number);
    if (order.shipment && parse<ShipmentState>(order.shipment->state) == ShipmentState::Cancelled)
        return tr("%1 is not to be packed: its shipment was cancelled. Book it again first.")
            .arg(order.number);
    return {};
}

void PackingBench::takeBatches(const QString &orderId)
{
    const auto order = m_cache.known(orderId);
    if (!order || !m_session || m_session->order().id.toString() != orderId)
        return;
    m_session->takeBatches(*order);
    showLines();
}

} // namespace paushtik
