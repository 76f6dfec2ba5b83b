// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/page_button.h"

#include "desktop/core/formats.h"
#include "desktop/style/theme.h"

#include <QAction>
#include <QPainter>

namespace paushtik {

using namespace Qt::StringLiterals;

PageButton::PageButton(QAction *page, QWidget *parent)
    : QToolButton(parent)
{
    setDefaultAction(page);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize(QSize(28, 18));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumHeight(36);
    setFocusPolicy(Qt::TabFocus);
    connect(page, &QAction::changed, this, &PageButton::follow);
    follow();
}

void PageButton::setAttention(int count)
{
    m_attention = count;
    follow();
    update();
}

void PageButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    if (m_attention <= 0)
        return;
    constexpr int kHeight = 18;
    constexpr int kPad = 7;
    constexpr int kMost = 999;
    const QString text = m_attention > kMost ? u"999+"_s : formats::number(m_attention);
    QFont small = font();
    small.setPointSizeF(8.5);
    small.setWeight(QFont::DemiBold);
    const int wide = std::max(kHeight, QFontMetrics(small).horizontalAdvance(text) + 2 * kPad);
    const QRectF pill(width() - wide - 8, (height() - kHeight) / 2.0, wide, kHeight);
    const ColourPair &colours = Theme::tokens().tone(Tone::Warning);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.back);
    painter.drawRoundedRect(pill, kHeight / 2.0, kHeight / 2.0);
    painter.setPen(colours.fore);
    painter.setFont(small);
    painter.drawText(pill, Qt::AlignCenter, text);
}

// QToolButton does not hide with its action, and its tool tip would repeat its name.
void PageButton::follow()
{
    const QAction *page = defaultAction();
    setVisible(page->isVisible());
    const QString keys = page->shortcut().toString(QKeySequence::NativeText);
    setToolTip(u"%1  %2"_s.arg(page->text(), keys).trimmed());
    setAccessibleName(m_attention > 0
                          ? u"%1, %2"_s.arg(page->text(), tr("%n waiting", nullptr, m_attention))
                          : page->text());
}

} // namespace paushtik
