// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/orders/orders_csv.h"

#include "shared/documents/csv_line.h"

#include <QJsonArray>
#include <array>

namespace paushtik::orders {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kColumns{
    "id",
    "number",
    "status",
    "placed_at",
    "paid_at",
    "packed_at",
    "cancelled_at",
    "customer.name",
    "customer.email",
    "customer.phone",
    "address.name",
    "address.phone",
    "address.line1",
    "address.line2",
    "address.city",
    "address.state",
    "address.pincode",
    "subtotal_paise",
    "shipping_paise",
    "total_paise",
    "refunded_paise",
    "payment.state",
    "payment.payment_id",
    "payment.method",
    "shipment.state",
    "shipment.awb",
    "shipment.courier",
    "flags",
    "note",
};

QString cellOf(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toInteger());
    if (!value.isArray())
        return value.toString();
    QStringList words;
    for (const QJsonValue &word : value.toArray())
        words.append(word.toString());
    return words.join(u' ');
}

QJsonValue valueAt(const QJsonObject &document, const QString &path)
{
    const qsizetype dot = path.indexOf(u'.');
    if (dot < 0)
        return document.value(path);
    return document.value(path.left(dot)).toObject().value(path.mid(dot + 1));
}

} // namespace

QByteArray csvHeader()
{
    QStringList names;
    for (const char *column : kColumns)
        names.append(QString::fromLatin1(column));
    return csvLine(names);
}

QByteArray csvRow(const QJsonObject &document)
{
    QStringList cells;
    for (const char *column : kColumns)
        cells.append(cellOf(valueAt(document, QString::fromLatin1(column))));
    return csvLine(cells);
}

} // namespace paushtik::orders
