// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/labels/manifest.h"

#include "shared/labels/code128.h"
#include "shared/labels/text_box.h"

#include <QBuffer>
#include <QLocale>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <algorithm>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// Laid out in units of 1/300 in; A4 is 2480×3508 of them.
constexpr qreal kLeft = 150;
constexpr qreal kRight = 2480 - 150;
constexpr qreal kWidth = kRight - kLeft;
constexpr qreal kTop = 150;
constexpr qreal kRowsTopFirst = 640;
constexpr qreal kRowsTop = 320;
constexpr qreal kRowsBottom = 3508 - 210;
constexpr qreal kTableHead = 70;
constexpr qreal kRow = 156;
constexpr qreal kSignatures = 560;

struct Column {
    QString title;
    qreal left;
    qreal width;
};

const Column &column(qsizetype i)
{
    static const Column columns[] = {
        {u"#"_s, kLeft, 90},
        {u"ORDER"_s, kLeft + 100, 400},
        {u"CONSIGNEE"_s, kLeft + 520, 500},
        {u"PCS"_s, kLeft + 1040, 90},
        {u"WEIGHT"_s, kLeft + 1140, 200},
        {u"AWB"_s, kLeft + 1350, kWidth - 1350},
    };
    return columns[i];
}
constexpr qsizetype kColumns = 6;

struct Page {
    qsizetype first;
    qsizetype count;
    bool isLast;
};

qsizetype rowsIn(qreal top, qreal below)
{
    return static_cast<qsizetype>((kRowsBottom - below - top - kTableHead) / kRow);
}

// The signatures never stand alone: the last page keeps room for them below its rows.
QList<Page> paginate(qsizetype rows)
{
    QList<Page> pages;
    qsizetype done = 0;
    while (true) {
        const qreal top = pages.isEmpty() ? kRowsTopFirst : kRowsTop;
        const qsizetype left = rows - done;
        if (left <= rowsIn(top, kSignatures)) {
            pages.append({done, left, true});
            return pages;
        }
        const qsizetype count = std::min(left - 1, rowsIn(top, 0));
        pages.append({done, count, false});
        done += count;
    }
}

QString weightText(int grams)
{
    if (grams <= 0) // not known
        return u"–"_s;
    return u"%1.%2 kg"_s.arg(grams / 1000).arg(grams % 1000 / 10, 2, 10, QChar(u'0'));
}

void drawCaption(QPainter &painter, QPointF at, const QString &text, qreal width = 700)
{
    QFont font = labelFont(26, QFont::Bold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 2);
    drawText(painter, QRectF(at, QSizeF(width, 36)), text, {.font = font});
}

void drawFact(QPainter &painter, QRectF box, const QString &caption, const QString &value,
              int mostLines = 1)
{
    drawCaption(painter, box.topLeft(), caption, box.width());
    box.setTop(box.top() + 40);
    drawText(painter, box, value, {.font = labelFont(38, QFont::DemiBold), .mostLines = mostLines});
}

QString momentText(Timestamp at)
{
    const QLocale india(QLocale::English, QLocale::India);
    return india.toString(at.indianDay(), u"dd MMM yyyy"_s) + u", "_s +
           at.indianTime().toString(u"hh:mm"_s);
}

void drawFirstHead(QPainter &painter, const ManifestData &manifest)
{
    drawText(painter, QRectF(kLeft, kTop - 20, 1100, 110), u"Paushtik"_s,
             {.font = labelFont(88, QFont::Bold, Face::Serif)});
    drawText(painter, QRectF(kRight - 1100, kTop - 4, 1100, 80),
             u"Manifest %1"_s.arg(manifest.number),
             {.font = labelFont(60, QFont::Bold), .alignment = Qt::AlignRight});
    painter.fillRect(QRectF(kLeft, kTop + 118, kWidth, 6), Qt::black);

    const qreal top = kTop + 156;
    drawFact(painter, QRectF(kLeft, top, 620, 100), u"COURIER"_s, manifest.courier);
    drawFact(painter, QRectF(kLeft, top + 130, 620, 100), u"MADE"_s,
             momentText(manifest.createdAt));
    const QString pickup = manifest.pickupName + u'\n' + manifest.pickupAddress;
    drawFact(painter, QRectF(kLeft + 680, top, 900, 260), u"PICKUP FROM"_s, pickup, 4);
    int pieces = 0;
    qint64 grams = 0;
    bool known = true; // half of a sum is none
    for (const ManifestRow &row : manifest.rows) {
        pieces += row.pieces;
        grams += row.weightGrams;
        known = known && row.weightGrams > 0;
    }
    drawFact(painter, QRectF(kLeft + 1640, top, 540, 100), u"PARCELS"_s,
             u"%1, with %2 pieces"_s.arg(manifest.rows.size()).arg(pieces));
    drawFact(painter, QRectF(kLeft + 1640, top + 130, 540, 100), u"WEIGHT"_s,
             weightText(known ? static_cast<int>(grams) : 0));
}

void drawNextHead(QPainter &painter, const ManifestData &manifest)
{
    const QString text = u"Manifest %1 · %2"_s.arg(manifest.number, manifest.courier);
    drawText(painter, QRectF(kLeft, kTop, kWidth, 60), text, {.font = labelFont(40, QFont::Bold)});
    painter.fillRect(QRectF(kLeft, kTop + 80, kWidth, 4), Qt::black);
}

void drawTableHead(QPainter &painter, qreal top)
{
    for (qsizetype i = 0; i < kColumns; ++i)
        drawCaption(painter, {column(i).left, top + 16}, column(i).title, column(i).width);
    painter.fillRect(QRectF(kLeft, top + kTableHead - 4, kWidth, 3), Qt::black);
}

void drawAwb(QPainter &painter, const QRectF &box, const QString &awb)
{
    const auto symbol = encodeCode128(awb.toLatin1());
    const bool same = symbol && QString::fromLatin1(awb.toLatin1()) == awb;
    const QRectF bars(box.left(), box.top() + 14, box.width(), 88);
    const bool drawn = same && drawCode128(painter, bars, *symbol, 4);
    const QRectF text(box.left(), drawn ? bars.bottom() + 4 : box.top() + 50, box.width(), 44);
    drawText(painter, text, awb,
             {.font = labelFont(32, QFont::DemiBold), .alignment = Qt::AlignHCenter});
}

void drawRow(QPainter &painter, qreal top, qsizetype number, const ManifestRow &row)
{
    const auto cell = [top](qsizetype i, qreal down, qreal height) {
        return QRectF(column(i).left, top + down, column(i).width, height);
    };
    const TextStyle plain{.font = labelFont(34)};
    const TextStyle strong{.font = labelFont(34, QFont::DemiBold)};
    drawText(painter, cell(0, 50, 50), QString::number(number), plain);
    drawText(painter, cell(1, 50, 50), row.orderNumber, strong);
    drawText(painter, cell(2, 26, 50), row.name, strong);
    drawText(painter, cell(2, 74, 50), row.city + u' ' + row.pincode, plain);
    drawText(painter, cell(3, 50, 50), QString::number(row.pieces), plain);
    drawText(painter, cell(4, 50, 50), weightText(row.weightGrams), plain);
    drawAwb(painter, cell(5, 0, kRow), row.awb);
    painter.fillRect(QRectF(kLeft, top + kRow - 2, kWidth, 1.5), Qt::darkGray);
}

void drawSignature(QPainter &painter, QPointF at, const QString &who)
{
    constexpr qreal kBox = kWidth / 2 - 60;
    drawCaption(painter, at, who, kBox);
    const QString lines[] = {u"Name"_s, u"Signature"_s, u"Date and time"_s};
    qreal y = at.y() + 150;
    for (const QString &line : lines) {
        painter.fillRect(QRectF(at.x(), y, kBox, 2), Qt::black);
        drawText(painter, QRectF(at.x(), y + 6, kBox, 40), line, {.font = labelFont(26)});
        y += 130;
    }
}

void drawSignatures(QPainter &painter, qsizetype parcels)
{
    const qreal top = kRowsBottom - kSignatures + 40;
    const QString sentence = u"Received %1 %2 as listed, in good order."_s.arg(parcels).arg(
        parcels == 1 ? u"parcel"_s : u"parcels"_s);
    drawText(painter, QRectF(kLeft, top, kWidth, 50), sentence, {.font = labelFont(34)});
    drawSignature(painter, {kLeft, top + 80}, u"FOR THE SELLER"_s);
    drawSignature(painter, {kLeft + kWidth / 2 + 60, top + 80}, u"FOR THE COURIER"_s);
}

void drawPage(QPainter &painter, const ManifestData &manifest, const Page &page)
{
    const bool isFirst = page.first == 0;
    if (isFirst)
        drawFirstHead(painter, manifest);
    else
        drawNextHead(painter, manifest);
    const qreal top = isFirst ? kRowsTopFirst : kRowsTop;
    drawTableHead(painter, top);
    for (qsizetype i = 0; i < page.count; ++i) {
        const qsizetype number = page.first + i;
        drawRow(painter, top + kTableHead + qreal(i) * kRow, number + 1, manifest.rows[number]);
    }
    if (page.isLast)
        drawSignatures(painter, manifest.rows.size());
}

void drawPageNumber(QPainter &painter, qsizetype number, qsizetype of)
{
    const QRectF box(kLeft, kRowsBottom + 50, kWidth, 44);
    drawText(painter, box, u"Page %1 of %2"_s.arg(number).arg(of),
             {.font = labelFont(30), .alignment = Qt::AlignRight});
}

} // namespace

QByteArray renderManifestPdf(const ManifestData &manifest)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(u"Paushtik"_s);
    writer.setTitle(u"Manifest %1"_s.arg(manifest.number));
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    writer.setResolution(1200);
    QPainter painter(&writer);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(4, 4);
    const QList<Page> pages = paginate(manifest.rows.size());
    for (qsizetype i = 0; i < pages.size(); ++i) {
        if (i > 0)
            writer.newPage();
        drawPage(painter, manifest, pages[i]);
        drawPageNumber(painter, i + 1, pages.size());
    }
    painter.end();
    return bytes;
}

} // namespace paushtik
