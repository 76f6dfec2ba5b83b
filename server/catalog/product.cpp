// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/product.h"

#include "shared/domain/stock.h"

namespace paushtik::catalog {
using namespace Qt::StringLiterals;

namespace {

QJsonValue orNull(const std::optional<QString> &text)
{
    return text ? QJsonValue(*text) : QJsonValue(QJsonValue::Null);
}

QJsonValue orNull(std::optional<int> number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

QJsonObject publicImageJson(const Image &image)
{
    return {{u"base_url"_s, mediaUrl(image.baseKey)},
            {u"width"_s, image.width},
            {u"height"_s, image.height},
            {u"alt"_s, image.alt}};
}

template <class Render>
QJsonArray imagesJson(const QList<Image> &images, Render render)
{
    QJsonArray array;
    for (const Image &image : images)
        array.append(render(image));
    return array;
}

} // namespace

QString mediaUrl(const QString &baseKey)
{
    return u"/media/"_s + baseKey;
}

QLatin1StringView Availability::status() const
{
    return toString(stockStatus(stock, threshold));
}

QJsonValue Availability::shownCount() const
{
    const bool plenty = stockStatus(stock, threshold) == StockStatus::InStock;
    return plenty ? QJsonValue(QJsonValue::Null) : QJsonValue(stock);
}

QJsonObject categoryJson(const Category &category)
{
    return {{u"id"_s, category.id.toString()},
            {u"slug"_s, category.slug},
            {u"title"_s, category.title}};
}

QJsonObject adminCategoryJson(const Category &category)
{
    QJsonObject object = categoryJson(category);
    object[u"title_hi"_s] = orNull(category.titleHi);
    object[u"position"_s] = category.position;
    return object;
}

QJsonObject adminImageJson(const Image &image)
{
    QJsonObject object = publicImageJson(image);
    object[u"id"_s] = image.id.toString();
    object[u"base_key"_s] = image.baseKey;
    object[u"position"_s] = image.position;
    return object;
}

QJsonObject listItemJson(const Product &product)
{
    const Availability availability{product.stock, product.lowStockThreshold};
    return {{u"id"_s, product.id.toString()},
            {u"slug"_s, product.slug},
            {u"title"_s, product.title},
            {u"subtitle"_s, orNull(product.subtitle)},
            {u"unit_label"_s, orNull(product.unitLabel)},
            {u"weight_grams"_s, product.weightGrams},
            {u"price_paise"_s, product.price.value()},
            {u"mrp_paise"_s, product.mrp.value()},
            {u"stock_status"_s, availability.status()},
            {u"available"_s, availability.shownCount()},
            {u"category"_s, categoryJson(product.category)},
            {u"image"_s, product.images.isEmpty() ? QJsonValue(QJsonValue::Null)
                                                  : publicImageJson(product.images.first())}};
}

QJsonObject detailJson(const Product &product)
{
    QJsonObject object = listItemJson(product);
    object[u"description"_s] = orNull(product.description);
    object[u"images"_s] = imagesJson(product.images, publicImageJson);
    object[u"hsn_code"_s] = product.hsnCode;
    object[u"gst_rate_bp"_s] = product.gstRate.value();
    return object;
}

QJsonObject adminJson(const Product &product)
{
    QJsonObject object = detailJson(product);
    object[u"images"_s] = imagesJson(product.images, adminImageJson);
    object[u"sku"_s] = product.sku;
    object[u"category_id"_s] = product.category.id.toString();
    object[u"title_hi"_s] = orNull(product.titleHi);
    object[u"description_hi"_s] = orNull(product.descriptionHi);
    object[u"length_mm"_s] = orNull(product.lengthMm);
    object[u"width_mm"_s] = orNull(product.widthMm);
    object[u"height_mm"_s] = orNull(product.heightMm);
    object[u"low_stock_threshold"_s] = product.lowStockThreshold;
    object[u"stock"_s] = product.stock;
    object[u"archived_at"_s] = product.archivedAt ? QJsonValue(product.archivedAt->toString())
                                                  : QJsonValue(QJsonValue::Null);
    object[u"version"_s] = product.version;
    return object;
}

} // namespace paushtik::catalog
