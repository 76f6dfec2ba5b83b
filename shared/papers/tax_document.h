// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/documents/order_document.h"
#include "shared/domain/result.h"
#include "shared/papers/seller.h"

#include <QDate>
#include <QJsonObject>

namespace paushtik {

enum class TaxPaper { Invoice, CreditNote };

/// A line of a tax invoice. All prices include the tax; `taxable` is what is left without it.
struct TaxLine {
    QString title;
    QString hsn; ///< of goods; of the delivery its SAC
    int quantity;
    Paise gross;
    BasisPoints rate;
    TaxSplit tax;
    Paise taxable() const { return gross - tax.total(); }
};

/// A tax invoice (CGST Rules 2017, rule 46) or a credit note (rule 53(1A)), frozen when it was
/// issued: it is drawn alike for ever, whatever changes in the shop.
struct TaxDocument {
    TaxPaper paper = TaxPaper::Invoice;
    QString number; ///< at most 16 characters, rule 46(b)
    QDate date;     ///< in India
    QString orderNumber;
    QString against; ///< of a credit note: the invoice's number
    QDate againstDate;
    QString reason; ///< of a credit note
    Seller seller;
    OrderAddress buyer;
    QList<TaxLine> lines;

    /// Goods stay in the seller's state: halves to the centre and the state, no IGST.
    bool isWithinState() const { return buyer.state == seller.state; }
    Paise total() const;
    TaxSplit tax() const;

    QJsonObject toJson() const;
    static Result<TaxDocument> fromJson(const QJsonObject &json);
};

/// The invoice of an order, without number and date. The delivery is a part of the same supply
/// (CGST Act s. 8(a)): it bears the rate of the line that counts most.
TaxDocument invoiceOf(const OrderDocument &order, const Seller &seller);

/// The credit note for `amount` of an invoice, without number and date: spread over its rates in
/// proportion, so that its lines sum to the amount exactly. 0 < amount <= the invoice's total.
TaxDocument creditNoteFor(const TaxDocument &invoice, Paise amount, const QString &reason);

/// "26-27" for a day from 1 April 2026 to 31 March 2027.
QString financialYear(QDate day);

/// A4 pages, PDF. What renderLabelPdf() says of fonts and threads holds here too.
QByteArray renderTaxDocumentPdf(const TaxDocument &document);

} // namespace paushtik
