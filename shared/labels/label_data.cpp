// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/labels/label_data.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

const QByteArray kOpen = "<paushtik:label>"_ba;
const QByteArray kClose = "</paushtik:label>"_ba;

QJsonObject toJson(const LabelParty &party)
{
    return {{u"name"_s, party.name},   {u"address"_s, party.address}, {u"city"_s, party.city},
            {u"state"_s, party.state}, {u"pincode"_s, party.pincode}, {u"phone"_s, party.phone}};
}

LabelParty partyOf(const QJsonValue &json)
{
    return {json["name"_L1].toString(),    json["address"_L1].toString(),
            json["city"_L1].toString(),    json["state"_L1].toString(),
            json["pincode"_L1].toString(), json["phone"_L1].toString()};
}

QJsonObject toJson(const LabelData &label)
{
    QJsonArray items;
    for (const LabelItem &item : label.items)
        items.append(
            QJsonObject{{u"title"_s, item.title}, {u"sku"_s, item.sku}, {u"qty"_s, item.qty}});
    return {
        {u"awb"_s, label.awb},
        {u"courier"_s, label.courier},
        {u"routing"_s, label.routing},
        {u"order"_s, label.orderNumber},
        {u"date"_s, label.date.toString(Qt::ISODate)},
        {u"to"_s, toJson(label.to)},
        {u"from"_s, toJson(label.from)},
        {u"weight_grams"_s, label.weightGrams},
        {u"size_mm"_s, QJsonArray{label.size.lengthMm, label.size.widthMm, label.size.heightMm}},
        {u"total_paise"_s, label.total.value()},
        {u"items"_s, items},
        {u"fssai"_s, label.fssai},
        {u"reprint"_s, label.reprint}};
}

LabelData labelOf(const QJsonObject &json)
{
    const QJsonArray size = json["size_mm"_L1].toArray();
    LabelData label{.awb = json["awb"_L1].toString(),
                    .courier = json["courier"_L1].toString(),
                    .routing = json["routing"_L1].toString(),
                    .orderNumber = json["order"_L1].toString(),
                    .date = QDate::fromString(json["date"_L1].toString(), Qt::ISODate),
                    .to = partyOf(json["to"_L1]),
                    .from = partyOf(json["from"_L1]),
                    .weightGrams = json["weight_grams"_L1].toInt(),
                    .size = {size.at(0).toInt(), size.at(1).toInt(), size.at(2).toInt()},
                    .total = Paise(json["total_paise"_L1].toInteger()),
                    .items = {},
                    .fssai = json["fssai"_L1].toString(),
                    .reprint = json["reprint"_L1].toString()};
    for (const QJsonValue &item : json["items"_L1].toArray())
        label.items.append(
            {item["title"_L1].toString(), item["sku"_L1].toString(), item["qty"_L1].toInt(1)});
    return label;
}

} // namespace

QByteArray labelXmp(const LabelData &label)
{
    // Base64: an address may hold anything, and XML not.
    const QByteArray data = QJsonDocument(toJson(label)).toJson(QJsonDocument::Compact).toBase64();
    return R"(<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>)"
           R"(<x:xmpmeta xmlns:x="adobe:ns:meta/">)"
           R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">)"
           R"(<rdf:Description rdf:about="" xmlns:paushtik="urn:paushtik:label:1">)" +
           kOpen + data + kClose + R"(</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>)";
}

std::optional<LabelData> labelDataOf(const QByteArray &pdf)
{
    const qsizetype begin = pdf.indexOf(kOpen);
    const qsizetype end = begin < 0 ? -1 : pdf.indexOf(kClose, begin);
    if (end < 0)
        return std::nullopt;
    const qsizetype first = begin + kOpen.size();
    const QByteArray data = QByteArray::fromBase64(pdf.mid(first, end - first));
    const QJsonObject json = QJsonDocument::fromJson(data).object();
    return json.isEmpty() ? std::nullopt : std::optional(labelOf(json));
}

} // namespace paushtik
