// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/style/notice_bar.h"

#include "desktop/net/error_text.h"
#include "desktop/style/icons.h"
#include "desktop/style/widgets.h"

#include <QEvent>
#include <QStyle>
#include <QToolButton>

namespace paushtik {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_text(makeCopyable({}, "strong", this))
    , m_detail(makeCopyable({}, "small", this))
    , m_close(new QToolButton(this))
{
    setObjectName(u"notice"_s);
    m_text->setObjectName(u"noticeText"_s);
    m_detail->setObjectName(u"noticeDetail"_s);
    m_close->setObjectName(u"noticeClose"_s);
    m_close->setIcon(lineIcon(u"close"_s));
    m_close->setProperty("flat", true);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_text);
    words->addWidget(m_detail);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 8, 8);
    row->addLayout(words, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    m_leave.setSingleShot(true);
    m_leave.setInterval(6s);
    connect(&m_leave, &QTimer::timeout, this, &QWidget::hide);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    retranslate();
    hide();
}

void NoticeBar::tell(Tone tone, const QString &text, const QString &detail)
{
    m_text->setText(text);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    setProperty("tone", QString(toneName(tone)));
    const auto dressed = findChildren<QWidget *>() << this;
    for (QWidget *widget : dressed) {
        style()->unpolish(widget);
        style()->polish(widget);
    }
    setAccessibleName(text);
    show();
    tone == Tone::Success || tone == Tone::Info ? m_leave.start() : m_leave.stop();
}

void NoticeBar::tellError(const QString &what, const Error &error)
{
    tell(Tone::Danger, u"%1 %2"_s.arg(what, ErrorText::sentence(error)), ErrorText::trace(error));
}

void NoticeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void NoticeBar::retranslate()
{
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(m_close->toolTip());
}

} // namespace paushtik
