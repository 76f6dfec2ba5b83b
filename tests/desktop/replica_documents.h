// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/documents.h"
#include "desktop/replica/replica.h"
#include "tests/desktop/fake_shop.h"

namespace paushtik::test {

template <class T>
Task<> keep(Task<T> task, std::shared_ptr<std::optional<T>> value)
{
    value->emplace(co_await task);
}

/// Runs the event loop until the task has ended; what hangs is ended by ctest.
template <class T>
T settled(Task<T> task)
{
    auto value = std::make_shared<std::optional<T>>();
    QCoro::waitFor(keep(std::move(task), value));
    return std::move(**value);
}

inline QString productId(int index)
{
    return QStringLiteral("01935003-0000-7000-8000-%1").arg(index, 12, 16, QChar(u'0'));
}

inline QJsonObject makeProduct(int index, const QString &title, qint64 paise = 49900)
{
    return {{QStringLiteral("id"), productId(index)},
            {QStringLiteral("sku"), QStringLiteral("PSK-%1").arg(index, 4, 10, QChar(u'0'))},
            {QStringLiteral("title"), title},
            {QStringLiteral("title_hi"), QStringLiteral("देसी घी %1").arg(index)},
            {QStringLiteral("price_paise"), paise},
            {QStringLiteral("mrp_paise"), paise + 5000},
            {QStringLiteral("category_id"), productId(900)},
            {QStringLiteral("low_stock_threshold"), 5},
            {QStringLiteral("archived_at"), QJsonValue()},
            {QStringLiteral("version"), 1}};
}

inline FeedItem itemOf(DocType type, const QString &id, const QJsonObject &doc)
{
    return {{type, id}, doc};
}

/// Puts documents into the replica as the feed does.
inline bool feed(Replica &replica, QList<FeedItem> items, qint64 generation = 1)
{
    const auto stored = settled(replica.write([items, generation](Sql &sql) {
        for (const FeedItem &item : items)
            documents::store(sql, item, generation);
        return true;
    }));
    return stored.has_value();
}

} // namespace paushtik::test
