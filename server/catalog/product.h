// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/id.h"
#include "shared/domain/money.h"
#include "shared/domain/timestamp.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <optional>

namespace paushtik::catalog {

struct Category {
    CategoryId id;
    QString slug;
    QString title;
    std::optional<QString> titleHi;
    int position = 0;
    friend bool operator==(const Category &, const Category &) = default;
};

/// A picture of a product. The sizes are those of the full variant.
struct Image {
    ImageId id;
    QString baseKey;
    int width;
    int height;
    QString alt;
    int position;
    friend bool operator==(const Image &, const Image &) = default;
};

/// A product as it stands in the database, with its category, pictures and stock.
struct Product {
    ProductId id;
    QString sku;
    QString slug;
    Category category;
    QString title;
    std::optional<QString> subtitle;
    std::optional<QString> description;
    std::optional<QString> titleHi;
    std::optional<QString> descriptionHi;
    std::optional<QString> unitLabel;
    int weightGrams;
    std::optional<int> lengthMm;
    std::optional<int> widthMm;
    std::optional<int> heightMm;
    Paise price;
    Paise mrp;
    QString hsnCode;
    BasisPoints gstRate;
    int lowStockThreshold;
    int stock;
    std::optional<Timestamp> archivedAt;
    qint64 version;
    Timestamp createdAt;
    QList<Image> images; ///< in their order
    friend bool operator==(const Product &, const Product &) = default;
};

/// Where the pictures of a base key are served.
QString mediaUrl(const QString &baseKey);

/// What a customer is told about a count: the status always, the count itself only when low or out.
struct Availability {
    int stock;
    int threshold;
    QLatin1StringView status() const;
    QJsonValue shownCount() const;
    friend bool operator==(const Availability &, const Availability &) = default;
};

QJsonObject categoryJson(const Category &category);      ///< id, slug, title
QJsonObject adminCategoryJson(const Category &category); ///< the same and title_hi
QJsonObject adminImageJson(const Image &image);
QJsonObject listItemJson(const Product &product); ///< one of GET /products
QJsonObject detailJson(const Product &product);   ///< GET /products/{slug}
QJsonObject adminJson(const Product &product);    ///< GET /admin/products/{id}

} // namespace paushtik::catalog
