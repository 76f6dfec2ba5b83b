// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/categories_admin.h"

#include "server/catalog/product_fields.h"

namespace paushtik::catalog {
using namespace Qt::StringLiterals;

namespace {

const QString kEntity = u"category"_s;

std::optional<Error> refusal(const db::Error &error)
{
    if (error.violates("categories_slug_key"))
        return Error{Fault::Invalid, {}, {}, {{u"slug"_s, u"belongs to another category"_s}}, {}};
    if (error.violates("products_category_fkey"))
        return Error{Fault::Conflict, u"referenced"_s, u"Products are in this category."_s, {}, {}};
    return std::nullopt;
}

QJsonObject fieldsOf(const Category &category)
{
    QJsonObject fields = adminCategoryJson(category);
    fields.remove(u"id"_s);
    fields.remove(u"position"_s); // the order of all of them: order()
    return fields;
}

bool isEachOnce(const QList<Category> &categories, const QList<CategoryId> &ids)
{
    return ids.size() == categories.size() &&
           std::all_of(categories.begin(), categories.end(),
                       [&ids](const Category &category) { return ids.contains(category.id); });
}

std::optional<QString> textOf(const QJsonValue &value)
{
    return value.isString() ? std::optional<QString>(value.toString()) : std::nullopt;
}

} // namespace

Task<QList<Category>> CategoriesAdminService::list() const
{
    co_return co_await m_products.categories(m_database);
}

// A new category stands last.
const db::Query kInsertCategory{"catalog.insert_category", R"sql(
    INSERT INTO categories (id, slug, title, title_hi, position)
    SELECT $1, $2, $3, $4, coalesce(max(position), 0) + 1
      FROM categories)sql"};

Task<Result<Category>> CategoriesAdminService::tryCreate(QJsonObject fields, Edit by) const
{
    const CategoryId id = CategoryId::make();
    db::Transaction tx = co_await m_database.begin();
    co_await tx.run(kInsertCategory, id, fields[u"slug"_s].toString(),
                    fields[u"title"_s].toString(), textOf(fields[u"title_hi"_s]));
    QJsonArray changes = fieldChanges({}, fields);
    co_await recordEdit(tx, std::move(by), u"created"_s, kEntity, id.toString(),
                        std::move(changes));
    const auto category = co_await m_products.findCategory(tx, id);
    co_await tx.commit();
    co_return category.value();
}

Task<Result<Category>> CategoriesAdminService::create(QJsonObject fields, Edit by) const
{
    if (const auto made = by.alreadyMade()) {
        const auto id = CategoryId::parse(*made);
        const auto category = co_await m_products.findCategory(m_database, *id);
        if (!category)
            co_return fail(Fault::NotFound);
        co_return *category;
    }
    std::optional<Error> refused;
    try {
        co_return co_await tryCreate(std::move(fields), std::move(by));
    } catch (const db::Error &error) {
        refused = refusal(error);
        if (!refused)
            throw;
    }
    co_return fail(*refused);
}

const db::Query kLockCategory{"catalog.lock_category", R"sql(
    SELECT id
      FROM categories
     WHERE id = $1
       FOR NO KEY UPDATE)sql"};

const db::Query kUpdateCategory{"catalog.update_category", R"sql(
    UPDATE categories
       SET slug = $2, title = $3, title_hi = $4
     WHERE id = $1)sql"};

Task<Result<Category>> CategoriesAdminService::tryEdit(CategoryId id, FieldPatch patch,
                                                       Edit by) const
{
    db::Transaction tx = co_await m_database.begin();
    co_await tx.run(kLockCategory, id);
    const auto before = co_await m_products.findCategory(tx, id);
    if (!before)
        co_return fail(Fault::NotFound);
    QJsonObject fields = fieldsOf(*before);
    QJsonArray conflicts = findConflicts(patch, fields);
    if (!conflicts.isEmpty())
        co_return fail(co_await editConflict(tx, kEntity, id.toString(), std::move(conflicts)));
    QJsonArray changes = fieldChanges(fields, patch.set);
    for (auto field = patch.set.begin(); field != patch.set.end(); ++field)
        fields[field.key()] = field.value();
    if (!changes.isEmpty())
        co_await tx.run(kUpdateCategory, id, fields[u"slug"_s].toString(),
                        fields[u"title"_s].toString(), textOf(fields[u"title_hi"_s]));
    co_await recordEdit(tx, std::move(by), u"changed"_s, kEntity, id.toString(),
                        std::move(changes));
    const auto after = co_await m_products.findCategory(tx, id);
    co_await tx.commit();
    co_return after.value();
}

Task<Result<Category>> CategoriesAdminService::edit(CategoryId id, FieldPatch patch, Edit by) const
{
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

// In the order of their ids: two orders at once must not wait for each other in a ring.
const db::Query kLockCategories{"catalog.lock_categories", R"sql(
    SELECT id
      FROM categories
     ORDER BY id
       FOR NO KEY UPDATE)sql"};

const db::Query kOrderCategories{"catalog.order_categories", R"sql(
    UPDATE categories c
       SET position = wanted.place - 1
      FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted(id, place)
     WHERE c.id = wanted.id AND c.position <> wanted.place - 1)sql"};

Task<Result<QList<Category>>> CategoriesAdminService::order(QList<CategoryId> ids, Edit by) const
{
    db::Transaction tx = co_await m_database.begin();
    co_await tx.run(kLockCategories);
    const QList<Category> before = co_await m_products.categories(tx);
    if (!isEachOnce(before, ids)) {
        FieldError error{u"ids"_s, u"must be every category, each once"_s};
        co_return fail(Error{Fault::Invalid, {}, {}, {std::move(error)}, {}});
    }
    co_await tx.run(kOrderCategories, ids);
    const QList<Category> after = co_await m_products.categories(tx);
    for (const Category &category : before) {
        const int to = int(ids.indexOf(category.id));
        if (category.position == to)
            continue;
        QJsonArray changes{QJsonObject{
            {u"field"_s, u"position"_s}, {u"from"_s, category.position}, {u"to"_s, to}}};
        Edit edit = by;
        co_await recordEdit(tx, std::move(edit), u"changed"_s, kEntity, category.id.toString(),
                            std::move(changes));
    }
    co_await tx.commit();
    co_return Result<QList<Category>>(after);
}

const db::Query kDeleteCategory{"catalog.delete_category", R"sql(
    DELETE FROM categories
     WHERE id = $1
    RETURNING slug, title, title_hi)sql"};

Task<Result<void>> CategoriesAdminService::tryRemove(CategoryId id, Edit by) const
{
    db::Transaction tx = co_await m_database.begin();
    const db::Rows gone = co_await tx.run(kDeleteCategory, id);
    if (gone.isEmpty())
        co_return fail(Fault::NotFound);
    QJsonArray changes;
    const char16_t *const names[] = {u"slug", u"title", u"title_hi"};
    for (int i = 0; i < 3; ++i) {
        const auto from = gone.first().get<std::optional<QString>>(i);
        changes.append(QJsonObject{{u"field"_s, QString::fromUtf16(names[i])},
                                   {u"from"_s, from ? *from : QJsonValue()},
                                   {u"to"_s, QJsonValue()}});
    }
    co_await recordEdit(tx, std::move(by), u"deleted"_s, kEntity, id.toString(),
                        std::move(changes));
    co_await tx.commit();
    co_return Result<void>();
}

Task<Result<void>> CategoriesAdminService::remove(CategoryId id, Edit by) const
{
    std::optional<Error> refused;
    try {
        co_return co_await tryRemove(id, std::move(by));
    } catch (const db::Error &error) {
        refused = refusal(error);
        if (!refused)
            throw;
    }
    co_return fail(*refused);
}

} // namespace paushtik::catalog
