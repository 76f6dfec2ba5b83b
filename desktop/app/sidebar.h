// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QHash>

class QAction;
class QKeySequence;
class QPushButton;
class QVBoxLayout;

namespace paushtik {

class PageButton;

/// The pages of the program down the left edge. A page is an action: checked while it is shown,
/// absent while it is invisible.
class Sidebar : public QFrame {
    Q_OBJECT
public:
    explicit Sidebar(QWidget *parent = nullptr);

    void insertPage(int index, QAction *page);
    /// At the bottom, apart from the daily work.
    void addBottomPage(QAction *page);
    /// A number beside the page's name; 0 takes it away.
    void setAttention(QAction *page, int count);
    void setSearchText(const QString &text, const QKeySequence &keys);

Q_SIGNALS:
    void searchRequested();

private:
    PageButton *makeButton(QAction *page);

    QPushButton *m_search;
    QVBoxLayout *m_pages;
    QVBoxLayout *m_bottom;
    QHash<QAction *, PageButton *> m_buttons;
};

} // namespace paushtik
