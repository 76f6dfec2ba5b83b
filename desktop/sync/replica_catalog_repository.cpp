// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/replica_catalog_repository.h"

#include "desktop/replica/made_here.h"
#include "desktop/sync/sync_words.h"

#include <QPointer>
#include <algorithm>
#include <tuple>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// As the server lists them.
bool isShownBefore(const QJsonObject &a, const QJsonObject &b)
{
    const auto place = [](const QJsonObject &category) {
        return std::make_tuple(category["position"_L1].toInt(),
                               category["title"_L1].toString().toLower(),
                               category["id"_L1].toString());
    };
    return place(a) < place(b);
}

constexpr auto kListsEvery = 250ms;

QString categoryOf(Sql &sql, const QString &slug)
{
    QStringList ids;
    for (Rows rows = sql.rows(u"SELECT id FROM documents WHERE type = ?"_s,
                              {static_cast<int>(DocType::Category)});
         rows.next();)
        ids.append(rows.text(0));
    for (const QString &id : ids) {
        const auto document = documents::shown(sql, {DocType::Category, id});
        if (document && (*document)["slug"_L1] == slug)
            return id;
    }
    return u"none"_s; // of no product
}

QList<QJsonObject> read(Sql &sql, const ProductsQuery &query)
{
    ProductsAsk ask{.text = query.text};
    ask.archived = query.archived == ProductsQuery::Archived::Without
                       ? ProductsAsk::Archived::Without
                   : query.archived == ProductsQuery::Archived::Only ? ProductsAsk::Archived::Only
                                                                     : ProductsAsk::Archived::With;
    if (!query.category.isEmpty())
        ask.categoryId = categoryOf(sql, query.category);
    QList<QJsonObject> found;
    for (ProductShown &product : paushtik::products::window(sql, ask)) {
        product.document[u"id"_s] = product.id;
        product.document[u"stock"_s] = product.stock;
        found.append(std::move(product.document));
    }
    return found;
}

ProductMark::State gravityOf(EditState state)
{
    return state == EditState::Conflict  ? ProductMark::State::Conflict
           : state == EditState::Refused ? ProductMark::State::Refused
                                         : ProductMark::State::Waiting;
}

ProductMark markOf(const OutboxRow &row)
{
    ProductMark mark{.state = gravityOf(row.state),
                     .what = SyncWords::what(row.edit),
                     .why = SyncWords::why(row)};
    if (!row.conflicts.isEmpty()) {
        mark.changedBy = row.conflicts.first().changedBy;
        mark.changedAt = row.conflicts.first().changedAt;
    }
    return mark;
}

bool isOfProduct(const OutboxRow &row)
{
    return row.edit.type == DocType::Product || row.edit.type == DocType::Stock;
}

} // namespace

ReplicaCatalogRepository::ReplicaCatalogRepository(Replica &replica, CatalogRepository &other,
                                                   std::function<bool()> isWhole, QObject *parent)
    : CatalogRepository(parent)
    , m_replica(replica)
    , m_other(other)
    , m_isWhole(std::move(isWhole))
{
    m_tell.setSingleShot(true);
    connect(&m_tell, &QTimer::timeout, this, [this] {
        m_told.restart();
        Q_EMIT productsChanged();
    });
    connect(&replica, &Replica::documentsChanged, this, [this](DocType type) {
        if (keepsChanges() && type != DocType::Order && type != DocType::Manifest)
            tellSoon();
    });
    connect(&replica, &Replica::outboxChanged, this, &CatalogRepository::marksChanged);
    connect(&replica, &Replica::opened, this, &CatalogRepository::marksChanged);
    connect(&other, &CatalogRepository::productsChanged, this, &CatalogRepository::productsChanged);
}

// The first change at once, a stream of them now and then: every telling reads the list again.
void ReplicaCatalogRepository::tellSoon()
{
    if (m_tell.isActive())
        return;
    const bool rested = !m_told.isValid() || m_told.hasExpired(kListsEvery.count());
    m_tell.start(rested ? 0ms : kListsEvery);
}

Task<Result<QList<QJsonObject>>> ReplicaCatalogRepository::products(ProductsQuery query)
{
    if (!keepsChanges())
        co_return co_await m_other.products(query);
    co_return co_await m_replica.read([query](Sql &sql) { return paushtik::read(sql, query); });
}

Task<Result<QList<QJsonObject>>> ReplicaCatalogRepository::categories()
{
    if (!keepsChanges())
        co_return co_await m_other.categories();
    auto categories = co_await m_replica.all(DocType::Category);
    if (categories)
        std::sort(categories->begin(), categories->end(), isShownBefore);
    co_return categories;
}

// What the copy has is good before it is whole; what it lacks only the server knows.
Task<Result<QJsonObject>> ReplicaCatalogRepository::product(QString id)
{
    const QPointer self(this);
    auto product = co_await m_replica.document(DocType::Product, id);
    if (!product && self)
        product = co_await m_other.product(id);
    co_return product;
}

Task<Result<QHash<QString, ProductMark>>> ReplicaCatalogRepository::marks()
{
    QHash<QString, ProductMark> marks;
    if (!m_replica.isOpen())
        co_return marks;
    const auto rows = co_await m_replica.outbox();
    if (!rows)
        co_return fail(rows.error());
    for (const OutboxRow &row : *rows) {
        // What the server took is only not back from it yet: nothing waits.
        if (!isOfProduct(row) || row.state == EditState::Sent)
            continue;
        const ProductMark mark = markOf(row);
        const auto known = marks.constFind(row.edit.id);
        if (known == marks.cend() || known->state < mark.state)
            marks.insert(row.edit.id, mark);
    }
    co_return marks;
}

// The server is the judge; this is to hear the plainest of its words at once.
Task<Result<bool>> ReplicaCatalogRepository::isSkuFree(QString sku)
{
    return m_replica.read([sku](Sql &sql) {
        const auto other = paushtik::products::bySku(sql, sku);
        return !other || other->document["sku"_L1] != sku;
    });
}

Task<Result<QJsonObject>> ReplicaCatalogRepository::create(QJsonObject fields)
{
    if (!keepsChanges())
        co_return co_await m_other.create(fields);
    const QPointer self(this);
    const auto isFree = co_await isSkuFree(fields["sku"_L1].toString());
    if (!self || !isFree)
        co_return fail(isFree ? Error{Fault::Unavailable} : isFree.error());
    if (!*isFree)
        co_return fail(
            Error{Fault::Invalid, {}, {}, {{u"sku"_s, tr("belongs to another product")}}, {}});
    Edit edit = edits::createProduct(fields);
    const QString id = edit.id;
    const auto seq = co_await m_replica.submit(std::move(edit));
    if (!seq)
        co_return fail(seq.error());
    co_return QJsonObject{{u"id"_s, id}};
}

Task<Result<QJsonObject>> ReplicaCatalogRepository::setArchived(QString id, bool archived)
{
    if (!keepsChanges())
        co_return co_await m_other.setArchived(id, archived);
    const QPointer self(this);
    const auto product = co_await m_replica.document(DocType::Product, id);
    if (!self || !product)
        co_return fail(product ? Error{Fault::Unavailable} : product.error());
    Edit edit = edits::archiveProduct(id, (*product)["title"_L1].toString(), archived);
    const auto seq = co_await m_replica.submit(std::move(edit));
    if (!seq)
        co_return fail(seq.error());
    co_return Result<QJsonObject>(*product);
}

Task<Result<void>> ReplicaCatalogRepository::remove(QString id)
{
    const QPointer self(this);
    const auto gone =
        co_await m_replica.write([id](Sql &sql) { return made_here::discardUnsent(sql, id); });
    if (!self || !gone)
        co_return fail(gone ? Error{Fault::Unavailable} : gone.error());
    if (!*gone)
        co_return co_await m_other.remove(id);
    m_replica.tellSubmitted(DocType::Product, {id});
    co_return Result<void>();
}

Task<Result<QList<Edit>>> ReplicaCatalogRepository::editsOf(QJsonArray items)
{
    return m_replica.read([items](Sql &sql) {
        QList<Edit> all;
        for (const QJsonValue item : items) {
            const QString id = item["id"_L1].toString();
            const auto product = documents::shown(sql, {DocType::Product, id});
            const QString title = product ? (*product)["title"_L1].toString() : QString();
            all.append(edits::patchProduct(id, title, item["set"_L1].toObject(),
                                           item["base"_L1].toObject()));
        }
        return all;
    });
}

Task<Result<QJsonObject>> ReplicaCatalogRepository::changeMany(QJsonArray items)
{
    if (!keepsChanges())
        co_return co_await m_other.changeMany(items);
    const QPointer self(this);
    auto all = co_await editsOf(items);
    if (!self || !all)
        co_return fail(all ? Error{Fault::Unavailable} : all.error());
    const auto kept = co_await m_replica.submitAll(std::move(*all));
    if (!kept)
        co_return fail(kept.error());
    co_return QJsonObject{{u"applied"_s, true}, {u"items"_s, items}};
}

Task<Result<QJsonObject>> ReplicaCatalogRepository::takeBack(QJsonArray items)
{
    if (!keepsChanges())
        co_return co_await m_other.takeBack(items);
    const QPointer self(this);
    auto all = co_await editsOf(items);
    if (!self || !all)
        co_return fail(all ? Error{Fault::Unavailable} : all.error());
    const auto kept = co_await m_replica.takeBack(std::move(*all));
    if (!kept)
        co_return fail(kept.error());
    co_return QJsonObject{{u"applied"_s, true}, {u"items"_s, items}};
}

Task<Result<RefusedChange>> ReplicaCatalogRepository::takeUpRefused(QString id)
{
    const QPointer self(this);
    const auto rows = co_await m_replica.outbox();
    if (!self || !rows)
        co_return fail(rows ? Error{Fault::Unavailable} : rows.error());
    for (const OutboxRow &row : *rows) {
        const bool isMaking = row.edit.kind == u"create";
        if (row.edit.type != DocType::Product || row.edit.id != id ||
            row.state != EditState::Refused || (row.edit.kind != u"patch" && !isMaking))
            continue;
        RefusedChange change{row.edit.body["set"_L1].toObject(), {}};
        for (const FieldError &wrong : row.problem ? row.problem->fields : QList<FieldError>())
            change.words.insert(wrong.field, wrong.message);
        if (isMaking) // stays as it is until somebody mends a field
            co_return change;
        const auto gone = co_await m_replica.discard(row.seq);
        if (!gone)
            co_return fail(gone.error());
        co_return change;
    }
    co_return fail(Fault::NotFound);
}

Task<Result<QJsonObject>> ReplicaCatalogRepository::importTable(QByteArray csv, bool dryRun)
{
    return m_other.importTable(std::move(csv), dryRun);
}

Task<Result<QByteArray>> ReplicaCatalogRepository::exportTable()
{
    return m_other.exportTable();
}

} // namespace paushtik
