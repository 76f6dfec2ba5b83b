// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/labels/zpl.h"

#include <QImage>
#include <algorithm>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

QByteArray number(int value)
{
    return QByteArray::number(value);
}

// What the printer takes for a command, and the escape itself, go as hexadecimal.
QByteArray escaped(const QString &text)
{
    QByteArray out;
    for (const char c : text.toLatin1()) {
        if (c == '\n')
            out += "\\&";
        else if (c == '^' || c == '~' || c == '_' || c == '\\')
            out += '_' + QByteArray(1, c).toHex().toUpper();
        else
            out += c;
    }
    return out;
}

// Zebra's run lengths: G to Y are 1 to 19 times the digit that follows, g to z are 20 to 400.
QByteArray runOf(int times)
{
    QByteArray out;
    for (; times > 419; times -= 400)
        out += 'z';
    if (times >= 20)
        out += char('g' + times / 20 - 1);
    if (times % 20 > 0)
        out += char('G' + times % 20 - 1);
    return out;
}

QByteArray packed(const QByteArray &hex)
{
    QByteArray out;
    for (qsizetype i = 0; i < hex.size();) {
        qsizetype end = i;
        while (end < hex.size() && hex[end] == hex[i])
            ++end;
        const int times = static_cast<int>(end - i);
        if (end == hex.size() && hex[i] == '0')
            out += ','; // zeros to the end of the row
        else if (times > 2)
            out += runOf(times) + hex[i];
        else
            out += hex.mid(i, times);
        i = end;
    }
    return out;
}

// A row of bits, one for every dark dot, the rest of its last byte empty.
QByteArray bitsOf(const QImage &grey, int y)
{
    QByteArray bits((grey.width() + 7) / 8, '\0');
    const uchar *row = grey.constScanLine(y);
    for (int x = 0; x < grey.width(); ++x)
        if (row[x] < 128)
            bits[x / 8] = char(bits[x / 8] | (0x80 >> (x % 8)));
    return bits;
}

QImage onWhite(const QImage &picture)
{
    QImage flat(picture.size(), QImage::Format_RGB32);
    flat.fill(Qt::white);
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QRgb dot = picture.pixel(x, y);
            if (qAlpha(dot) >= 128)
                flat.setPixel(x, y, dot);
        }
    }
    return flat;
}

QImage greyOf(const QImage &picture)
{
    return (picture.hasAlphaChannel() ? onWhite(picture) : picture)
        .convertToFormat(QImage::Format_Grayscale8);
}

} // namespace

ZplFormat::ZplFormat(QSize dots)
    : m_bytes("^XA^CI28^LH0,0^PW" + number(dots.width()) + "^LL" + number(dots.height()) + "^PQ1\n")
{
}

void ZplFormat::origin(QPoint at)
{
    m_bytes += "^FO" + number(at.x()) + ',' + number(at.y());
}

void ZplFormat::text(QPoint at, const QString &text, const Text &style)
{
    static constexpr char kAlign[] = {'L', 'C', 'R'};
    origin(at);
    m_bytes += "^A0N," + number(style.pixels) + ',' + number(style.pixels) + "^FB" +
               number(style.width) + ',' + number(style.lines) + ',' + number(style.pixels / 6) +
               ',' + kAlign[static_cast<int>(style.align)] + ",0";
    if (style.reversed)
        m_bytes += "^FR";
    m_bytes += "^FH_^FD" + escaped(text) + "^FS\n";
}

void ZplFormat::box(QPoint at, QSize size, int thick)
{
    origin(at);
    m_bytes += "^GB" + number(size.width()) + ',' + number(size.height()) + ',' + number(thick) +
               ",B,0^FS\n";
}

void ZplFormat::code128(QPoint at, int height, int module, const QByteArray &ascii)
{
    origin(at);
    m_bytes += "^BY" + number(module) + "^BCN," + number(height) + ",N,N,N,A^FH_^FD" +
               escaped(QString::fromLatin1(ascii)) + "^FS\n";
}

void ZplFormat::picture(QPoint at, const QImage &picture)
{
    if (picture.isNull())
        return;
    const QImage grey = greyOf(picture);
    const int across = (grey.width() + 7) / 8;
    const int total = across * grey.height();
    origin(at);
    m_bytes += "^GFA," + number(total) + ',' + number(total) + ',' + number(across) + ',';
    QByteArray before;
    for (int y = 0; y < grey.height(); ++y) {
        const QByteArray hex = bitsOf(grey, y).toHex().toUpper();
        m_bytes += hex == before ? QByteArray(":") : packed(hex);
        before = hex;
    }
    m_bytes += "^FS\n";
}

bool isZplText(const QString &text)
{
    return std::ranges::all_of(text,
                               [](QChar c) { return c == u'\n' || (c >= u' ' && c <= u'~'); });
}

QByteArray zplOfPage(const QImage &page)
{
    ZplFormat format(page.size());
    format.picture({}, page);
    return format.bytes();
}

} // namespace paushtik
