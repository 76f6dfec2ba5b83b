// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/pictures/http_shown_pictures.h"

#include <QJsonArray>
#include <QUuid>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

QString pathOf(const QString &productId, const QString &rest = {})
{
    return u"/admin/products/"_s + productId + rest;
}

Result<void> done(const Result<QJsonObject> &answer)
{
    return answer ? Result<void>() : fail(answer.error());
}

} // namespace

HttpShownPictures::HttpShownPictures(ApiClient &api)
    : m_api(api)
{
}

Task<Result<QList<QJsonObject>>> HttpShownPictures::list(QString productId)
{
    const auto product = co_await m_api.get(pathOf(productId));
    if (!product)
        co_return fail(product.error());
    QList<QJsonObject> pictures;
    const QJsonArray images = (*product)["images"_L1].toArray();
    for (const QJsonValue &image : images)
        pictures.append(image.toObject());
    co_return pictures;
}

Task<Result<void>> HttpShownPictures::order(QString productId, QStringList ids)
{
    QJsonObject body{{u"ids"_s, QJsonArray::fromStringList(ids)}};
    const auto answer = co_await m_api.put(pathOf(productId, u"/images/order"_s), std::move(body));
    co_return done(answer);
}

Task<Result<void>> HttpShownPictures::describe(QString productId, QString id, QString alt)
{
    QJsonObject body{{u"alt"_s, alt}};
    const auto answer = co_await m_api.patch(pathOf(productId, u"/images/"_s + id), std::move(body),
                                             QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
    co_return done(answer);
}

Task<Result<void>> HttpShownPictures::remove(QString productId, QString id)
{
    const auto answer = co_await m_api.remove(pathOf(productId, u"/images/"_s + id));
    co_return done(answer);
}

} // namespace paushtik
