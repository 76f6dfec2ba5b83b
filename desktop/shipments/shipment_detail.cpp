// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/shipment_detail.h"

#include "desktop/core/formats.h"
#include "desktop/orders/order_words.h"
#include "desktop/shipments/shipment_words.h"
#include "desktop/style/widgets.h"

#include <QEvent>

namespace paushtik {

using namespace Qt::StringLiterals;

ShipmentDetail::ShipmentDetail(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(u"shipmentDetail"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(260);
    auto *content = new QWidget(this);
    content->setObjectName(u"content"_s);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    setWidget(content);
    rebuild();
}

void ShipmentDetail::tell(std::optional<ShipmentRow> row)
{
    // A row that was read again has no scans yet; those on show still hold, and nothing flickers.
    if (row && m_row && row->order == m_row->order && row->events.isEmpty()) {
        row->events = m_row->events;
        row->attempts = std::max(row->attempts, m_row->attempts);
        if (row->reason.isEmpty() && row->state == m_row->state)
            row->reason = m_row->reason;
    }
    if (row == m_row)
        return;
    m_row = std::move(row);
    rebuild();
}

void ShipmentDetail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QScrollArea::changeEvent(event);
}

void ShipmentDetail::rebuild()
{
    setAccessibleName(tr("The chosen parcel"));
    letGo(m_content);
    m_content = new QWidget(widget());
    m_column->addWidget(m_content);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    if (m_row && !ShipmentWords::trouble(*m_row).isEmpty())
        column->addWidget(troubleOf(*m_row));
    if (m_row) {
        column->addWidget(addressOf(*m_row));
        column->addWidget(trackingOf(*m_row));
    }
    column->addStretch();
}

QWidget *ShipmentDetail::troubleOf(const ShipmentRow &row) const
{
    auto *card = new Card(tr("What went wrong"));
    QLabel *words = makeCopyable(ShipmentWords::trouble(row), "strong");
    words->setObjectName(u"shipmentTrouble"_s);
    card->body()->addWidget(words);
    if (!row.lastError.isEmpty())
        card->body()->addWidget(makeCopyable(row.lastError, "small"));
    if (row.attempts > 0)
        card->body()->addWidget(makeLabel(tr("Tried %n time(s)", nullptr, row.attempts), "small"));
    return card;
}

QWidget *ShipmentDetail::addressOf(const ShipmentRow &row) const
{
    auto *card = new Card(row.number);
    for (const QString &line : {row.customer, row.city, row.courier, row.awb})
        if (!line.isEmpty())
            card->body()->addWidget(makeCopyable(line, "value"));
    if (const QDate day = QDate::fromString(row.edd, Qt::ISODate); day.isValid())
        card->body()->addWidget(makeLabel(tr("Expected %1").arg(formats::day(day)), "muted"));
    return card;
}

QWidget *ShipmentDetail::trackingOf(const ShipmentRow &row) const
{
    auto *card = new Card(tr("Tracking"));
    for (const TrackingEvent &event : row.events) {
        const QString state =
            event.state.isEmpty() ? event.text : OrderWords::shipment(event.state).text;
        QStringList where{event.text, event.location};
        where.removeAll(QString());
        card->body()->addWidget(makeLabel(formats::moment(event.at), "small"));
        card->body()->addWidget(makeCopyable(state, "strong"));
        QLabel *place = makeCopyable(where.join(u" \u00b7 "_s), "small");
        place->setObjectName(u"scanPlace"_s);
        card->body()->addWidget(place);
    }
    if (row.events.isEmpty())
        card->body()->addWidget(makeLabel(tr("The courier has told nothing yet."), "muted"));
    return card;
}

} // namespace paushtik
