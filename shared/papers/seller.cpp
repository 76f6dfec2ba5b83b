// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/papers/seller.h"

#include "shared/domain/indian_state.h"

#include <QRegularExpression>
#include <algorithm>

namespace paushtik {

using namespace Qt::StringLiterals;

QJsonObject Seller::toJson() const
{
    return {{u"name"_s, name},   {u"address"_s, address}, {u"city"_s, city},
            {u"state"_s, state}, {u"pincode"_s, pincode}, {u"phone"_s, phone},
            {u"gstin"_s, gstin}, {u"fssai"_s, fssai}};
}

Seller Seller::fromJson(const QJsonObject &json)
{
    const auto text = [&json](QLatin1StringView member) { return json[member].toString(); };
    return {.name = text("name"_L1),
            .address = text("address"_L1),
            .city = text("city"_L1),
            .state = text("state"_L1),
            .pincode = text("pincode"_L1),
            .phone = text("phone"_L1),
            .gstin = text("gstin"_L1),
            .fssai = text("fssai"_L1)};
}

// The check character of GSTN: digits and letters count 0..35, weights 1 and 2 take turns, and the
// digits of each product in base 36 are summed.
bool isGstin(const QString &text)
{
    static const QRegularExpression kForm(u"^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]Z[0-9A-Z]$"_s);
    static const QString kDigits = u"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"_s;
    if (!kForm.match(text).hasMatch())
        return false;
    const int code = QStringView(text).first(2).toInt();
    const auto states = indianStates();
    if (std::none_of(states.begin(), states.end(),
                     [code](const IndianState &one) { return one.gstCode == code; }))
        return false;
    qsizetype sum = 0;
    for (qsizetype i = 0; i < 14; ++i) {
        const qsizetype product = kDigits.indexOf(text[i]) * (i % 2 + 1);
        sum += product / 36 + product % 36;
    }
    return text[14] == kDigits[(36 - sum % 36) % 36];
}

} // namespace paushtik
