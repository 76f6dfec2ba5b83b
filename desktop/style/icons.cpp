// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/style/icons.h"

#include "desktop/style/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

QImage drawn(const QString &name, const QSize &pixels, const QColor &colour)
{
    QSvgRenderer renderer(u":/desktop/icons/%1.svg"_s.arg(name));
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter, image.rect());
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), colour);
    return image;
}

QColor colourFor(Ink ink, QIcon::Mode mode, QIcon::State state)
{
    const Tokens &tokens = Theme::tokens();
    if (mode == QIcon::Disabled)
        return tokens.faint;
    if (ink == Ink::OnAccent)
        return tokens.onAccent;
    return state == QIcon::On ? tokens.link : tokens.muted;
}

class LineIconEngine : public QIconEngine {
public:
    LineIconEngine(QString name, Ink ink)
        : m_name(std::move(name))
        , m_ink(ink)
    {
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const int side = std::min(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        const QSize pixels = square.size() * painter->device()->devicePixelRatioF();
        painter->drawImage(square, drawn(m_name, pixels, colourFor(m_ink, mode, state)));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, pixmap.rect(), mode, state);
        return pixmap;
    }
    QIconEngine *clone() const override { return new LineIconEngine(m_name, m_ink); }

private:
    QString m_name;
    Ink m_ink;
};

} // namespace

QIcon lineIcon(const QString &name, Ink ink)
{
    if (!QFile::exists(u":/desktop/icons/%1.svg"_s.arg(name)))
        return {};
    return QIcon(new LineIconEngine(name, ink));
}

QPixmap linePixmap(const QString &name, int size, const QColor &colour, qreal ratio)
{
    QPixmap pixmap = QPixmap::fromImage(drawn(name, QSize(size, size) * ratio, colour));
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

} // namespace paushtik
