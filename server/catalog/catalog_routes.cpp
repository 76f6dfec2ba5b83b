// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/catalog_routes.h"

#include "server/http/cursor.h"

namespace paushtik::catalog {
using namespace Qt::StringLiterals;
using http::Request;
using http::Response;

namespace {

constexpr int kMaxRememberedPages = 256;
constexpr qsizetype kMaxSearchLength = 200;
constexpr auto kJson = "application/json";
// Everybody may keep it, nobody may use it unasked: asking is a 304 from memory.
constexpr auto kCacheControl = "public, max-age=0, must-revalidate";

Error invalid(const QString &field, const QString &message)
{
    return Error{Fault::Invalid, {}, {}, {{field, message}}, {}};
}

Error notLoadedYet()
{
    return Error{Fault::Unavailable, {}, u"The catalog is not loaded yet."_s, {}, {}};
}

Response cached(QByteArray body, QByteArray etag)
{
    Response response;
    response.contentType = kJson;
    response.body = std::move(body);
    response.etag = std::move(etag);
    response.cacheControl = kCacheControl;
    return response;
}

Result<Sort> readSort(const QString &word, bool searching)
{
    if (word.isEmpty())
        return searching ? Sort::Relevance : Sort::Newest;
    static const QHash<QString, Sort> kSorts{{u"name"_s, Sort::Name},
                                             {u"price"_s, Sort::Price},
                                             {u"-price"_s, Sort::PriceDown},
                                             {u"newest"_s, Sort::Newest}};
    const auto found = kSorts.constFind(word);
    if (found == kSorts.constEnd())
        return fail(invalid(u"sort"_s, u"must be name, price, -price or newest"_s));
    return *found;
}

Result<bool> readInStock(const QString &word)
{
    if (word.isEmpty() || word == "false"_L1)
        return false;
    if (word == "true"_L1)
        return true;
    return fail(invalid(u"in_stock"_s, u"must be true or false"_s));
}

// A cursor goes with the list that it came from: its filters, its words and its sort.
QByteArray scopeOf(const ProductQuery &query)
{
    const QStringList parts{u"products"_s, query.category, query.text,
                            query.inStockOnly ? u"in"_s : QString(),
                            QString::number(int(query.sort))};
    return parts.join(u'\n').toUtf8();
}

Result<ProductQuery> readQuery(const Request &request)
{
    ProductQuery query;
    query.category = request.query.value("category");
    query.text = request.query.value("q").trimmed();
    if (query.text.size() > kMaxSearchLength)
        return fail(invalid(u"q"_s, u"must have at most 200 characters"_s));
    const auto inStock = readInStock(request.query.value("in_stock"));
    if (!inStock)
        return fail(inStock.error());
    const auto sort = readSort(request.query.value("sort"), !query.text.isEmpty());
    if (!sort)
        return fail(sort.error());
    query.inStockOnly = *inStock;
    query.sort = *sort;
    auto page = http::pageRequest(request, scopeOf(query));
    if (!page)
        return fail(page.error());
    query.limit = page->limit;
    query.after = std::move(page->after);
    return query;
}

Response renderPage(const ProductQuery &query, const ProductPage &page)
{
    QByteArray body = "{\"items\":[";
    QByteArray content; // the ETag stands for the products, whatever a cursor looks like
    for (const CatalogEntry *entry : page.entries) {
        if (entry != page.entries.front())
            body += ',';
        body += entry->listItem;
    }
    body += "],\"next_cursor\":";
    content = body;
    if (page.next) {
        const QString cursor = http::sealCursor(scopeOf(query), *page.next);
        body += '"' + cursor.toLatin1() + '"';
        content += "more";
    } else {
        body += "null";
    }
    body += '}';
    return cached(std::move(body), strongEtag(content));
}

// The public pages of one worker. A page is put together once for each snapshot and then only
// copied.
class CatalogPages {
public:
    explicit CatalogPages(CatalogService &service)
        : m_service(service)
    {
    }

    Task<Response> categories(Request);
    Task<Response> products(Request request);
    Task<Response> product(Request request);
    Task<Response> availability(Request request);

private:
    const Response *remembered(const QByteArray &key) const;
    Response remember(const QByteArray &key, Response response);

    CatalogService &m_service;
    quint64 m_version = 0;
    QHash<QByteArray, Response> m_pages;
};

QByteArray keyOf(const Request &request)
{
    QByteArray key;
    for (const char *name : {"category", "q", "in_stock", "sort", "limit", "cursor"}) {
        const QByteArray value = request.query.value(name).toUtf8();
        key += QByteArray::number(value.size()) + ':' + value; // no value can pass for two
    }
    return key;
}

const Response *CatalogPages::remembered(const QByteArray &key) const
{
    const auto found = m_pages.constFind(key);
    return found == m_pages.constEnd() ? nullptr : &*found;
}

Response CatalogPages::remember(const QByteArray &key, Response response)
{
    if (m_pages.size() >= kMaxRememberedPages)
        m_pages.clear();
    m_pages.insert(key, response);
    return response;
}

Task<Response> CatalogPages::categories(Request)
{
    const auto catalog = m_service.snapshot();
    if (!catalog)
        co_return http::problem(notLoadedYet());
    co_return cached(catalog->categoriesBody(), catalog->categoriesEtag());
}

Task<Response> CatalogPages::products(Request request)
{
    const auto catalog = m_service.snapshot();
    if (!catalog)
        co_return http::problem(notLoadedYet());
    if (std::exchange(m_version, m_service.version()) != m_service.version())
        m_pages.clear();
    const QByteArray key = request.query.isEmpty() ? QByteArray() : keyOf(request);
    if (const Response *page = remembered(key))
        co_return Response(*page);

    const auto query = readQuery(request);
    if (!query)
        co_return http::problem(query.error());
    const auto page = catalog->page(*query);
    if (!page)
        co_return http::problem(page.error());
    co_return remember(key, renderPage(*query, *page));
}

Task<Response> CatalogPages::product(Request request)
{
    const auto catalog = m_service.snapshot();
    if (!catalog)
        co_return http::problem(notLoadedYet());
    const CatalogEntry *entry = catalog->find(request.param("slug"));
    if (!entry)
        co_return http::problem(Error{Fault::NotFound});
    co_return cached(entry->detail, entry->etag);
}

Task<Response> CatalogPages::availability(Request request)
{
    const auto found = co_await m_service.availability(request.param("slug"));
    if (!found)
        co_return http::problem(found.error());
    Response response;
    response.contentType = kJson;
    response.body = "{\"available\":" + QByteArray::number(found->stock) + ",\"stock_status\":\"" +
                    found->status().data() + "\"}";
    co_return response;
}

} // namespace

void addCatalogRoutes(http::Router &router, CatalogService &service)
{
    const auto pages = std::make_shared<CatalogPages>(service);
    const auto get = [&router](const char *path, http::Handler handler, QByteArrayList query = {}) {
        router.add({.method = http::Method::Get,
                    .path = path,
                    .access = http::Access::Public,
                    .handler = std::move(handler),
                    .query = std::move(query)});
    };
    get("/api/v1/categories", [pages](Request r) { return pages->categories(std::move(r)); });
    get("/api/v1/products", [pages](Request r) { return pages->products(std::move(r)); },
        {"category", "q", "in_stock", "sort", "limit", "cursor"});
    get("/api/v1/products/{slug}", [pages](Request r) { return pages->product(std::move(r)); });
    get("/api/v1/products/{slug}/availability",
        [pages](Request r) { return pages->availability(std::move(r)); });
}

} // namespace paushtik::catalog
