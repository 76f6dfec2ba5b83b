// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/papers/tax_document.h"

#include "shared/documents/json_reader.h"

#include <QJsonArray>
#include <algorithm>
#include <map>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// Services Accounting Code of local delivery.
const QString kDeliverySac = u"996813"_s;

TaxLine taxed(QString title, QString hsn, int quantity, Paise gross, BasisPoints rate,
              bool sameState)
{
    return {std::move(title),
            std::move(hsn),
            quantity,
            gross,
            rate,
            inclusiveTax(gross, rate, sameState)};
}

QJsonObject addressToJson(const OrderAddress &to)
{
    return {{u"name"_s, to.name},   {u"phone"_s, to.phone},       {u"line1"_s, to.line1},
            {u"line2"_s, to.line2}, {u"landmark"_s, to.landmark}, {u"city"_s, to.city},
            {u"state"_s, to.state}, {u"pincode"_s, to.pincode}};
}

OrderAddress addressFrom(const QJsonObject &json)
{
    const auto text = [&json](QLatin1StringView member) { return json[member].toString(); };
    return {text("name"_L1),     text("phone"_L1), text("line1"_L1), text("line2"_L1),
            text("landmark"_L1), text("city"_L1),  text("state"_L1), text("pincode"_L1)};
}

QJsonObject lineToJson(const TaxLine &line)
{
    return {{u"title"_s, line.title},
            {u"hsn_code"_s, line.hsn},
            {u"qty"_s, line.quantity},
            {u"gst_rate_bp"_s, line.rate.value()},
            {u"taxable_paise"_s, line.taxable().value()},
            {u"cgst_paise"_s, line.tax.cgst.value()},
            {u"sgst_paise"_s, line.tax.sgst.value()},
            {u"igst_paise"_s, line.tax.igst.value()},
            {u"total_paise"_s, line.gross.value()}};
}

TaxLine lineFrom(JsonReader &in)
{
    TaxLine line{.title = in.text("title"_L1),
                 .hsn = in.textOrEmpty("hsn_code"_L1),
                 .quantity = in.integer("qty"_L1),
                 .gross = in.paise("total_paise"_L1),
                 .rate = BasisPoints(in.integer("gst_rate_bp"_L1)),
                 .tax = {}};
    line.tax = {in.paise("cgst_paise"_L1), in.paise("sgst_paise"_L1), in.paise("igst_paise"_L1)};
    return line;
}

QString dateText(QDate date)
{
    return date.toString(Qt::ISODate);
}

} // namespace

Paise TaxDocument::total() const
{
    Paise sum;
    for (const TaxLine &line : lines)
        sum += line.gross;
    return sum;
}

TaxSplit TaxDocument::tax() const
{
    TaxSplit sum;
    for (const TaxLine &line : lines) {
        sum.cgst += line.tax.cgst;
        sum.sgst += line.tax.sgst;
        sum.igst += line.tax.igst;
    }
    return sum;
}

QJsonObject TaxDocument::toJson() const
{
    QJsonArray array;
    for (const TaxLine &line : lines)
        array.append(lineToJson(line));
    const TaxSplit split = tax();
    const bool isInvoice = paper == TaxPaper::Invoice;
    return {{u"kind"_s, isInvoice ? u"invoice"_s : u"credit_note"_s},
            {u"number"_s, number},
            {u"date"_s, dateText(date)},
            {u"order_number"_s, orderNumber},
            {u"against"_s, isInvoice ? QJsonValue() : QJsonValue(against)},
            {u"against_date"_s, isInvoice ? QJsonValue() : QJsonValue(dateText(againstDate))},
            {u"reason"_s, isInvoice ? QJsonValue() : QJsonValue(reason)},
            {u"seller"_s, seller.toJson()},
            {u"buyer"_s, addressToJson(buyer)},
            {u"place_of_supply"_s, buyer.state},
            {u"lines"_s, array},
            {u"taxable_paise"_s, (total() - split.total()).value()},
            {u"cgst_paise"_s, split.cgst.value()},
            {u"sgst_paise"_s, split.sgst.value()},
            {u"igst_paise"_s, split.igst.value()},
            {u"total_paise"_s, total().value()}};
}

Result<TaxDocument> TaxDocument::fromJson(const QJsonObject &json)
{
    JsonReader in(json, u"invoice"_s);
    TaxDocument paper;
    paper.paper = in.text("kind"_L1) == u"credit_note" ? TaxPaper::CreditNote : TaxPaper::Invoice;
    paper.number = in.text("number"_L1);
    paper.date = QDate::fromString(in.text("date"_L1), Qt::ISODate);
    paper.orderNumber = in.text("order_number"_L1);
    paper.against = in.textOrEmpty("against"_L1);
    paper.againstDate = QDate::fromString(in.textOrEmpty("against_date"_L1), Qt::ISODate);
    paper.reason = in.textOrEmpty("reason"_L1);
    paper.seller = Seller::fromJson(in.object("seller"_L1));
    paper.buyer = addressFrom(in.object("buyer"_L1));
    const QJsonArray array = in.array("lines"_L1);
    for (const QJsonValue &value : array) {
        JsonReader inner(value.toObject(), u"lines"_s);
        paper.lines.append(lineFrom(inner));
        in.adopt(inner);
    }
    if (!in.problem().isEmpty())
        return fail(Fault::Invalid, {}, in.problem());
    return paper;
}

TaxDocument invoiceOf(const OrderDocument &order, const Seller &seller)
{
    TaxDocument paper;
    paper.orderNumber = order.number;
    paper.seller = seller;
    paper.buyer = order.address;
    const bool same = paper.isWithinState();
    const OrderLine *principal = nullptr;
    for (const OrderLine &line : order.lines) {
        paper.lines.append(
            taxed(line.title, line.hsnCode, line.quantity, line.lineTotal, line.gstRate, same));
        if (!principal || line.lineTotal > principal->lineTotal)
            principal = &line;
    }
    if (order.shippingFee > Paise() && principal)
        paper.lines.append(
            taxed(u"Delivery"_s, kDeliverySac, 1, order.shippingFee, principal->gstRate, same));
    return paper;
}

TaxDocument creditNoteFor(const TaxDocument &invoice, Paise amount, const QString &reason)
{
    TaxDocument paper = invoice;
    paper.paper = TaxPaper::CreditNote;
    paper.against = invoice.number;
    paper.againstDate = invoice.date;
    paper.reason = reason;
    if (amount == invoice.total())
        return paper;
    std::map<BasisPoints, Paise> byRate;
    for (const TaxLine &line : invoice.lines)
        byRate[line.rate] += line.gross;
    paper.lines.clear();
    const bool same = invoice.isWithinState();
    // Each rate's share of what is still to be spread: the last takes what rounding left.
    Paise left = amount;
    Paise over = invoice.total();
    for (const auto &[rate, gross] : byRate) {
        const Paise share(over > Paise() ? left.value() * gross.value() / over.value() : 0);
        left -= share;
        over -= gross;
        if (share > Paise())
            paper.lines.append(taxed(u"Against invoice %1"_s.arg(invoice.number),
                                     invoice.lines.first().hsn, 1, share, rate, same));
    }
    return paper;
}

QString financialYear(QDate day)
{
    constexpr int kApril = 4;
    const int first = day.month() >= kApril ? day.year() : day.year() - 1;
    return u"%1-%2"_s.arg(first % 100, 2, 10, QChar(u'0'))
        .arg((first + 1) % 100, 2, 10, QChar(u'0'));
}

} // namespace paushtik
