// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/style/state_view.h"

#include "desktop/net/error_text.h"
#include "desktop/style/icons.h"
#include "desktop/style/theme.h"
#include "desktop/style/widgets.h"

#include <QEvent>

namespace paushtik {

using namespace Qt::StringLiterals;

StateView::StateView(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(makeLabel({}, "heading", this))
    , m_text(makeLabel({}, "muted", this))
    , m_trace(makeCopyable({}, "small", this))
    , m_retry(new QPushButton(tr("Try again"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(32, 32, 32, 32);
    column->setSpacing(8);
    column->addStretch(2);
    for (QLabel *label : {m_icon, m_title, m_text, m_trace}) {
        label->setAlignment(Qt::AlignCenter);
        column->addWidget(label);
    }
    m_text->setWordWrap(true);
    m_retry->setObjectName(u"retry"_s);
    m_retry->setAccessibleName(m_retry->text());
    column->addSpacing(4);
    column->addWidget(m_retry, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_retry, &QPushButton::clicked, this, &StateView::retryRequested);
}

void StateView::showMessage(const QString &icon, const QString &title, const QString &text)
{
    m_iconName = icon;
    m_title->setText(title);
    m_text->setText(text);
    m_trace->hide();
    m_retry->hide();
    drawIcon();
}

void StateView::showError(const QString &title, const Error &error)
{
    showMessage(u"alert"_s, title, ErrorText::sentence(error));
    m_trace->setText(ErrorText::trace(error));
    m_trace->setVisible(!m_trace->text().isEmpty());
    m_retry->show();
}

void StateView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_retry->setText(tr("Try again"));
        m_retry->setAccessibleName(m_retry->text());
    } else if (event->type() == QEvent::PaletteChange) {
        drawIcon();
    }
    QWidget::changeEvent(event);
}

void StateView::drawIcon()
{
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(linePixmap(m_iconName, 40, Theme::tokens().faint, devicePixelRatioF()));
}

} // namespace paushtik
