// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QAction;
class QVBoxLayout;

namespace paushtik {

/// The pages of the program down the left edge. A page is an action: checked while it is shown.
class Sidebar : public QFrame {
    Q_OBJECT
public:
    explicit Sidebar(QWidget *parent = nullptr);

    /// Below those already there.
    void addPage(QAction *page);
    /// At the bottom, apart from the daily work.
    void addBottomPage(QAction *page);

private:
    QWidget *makeButton(QAction *page);

    QVBoxLayout *m_pages;
    QVBoxLayout *m_bottom;
};

} // namespace paushtik
