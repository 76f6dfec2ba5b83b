// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/shiprocket/label_pdf.h"

#include "shared/labels/code128.h"

namespace paushtik::simulators {
namespace {

QByteArray textOf(const QByteArrayList &lines)
{
    QByteArray text = "BT /F1 11 Tf 14 TL 20 400 Td\n";
    for (QByteArray line : lines) {
        line.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        text += '(' + line + ") Tj T*\n";
    }
    return text + "ET\n";
}

QByteArray barsOf(const QByteArray &code)
{
    QByteArray bars;
    int x = 30;
    bool isBar = true;
    const auto symbol = encodeCode128(code);
    for (const int width : symbol ? symbol->runs : QList<int>()) {
        if (isBar)
            bars += QByteArray::number(x) + " 120 " + QByteArray::number(width) + " 60 re f\n";
        x += width;
        isBar = !isBar;
    }
    return bars;
}

} // namespace

QByteArray simulatedPdf(const QByteArrayList &lines, const QByteArray &code)
{
    const QByteArray content = textOf(lines) + barsOf(code);
    const QByteArrayList objects{
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 288 432] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        "<< /Length " + QByteArray::number(content.size()) + " >>\nstream\n" + content +
            "endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
    QByteArray pdf = "%PDF-1.4\n";
    QByteArray table = "0000000000 65535 f \n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(pdf.size()).rightJustified(10, '0') + " 00000 n \n";
        pdf += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const QByteArray size = QByteArray::number(objects.size() + 1);
    return pdf + "xref\n0 " + size + '\n' + table + "trailer\n<< /Size " + size +
           " /Root 1 0 R >>\nstartxref\n" + QByteArray::number(pdf.size()) + "\n%%EOF\n";
}

} // namespace paushtik::simulators
