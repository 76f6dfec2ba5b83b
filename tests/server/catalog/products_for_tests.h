// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/product.h"

namespace paushtik::tests {

inline catalog::Category category(const QString &slug, int position = 0)
{
    return {CategoryId::make(), slug, slug.toUpper(), std::nullopt, position};
}

/// A sound product; what a test cares about it sets itself.
inline catalog::Product product(const catalog::Category &category, const QString &title)
{
    const ProductId id = ProductId::make();
    return {.id = id,
            .sku = QStringLiteral("SKU-") + id.toString(),
            .slug = QStringLiteral("p-") + id.toString(),
            .category = category,
            .title = title,
            .subtitle = {},
            .description = {},
            .titleHi = {},
            .descriptionHi = {},
            .unitLabel = {},
            .weightGrams = 500,
            .lengthMm = {},
            .widthMm = {},
            .heightMm = {},
            .price = Paise(50'000),
            .mrp = Paise(60'000),
            .hsnCode = QStringLiteral("04059020"),
            .gstRate = BasisPoints(500),
            .lowStockThreshold = 5,
            .stock = 100,
            .archivedAt = {},
            .version = 1,
            .createdAt = Timestamp::now(),
            .images = {}};
}

} // namespace paushtik::tests
