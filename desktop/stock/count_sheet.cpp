// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/stock/count_sheet.h"

#include "desktop/core/formats.h"

#include <QTextDocument>

namespace paushtik {

using namespace Qt::StringLiterals;

QString CountSheet::html(const QList<StockRow> &rows, Timestamp at)
{
    QString lines;
    for (const StockRow &row : rows)
        lines += u"<tr><td>%1</td><td>%2</td><td></td></tr>"_s.arg(row.sku.toHtmlEscaped(),
                                                                   row.title.toHtmlEscaped());
    return u"<h2>%1</h2><p>%2</p><table border='1' cellspacing='0' cellpadding='6' width='100%'>"
           "<thead><tr><th>%3</th><th>%4</th><th width='20%'>%5</th></tr></thead>%6</table>"_s.arg(
               tr("Count sheet"), formats::moment(at), tr("SKU"), tr("Product"), tr("Counted"),
               lines);
}

void CountSheet::print(const QList<StockRow> &rows, Timestamp at, QPagedPaintDevice &paper)
{
    QTextDocument document;
    document.setHtml(html(rows, at));
    document.print(&paper);
}

} // namespace paushtik
