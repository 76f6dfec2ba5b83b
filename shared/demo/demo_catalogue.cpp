// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/demo/demo_catalogue.h"

#include "shared/demo/demo_resources.h"

#include <QJsonArray>
#include <QJsonObject>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

QStringList strings(const QJsonValue &value)
{
    QStringList all;
    for (const auto &each : value.toArray())
        all.append(each.toString());
    return all;
}

ParcelSize size(const QJsonValue &value)
{
    return {
        .lengthMm = value[0].toInt(), .widthMm = value[1].toInt(), .heightMm = value[2].toInt()};
}

DemoCategory category(const QJsonObject &from)
{
    return {.slug = from["slug"_L1].toString(),
            .title = from["title"_L1].toString(),
            .titleHi = from["title_hi"_L1].toString()};
}

DemoPicture picture(const QJsonObject &from)
{
    return {.vessel = from["vessel"_L1].toString(),
            .lid = from["lid"_L1].toString(u"gold"_s),
            .ghee = from["ghee"_L1].toString(),
            .livery = from["livery"_L1].toString(),
            .wall = from["wall"_L1].toString(),
            .prop = from["prop"_L1].toString(),
            .lines = strings(from["lines"_L1]),
            .hindi = from["hindi"_L1].toString(),
            .inside = strings(from["inside"_L1]),
            .scale = from["scale"_L1].toDouble(1)};
}

DemoProduct product(const QJsonObject &from, const QJsonObject &catalogue)
{
    const QString title = from["title"_L1].toString();
    const QString unit = from["unit_label"_L1].toString();
    return {.sku = from["sku"_L1].toString(),
            .slug = from["slug"_L1].toString(),
            .category = from["category"_L1].toString(),
            .title = title,
            .subtitle = from["subtitle"_L1].toString(),
            .description = from["description"_L1].toString(),
            .titleHi = from["title_hi"_L1].toString(),
            .descriptionHi = from["description_hi"_L1].toString(),
            .unitLabel = unit,
            .weightGrams = from["weight_grams"_L1].toInt(),
            .size = size(from["size_mm"_L1]),
            .price = Paise(from["price_paise"_L1].toInteger()),
            .mrp = Paise(from["mrp_paise"_L1].toInteger()),
            .hsnCode = catalogue["hsn_code"_L1].toString(),
            .gstRate = BasisPoints(catalogue["gst_rate_bp"_L1].toInt()),
            .lowStockThreshold = from["low_stock_threshold"_L1].toInt(),
            .openingStock = from["opening_stock"_L1].toInt(),
            .pictureAlt = u"Paushtik %1, %2"_s.arg(title, unit),
            .picture = picture(from["picture"_L1].toObject())};
}

QList<DemoCategory> readCategories()
{
    QList<DemoCategory> all;
    for (const auto &each : demo::catalogue()["categories"_L1].toArray())
        all.append(category(each.toObject()));
    return all;
}

QList<DemoProduct> readProducts()
{
    QList<DemoProduct> all;
    for (const auto &each : demo::catalogue()["products"_L1].toArray())
        all.append(product(each.toObject(), demo::catalogue()));
    return all;
}

} // namespace

const QList<DemoCategory> &demoCategories()
{
    static const QList<DemoCategory> all = readCategories();
    return all;
}

const QList<DemoProduct> &demoProducts()
{
    static const QList<DemoProduct> all = readProducts();
    return all;
}

} // namespace paushtik
