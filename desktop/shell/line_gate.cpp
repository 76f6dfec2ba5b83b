// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/line_gate.h"

#include <QAction>

namespace paushtik {

LineGate::LineGate(SyncStatus &line, QObject *parent)
    : QObject(parent)
    , m_line(line)
    , m_isOpen(!line.state().offlineSince)
{
    connect(&line, &SyncStatus::changed, this, [this] {
        const bool open = !m_line.state().offlineSince;
        if (std::exchange(m_isOpen, open) != open)
            Q_EMIT changed();
    });
}

QString LineGate::why() const
{
    return m_isOpen ? QString() : tr("This needs the line to the server, which is down.");
}

void LineGate::offer(QAction *action, bool makesSense, Needs needs) const
{
    const bool isOpen = m_isOpen || needs == Needs::Nothing;
    const QString reason = makesSense && !isOpen ? why() : QString();
    action->setEnabled(makesSense && isOpen);
    action->setToolTip(reason); // empty: the action's own text
    action->setStatusTip(reason);
}

} // namespace paushtik
