// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/order_columns.h"

#include "desktop/replica/order_facets.h"
#include "desktop/replica/search_words.h"

#include <QJsonArray>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// A flag is a word, or an object that names its word in `kind`.
QStringList flagsOf(const QJsonArray &array)
{
    QStringList flags;
    for (const QJsonValue &value : array) {
        const QString flag = value.isString() ? value.toString() : value["kind"_L1].toString();
        if (!flag.isEmpty())
            flags.append(flag);
    }
    return flags;
}

QString firstOf(const QString &wanted, const QString &otherwise)
{
    return wanted.isEmpty() ? otherwise : wanted;
}

} // namespace

OrderEntry orderEntryOf(const QJsonObject &order)
{
    const QJsonObject customer = order["customer"_L1].toObject();
    const QJsonObject address = order["address"_L1].toObject();
    const QJsonObject shipment = order["shipment"_L1].toObject();
    const QJsonArray lines = order["lines"_L1].toArray();
    OrderEntry entry{
        .id = order["id"_L1].toString(),
        .number = order["number"_L1].toString(),
        .placedAt = Timestamp::parse(order["placed_at"_L1].toString()).value_or(Timestamp(0)),
        .status = order["status"_L1].toString(),
        .payment = order["payment"_L1].toObject()["state"_L1].toString(),
        .shipment = shipment["state"_L1].toString(),
        .total = Paise(order["total_paise"_L1].toInteger()),
        .customer = firstOf(customer["name"_L1].toString(), address["name"_L1].toString()),
        .contact = firstOf(customer["email"_L1].toString(), address["phone"_L1].toString()),
        .city = address["city"_L1].toString(),
        .awb = shipment["awb"_L1].toString(),
        .flags = flagsOf(order["flags"_L1].toArray()),
        .packed = order["packed_at"_L1].isString()};
    for (const QJsonValue &line : lines)
        entry.items += line["qty"_L1].toInt();
    return entry;
}

QString orderWordsOf(const QJsonObject &order, const OrderEntry &entry)
{
    const QJsonObject customer = order["customer"_L1].toObject();
    const QJsonObject address = order["address"_L1].toObject();
    QStringList words = search::orderNumberWords(entry.number);
    words += search::wordsOf(customer["name"_L1].toString());
    words += search::wordsOf(address["name"_L1].toString());
    words += search::wordsOf(customer["email"_L1].toString());
    words += search::phoneWords(customer["phone"_L1].toString());
    words += search::phoneWords(address["phone"_L1].toString());
    words += search::wordsOf(entry.awb);
    for (const QJsonValue &line : order["lines"_L1].toArray()) {
        words.append(search::productWord(line["product_id"_L1].toString()));
        words += search::productWords(line["title"_L1].toString());
        words += search::productWords(line["sku"_L1].toString());
    }
    words.removeDuplicates();
    // A space in front and behind: " word" is then looked for in it without the index.
    return u' ' + words.join(u' ') + u' ';
}

void writeOrderEntry(Sql &sql, const OrderEntry &entry, const QString &words)
{
    static const QString kWrite = uR"sql(
        INSERT INTO orders (key, id, number, placed_at, status, payment, shipment, total, items,
                            customer, contact, city, awb, flags, packed, words, facets)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (key) DO UPDATE
           SET number = excluded.number, placed_at = excluded.placed_at,
               status = excluded.status, payment = excluded.payment,
               shipment = excluded.shipment, total = excluded.total, items = excluded.items,
               customer = excluded.customer, contact = excluded.contact, city = excluded.city,
               awb = excluded.awb, flags = excluded.flags, packed = excluded.packed,
               words = excluded.words, facets = excluded.facets)sql"_s;
    // A null QString would be NULL to SQLite, an empty one is a text.
    const auto text = [](const QString &value) { return value.isNull() ? u""_s : value; };
    sql.run(kWrite,
            {entry.key, entry.id, text(entry.number), entry.placedAt.microseconds(),
             text(entry.status), text(entry.payment), text(entry.shipment), entry.total.value(),
             entry.items, text(entry.customer), text(entry.contact), text(entry.city),
             text(entry.awb), text(entry.flags.join(u' ')), entry.packed, words, facetsOf(entry)});
}

QString orderEntryColumns()
{
    return u"o.key, o.id, o.number, o.placed_at, o.status, o.payment, o.shipment, o.total, "
           "o.items, o.customer, o.contact, o.city, o.awb, o.flags, o.packed"_s;
}

OrderEntry readOrderEntry(const Rows &rows)
{
    return {.id = rows.text(1),
            .number = rows.text(2),
            .placedAt = Timestamp(rows.number(3)),
            .status = rows.text(4),
            .payment = rows.text(5),
            .shipment = rows.text(6),
            .total = Paise(rows.number(7)),
            .items = static_cast<int>(rows.number(8)),
            .customer = rows.text(9),
            .contact = rows.text(10),
            .city = rows.text(11),
            .awb = rows.text(12),
            .flags = rows.text(13).split(u' ', Qt::SkipEmptyParts),
            .packed = rows.number(14) != 0,
            .key = rows.number(0)};
}

} // namespace paushtik
