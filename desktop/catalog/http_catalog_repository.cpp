// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/catalog/http_catalog_repository.h"

#include <QPointer>
#include <QUuid>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

QByteArray freshKey()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

QString pathOf(const QString &id)
{
    return u"/admin/products/"_s + id;
}

QUrlQuery parametersOf(const ProductsQuery &query, const QString &cursor)
{
    QUrlQuery parameters;
    const auto add = [&parameters](const QString &name, const QString &value) {
        if (!value.isEmpty())
            parameters.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add(u"q"_s, query.text);
    add(u"category"_s, query.category);
    if (query.archived != ProductsQuery::Archived::With)
        add(u"archived"_s,
            query.archived == ProductsQuery::Archived::Only ? u"true"_s : u"false"_s);
    add(u"limit"_s, u"100"_s);
    add(u"cursor"_s, cursor);
    return parameters;
}

} // namespace

HttpCatalogRepository::HttpCatalogRepository(ApiClient &api, QObject *parent)
    : CatalogRepository(parent)
    , m_api(api)
{
}

Task<Result<QList<QJsonObject>>> HttpCatalogRepository::products(ProductsQuery query)
{
    const QPointer self(this);
    QList<QJsonObject> all;
    QString cursor;
    do {
        QUrlQuery parameters = parametersOf(query, cursor);
        const auto page = co_await m_api.get(u"/admin/products"_s, std::move(parameters));
        if (!page)
            co_return fail(page.error());
        if (!self)
            co_return fail(Fault::Unavailable);
        for (const QJsonValue product : page->value("items"_L1).toArray())
            all.append(product.toObject());
        cursor = page->value("next_cursor"_L1).toString();
    } while (!cursor.isEmpty());
    co_return all;
}

Task<Result<QList<QJsonObject>>> HttpCatalogRepository::categories()
{
    const auto answer = co_await m_api.get(u"/admin/categories"_s);
    if (!answer)
        co_return fail(answer.error());
    QList<QJsonObject> all;
    for (const QJsonValue category : answer->value("items"_L1).toArray())
        all.append(category.toObject());
    co_return all;
}

Task<Result<QJsonObject>> HttpCatalogRepository::product(QString id)
{
    co_return co_await m_api.get(pathOf(id));
}

Task<Result<QJsonObject>> HttpCatalogRepository::create(QJsonObject fields)
{
    co_return co_await m_api.post(u"/admin/products"_s, std::move(fields), freshKey());
}

Task<Result<QJsonObject>> HttpCatalogRepository::setArchived(QString id, bool archived)
{
    const QString path = pathOf(id) + (archived ? u"/archive"_s : u"/restore"_s);
    co_return co_await m_api.post(path, QJsonObject(), freshKey());
}

Task<Result<void>> HttpCatalogRepository::remove(QString id)
{
    const auto answer = co_await m_api.remove(pathOf(id));
    if (!answer)
        co_return fail(answer.error());
    co_return Result<void>();
}

Task<Result<QJsonObject>> HttpCatalogRepository::changeMany(QJsonArray items)
{
    QJsonObject body{{u"items"_s, items}};
    co_return co_await m_api.post(u"/admin/products/bulk"_s, std::move(body), freshKey());
}

Task<Result<QJsonObject>> HttpCatalogRepository::importTable(QByteArray csv, bool dryRun)
{
    const QString path = u"/admin/products/import"_s;
    QUrlQuery query;
    if (dryRun)
        query.addQueryItem(u"dry_run"_s, u"1"_s);
    co_return co_await m_api.upload(path, "text/csv; charset=utf-8"_ba, std::move(csv), freshKey(),
                                    std::move(query));
}

Task<Result<QByteArray>> HttpCatalogRepository::exportTable()
{
    co_return co_await m_api.download(u"/admin/products.csv"_s);
}

} // namespace paushtik
