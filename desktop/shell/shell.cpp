// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/shell.h"

#include "desktop/net/error_text.h"

namespace paushtik {

Shell::Shell(QObject *parent)
    : QObject(parent)
{
    constexpr int kRemembered = 50;
    m_undo.setUndoLimit(kRemembered);
}

void Shell::tell(Tone tone, const QString &text, const QString &detail)
{
    Q_EMIT told(tone, text, detail);
}

void Shell::tellError(const QString &what, const Error &error)
{
    Q_EMIT told(Tone::Danger, what + u' ' + ErrorText::sentence(error), ErrorText::trace(error));
}

void Shell::open(Place place, const QString &document)
{
    Q_EMIT openRequested(place, document);
}

void Shell::openOnly(Place place, const QUrlQuery &filter)
{
    Q_EMIT openOnlyRequested(place, filter);
}

void Shell::setRole(StaffRole role)
{
    m_role = role;
    for (const Offer &one : std::as_const(m_offers))
        if (one.action)
            one.action->setVisible(allows(one.least));
    Q_EMIT roleChanged(role);
}

void Shell::offer(QAction *action, StaffRole least)
{
    action->setVisible(allows(least));
    m_offers.append({action, least});
}

} // namespace paushtik
