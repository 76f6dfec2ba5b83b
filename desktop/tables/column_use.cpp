// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/tables/column_use.h"

#include "desktop/catalog/product_field.h"

#include <QHash>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

/// "Price (₹)" and "price" are one.
QString folded(const QString &head)
{
    QString text;
    for (const QChar c : head.toLower()) {
        if (c.isLetterOrNumber() || c.isMark())
            text += c;
    }
    return text;
}

// What spreadsheets of shops call them.
const QHash<QString, QString> &customs()
{
    static const QHash<QString, QString> kCustoms{{u"code"_s, u"sku"_s},
                                                  {u"itemcode"_s, u"sku"_s},
                                                  {u"productcode"_s, u"sku"_s},
                                                  {u"name"_s, u"title"_s},
                                                  {u"product"_s, u"title"_s},
                                                  {u"productname"_s, u"title"_s},
                                                  {u"item"_s, u"title"_s},
                                                  {u"hindi"_s, u"title_hi"_s},
                                                  {u"hindiname"_s, u"title_hi"_s},
                                                  {u"titlehindi"_s, u"title_hi"_s},
                                                  {u"price"_s, u"price_paise"_s},
                                                  {u"sellingprice"_s, u"price_paise"_s},
                                                  {u"rate"_s, u"price_paise"_s},
                                                  {u"mrp"_s, u"mrp_paise"_s},
                                                  {u"category"_s, u"category_id"_s},
                                                  {u"categoryslug"_s, u"category_id"_s},
                                                  {u"weight"_s, u"weight_grams"_s},
                                                  {u"weightg"_s, u"weight_grams"_s},
                                                  {u"grams"_s, u"weight_grams"_s},
                                                  {u"hsn"_s, u"hsn_code"_s},
                                                  {u"gst"_s, u"gst_rate_bp"_s},
                                                  {u"gstrate"_s, u"gst_rate_bp"_s},
                                                  {u"tax"_s, u"gst_rate_bp"_s},
                                                  {u"unit"_s, u"unit_label"_s},
                                                  {u"pack"_s, u"unit_label"_s},
                                                  {u"url"_s, u"slug"_s},
                                                  {u"threshold"_s, u"low_stock_threshold"_s},
                                                  {u"lowstock"_s, u"low_stock_threshold"_s}};
    return kCustoms;
}

} // namespace

QStringList ColumnUses::offered()
{
    QStringList names{u"id"_s};
    for (const ProductField &field : fields::all())
        names.append(field.name);
    return names;
}

QString ColumnUses::label(const QString &field)
{
    if (field.isEmpty())
        return tr("(left out)");
    return field == u"id"_s ? tr("Id") : FieldText::label(field);
}

ColumnUse ColumnUses::guess(const QString &head)
{
    const QStringList names = offered();
    if (names.contains(head.trimmed()))
        return {head.trimmed(), true};
    const QString wanted = folded(head);
    for (const QString &name : names) {
        if (folded(name) == wanted || folded(label(name)) == wanted)
            return {name, false};
    }
    return {customs().value(wanted), false};
}

QList<ColumnUse> ColumnUses::guess(const QStringList &heads)
{
    QList<ColumnUse> uses;
    QStringList given;
    for (const QString &head : heads) {
        ColumnUse use = guess(head);
        if (given.contains(use.field))
            use = {};
        if (!use.field.isEmpty())
            given.append(use.field);
        uses.append(use);
    }
    return uses;
}

QString ColumnUses::problem(const QList<ColumnUse> &uses)
{
    QStringList given;
    for (const ColumnUse &use : uses) {
        if (use.field.isEmpty())
            continue;
        if (given.contains(use.field))
            return tr("Two columns are taken for “%1”.").arg(label(use.field));
        given.append(use.field);
    }
    if (!given.contains(u"sku"_s) && !given.contains(u"id"_s))
        return tr("One column must be the SKU: by it a row finds its product.");
    if (given.size() < 2)
        return tr("Choose what the other columns are.");
    return {};
}

} // namespace paushtik
