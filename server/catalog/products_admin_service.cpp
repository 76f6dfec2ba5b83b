// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/products_admin_service.h"

#include "server/catalog/batches_store.h"
#include "server/catalog/product_fields.h"

namespace paushtik::catalog {
using namespace Qt::StringLiterals;

namespace {

const QString kEntity = u"product"_s;
constexpr int kDeadlockTries = 3;
constexpr int kSlugTries = 20; // as many may be made with one title at the same moment

Error invalid(FieldError field)
{
    return Error{Fault::Invalid, {}, {}, {std::move(field)}, {}};
}

// The database is the judge of what is unique: a look before the write would be true only until the
// write.
std::optional<Error> refusal(const db::Error &error)
{
    if (error.violates("products_pkey"))
        return invalid({u"id"_s, u"belongs to another product"_s});
    if (error.violates("products_sku_key"))
        return invalid({u"sku"_s, u"belongs to another product"_s});
    if (error.violates("products_slug_key"))
        return invalid({u"slug"_s, u"belongs to another product"_s});
    if (error.violates("products_category_fkey"))
        return invalid({u"category_id"_s, u"is no category"_s});
    if (error.violates("order_lines_product_fkey"))
        return Error{
            Fault::Conflict, u"referenced"_s, u"An order has this product; archive it."_s, {}, {}};
    return std::nullopt;
}

QJsonArray oneChange(const QString &field, const QJsonValue &from, const QJsonValue &to)
{
    return {QJsonObject{{u"field"_s, field}, {u"from"_s, from}, {u"to"_s, to}}};
}

} // namespace

Task<ProductsAdminService::Page> ProductsAdminService::list(AdminProductQuery query) const
{
    const AdminProductPage found = co_await m_store.list(m_database, std::move(query));
    Page page;
    page.products = co_await m_products.byIds(m_database, found.ids);
    page.next = found.next;
    co_return page;
}

Task<Result<Product>> ProductsAdminService::get(ProductId id) const
{
    const auto found = co_await m_products.find(m_database, id);
    if (!found)
        co_return fail(Fault::NotFound);
    co_return *found;
}

Task<Result<Product>> ProductsAdminService::create(QJsonObject fields, Edit by, ProductId id) const
{
    if (const auto made = by.alreadyMade()) {
        const auto known = ProductId::parse(*made);
        co_return co_await get(*known);
    }
    const bool ownSlug = fields[u"slug"_s].isNull();
    std::optional<Error> refused;
    for (int tries = 0; tries < kSlugTries; ++tries) {
        try {
            co_return co_await tryCreate(id, fields, by);
        } catch (const db::Error &error) {
            refused = refusal(error);
            if (!refused)
                throw;
            // Another product took the slug that we had just found free: look again.
            if (!ownSlug || !error.violates("products_slug_key"))
                break;
        }
    }
    co_return fail(*refused);
}

Task<Result<Product>> ProductsAdminService::tryCreate(ProductId id, QJsonObject fields,
                                                      Edit by) const
{
    db::Transaction tx = co_await m_database.begin();
    if (fields[u"slug"_s].isNull())
        fields[u"slug"_s] = co_await m_store.freeSlug(tx, wantedSlug(fields));
    co_await m_store.insert(tx, id, fields);
    QJsonArray changes = fieldChanges({}, fields);
    co_await recordEdit(tx, std::move(by), u"created"_s, kEntity, id.toString(),
                        std::move(changes));
    const auto product = co_await m_products.find(tx, id);
    co_await tx.commit();
    co_return product.value();
}

Task<Result<Product>> ProductsAdminService::edit(ProductId id, FieldPatch patch, Edit by) const
{
    if (by.alreadyMade())
        co_return co_await get(id);
    std::optional<Error> refused;
    try {
        co_return co_await tryEdit(id, std::move(patch), std::move(by));
    } catch (const db::Error &error) {
        refused = refusal(error);
        if (!refused)
            throw;
    }
    co_return fail(*refused);
}

Task<Result<Product>> ProductsAdminService::tryEdit(ProductId id, FieldPatch patch, Edit by) const
{
    db::Transaction tx = co_await m_database.begin();
    if (const bool there = co_await m_store.lock(tx, id); !there)
        co_return fail(Fault::NotFound);
    const auto before = co_await m_products.find(tx, id);
    const QJsonObject current = productFields(before.value());

    QJsonArray conflicts = findConflicts(patch, current);
    if (!conflicts.isEmpty())
        co_return fail(co_await editConflict(tx, kEntity, id.toString(), std::move(conflicts)));
    QJsonArray changes = fieldChanges(current, patch.set);
    const QJsonObject fields = mergedFields(current, patch.set);
    if (const auto wrong = priceAboveMrp(patch.set))
        co_return fail(invalid(*wrong));
    if (!changes.isEmpty())
        co_await m_store.update(tx, id, fields);
    co_await recordEdit(tx, std::move(by), u"changed"_s, kEntity, id.toString(),
                        std::move(changes));
    const auto after = co_await m_products.find(tx, id);
    co_await tx.commit();
    co_return after.value();
}

Task<Result<Product>> ProductsAdminService::setArchived(ProductId id, bool archived, Edit by) const
{
    db::Transaction tx = co_await m_database.begin();
    if (const bool there = co_await m_store.lock(tx, id); !there)
        co_return fail(Fault::NotFound);
    const auto before = co_await m_products.find(tx, id);
    if (before->archivedAt.has_value() == archived)
        co_return *before;
    co_await m_store.setArchived(tx, id, archived);
    const auto after = co_await m_products.find(tx, id);
    const QString action = archived ? u"archived"_s : u"restored"_s;
    QJsonArray changes = oneChange(u"archived_at"_s, adminJson(*before)[u"archived_at"_s],
                                   adminJson(*after)[u"archived_at"_s]);
    co_await recordEdit(tx, std::move(by), action, kEntity, id.toString(), std::move(changes));
    co_await tx.commit();
    co_return *after;
}

Task<Result<void>> ProductsAdminService::remove(ProductId id, Edit by) const
{
    std::optional<Error> refused;
    for (int tries = 1;; ++tries) {
        try {
            co_return co_await tryRemove(id, by);
        } catch (const db::Error &error) {
            refused = refusal(error);
            if (refused)
                break;
            if (!error.retryable() || tries == kDeadlockTries)
                throw;
        }
    }
    co_return fail(*refused);
}

Task<Result<void>> ProductsAdminService::tryRemove(ProductId id, Edit by) const
{
    db::Transaction tx = co_await m_database.begin();
    const auto before = co_await m_products.find(tx, id);
    if (!before)
        co_return fail(Fault::NotFound);
    if (const bool removed = co_await m_store.remove(tx, id); !removed)
        co_return fail(Fault::NotFound);
    QJsonArray changes;
    const QJsonObject fields = productFields(*before);
    for (auto field = fields.begin(); field != fields.end(); ++field)
        changes.append(oneChange(field.key(), field.value(), QJsonValue()).first());
    co_await recordEdit(tx, std::move(by), u"deleted"_s, kEntity, id.toString(),
                        std::move(changes));
    co_await tx.commit();
    co_return Result<void>();
}

Task<Result<int>> ProductsAdminService::adjust(ProductId id, int delta, StockReason reason,
                                               std::optional<QString> note, Edit by) const
{
    if (const auto made = by.alreadyMade()) {
        const auto balance = co_await ledgerBalance(m_database, made->toLongLong());
        if (!balance)
            co_return fail(Fault::NotFound); // the product is gone since
        co_return *balance;
    }
    StockCause cause{reason, by.actorId(), by.who.name, std::move(note)};
    db::Transaction tx = co_await m_database.begin();
    const auto moved = co_await adjustStock(tx, id, delta, std::move(cause));
    if (!moved)
        co_return fail(moved.error());
    if (const bool exceed = co_await batchesExceedShelf(tx, id); exceed)
        co_return fail(Fault::Conflict, u"batch_required"_s,
                       u"Its jars are in batches: say of which batch these are."_s);
    QJsonArray changes = oneChange(u"stock"_s, moved->balance - delta, moved->balance);
    if (by.claim)
        co_await by.claim->record(tx, QString::number(moved->ledgerId));
    by.claim.reset(); // its resource is the ledger's row, not the product
    co_await recordEdit(tx, std::move(by), u"stock_adjusted"_s, kEntity, id.toString(),
                        std::move(changes));
    co_await tx.commit();
    co_return moved->balance;
}

Task<Result<LedgerPage>> ProductsAdminService::ledger(ProductId id, int limit,
                                                      std::optional<qint64> before) const
{
    co_return co_await stockLedger(m_database, id, limit, before);
}

} // namespace paushtik::catalog
