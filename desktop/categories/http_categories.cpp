// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/categories/http_categories.h"

#include <QJsonArray>
#include <QUuid>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

const QString kPath = u"/admin/categories"_s;

QByteArray freshKey()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

Result<void> done(const Result<QJsonObject> &answer)
{
    return answer ? Result<void>() : fail(answer.error());
}

} // namespace

HttpCategories::HttpCategories(ApiClient &api)
    : m_api(api)
{
}

Task<Result<QList<QJsonObject>>> HttpCategories::list()
{
    const auto page = co_await m_api.get(kPath);
    if (!page)
        co_return fail(page.error());
    QList<QJsonObject> categories;
    const QJsonArray items = (*page)["items"_L1].toArray();
    for (const QJsonValue &item : items)
        categories.append(item.toObject());
    co_return categories;
}

Task<Result<QJsonObject>> HttpCategories::create(QJsonObject fields)
{
    co_return co_await m_api.post(kPath, std::move(fields), freshKey());
}

Task<Result<QJsonObject>> HttpCategories::change(QString id, QJsonObject set, QJsonObject base)
{
    QJsonObject body{{u"set"_s, set}, {u"base"_s, base}};
    co_return co_await m_api.patch(kPath + u'/' + id, std::move(body), freshKey());
}

Task<Result<void>> HttpCategories::order(QStringList ids)
{
    QJsonObject body{{u"ids"_s, QJsonArray::fromStringList(ids)}};
    const auto answer = co_await m_api.put(kPath + u"/order"_s, std::move(body));
    co_return done(answer);
}

Task<Result<void>> HttpCategories::remove(QString id)
{
    const auto answer = co_await m_api.remove(kPath + u'/' + id);
    co_return done(answer);
}

} // namespace paushtik
