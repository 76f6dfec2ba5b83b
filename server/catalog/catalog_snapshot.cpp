// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/catalog_snapshot.h"

#include "server/catalog/search_index.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <algorithm>
#include <array>

namespace paushtik::catalog {
using namespace Qt::StringLiterals;

namespace {

constexpr int kStoredSorts = 4; // all but Relevance, which a query makes
using Ordinals = std::vector<int>;
using SortedLists = std::array<Ordinals, kStoredSorts>;

// Where a product stands in a list, ascending in every sort: what goes down is negated.
struct SortKey {
    QString text;
    qint64 number = 0;
    QUuid id;

    friend bool operator<(const SortKey &a, const SortKey &b)
    {
        if (const int order = a.text.compare(b.text); order != 0)
            return order < 0;
        return a.number != b.number ? a.number < b.number : a.id < b.id;
    }
};

SortKey keyOf(const CatalogEntry &entry, Sort sort, int score = 0)
{
    const Product &product = entry.product;
    switch (sort) {
    case Sort::Newest:
        return {{}, -product.createdAt.microseconds(), product.id.uuid()};
    case Sort::Name:
        return {entry.nameKey, 0, product.id.uuid()};
    case Sort::Price:
        return {{}, product.price.value(), product.id.uuid()};
    case Sort::PriceDown:
        return {{}, -product.price.value(), product.id.uuid()};
    case Sort::Relevance:
        break;
    }
    return {{}, -score, product.id.uuid()};
}

QJsonArray toJson(const SortKey &key)
{
    return {key.text, key.number, key.id.toString(QUuid::WithoutBraces)};
}

std::optional<SortKey> readKey(const QJsonArray &json)
{
    if (json.size() != 3 || !json[0].isString() || !json[1].isDouble())
        return std::nullopt;
    const auto id = parseUuid(json[2].toString());
    if (!id)
        return std::nullopt;
    return SortKey{json[0].toString(), json[1].toInteger(), *id};
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::shared_ptr<const CatalogEntry> render(Product product)
{
    CatalogEntry entry{std::move(product), {}, {}, {}, {}};
    entry.nameKey = entry.product.title.normalized(QString::NormalizationForm_KC).toCaseFolded();
    entry.listItem = compact(listItemJson(entry.product));
    entry.detail = compact(detailJson(entry.product));
    entry.etag = strongEtag(entry.detail);
    return std::make_shared<const CatalogEntry>(std::move(entry));
}

SearchIndex makeSearchIndex(const std::vector<std::shared_ptr<const CatalogEntry>> &entries)
{
    SearchIndex index;
    for (int i = 0; i < int(entries.size()); ++i) {
        const Product &product = entries[size_t(i)]->product;
        index.add(i, product.title, 100);
        index.add(i, product.titleHi.value_or(QString()), 100);
        index.add(i, product.subtitle.value_or(QString()), 70);
        index.add(i, product.category.title, 60);
        index.add(i, product.category.titleHi.value_or(QString()), 60);
        index.add(i, product.unitLabel.value_or(QString()), 50);
    }
    return index;
}

QByteArray renderCategories(const QList<Category> &categories)
{
    QJsonArray items;
    for (const Category &category : categories)
        items.append(categoryJson(category));
    return compact({{u"items"_s, items}});
}

} // namespace

QByteArray strongEtag(const QByteArray &bytes)
{
    const QByteArray digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).first(16);
    return '"' + digest.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) +
           '"';
}

struct CatalogSnapshot::Layout {
    QList<Category> categories;
    QByteArray categoriesBody;
    QByteArray categoriesEtag;
    QHash<QString, int> bySlug;
    QHash<ProductId, int> byId;
    SortedLists all;
    QHash<QString, SortedLists> byCategory;
    SearchIndex search;

    void index(const Entries &entries);
    const Ordinals *list(const QString &category, Sort sort) const;
};

void CatalogSnapshot::Layout::index(const Entries &entries)
{
    for (int i = 0; i < int(entries.size()); ++i) {
        bySlug.insert(entries[size_t(i)]->product.slug, i);
        byId.insert(entries[size_t(i)]->product.id, i);
    }
    for (size_t sort = 0; sort < kStoredSorts; ++sort) {
        std::vector<std::pair<SortKey, int>> keys;
        keys.reserve(entries.size());
        for (int i = 0; i < int(entries.size()); ++i)
            keys.emplace_back(keyOf(*entries[size_t(i)], Sort(sort)), i);
        std::sort(keys.begin(), keys.end());
        for (const auto &[key, ordinal] : keys) {
            all[sort].push_back(ordinal);
            byCategory[entries[size_t(ordinal)]->product.category.slug][sort].push_back(ordinal);
        }
    }
}

const Ordinals *CatalogSnapshot::Layout::list(const QString &category, Sort sort) const
{
    static const Ordinals kNone;
    if (category.isEmpty())
        return &all[size_t(sort)];
    const auto found = byCategory.constFind(category);
    return found == byCategory.constEnd() ? &kNone : &(*found)[size_t(sort)];
}

CatalogSnapshot::CatalogSnapshot(std::shared_ptr<const Layout> layout, Entries entries)
    : m_layout(std::move(layout))
    , m_entries(std::move(entries))
{
}

std::shared_ptr<const CatalogSnapshot> CatalogSnapshot::make(QList<Category> categories,
                                                             QList<Product> products,
                                                             const CatalogSnapshot *previous)
{
    Entries entries;
    entries.reserve(size_t(products.size()));
    for (Product &product : products) {
        const int before = previous ? previous->m_layout->byId.value(product.id, -1) : -1;
        const bool equal = before >= 0 && previous->m_entries[size_t(before)]->product == product;
        entries.push_back(equal ? previous->m_entries[size_t(before)] : render(std::move(product)));
    }
    auto layout = std::make_shared<Layout>();
    layout->index(entries);
    layout->search = makeSearchIndex(entries);
    layout->categoriesBody = renderCategories(categories);
    layout->categoriesEtag = strongEtag(layout->categoriesBody);
    layout->categories = std::move(categories);
    return std::shared_ptr<const CatalogSnapshot>(
        new CatalogSnapshot(std::move(layout), std::move(entries)));
}

std::shared_ptr<const CatalogSnapshot>
CatalogSnapshot::withStock(const QHash<ProductId, int> &onHand) const
{
    Entries entries;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        const Product &product = m_entries[i]->product;
        const Availability before{product.stock, product.lowStockThreshold};
        const Availability now{onHand.value(product.id, product.stock), product.lowStockThreshold};
        if (before.status() == now.status() && before.shownCount() == now.shownCount())
            continue;
        if (entries.empty())
            entries = m_entries;
        Product changed = product;
        changed.stock = now.stock;
        entries[i] = render(std::move(changed));
    }
    if (entries.empty())
        return nullptr;
    return std::shared_ptr<const CatalogSnapshot>(
        new CatalogSnapshot(m_layout, std::move(entries)));
}

const QList<Category> &CatalogSnapshot::categories() const
{
    return m_layout->categories;
}

const QByteArray &CatalogSnapshot::categoriesBody() const
{
    return m_layout->categoriesBody;
}

const QByteArray &CatalogSnapshot::categoriesEtag() const
{
    return m_layout->categoriesEtag;
}

const CatalogEntry *CatalogSnapshot::find(const QString &slug) const
{
    const auto found = m_layout->bySlug.constFind(slug);
    return found == m_layout->bySlug.constEnd() ? nullptr : m_entries[size_t(*found)].get();
}

const CatalogEntry *CatalogSnapshot::find(ProductId id) const
{
    const auto found = m_layout->byId.constFind(id);
    return found == m_layout->byId.constEnd() ? nullptr : m_entries[size_t(*found)].get();
}

// One question to the snapshot: which products, in which order.
class Selection {
public:
    Selection(const CatalogSnapshot::Entries &entries, const CatalogSnapshot::Layout &layout,
              const ProductQuery &query)
        : m_entries(entries)
        , m_query(query)
        , m_searching(!query.text.trimmed().isEmpty())
    {
        if (m_searching)
            m_scores = layout.search.find(query.text);
        m_list = query.sort == Sort::Relevance
                     ? byRelevance(*layout.list(query.category, Sort::Newest))
                     : *layout.list(query.category, query.sort);
    }

    SortKey keyAt(int ordinal) const
    {
        return keyOf(*m_entries[size_t(ordinal)], m_query.sort, m_scores.value(ordinal));
    }

    bool holds(int ordinal) const
    {
        return (!m_searching || m_scores.contains(ordinal)) &&
               (!m_query.inStockOnly || m_entries[size_t(ordinal)]->product.stock > 0);
    }

    /// `limit` + 1 at most, so that the caller sees whether there are more.
    Ordinals after(const std::optional<SortKey> &key) const
    {
        auto at = m_list.begin();
        if (key) {
            at = std::upper_bound(m_list.begin(), m_list.end(), *key,
                                  [this](const SortKey &k, int i) { return k < keyAt(i); });
        }
        Ordinals found;
        for (; at != m_list.end() && int(found.size()) <= m_query.limit; ++at) {
            if (holds(*at))
                found.push_back(*at);
        }
        return found;
    }

private:
    Ordinals byRelevance(const Ordinals &candidates) const
    {
        Ordinals found;
        for (const int ordinal : candidates) {
            if (m_scores.contains(ordinal))
                found.push_back(ordinal);
        }
        std::sort(found.begin(), found.end(), [this](int a, int b) { return keyAt(a) < keyAt(b); });
        return found;
    }

    const CatalogSnapshot::Entries &m_entries;
    const ProductQuery &m_query;
    bool m_searching;
    QHash<int, int> m_scores;
    Ordinals m_list;
};

Result<ProductPage> CatalogSnapshot::page(const ProductQuery &query) const
{
    std::optional<SortKey> after;
    if (query.after) {
        after = readKey(*query.after);
        if (!after)
            return fail(Fault::BadRequest, u"bad_cursor"_s);
    }
    const Selection selection(m_entries, *m_layout, query);
    Ordinals found = selection.after(after);
    ProductPage page;
    if (int(found.size()) > query.limit) {
        found.pop_back();
        page.next = toJson(selection.keyAt(found.back()));
    }
    for (const int ordinal : found)
        page.entries.push_back(m_entries[size_t(ordinal)].get());
    return page;
}

} // namespace paushtik::catalog
