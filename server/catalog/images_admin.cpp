// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/images_admin.h"

#include <algorithm>

namespace paushtik::catalog {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostImages = 20;

Error invalid(const QString &field, const QString &message)
{
    return Error{Fault::Invalid, {}, {}, {{field, message}}, {}};
}

QJsonArray oneChange(const QString &field, const QJsonValue &from, const QJsonValue &to)
{
    return {QJsonObject{{u"field"_s, field}, {u"from"_s, from}, {u"to"_s, to}}};
}

const Image *findImage(const Product &product, ImageId id)
{
    const auto found = std::find_if(product.images.begin(), product.images.end(),
                                    [id](const Image &image) { return image.id == id; });
    return found == product.images.end() ? nullptr : &*found;
}

QJsonArray idsOf(const QList<Image> &images)
{
    QJsonArray ids;
    for (const Image &image : images)
        ids.append(image.id.toString());
    return ids;
}

} // namespace

// The lock of the product keeps two changes of its pictures apart.
Task<std::optional<Product>> ImagesAdminService::lock(db::Session transaction,
                                                      ProductId product) const
{
    if (const bool there = co_await m_store.lock(transaction, product); !there)
        co_return std::nullopt;
    co_return co_await m_products.find(transaction, product);
}

Task<> ImagesAdminService::finish(db::Transaction transaction, Edit by, Product before,
                                  QJsonArray changes) const
{
    co_await m_store.touch(transaction, before.id);
    co_await recordEdit(transaction, std::move(by), u"pictures_changed"_s, u"product"_s,
                        before.id.toString(), std::move(changes));
    co_await transaction.commit();
}

const db::Query kInsertImage{"catalog.insert_image", R"sql(
    INSERT INTO product_images (id, product_id, base_key, alt, position)
    VALUES ($1, $2, $3, $4, $5))sql"};

Task<Result<Image>> ImagesAdminService::tryAdd(ProductId product, QString baseKey, QString alt,
                                               Edit by) const
{
    const ImageId id = ImageId::make();
    db::Transaction tx = co_await m_database.begin();
    const auto before = co_await lock(tx, product);
    if (!before)
        co_return fail(Fault::NotFound);
    if (before->images.size() >= kMostImages)
        co_return fail(invalid(u"base_key"_s, u"a product has at most 20 pictures"_s));
    const int position = before->images.isEmpty() ? 0 : before->images.last().position + 1;
    co_await tx.run(kInsertImage, id, product, baseKey, alt, position);
    const auto after = co_await m_products.find(tx, product);
    const Image *image = findImage(*after, id);
    if (by.claim)
        co_await by.claim->record(tx, id.toString());
    by.claim.reset(); // its resource is the picture, not the product
    QJsonArray changes = oneChange(u"image"_s, QJsonValue(), baseKey);
    co_await finish(tx, std::move(by), *before, std::move(changes));
    co_return *image;
}

Task<Result<Image>> ImagesAdminService::add(ProductId product, QString baseKey, QString alt,
                                            Edit by) const
{
    if (const auto made = by.alreadyMade()) {
        const auto now = co_await m_products.find(m_database, product);
        const Image *image = now ? findImage(*now, *ImageId::parse(*made)) : nullptr;
        if (!image)
            co_return fail(Fault::NotFound);
        co_return *image;
    }
    try {
        co_return co_await tryAdd(product, std::move(baseKey), std::move(alt), std::move(by));
    } catch (const db::Error &error) {
        if (!error.violates("product_images_base_key_fkey"))
            throw;
    }
    co_return fail(invalid(u"base_key"_s, u"is no picture that was uploaded"_s));
}

const db::Query kOrderImages{"catalog.order_images", R"sql(
    UPDATE product_images i
       SET position = wanted.place - 1
      FROM unnest($2::uuid[]) WITH ORDINALITY AS wanted(id, place)
     WHERE i.product_id = $1 AND i.id = wanted.id)sql"};

Task<Result<Product>> ImagesAdminService::order(ProductId product, QList<ImageId> ids,
                                                Edit by) const
{
    db::Transaction tx = co_await m_database.begin();
    const auto before = co_await lock(tx, product);
    if (!before)
        co_return fail(Fault::NotFound);
    const bool isEachOnce = ids.size() == before->images.size() &&
                            std::all_of(before->images.begin(), before->images.end(),
                                        [&](const Image &image) { return ids.contains(image.id); });
    if (!isEachOnce)
        co_return fail(invalid(u"ids"_s, u"must be every picture of the product, each once"_s));
    co_await tx.run(kOrderImages, product, ids);
    const auto after = co_await m_products.find(tx, product);
    QJsonArray changes = oneChange(u"images"_s, idsOf(before->images), idsOf(after->images));
    co_await finish(tx, std::move(by), *before, std::move(changes));
    Product ordered = *after;
    ++ordered.version; // what finish() wrote
    co_return ordered;
}

const db::Query kSetAlt{"catalog.set_image_alt", R"sql(
    UPDATE product_images
       SET alt = $2
     WHERE id = $1)sql"};

Task<Result<Image>> ImagesAdminService::setAlt(ProductId product, ImageId image, QString alt,
                                               Edit by) const
{
    db::Transaction tx = co_await m_database.begin();
    const auto before = co_await lock(tx, product);
    const Image *found = before ? findImage(*before, image) : nullptr;
    if (!found)
        co_return fail(Fault::NotFound);
    Image changed = *found;
    changed.alt = alt;
    if (changed == *found)
        co_return changed;
    co_await tx.run(kSetAlt, image, alt);
    QJsonArray changes = oneChange(u"image_alt"_s, found->alt, alt);
    co_await finish(tx, std::move(by), *before, std::move(changes));
    co_return changed;
}

const db::Query kRemoveImage{"catalog.remove_image", R"sql(
    DELETE FROM product_images
     WHERE id = $1)sql"};

Task<Result<void>> ImagesAdminService::remove(ProductId product, ImageId image, Edit by) const
{
    db::Transaction tx = co_await m_database.begin();
    const auto before = co_await lock(tx, product);
    const Image *found = before ? findImage(*before, image) : nullptr;
    if (!found)
        co_return fail(Fault::NotFound);
    QList<ImageId> left;
    for (const Image &other : before->images) {
        if (!(other.id == image))
            left.append(other.id);
    }
    co_await tx.run(kRemoveImage, image);
    co_await tx.run(kOrderImages, product, left);
    QJsonArray changes = oneChange(u"image"_s, found->baseKey, QJsonValue());
    co_await finish(tx, std::move(by), *before, std::move(changes));
    co_return Result<void>();
}

} // namespace paushtik::catalog
