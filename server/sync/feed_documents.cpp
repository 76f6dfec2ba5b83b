// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sync/feed_documents.h"

#include "server/catalog/catalog_documents.h"
#include "server/orders/order_documents.h"
#include "server/shipping/manifest_documents.h"

namespace paushtik::sync {
namespace {

using Texts = QHash<QUuid, QByteArray>;

template <class IdType>
QList<IdType> idsOf(const QList<FeedRow> &rows, FeedType type)
{
    QList<IdType> ids;
    for (const FeedRow &row : rows) {
        if (row.type == type && !row.deleted)
            ids.append(IdType(row.id));
    }
    return ids;
}

template <class IdType>
Task<Texts> readSome(db::Session session, QList<IdType> ids,
                     Task<Texts> (*read)(db::Session, QList<IdType>))
{
    if (ids.isEmpty())
        co_return Texts();
    co_return co_await read(session, std::move(ids));
}

} // namespace

Task<FeedDocuments> FeedDocuments::read(db::Session session, QList<FeedRow> rows)
{
    Task<Texts> categories =
        readSome(session, idsOf<CategoryId>(rows, FeedType::Category), &catalog::categoryDocuments);
    Task<Texts> products =
        readSome(session, idsOf<ProductId>(rows, FeedType::Product), &catalog::productDocuments);
    Task<Texts> stock =
        readSome(session, idsOf<ProductId>(rows, FeedType::Stock), &catalog::stockDocuments);
    Task<Texts> orders =
        readSome(session, idsOf<OrderId>(rows, FeedType::Order), &orders::adminDocumentTexts);
    Task<Texts> manifests = readSome(session, idsOf<ManifestId>(rows, FeedType::Manifest),
                                     &shipping::manifestDocuments);
    FeedDocuments documents;
    documents.of(FeedType::Category) = co_await categories;
    documents.of(FeedType::Product) = co_await products;
    documents.of(FeedType::Stock) = co_await stock;
    documents.of(FeedType::Order) = co_await orders;
    documents.of(FeedType::Manifest) = co_await manifests;
    co_return documents;
}

QByteArray FeedDocuments::text(const FeedRow &row) const
{
    return m_texts[static_cast<std::size_t>(row.type)].value(row.id);
}

QHash<QUuid, QByteArray> &FeedDocuments::of(FeedType type)
{
    return m_texts[static_cast<std::size_t>(type)];
}

} // namespace paushtik::sync
