// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/style/action_button.h"

#include <QAction>

namespace paushtik {

ActionButton::ActionButton(QAction *action, QWidget *parent)
    : QPushButton(parent)
    , m_action(action)
{
    connect(action, &QAction::changed, this, &ActionButton::follow);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    follow();
}

void ActionButton::setOwnIcon(const QIcon &icon)
{
    m_ownIcon = true;
    setIcon(icon);
}

void ActionButton::follow()
{
    setText(m_action->text());
    setToolTip(m_action->toolTip());
    setAccessibleName(m_action->text());
    setEnabled(m_action->isEnabled());
    if (!m_ownIcon)
        setIcon(m_action->icon());
    setVisible(m_action->isVisible());
}

} // namespace paushtik
