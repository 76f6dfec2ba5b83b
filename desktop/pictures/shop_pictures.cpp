// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/pictures/shop_pictures.h"

#include "desktop/core/launch.h"
#include "desktop/thumbs/thumbnails.h"

#include <QPointer>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

QList<ProductName> namesOf(const QList<QJsonObject> &products)
{
    QList<ProductName> names;
    for (const QJsonObject &product : products) {
        if (!product["archived_at"_L1].isString())
            names.append({product["id"_L1].toString(), product["sku"_L1].toString(),
                          product["title"_L1].toString()});
    }
    return names;
}

struct Place {
    QString address;
    QString product;
    QSize size;
};

// One that is only on its way there is no picture of the shop yet.
QList<Place> placesOf(const QList<QJsonObject> &products)
{
    QList<Place> places;
    for (const QJsonObject &product : products) {
        for (const QJsonValue image : product["images"_L1].toArray()) {
            if (!image["is_waiting"_L1].toBool())
                places.append({image["base_url"_L1].toString(),
                               product["title"_L1].toString(),
                               {image["width"_L1].toInt(), image["height"_L1].toInt()}});
        }
    }
    return places;
}

} // namespace

ShopPictures::ShopPictures(CatalogRepository &catalog, Thumbnails &thumbs, PictureQueue &queue,
                           QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_thumbs(thumbs)
    , m_queue(queue)
{
}

void ShopPictures::refresh()
{
    launch(read(++m_turn), "reading what the shop's pictures look like");
}

Task<> ShopPictures::read(int turn)
{
    const QPointer self(this);
    ProductsQuery all{.archived = ProductsQuery::Archived::With};
    const auto products = co_await m_catalog.products(std::move(all));
    if (!self || turn != m_turn || !products)
        co_return;
    m_queue.setProducts(namesOf(*products));
    QList<ShopPicture> pictures;
    const QList<Place> places = placesOf(*products);
    for (const Place &place : places) {
        const auto fingerprint = co_await m_thumbs.fingerprint(place.address);
        if (!self || turn != m_turn)
            co_return;
        if (fingerprint)
            pictures.append({*fingerprint, place.product, place.size});
    }
    m_queue.setShopPictures(std::move(pictures));
}

} // namespace paushtik
