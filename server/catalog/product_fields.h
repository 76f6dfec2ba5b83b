// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/product.h"
#include "server/http/form.h"

namespace paushtik::catalog {

/// The fields of a product that staff may set, as JSON in one canonical form: absent texts are
/// null, never empty. One table in product_fields.cpp has their rules; forms, PATCH, bulk changes
/// and CSV all go by it.
QStringList productFieldNames();
/// True for a field that is a number in JSON.
bool isNumberField(const QString &name);

/// All fields of a new product; `slug` is null when the client leaves it to us. Look at
/// form.error() first.
QJsonObject readNewProduct(http::Form &form);
/// Only the fields that are in `set`. Look at form.error() first.
QJsonObject readProductChanges(http::Form &form, const QJsonObject &set);
/// What the product has now, field by field.
QJsonObject productFields(const Product &product);
/// `fields` with the values of `set` in their place.
QJsonObject mergedFields(QJsonObject fields, const QJsonObject &set);

/// Nothing is sold above its MRP (Legal Metrology (Packaged Commodities) Rules, 2011): refused
/// where one request names both. A price alone is taken: the MRP is what stands on the packs and
/// follows with the next batch, and the desk warns meanwhile.
std::optional<FieldError> priceAboveMrp(const QJsonObject &fields);

/// `[a-z0-9]+(-[a-z0-9]+)*`, at most 80 characters.
bool isSlug(const QString &text);
/// A slug out of a title, or empty when the title has no Latin letter and no digit.
QString slugOf(const QString &title);
/// The slug that a new product gets when the client names none, unless it is taken: of its title,
/// else of its SKU.
QString wantedSlug(const QJsonObject &fields);

/// `[{field,from,to}]` of every field of `after` that differs from `before`.
QJsonArray fieldChanges(const QJsonObject &before, const QJsonObject &after);

} // namespace paushtik::catalog
