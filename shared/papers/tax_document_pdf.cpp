// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/indian_state.h"
#include "shared/domain/money_text.h"
#include "shared/papers/paper.h"
#include "shared/papers/tax_document.h"

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace paper;

constexpr qreal kRow = 96;
constexpr qreal kTableTopFirst = 1060;
constexpr qreal kTableTop = kTop + 120;
constexpr qreal kFoot = 1000; ///< totals, words, signature

struct Column {
    QString title;
    qreal left;
    qreal width;
    bool right = true;
};

QList<Column> columnsOf(bool withinState)
{
    QList<Column> columns{{u"#"_s, 0, 60, false},          {u"DESCRIPTION"_s, 70, 640, false},
                          {u"HSN/SAC"_s, 720, 190, false}, {u"QTY"_s, 910, 90},
                          {u"TAXABLE"_s, 1010, 260},       {u"RATE"_s, 1280, 110}};
    if (withinState)
        columns << Column{u"CGST"_s, 1400, 220} << Column{u"SGST"_s, 1630, 220};
    else
        columns << Column{u"IGST"_s, 1400, 450};
    columns << Column{u"TOTAL"_s, 1860, kWidth - 1860};
    return columns;
}

QString stateText(const QString &code)
{
    const auto state = findIndianState(code);
    return state ? u"%1 (%2)"_s.arg(QString(state->name)).arg(state->gstCode, 2, 10, QChar(u'0'))
                 : code;
}

QString percent(BasisPoints rate)
{
    QString text = QString::number(rate.value() / 100.0, 'f', 2);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text + u'%';
}

QStringList cellsOf(const TaxLine &line, int number, bool withinState)
{
    QStringList cells{
        QString::number(number),      line.title,        line.hsn, QString::number(line.quantity),
        formatRupees(line.taxable()), percent(line.rate)};
    if (withinState)
        cells << formatRupees(line.tax.cgst) << formatRupees(line.tax.sgst);
    else
        cells << formatRupees(line.tax.igst);
    cells << formatRupees(line.gross);
    return cells;
}

/// Draws one document, page by page.
class Drawing {
public:
    explicit Drawing(const TaxDocument &paper)
        : m_paper(paper)
        , m_columns(columnsOf(paper.isWithinState()))
    {
    }
    bool operator()(QPainter &painter, int page)
    {
        if (page == 0)
            drawHead(painter);
        else
            cell(painter, QRectF(kLeft, kTop, kWidth, 50),
                 u"%1 %2, page %3"_s.arg(title(), m_paper.number).arg(page + 1), false, true);
        const qreal end = drawRows(painter, page == 0 ? kTableTopFirst : kTableTop);
        if (m_done == m_paper.lines.size() && end + kFoot <= kBottom) {
            drawFoot(painter, end + 20);
            return false;
        }
        return true;
    }

private:
    QString title() const
    {
        return m_paper.paper == TaxPaper::Invoice ? u"Tax invoice"_s : u"Credit note"_s;
    }
    void drawHead(QPainter &painter) const
    {
        const Seller &seller = m_paper.seller;
        drawText(painter, QRectF(kLeft, kTop - 20, 1200, 110), u"Paushtik"_s,
                 {.font = labelFont(88, QFont::Bold, Face::Serif)});
        drawText(painter, QRectF(kRight - 1100, kTop, 1100, 80), title(),
                 {.font = labelFont(60, QFont::Bold), .alignment = Qt::AlignRight});
        rule(painter, kTop + 122, 6);
        caption(painter, {kLeft, kTop + 160}, u"SOLD BY"_s);
        lines(painter, QRectF(kLeft, kTop + 204, 1050, 340),
              {seller.name, seller.address,
               u"%1, %2 %3"_s.arg(seller.city, stateText(seller.state), seller.pincode),
               u"GSTIN %1"_s.arg(seller.gstin), u"FSSAI licence %1"_s.arg(seller.fssai)});
        drawFacts(painter);
        drawBuyer(painter);
    }
    void drawFacts(QPainter &painter) const
    {
        QList<std::pair<QString, QString>> facts{{u"NUMBER"_s, m_paper.number},
                                                 {u"DATE"_s, day(m_paper.date)},
                                                 {u"ORDER"_s, m_paper.orderNumber}};
        if (m_paper.paper == TaxPaper::CreditNote)
            facts.append({u"AGAINST INVOICE"_s,
                          u"%1 of %2"_s.arg(m_paper.against, day(m_paper.againstDate))});
        qreal y = kTop + 160;
        for (const auto &[name, value] : facts) {
            caption(painter, {kLeft + 1240, y}, name);
            cell(painter, QRectF(kLeft + 1240, y + 40, 900, 48), value, false, true);
            y += 104;
        }
    }
    void drawBuyer(QPainter &painter) const
    {
        const OrderAddress &to = m_paper.buyer;
        const qreal top = kTop + 560;
        caption(painter, {kLeft, top}, u"SOLD AND DELIVERED TO"_s);
        lines(painter, QRectF(kLeft, top + 44, 1050, 300),
              {to.name, to.line1, to.line2, to.landmark,
               u"%1 %2, %3"_s.arg(to.city, to.pincode, stateText(to.state)), to.phone});
        caption(painter, {kLeft + 1240, top}, u"PLACE OF SUPPLY"_s);
        cell(painter, QRectF(kLeft + 1240, top + 40, 900, 48), stateText(to.state), false, true);
        caption(painter, {kLeft + 1240, top + 104}, u"REVERSE CHARGE"_s);
        cell(painter, QRectF(kLeft + 1240, top + 144, 900, 48), u"No"_s, false, true);
        if (!m_paper.reason.isEmpty()) {
            caption(painter, {kLeft + 1240, top + 208}, u"REASON"_s);
            cell(painter, QRectF(kLeft + 1240, top + 248, 900, 96), m_paper.reason, false, false,
                 2);
        }
    }
    qreal drawRows(QPainter &painter, qreal top)
    {
        for (const Column &column : m_columns)
            drawText(painter, QRectF(kLeft + column.left, top, column.width, 44), column.title,
                     {.font = labelFont(26, QFont::Bold),
                      .alignment = column.right ? Qt::AlignRight : Qt::AlignLeft});
        qreal y = top + 52;
        rule(painter, y);
        y += 14;
        while (m_done < m_paper.lines.size() && y + kRow <= kBottom) {
            drawRow(painter, y);
            y += kRow;
        }
        rule(painter, y);
        return y;
    }
    void drawRow(QPainter &painter, qreal y)
    {
        const QStringList cells =
            cellsOf(m_paper.lines[m_done], static_cast<int>(m_done) + 1, m_paper.isWithinState());
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            const Column &column = m_columns[i];
            cell(painter, QRectF(kLeft + column.left, y, column.width, kRow - 8), cells[i],
                 column.right, false, i == 1 ? 2 : 1);
        }
        ++m_done;
    }
    void drawFoot(QPainter &painter, qreal top) const
    {
        const TaxSplit tax = m_paper.tax();
        QList<std::pair<QString, Paise>> sums{{u"Taxable value"_s, m_paper.total() - tax.total()}};
        if (m_paper.isWithinState())
            sums << std::pair{u"CGST"_s, tax.cgst} << std::pair{u"SGST"_s, tax.sgst};
        else
            sums << std::pair{u"IGST"_s, tax.igst};
        qreal y = top;
        for (const auto &[name, amount] : sums) {
            cell(painter, QRectF(kLeft + 1280, y, 500, 50), name);
            cell(painter, QRectF(kLeft + 1700, y, kWidth - 1700, 50), formatRupees(amount), true);
            y += 56;
        }
        drawText(painter, QRectF(kLeft + 1280, y + 6, 500, 70), u"Total"_s,
                 {.font = labelFont(46, QFont::Bold)});
        drawText(painter, QRectF(kLeft + 1600, y + 6, kWidth - 1600, 70),
                 formatRupees(m_paper.total()),
                 {.font = labelFont(46, QFont::Bold), .alignment = Qt::AlignRight});
        caption(painter, {kLeft, top}, u"AMOUNT IN WORDS"_s);
        cell(painter, QRectF(kLeft, top + 44, 1180, 140), amountInWords(m_paper.total()), false,
             true, 3);
        drawSignature(painter, top + 420);
    }
    void drawSignature(QPainter &painter, qreal top) const
    {
        cell(painter, QRectF(kLeft, top + 60, 1200, 120),
             u"Prices include GST. Issued electronically, valid without a signature."_s, false,
             false, 2);
        cell(painter, QRectF(kRight - 900, top, 900, 50), u"For %1"_s.arg(m_paper.seller.name),
             true, true);
        painter.fillRect(QRectF(kRight - 700, top + 190, 700, 3), Qt::black);
        cell(painter, QRectF(kRight - 900, top + 202, 900, 50), u"Authorised signatory"_s, true);
    }

    const TaxDocument &m_paper;
    QList<Column> m_columns;
    qsizetype m_done = 0;
};

} // namespace

QByteArray renderTaxDocumentPdf(const TaxDocument &document)
{
    Drawing drawing(document);
    return makePdf(document.number,
                   [&drawing](QPainter &painter, int page) { return drawing(painter, page); });
}

} // namespace paushtik
