// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/waiting_card.h"

#include "desktop/core/formats.h"
#include "desktop/net/error_text.h"

namespace paushtik {

using namespace Qt::StringLiterals;

WaitingCard::WaitingCard(OrderId order, OrderActions &actions, QWidget *parent)
    : Card(tr("Waits to be sent"), parent)
    , m_order(order)
    , m_actions(actions)
{
    setObjectName(u"waiting"_s);
    hide();
    connect(&actions, &OrderActions::waitingChanged, this, &WaitingCard::read);
    read();
}

void WaitingCard::read()
{
    QCoro::connect(m_actions.waiting(m_order), this,
                   [this, turn = ++m_turn](const Result<QList<WaitingAct>> &acts) {
                       if (turn == m_turn && acts)
                           show(*acts);
                   });
}

void WaitingCard::show(const QList<WaitingAct> &acts)
{
    letGo(m_rows);
    m_rows = new QWidget(this);
    auto *column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, 0, 0);
    for (const WaitingAct &act : acts) {
        auto *back = new QPushButton(tr("Take back"), m_rows);
        back->setObjectName(u"takeBack"_s);
        back->setProperty("link", true);
        back->setAccessibleName(u"%1: %2"_s.arg(back->text(), sentence(act)));
        connect(back, &QPushButton::clicked, this, [this, act] { takeBack(act.number); });
        auto *row = new QHBoxLayout;
        row->addWidget(makeCopyable(sentence(act), "value", m_rows), 1);
        row->addWidget(back, 0, Qt::AlignTop);
        column->addLayout(row);
        column->addWidget(act.problem
                              ? makeCopyable(ErrorText::sentence(*act.problem), "error", m_rows)
                              : makeLabel(formats::moment(act.since), "small", m_rows));
    }
    body()->addWidget(m_rows);
    setVisible(!acts.isEmpty());
}

QString WaitingCard::sentence(const WaitingAct &act)
{
    if (act.kind == u"note")
        return tr("Note: %1").arg(act.text);
    if (act.kind == u"packed")
        return tr("Marked as packed");
    return act.kind == u"unpacked" ? tr("Marked as not packed") : act.kind;
}

void WaitingCard::takeBack(qint64 number)
{
    QCoro::connect(m_actions.takeBack(number), this, [this](const Result<bool> &done) {
        if (done)
            Q_EMIT takenBack();
        else
            Q_EMIT refused(done.error());
    });
}

} // namespace paushtik
