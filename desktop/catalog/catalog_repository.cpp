// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/catalog/catalog_repository.h"

namespace paushtik {

using namespace Qt::StringLiterals;

Task<Result<QHash<QString, ProductMark>>> CatalogRepository::marks()
{
    co_return QHash<QString, ProductMark>();
}

Task<Result<QJsonObject>> CatalogRepository::product(QString)
{
    co_return fail(Fault::NotFound);
}

Task<Result<QJsonObject>> CatalogRepository::change(QString id, QJsonObject set, QJsonObject base)
{
    const QJsonObject item{{u"id"_s, id}, {u"set"_s, set}, {u"base"_s, base}};
    co_return co_await changeMany(QJsonArray{item});
}

Task<Result<QJsonObject>> CatalogRepository::takeBack(QJsonArray items)
{
    co_return co_await changeMany(opposite(items));
}

QJsonArray CatalogRepository::opposite(const QJsonArray &items)
{
    QJsonArray back;
    for (const QJsonValue item : items)
        back.append(QJsonObject{
            {u"id"_s, item["id"_L1]}, {u"set"_s, item["base"_L1]}, {u"base"_s, item["set"_L1]}});
    return back;
}

Task<Result<RefusedChange>> CatalogRepository::takeUpRefused(QString)
{
    co_return fail(Fault::NotFound);
}

} // namespace paushtik
