// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/papers/paper.h"

#include <QBuffer>
#include <QLocale>
#include <QPageSize>
#include <QPdfWriter>

namespace paushtik::paper {

using namespace Qt::StringLiterals;

QByteArray makePdf(const QString &title, const std::function<bool(QPainter &, int page)> &draw)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setCreator(u"Paushtik"_s);
    writer.setResolution(300);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({});
    QPainter painter(&writer);
    for (int page = 0; draw(painter, page); ++page)
        writer.newPage();
    painter.end();
    return buffer.data();
}

QString day(QDate date)
{
    return QLocale(QLocale::English, QLocale::India).toString(date, u"dd MMM yyyy"_s);
}

void caption(QPainter &painter, QPointF at, const QString &text, qreal width)
{
    QFont font = labelFont(26, QFont::Bold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 2);
    painter.save();
    painter.setPen(QColor(0x70, 0x68, 0x5c));
    drawText(painter, QRectF(at, QSizeF(width, 40)), text, {.font = font});
    painter.restore();
}

qreal lines(QPainter &painter, const QRectF &box, const QStringList &texts, int pixels)
{
    qreal used = 0;
    for (const QString &text : texts) {
        if (text.isEmpty())
            continue;
        const QRectF rest(box.left(), box.top() + used, box.width(), box.height() - used);
        used += drawText(painter, rest, text, {.font = labelFont(pixels), .mostLines = 2}) + 4;
    }
    return used;
}

void cell(QPainter &painter, const QRectF &box, const QString &text, bool right, bool bold,
          int mostLines)
{
    drawText(painter, box, text,
             {.font = labelFont(34, bold ? QFont::DemiBold : QFont::Normal),
              .alignment = right ? Qt::AlignRight : Qt::AlignLeft,
              .mostLines = mostLines});
}

void rule(QPainter &painter, qreal y, qreal thickness)
{
    painter.fillRect(QRectF(kLeft, y, kWidth, thickness), QColor(0x2a, 0x25, 0x1e));
}

} // namespace paushtik::paper
