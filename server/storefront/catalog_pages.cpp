// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefront/catalog_pages.h"

#include "server/http/cursor.h"
#include "server/storefront/assets.h"
#include "shared/domain/fees.h"

#include <QUrlQuery>

namespace paushtik::storefront {

using namespace Qt::StringLiterals;
using catalog::CatalogEntry;
using catalog::CatalogSnapshot;
using catalog::ProductQuery;
using catalog::Sort;
using http::Request;
using http::Response;

namespace {

constexpr int kMostKept = 1024;
constexpr int kOnHomePage = 8;
constexpr int kRelated = 4;
constexpr qsizetype kMaxSearchLength = 200;
const QByteArray kRevalidate = "public, max-age=0, must-revalidate"_ba;

struct SortWord {
    Sort sort;
    QLatin1StringView word;
    QLatin1StringView text;
};
constexpr std::array kSorts{SortWord{Sort::Newest, "newest"_L1, "sort_newest"_L1},
                            SortWord{Sort::Price, "price"_L1, "sort_price"_L1},
                            SortWord{Sort::PriceDown, "-price"_L1, "sort_price_down"_L1},
                            SortWord{Sort::Name, "name"_L1, "sort_name"_L1}};

/// A word that nobody offers is as good as none: pages are forgiving where the API is not.
std::optional<Sort> readSort(const QString &word)
{
    for (const SortWord &each : kSorts) {
        if (word == each.word)
            return each.sort;
    }
    return std::nullopt;
}

QByteArray keyOf(const Request &request)
{
    QByteArray key = request.path;
    if (request.query.isEmpty())
        return key;
    for (const char *name : {"q", "in_stock", "sort", "cursor"}) {
        const QByteArray value = request.query.value(name).toUtf8();
        key += '\n' + QByteArray::number(value.size()) + ':' + value;
    }
    return key;
}

QByteArray scopeOf(const ProductQuery &query)
{
    return QStringList{u"page"_s, query.category, query.text,
                       query.inStockOnly ? u"in"_s : QString(), QString::number(int(query.sort))}
        .join(u'\n')
        .toUtf8();
}

Result<ProductQuery> readQuery(const Request &request, const QString &category)
{
    ProductQuery query;
    query.category = category;
    query.text = request.query.value("q").trimmed().left(kMaxSearchLength);
    query.inStockOnly = request.query.value("in_stock") == "true"_L1;
    query.sort = readSort(request.query.value("sort"))
                     .value_or(query.text.isEmpty() ? Sort::Newest : Sort::Relevance);
    if (const QString cursor = request.query.value("cursor"); !cursor.isEmpty()) {
        auto after = http::openCursor(scopeOf(query), cursor);
        if (!after)
            return fail(after.error());
        query.after = std::move(*after);
    }
    return query;
}

QString nextPage(const Request &request, const ProductQuery &query, const QJsonArray &next)
{
    QUrlQuery parameters;
    for (const char *name : {"q", "sort", "in_stock"}) {
        const QString value = request.query.value(name);
        if (!value.isEmpty())
            parameters.addQueryItem(QString::fromLatin1(name), value);
    }
    parameters.addQueryItem(u"cursor"_s, http::sealCursor(scopeOf(query), next));
    return QString::fromLatin1(request.path) + u'?' +
           parameters.toString(QUrl::FullyEncoded).replace(u'+', "%2B"_L1);
}

QJsonArray sortOptions(const ProductQuery &query, const Words &words)
{
    QJsonArray options;
    for (const SortWord &each : kSorts) {
        options.append(QJsonObject{{u"value"_s, QString(each.word)},
                                   {u"name"_s, words.say(each.text)},
                                   {u"chosen"_s, query.sort == each.sort}});
    }
    return options;
}

QJsonObject organisation(const PageMaker &maker, Language language)
{
    const Words &words = Words::of(language);
    const QString target = maker.absolute(localPath(language, u"/search"_s)) + u"?q={query}"_s;
    return {{u"@context"_s, u"https://schema.org"_s},
            {u"@type"_s, u"WebSite"_s},
            {u"name"_s, words.say("brand"_L1)},
            {u"url"_s, maker.absolute(localPath(language, u"/"_s))},
            {u"publisher"_s,
             QJsonObject{{u"@type"_s, u"Organization"_s},
                         {u"name"_s, words.say("brand"_L1)},
                         {u"logo"_s, maker.absolute(Assets::root() + u"icon-512.png"_s)}}},
            {u"potentialAction"_s, QJsonObject{{u"@type"_s, u"SearchAction"_s},
                                               {u"target"_s, target},
                                               {u"query-input"_s, u"required name=query"_s}}}};
}

/// The same thing in its other packs, the smallest first.
QJsonArray packsOf(const CatalogSnapshot &catalog, const catalog::Product &product,
                   Language language)
{
    ProductQuery query;
    query.category = product.category.slug;
    query.sort = Sort::Price;
    query.limit = 100;
    QJsonArray packs;
    const auto shelf = catalog.page(query);
    for (const CatalogEntry *entry : shelf->entries) {
        if (entry->product.title != product.title || !entry->product.unitLabel)
            continue;
        QJsonObject pack = cardView(entry->product, language, {});
        pack[u"current"_s] = entry->product.id == product.id;
        packs.append(pack);
    }
    return packs.size() > 1 ? packs : QJsonArray();
}

/// One of each thing, whatever its packs: `most` titles in the order of `entries`.
std::vector<const CatalogEntry *> oneOfEach(const std::vector<const CatalogEntry *> &entries,
                                            QSet<QString> seen, size_t most)
{
    std::vector<const CatalogEntry *> chosen;
    for (const CatalogEntry *entry : entries) {
        const QString &title = entry->product.title;
        if (chosen.size() >= most || seen.contains(title))
            continue;
        seen.insert(title);
        chosen.push_back(entry);
    }
    return chosen;
}

} // namespace

CatalogPages::CatalogPages(PageMaker *maker, catalog::CatalogService *catalog, BlurPictures *blurs)
    : m_maker(maker)
    , m_catalog(catalog)
    , m_blurs(blurs)
{
}

Task<Response> CatalogPages::home(Request request)
{
    return kept(std::move(request), &CatalogPages::drawHome);
}

Task<Response> CatalogPages::products(Request request)
{
    return kept(std::move(request), &CatalogPages::drawProducts);
}

Task<Response> CatalogPages::category(Request request)
{
    return kept(std::move(request), &CatalogPages::drawCategory);
}

Task<Response> CatalogPages::product(Request request)
{
    return kept(std::move(request), &CatalogPages::drawProduct);
}

Task<Response> CatalogPages::search(Request request)
{
    return kept(std::move(request), &CatalogPages::drawSearch);
}

const KeptBody *CatalogPages::remembered(const QByteArray &key)
{
    if (std::exchange(m_version, m_catalog->version()) != m_catalog->version() ||
        m_kept.size() >= kMostKept)
        m_kept.clear();
    const auto found = m_kept.constFind(key);
    return found == m_kept.constEnd() ? nullptr : found->get();
}

Task<Response> CatalogPages::kept(Request request, Draw draw)
{
    const Snapshot catalog = m_catalog->snapshot();
    if (!catalog)
        co_return http::problem(Error{Fault::Unavailable});
    const QByteArray key = keyOf(request);
    const KeptBody *body = remembered(key);
    if (!body) {
        const quint64 version = m_version;
        auto page = (this->*draw)(*catalog, request);
        if (page && !m_wanted.isEmpty()) {
            const QStringList wanted(m_wanted.cbegin(), m_wanted.cend());
            m_wanted.clear();
            co_await m_blurs->load(wanted);
            page = (this->*draw)(*catalog, request);
            m_wanted.clear(); // what is missing now is not to be had
        }
        if (!page)
            co_return http::problem(page.error());
        Response guards;
        m_maker->guard(guards, false);
        const auto made = std::make_shared<const KeptBody>(
            kHtml, m_maker->html(*page, languageOf(request.path)), Effort::Often, guards.headers);
        if (version == m_version)
            m_kept.insert(key, made);
        co_return made->answer(request, kRevalidate);
    }
    co_return body->answer(request, kRevalidate);
}

QJsonArray CatalogPages::cards(const std::vector<const CatalogEntry *> &entries, Language language)
{
    QJsonArray list;
    for (const CatalogEntry *entry : entries) {
        if (!entry->product.images.isEmpty() &&
            !m_blurs->known().contains(entry->product.images.first().baseKey))
            m_wanted.insert(entry->product.images.first().baseKey);
        QJsonObject card = cardView(entry->product, language, m_blurs->known());
        card[u"soon"_s] = list.size() < 2; // on the first screen of a phone
        list.append(card);
    }
    return list;
}

QJsonArray CatalogPages::categoryCards(const CatalogSnapshot &catalog, Language language)
{
    const Words &words = Words::of(language);
    QJsonArray list;
    for (const catalog::Category &category : catalog.categories()) {
        ProductQuery query;
        query.category = category.slug;
        query.sort = Sort::Price;
        query.limit = 12;
        const auto entries = catalog.page(query)->entries;
        if (entries.empty())
            continue;
        QJsonObject card{
            {u"slug"_s, category.slug},
            {u"title"_s, titleOf(category, language)},
            {u"path"_s, prefixOf(language) + u"/categories/"_s + category.slug},
            {u"from"_s, words.say("from_price"_L1,
                                  {{"price"_L1, shownPrice(entries.front()->product.price)}})}};
        for (const CatalogEntry *entry : entries) {
            if (entry->product.images.isEmpty())
                continue;
            const QJsonArray one = cards({entry}, language);
            card[u"picture"_s] = one[0].toObject()["picture"_L1];
            break;
        }
        list.append(card);
    }
    return list;
}

Result<Page> CatalogPages::drawHome(const CatalogSnapshot &catalog, const Request &request)
{
    const Language language = languageOf(request.path);
    const Words &words = Words::of(language);
    ProductQuery query;
    query.limit = 100;
    query.inStockOnly = true;
    auto entries = oneOfEach(catalog.page(query)->entries, {}, kOnHomePage + 1);
    Page page{u"/"_s, words.say("home_title"_L1), u"home"_s};
    const auto star = std::find_if(entries.begin(), entries.end(), [](const CatalogEntry *entry) {
        return !entry->product.images.isEmpty();
    });
    if (star != entries.end()) {
        page.context[u"star"_s] = cards({*star}, language)[0];
        entries.erase(star);
    }
    if (entries.size() > kOnHomePage)
        entries.resize(kOnHomePage);
    page.context[u"categories"_s] = categoryCards(catalog, language);
    page.context[u"products"_s] = cards(entries, language);
    page.context[u"free_from"_s] =
        words.say("free_shipping_from"_L1, {{"price"_L1, shownPrice(kFreeShippingFrom)}});
    page.facts = organisation(*m_maker, language);
    return page;
}

Result<Page> CatalogPages::drawGrid(const CatalogSnapshot &catalog, const Request &request,
                                    const QString &category, Page page)
{
    const Language language = languageOf(request.path);
    const auto query = readQuery(request, category);
    if (!query)
        return fail(query.error());
    const auto found = catalog.page(*query);
    if (!found)
        return fail(found.error());
    QJsonArray chips;
    for (const catalog::Category &each : catalog.categories()) {
        chips.append(QJsonObject{{u"title"_s, titleOf(each, language)},
                                 {u"path"_s, prefixOf(language) + u"/categories/"_s + each.slug},
                                 {u"current"_s, each.slug == category}});
    }
    page.context[u"title"_s] = page.title;
    page.context[u"here"_s] = QString::fromLatin1(request.path);
    page.context[u"chips"_s] = chips;
    page.context[u"all_path"_s] = prefixOf(language) + u"/products"_s;
    page.context[u"all_current"_s] = category.isEmpty();
    page.context[u"sorts"_s] = sortOptions(*query, Words::of(language));
    page.context[u"in_stock"_s] = query->inStockOnly;
    page.context[u"products"_s] = cards(found->entries, language);
    page.context[u"none"_s] = found->entries.empty();
    if (found->next)
        page.context[u"more"_s] = nextPage(request, *query, *found->next);
    return page;
}

Result<Page> CatalogPages::drawProducts(const CatalogSnapshot &catalog, const Request &request)
{
    const Words &words = Words::of(languageOf(request.path));
    Page page{u"/products"_s, words.say("all_products"_L1), u"grid"_s};
    page.description = words.say("all_products_description"_L1);
    return drawGrid(catalog, request, {}, std::move(page));
}

Result<Page> CatalogPages::drawCategory(const CatalogSnapshot &catalog, const Request &request)
{
    const QString slug = request.param("slug");
    const Language language = languageOf(request.path);
    for (const catalog::Category &category : catalog.categories()) {
        if (category.slug != slug)
            continue;
        const QString title = titleOf(category, language);
        Page page{u"/categories/"_s + slug, title, u"grid"_s};
        page.description =
            Words::of(language).say("category_description"_L1, {{"category"_L1, title}});
        return drawGrid(catalog, request, slug, std::move(page));
    }
    return fail(Fault::NotFound);
}

Result<Page> CatalogPages::drawSearch(const CatalogSnapshot &catalog, const Request &request)
{
    const Words &words = Words::of(languageOf(request.path));
    const QString text = request.query.value("q").trimmed();
    const QString title =
        text.isEmpty() ? words.say("search"_L1) : words.say("results_for"_L1, {{"q"_L1, text}});
    Page page{u"/search"_s, title, u"grid"_s};
    page.forEveryone = false; // search engines need no list of our lists
    page.context = {{u"query"_s, text}, {u"searching"_s, true}};
    return drawGrid(catalog, request, {}, std::move(page));
}

Result<Page> CatalogPages::drawProduct(const CatalogSnapshot &catalog, const Request &request)
{
    const CatalogEntry *entry = catalog.find(request.param("slug"));
    if (!entry)
        return fail(Fault::NotFound);
    const Language language = languageOf(request.path);
    const catalog::Product &product = entry->product;
    const QString path = u"/products/"_s + product.slug;
    const QString title = titleOf(product, language);
    Page page{path, (title + u' ' + product.unitLabel.value_or(QString())).trimmed(), u"product"_s};
    cards({entry}, language); // asks for its blur
    const QJsonObject view = productView(product, language, m_blurs->known());
    const QString text = view["paragraphs"_L1][0].toString();
    page.description = text.size() > 155 ? text.left(154) + u'…' : text;
    const QJsonArray packs = packsOf(catalog, product, language);
    page.context = {{u"product"_s, view}, {u"packs"_s, packs}, {u"has_packs"_s, !packs.isEmpty()}};
    if (!product.images.isEmpty())
        page.picture = catalog::mediaUrl(product.images.first().baseKey);
    page.facts = productFacts(product, language, m_maker->absolute(prefixOf(language) + path),
                              m_maker->config().publicUrl);
    ProductQuery query;
    query.category = product.category.slug;
    query.limit = 100;
    query.inStockOnly = true;
    auto beside = catalog.page(query)->entries;
    query.category.clear();
    const auto others = catalog.page(query)->entries;
    beside.insert(beside.end(), others.begin(), others.end());
    const auto related = oneOfEach(beside, {product.title}, kRelated);
    page.context[u"related"_s] = cards(related, language);
    page.context[u"has_related"_s] = !related.empty();
    return page;
}

Task<Response> CatalogPages::sitemap(Request request)
{
    const Snapshot catalog = m_catalog->snapshot();
    if (!catalog)
        co_return http::problem(Error{Fault::Unavailable});
    QStringList paths{u"/"_s, u"/products"_s};
    for (const catalog::Category &category : catalog->categories())
        paths.append(u"/categories/"_s + category.slug);
    ProductQuery query;
    query.limit = 50'000 / int(kLanguages.size()); // sitemaps.org: 50,000 addresses a file
    const auto shelf = catalog->page(query);
    for (const CatalogEntry *entry : shelf->entries)
        paths.append(u"/products/"_s + entry->product.slug);
    QString xml = u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset "
                  "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"_s;
    for (const QString &path : std::as_const(paths)) {
        for (const Language language : kLanguages) {
            const QString local = localPath(language, path);
            xml += u"<url><loc>"_s + m_maker->absolute(local).toHtmlEscaped() + u"</loc></url>\n"_s;
        }
    }
    xml += u"</urlset>\n"_s;
    const KeptBody body("application/xml; charset=utf-8"_ba, xml.toUtf8(), Effort::Often);
    co_return body.answer(request, "public, max-age=3600"_ba);
}

} // namespace paushtik::storefront
