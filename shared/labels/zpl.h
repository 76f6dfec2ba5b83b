// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QPoint>
#include <QSize>
#include <QString>

class QImage;

namespace paushtik {

/// One format of ZPL II, the language of thermal printers: fields are placed in dots from the upper
/// left corner. Graphics are packed in Zebra's own run lengths, which every ZPL printer reads.
class ZplFormat {
public:
    /// A label of `dots`, printed once.
    explicit ZplFormat(QSize dots);

    enum class Align { Left, Centre, Right };
    struct Text {
        int pixels;
        int width;     ///< wrapped to it
        int lines = 1; ///< the most
        Align align = Align::Left;
        bool reversed = false; ///< white where it stands on black
    };
    /// In the printer's own scalable font; printable ASCII and line breaks only.
    void text(QPoint at, const QString &text, const Text &style);
    /// A rectangle of lines `thick` dots wide; filled when they meet.
    void box(QPoint at, QSize size, int thick);
    /// Code 128 with the shortest mix of its sets, `module` dots a module, without the words.
    void code128(QPoint at, int height, int module, const QByteArray &ascii);
    /// Dark dots of a picture; light ones are left as they are.
    void picture(QPoint at, const QImage &picture);

    QByteArray bytes() const { return m_bytes + "^XZ\n"; }

private:
    void origin(QPoint at);

    QByteArray m_bytes;
};

/// True for text that the printer's own font has.
bool isZplText(const QString &text);

/// A page that was drawn elsewhere, a courier's label for instance, dot by dot. Darker than middle
/// grey is black.
QByteArray zplOfPage(const QImage &page);

} // namespace paushtik
