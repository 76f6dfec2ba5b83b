// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace paushtik {

/// A page's line in the sidebar: its icon, its name, and at the right how many things wait there.
class PageButton : public QToolButton {
    Q_OBJECT
public:
    explicit PageButton(QAction *page, QWidget *parent = nullptr);
    void setAttention(int count);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();

    int m_attention = 0;
};

} // namespace paushtik
