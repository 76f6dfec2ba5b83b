// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/http_orders_repository.h"

#include "desktop/net/problem.h"

#include <QJsonArray>
#include <QPointer>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

QString wordOf(OrdersSort sort)
{
    switch (sort) {
    case OrdersSort::NewestFirst:
        return u"-placed_at"_s;
    case OrdersSort::OldestFirst:
        return u"placed_at"_s;
    case OrdersSort::LargestFirst:
        return u"-total"_s;
    case OrdersSort::SmallestFirst:
        return u"total"_s;
    case OrdersSort::ByNumber:
        return u"number"_s;
    }
    Q_UNREACHABLE();
}

// QUrlQuery leaves a plus as it is, and a server reads it as a space: "+91…" would find nobody.
QString encoded(const QString &value)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(value));
}

QUrlQuery parametersOf(const OrdersQuery &query, const QString &after, int limit)
{
    QUrlQuery parameters;
    parameters.addQueryItem(u"limit"_s, QString::number(limit));
    parameters.addQueryItem(u"sort"_s, wordOf(query.sort));
    if (!query.status.isEmpty())
        parameters.addQueryItem(u"status"_s, query.status);
    if (!query.text.isEmpty())
        parameters.addQueryItem(u"q"_s, encoded(query.text));
    if (query.from)
        parameters.addQueryItem(u"from"_s, encoded(query.from->toString()));
    if (!after.isEmpty())
        parameters.addQueryItem(u"cursor"_s, encoded(after));
    return parameters;
}

Result<OrdersWindow> windowOf(const QJsonObject &json)
{
    OrdersWindow window;
    for (const QJsonValue &item : json["items"_L1].toArray()) {
        auto order = parseOrder(item.toObject());
        if (!order)
            return fail(std::move(order.error()));
        window.rows.append(rowOf(*order));
    }
    if (const QJsonValue next = json["next_cursor"_L1]; next.isString())
        window.next = next.toString();
    return window;
}

} // namespace

HttpOrdersRepository::HttpOrdersRepository(ApiClient &api, QObject *parent)
    : OrdersRepository(parent)
    , m_api(api)
{
}

Task<Result<OrdersWindow>> HttpOrdersRepository::window(OrdersQuery query, QString after, int limit)
{
    QUrlQuery parameters = parametersOf(query, after, limit);
    auto answer = co_await m_api.get(u"/admin/orders"_s, std::move(parameters));
    if (!answer)
        co_return fail(std::move(answer.error()));
    co_return windowOf(*answer);
}

Task<Result<OrderDocument>> HttpOrdersRepository::order(QString idOrNumber)
{
    const QPointer self(this);
    auto answer = co_await m_api.get(u"/admin/orders/"_s + encoded(idOrNumber));
    if (!answer)
        co_return fail(std::move(answer.error()));
    auto order =
        parseOrder(answer->contains("order"_L1) ? answer->value("order"_L1).toObject() : *answer);
    if (self && order)
        Q_EMIT rowsChanged({rowOf(*order)});
    co_return order;
}

} // namespace paushtik
