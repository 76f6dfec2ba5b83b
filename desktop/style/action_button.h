// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QAction;

namespace paushtik {

/// A button that is its action: text, tip, name, icon, whether it can be pressed and whether it is
/// there at all, which QPushButton does not keep by itself.
class ActionButton : public QPushButton {
    Q_OBJECT
public:
    explicit ActionButton(QAction *action, QWidget *parent = nullptr);
    /// Another icon than the action's, or none.
    void setOwnIcon(const QIcon &icon);

private:
    void follow();

    QAction *m_action;
    bool m_ownIcon = false;
};

} // namespace paushtik
