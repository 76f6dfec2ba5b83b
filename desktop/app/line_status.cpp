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

LineStatus::LineStatus(SyncStatus &status, QWidget *parent)
    : QWidget(parent)
    , m_status(status)
    , m_dot(new QLabel(this))
    , m_text(new QLabel(this))
{
    setObjectName(u"lineStatus"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_dot);
    row->addWidget(m_text);
    row->addStretch();
    connect(&status, &SyncStatus::changed, this, &LineStatus::refresh);
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
    const SyncState state = m_status.state();
    m_text->setText(words(state).join(u" \u00b7 "_s));
    setAccessibleName(m_text->text());
    setToolTip(state.trouble);
    const bool worry = state.offlineSince || state.conflicts > 0 || !state.trouble.isEmpty();
    const bool isBusy = state.connecting || state.syncing > 0;
    const Tone tone = worry ? Tone::Warning : isBusy ? Tone::Info : Tone::Success;
    m_dot->setPixmap(dot(Theme::tokens().tone(tone).fore, devicePixelRatioF()));
}

QStringList LineStatus::words(const SyncState &state) const
{
    QStringList words;
    if (state.offlineSince)
        words << tr("Offline since %1").arg(formats::clock(*state.offlineSince));
    else if (state.connecting)
        words << tr("Connecting…");
    else if (state.syncing > 0)
        words << tr("Syncing %1").arg(formats::number(state.syncing));
    else
        words << tr("Online");
    if (state.waiting > 0)
        words << tr("%n change(s) waiting", nullptr, state.waiting);
    if (state.conflicts > 0)
        words << tr("%n conflict(s)", nullptr, state.conflicts);
    const auto asOf = m_asOf ? m_asOf : state.asOf;
    if (asOf)
        words << tr("as of %1").arg(formats::clock(*asOf));
    return words;
}

} // namespace paushtik
