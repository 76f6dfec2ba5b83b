// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/result.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QList>

namespace paushtik {

/// What a person may set of a product, as the contract names it, and how it reads on screen. The
/// server has the last word; these rules are its own, so that a mistake is seen while it is typed.
struct ProductField {
    enum class Kind { Text, LongText, Sku, Slug, Hsn, Money, Whole, Percent, Category };
    QString name;
    Kind kind;
    bool required;
    qint64 min; ///< characters, or the number itself
    qint64 max;
};

namespace fields {

/// In the order of the editor.
const QList<ProductField> &all();
const ProductField &field(const QString &name);
bool isKnown(const QString &name);

} // namespace fields

/// The words and rules of the fields, in the language of the window.
class FieldText {
    Q_DECLARE_TR_FUNCTIONS(paushtik::FieldText)
public:
    static QString label(const QString &field);
    /// For people: "₹1,099.00", "5 %"; empty for no value.
    static QString shown(const ProductField &field, const QJsonValue &value);
    /// For an input line: "1099.00", "5".
    static QString typed(const ProductField &field, const QJsonValue &value);
    /// What somebody typed or pasted; the error's detail says what is wrong with it. Rupees and
    /// per cent become paise and basis points exactly; empty is no value.
    static Result<QJsonValue> read(const ProductField &field, const QString &text);
    /// Empty when the field may have this value.
    static QString problem(const ProductField &field, const QJsonValue &value);
    /// The same for what concerns several fields: the name of the field to blame and the words.
    static QString priceProblem(const QJsonObject &product);
};

} // namespace paushtik
