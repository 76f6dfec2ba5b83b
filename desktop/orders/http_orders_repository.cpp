// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/http_orders_repository.h"

#include "desktop/net/problem.h"

#include <QJsonArray>
#include <QPointer>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

QString encoded(const QString &value)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(value));
}

// The server's own list knows a few orders; by name and city a copy on this machine sorts.
OrdersSort sortThere(OrdersSort sort)
{
    return sort <= OrdersSort::ByNumber ? sort : OrdersSort::NewestFirst;
}

QUrlQuery parametersOf(const OrdersQuery &query, const QString &after, int limit)
{
    OrdersQuery known = query;
    known.sort = sortThere(query.sort);
    QUrlQuery parameters = known.toUrlQuery();
    parameters.addQueryItem(u"limit"_s, QString::number(limit));
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

bool HttpOrdersRepository::canFilterBy(const OrdersQuery &query) const
{
    const OrdersQuery known{.status = query.status,
                            .text = query.text,
                            .from = query.from,
                            .to = query.to,
                            .sort = sortThere(query.sort)};
    return query == known;
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
