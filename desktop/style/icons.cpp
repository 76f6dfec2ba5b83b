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

QColor colourFor(QIcon::Mode mode, QIcon::State state)
{
    const Tokens &tokens = Theme::tokens();
    if (mode == QIcon::Disabled)
        return tokens.faint;
    return state == QIcon::On ? tokens.link : tokens.muted;
}

class LineIconEngine : public QIconEngine {
public:
    explicit LineIconEngine(QString name)
        : m_name(std::move(name))
    {
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const QSize pixels = rect.size() * painter->device()->devicePixelRatioF();
        painter->drawImage(rect, drawn(m_name, pixels, colourFor(mode, state)));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return QPixmap::fromImage(drawn(m_name, size, colourFor(mode, state)));
    }
    QIconEngine *clone() const override { return new LineIconEngine(m_name); }

private:
    QString m_name;
};

} // namespace

QIcon lineIcon(const QString &name)
{
    if (!QFile::exists(u":/desktop/icons/%1.svg"_s.arg(name)))
        return {};
    return QIcon(new LineIconEngine(name));
}

QPixmap linePixmap(const QString &name, int size, const QColor &colour, qreal ratio)
{
    QPixmap pixmap = QPixmap::fromImage(drawn(name, QSize(size, size) * ratio, colour));
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

} // namespace paushtik
