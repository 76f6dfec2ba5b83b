// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace paushtik {

/// Who sells, as a tax invoice must name them (CGST Rules 2017, rule 46(a)) and a food label too.
struct Seller {
    QString name;
    QString address; ///< may hold line breaks; neither city nor state
    QString city;
    QString state; ///< ISO 3166-2:IN
    QString pincode;
    QString phone;
    QString gstin; ///< 15 characters
    QString fssai; ///< 14 digits

    QJsonObject toJson() const;
    static Seller fromJson(const QJsonObject &json);
};

/// Fifteen characters whose last checks the others and whose first two are a state's GST code.
bool isGstin(const QString &text);

} // namespace paushtik
