// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/orders_query.h"

#include <QUrl>
#include <array>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array<QStringView, 10> kSorts{u"-placed_at", u"placed_at", u"-total",   u"total",
                                             u"number",     u"-number",   u"customer", u"-customer",
                                             u"city",       u"-city"};

// QUrlQuery leaves a plus as it is, and a server reads it as a space: "+91…" would find nobody.
void add(QUrlQuery &url, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        url.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

QString textOf(const std::optional<Timestamp> &at)
{
    return at ? at->toString() : QString();
}

QString textOf(const std::optional<Paise> &amount)
{
    return amount ? QString::number(amount->value()) : QString();
}

std::optional<Paise> amountOf(const QString &text)
{
    bool isNumber = false;
    const qint64 paise = text.toLongLong(&isNumber);
    return isNumber ? std::optional(Paise(paise)) : std::nullopt;
}

OrdersSort sortOf(const QString &word)
{
    const auto known = std::find(kSorts.begin(), kSorts.end(), word);
    return known == kSorts.end() ? OrdersSort::NewestFirst
                                 : static_cast<OrdersSort>(known - kSorts.begin());
}

} // namespace

bool OrdersQuery::isEverything() const
{
    OrdersQuery all;
    all.sort = sort;
    return *this == all;
}

QUrlQuery OrdersQuery::toUrlQuery() const
{
    QUrlQuery url;
    add(url, u"sort"_s, kSorts[static_cast<size_t>(sort)].toString());
    add(url, u"status"_s, status);
    add(url, u"q"_s, text);
    add(url, u"from"_s, textOf(from));
    add(url, u"to"_s, textOf(to));
    add(url, u"money_from"_s, textOf(moneyFrom));
    add(url, u"money_to"_s, textOf(moneyTo));
    add(url, u"min_total_paise"_s, textOf(minTotal));
    add(url, u"max_total_paise"_s, textOf(maxTotal));
    add(url, u"city"_s, city);
    add(url, u"product"_s, product);
    add(url, u"flag"_s, flag);
    add(url, u"shipment"_s, shipment);
    if (packed)
        add(url, u"packed"_s, *packed ? u"true"_s : u"false"_s);
    return url;
}

OrdersQuery OrdersQuery::fromUrlQuery(const QUrlQuery &url)
{
    const auto value = [&url](const QString &name) {
        return url.queryItemValue(name, QUrl::FullyDecoded);
    };
    OrdersQuery query{.status = value(u"status"_s),
                      .text = value(u"q"_s),
                      .from = Timestamp::parse(value(u"from"_s)),
                      .to = Timestamp::parse(value(u"to"_s)),
                      .moneyFrom = Timestamp::parse(value(u"money_from"_s)),
                      .moneyTo = Timestamp::parse(value(u"money_to"_s)),
                      .minTotal = amountOf(value(u"min_total_paise"_s)),
                      .maxTotal = amountOf(value(u"max_total_paise"_s)),
                      .city = value(u"city"_s),
                      .product = value(u"product"_s),
                      .flag = value(u"flag"_s),
                      .shipment = value(u"shipment"_s),
                      .sort = sortOf(value(u"sort"_s))};
    if (url.hasQueryItem(u"packed"_s))
        query.packed = value(u"packed"_s) == u"true";
    return query;
}

} // namespace paushtik
