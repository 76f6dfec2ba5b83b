// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/line_status.h"

#include "desktop/core/formats.h"
#include "desktop/style/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

QPixmap dot(const QColor &colour, qreal ratio)
{
    constexpr int kSize = 8;
    QPixmap pixmap(QSize(kSize, kSize) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(0, 0, kSize, kSize);
    return pixmap;
}

} // namespace

LineStatus::LineStatus(ApiClient &api, QWidget *parent)
    : QWidget(parent)
    , m_api(api)
    , m_dot(new QLabel(this))
    , m_text(new QLabel(this))
{
    setObjectName(u"lineStatus"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_dot);
    row->addWidget(m_text);
    connect(&api, &ApiClient::reachabilityChanged, this, &LineStatus::refresh);
    refresh();
}

void LineStatus::setAsOf(std::optional<Timestamp> asOf)
{
    m_asOf = asOf;
    refresh();
}

QString LineStatus::text() const
{
    return m_text->text();
}

void LineStatus::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

void LineStatus::refresh()
{
    const auto offline = m_api.offlineSince();
    QString words = offline ? tr("Offline since %1").arg(formats::clock(*offline)) : tr("Online");
    if (m_asOf)
        words += u" \u00b7 "_s + tr("as of %1").arg(formats::clock(*m_asOf));
    m_text->setText(words);
    setAccessibleName(words);
    const Tone tone = offline ? Tone::Warning : Tone::Success;
    m_dot->setPixmap(dot(Theme::tokens().tone(tone).fore, devicePixelRatioF()));
}

} // namespace paushtik
