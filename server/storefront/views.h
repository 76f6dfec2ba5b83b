// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/product.h"
#include "server/storefront/language.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

namespace paushtik::storefront {

/// "₹1,23,456", with paise only where there are some.
QString shownPrice(Paise amount);

/// What a pack holds, as its label says: "500 ml jar", "3 × 200 ml", "1 L tin".
struct PackSize {
    int amount;             ///< of the small unit: ml or g
    QLatin1StringView unit; ///< "ml" or "g"
};
std::optional<PackSize> packSize(const QString &label);
/// "₹249.80 / 100 ml", from the label; empty when the label says no size.
QString shownUnitPrice(const catalog::Product &product, const Words &words);

QString titleOf(const catalog::Product &product, Language language);
QString titleOf(const catalog::Category &category, Language language);

/// The smallest variants of pictures as data addresses, by base key: what is seen until the picture
/// itself has come.
using Blurs = QHash<QString, QString>;

/// A picture with its variants, for an <img>.
QJsonObject pictureView(const catalog::Image &image, const QString &alt, const Blurs &blurs);
/// What a card of the grid shows.
QJsonObject cardView(const catalog::Product &product, Language language, const Blurs &blurs);
/// What the product's own page shows, the card's fields among it.
QJsonObject productView(const catalog::Product &product, Language language, const Blurs &blurs);
/// schema.org Product. `url` and `site` are absolute.
QJsonObject productFacts(const catalog::Product &product, Language language, const QString &url,
                         const QString &site);

} // namespace paushtik::storefront
