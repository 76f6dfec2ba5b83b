// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/catalog_service.h"
#include "server/storefront/blur_pictures.h"
#include "server/storefront/coding.h"
#include "server/storefront/page.h"

namespace paushtik::storefront {

/// The pages that are the same for everybody: home, grids, products, search, sitemap. Each is put
/// together once for a snapshot of the catalog, when somebody first asks, and then only copied.
/// One object a worker.
class CatalogPages {
public:
    CatalogPages(PageMaker *maker, catalog::CatalogService *catalog, BlurPictures *blurs);

    Task<http::Response> home(http::Request request);
    Task<http::Response> products(http::Request request);
    Task<http::Response> category(http::Request request);
    Task<http::Response> product(http::Request request);
    Task<http::Response> search(http::Request request);
    Task<http::Response> sitemap(http::Request request);

private:
    using Snapshot = std::shared_ptr<const catalog::CatalogSnapshot>;
    using Draw = Result<Page> (CatalogPages::*)(const catalog::CatalogSnapshot &,
                                                const http::Request &);

    Task<http::Response> kept(http::Request request, Draw draw);
    const KeptBody *remembered(const QByteArray &key);
    Result<Page> drawHome(const catalog::CatalogSnapshot &catalog, const http::Request &request);
    Result<Page> drawProducts(const catalog::CatalogSnapshot &catalog,
                              const http::Request &request);
    Result<Page> drawCategory(const catalog::CatalogSnapshot &catalog,
                              const http::Request &request);
    Result<Page> drawProduct(const catalog::CatalogSnapshot &catalog, const http::Request &request);
    Result<Page> drawSearch(const catalog::CatalogSnapshot &catalog, const http::Request &request);
    Result<Page> drawGrid(const catalog::CatalogSnapshot &catalog, const http::Request &request,
                          const QString &category, Page page);
    QJsonArray cards(const std::vector<const catalog::CatalogEntry *> &entries, Language language);
    QJsonArray categoryCards(const catalog::CatalogSnapshot &catalog, Language language);

    PageMaker *m_maker;
    catalog::CatalogService *m_catalog;
    BlurPictures *m_blurs;
    QSet<QString> m_wanted; ///< pictures whose blur a page asked for in vain
    quint64 m_version = 0;
    QHash<QByteArray, std::shared_ptr<const KeptBody>> m_kept;
};

} // namespace paushtik::storefront
