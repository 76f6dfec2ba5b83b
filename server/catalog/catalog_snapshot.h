// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/product.h"
#include "shared/domain/result.h"

#include <QHash>
#include <QJsonArray>
#include <memory>
#include <vector>

namespace paushtik::catalog {

enum class Sort { Newest, Name, Price, PriceDown, Relevance };

/// A product with everything that is sent about it, rendered once.
struct CatalogEntry {
    Product product;
    QString nameKey;     ///< what `sort=name` goes by
    QByteArray listItem; ///< JSON
    QByteArray detail;   ///< JSON
    QByteArray etag;     ///< of the detail: strong, of its bytes
};

struct ProductQuery {
    QString category; ///< a slug; empty: all
    QString text;     ///< search words; empty: all
    bool inStockOnly = false;
    Sort sort = Sort::Newest;
    int limit = 24;
    std::optional<QJsonArray> after; ///< the key of the last product of the page before
};

struct ProductPage {
    std::vector<const CatalogEntry *> entries; ///< live as long as the snapshot
    std::optional<QJsonArray> next; ///< where the next page starts; nothing: this was the last
};

/// What customers see, as of one moment: products that are not archived, with categories, pictures
/// and the status of their stock. Immutable, so any number of threads read it without a lock. The
/// exact count of a product that is well in stock may be older than the rest: nobody is told it
/// from here.
class CatalogSnapshot {
public:
    /// What is equal in `previous` (may be null) is not rendered again.
    static std::shared_ptr<const CatalogSnapshot>
    make(QList<Category> categories, QList<Product> products, const CatalogSnapshot *previous);
    /// The same with these counts; null when no customer would see a difference.
    std::shared_ptr<const CatalogSnapshot> withStock(const QHash<ProductId, int> &onHand) const;

    const CatalogEntry *find(const QString &slug) const;
    const CatalogEntry *find(ProductId id) const;
    const QList<Category> &categories() const;
    const QByteArray &categoriesBody() const;
    const QByteArray &categoriesEtag() const;
    /// Fault::BadRequest `bad_cursor` when `after` is no key of this sort.
    Result<ProductPage> page(const ProductQuery &query) const;

private:
    friend class Selection;
    struct Layout; // all that stock does not change, shared from snapshot to snapshot
    using Entries = std::vector<std::shared_ptr<const CatalogEntry>>;

    CatalogSnapshot(std::shared_ptr<const Layout> layout, Entries entries);

    std::shared_ptr<const Layout> m_layout;
    Entries m_entries;
};

/// A strong ETag of these bytes.
QByteArray strongEtag(const QByteArray &bytes);

} // namespace paushtik::catalog
