// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/pictures/variant_strip.h"

#include "desktop/core/formats.h"
#include "desktop/core/when_done.h"
#include "desktop/pictures/picture_words.h"
#include "desktop/pictures/picture_work.h"
#include "desktop/style/theme.h"
#include "desktop/style/widgets.h"

#include <QEvent>
#include <QPainter>
#include <QScrollArea>
#include <QtConcurrent>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

QString sizeText(qint64 bytes)
{
    return QLocale(QLocale::English, QLocale::India).formattedDataSize(bytes, 1);
}

QList<QImage> readAll(const QStringList &files)
{
    QList<QImage> images;
    for (const QString &file : files)
        images.append(picture_work::show(file, kFullWidth));
    return images;
}

} // namespace

ArrivalView::ArrivalView(QWidget *parent)
    : QWidget(parent)
{
    m_fade.setStartValue(0.0);
    m_fade.setKeyValueAt(0.5, 0.0); // as long as a phone waits for the rest
    m_fade.setEndValue(1.0);
    m_fade.setDuration(1'400);
    connect(&m_fade, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    setFixedSize(sizeHint());
    setCursor(Qt::PointingHandCursor);
}

void ArrivalView::setPictures(const QImage &blur, const QImage &sharp)
{
    m_blur = blur;
    m_sharp = sharp;
    play();
}

void ArrivalView::play()
{
    m_fade.stop();
    m_fade.start();
}

void ArrivalView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_sharp.isNull()) {
        painter.fillRect(rect(), Theme::tokens().hover);
        return;
    }
    const QSize size = m_sharp.size().scaled(this->size(), Qt::KeepAspectRatio);
    const QRect at(QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(at, m_blur);
    painter.setOpacity(m_fade.currentValue().toDouble());
    painter.drawImage(at, m_sharp);
}

void ArrivalView::mousePressEvent(QMouseEvent *)
{
    play();
}

VariantStrip::VariantStrip(QWidget *parent)
    : QWidget(parent)
    , m_arrival(new ArrivalView(this))
    , m_arrivalCaption(makeLabel({}, "small", this))
    , m_sum(makeLabel({}, "muted", this))
    , m_scroll(new QScrollArea(this))
{
    auto *strip = new QWidget;
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    for (int i = kVariants - 1; i >= 0; --i) { // the large one last: it is what scrolls away
        auto *column = new QVBoxLayout;
        m_pictures[size_t(i)] = new QLabel(strip);
        m_captions[size_t(i)] = makeLabel({}, "small", strip);
        column->addWidget(m_captions[size_t(i)]);
        column->addWidget(m_pictures[size_t(i)]);
        column->addStretch();
        row->addLayout(column);
    }
    row->addStretch();
    m_scroll->setWidget(strip);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setObjectName(u"variants"_s);
    auto *arrival = new QVBoxLayout;
    arrival->addWidget(m_arrivalCaption);
    arrival->addWidget(m_arrival);
    arrival->addWidget(m_sum);
    arrival->addStretch();
    auto *all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(16);
    all->addLayout(arrival);
    all->addWidget(m_scroll, 1);
    caption();
}

void VariantStrip::clear()
{
    ++m_turn;
    m_made.reset();
    setImages({});
    caption();
}

void VariantStrip::show(const QStringList &files, const MadePicture &made)
{
    m_made = made;
    caption();
    const int turn = ++m_turn;
    whenDone(QtConcurrent::run(readAll, files), this, [this, turn](const QList<QImage> &images) {
        if (turn == m_turn)
            setImages(images);
    });
}

void VariantStrip::setImages(const QList<QImage> &images)
{
    for (int i = 0; i < kVariants; ++i) {
        QPixmap pixmap = QPixmap::fromImage(images.value(i));
        pixmap.setDevicePixelRatio(devicePixelRatioF());
        m_pictures[size_t(i)]->setPixmap(pixmap);
    }
    m_arrival->setPictures(images.value(3), images.value(1));
}

void VariantStrip::caption()
{
    m_scroll->setAccessibleName(tr("The four variants, at their true size"));
    m_arrival->setAccessibleName(tr("As a customer sees it come"));
    m_arrivalCaption->setText(tr("As a customer sees it come"));
    qint64 sum = 0;
    for (int i = 0; i < kVariants; ++i) {
        const MadeVariant one = m_made ? m_made->variants[size_t(i)] : MadeVariant();
        sum += one.bytes;
        m_captions[size_t(i)]->setText(
            m_made ? u"%1, %2 × %3, %4"_s.arg(PictureWords::variant(i), formats::number(one.width),
                                              formats::number(one.height), sizeText(one.bytes))
                   : QString());
        m_pictures[size_t(i)]->setAccessibleName(m_captions[size_t(i)]->text());
    }
    m_sum->setText(
        m_made ? tr("%1 in all, made of %2").arg(sizeText(sum), sizeText(m_made->originalBytes))
               : QString());
}

void VariantStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        caption();
    QWidget::changeEvent(event);
}

} // namespace paushtik
