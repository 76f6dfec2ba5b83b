// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/demo_catalogue.h"

#include "server/media/media_service.h"
#include "shared/demo/demo_catalogue.h"
#include "shared/demo/demo_picture.h"

namespace paushtik::catalog {
using namespace Qt::StringLiterals;

namespace {

Edit bySystem()
{
    Edit edit;
    edit.who.name = u"system"_s;
    return edit;
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject fieldsOf(const DemoProduct &product, CategoryId category)
{
    return {{u"sku"_s, product.sku},
            {u"slug"_s, product.slug},
            {u"category_id"_s, category.toString()},
            {u"title"_s, product.title},
            {u"subtitle"_s, textOrNull(product.subtitle)},
            {u"description"_s, textOrNull(product.description)},
            {u"title_hi"_s, textOrNull(product.titleHi)},
            {u"description_hi"_s, textOrNull(product.descriptionHi)},
            {u"unit_label"_s, textOrNull(product.unitLabel)},
            {u"weight_grams"_s, product.weightGrams},
            {u"length_mm"_s, product.size.lengthMm},
            {u"width_mm"_s, product.size.widthMm},
            {u"height_mm"_s, product.size.heightMm},
            {u"price_paise"_s, product.price.value()},
            {u"mrp_paise"_s, product.mrp.value()},
            {u"hsn_code"_s, product.hsnCode},
            {u"gst_rate_bp"_s, product.gstRate.value()},
            {u"low_stock_threshold"_s, product.lowStockThreshold}};
}

Task<std::optional<Product>> findBySku(const ProductsAdminService *products, QString sku)
{
    AdminProductQuery query;
    query.text = sku;
    query.limit = 100;
    const auto page = co_await products->list(std::move(query));
    for (const Product &product : page.products) {
        if (product.sku == sku)
            co_return product;
    }
    co_return std::nullopt;
}

Task<Result<CategoryId>> ensureCategory(const CategoriesAdminService *categories,
                                        DemoCategory wanted)
{
    const QList<Category> present = co_await categories->list();
    for (const Category &category : present) {
        if (category.slug == wanted.slug)
            co_return category.id;
    }
    QJsonObject fields{{u"slug"_s, wanted.slug},
                       {u"title"_s, wanted.title},
                       {u"title_hi"_s, textOrNull(wanted.titleHi)}};
    const auto made = co_await categories->create(std::move(fields), bySystem());
    if (!made)
        co_return fail(made.error());
    co_return made->id;
}

Task<Result<void>> ensureProduct(const ProductsAdminService *products, DemoProduct wanted,
                                 CategoryId category)
{
    auto present = co_await findBySku(products, wanted.sku);
    if (!present) {
        const auto made = co_await products->create(fieldsOf(wanted, category), bySystem());
        if (!made)
            co_return fail(made.error());
        present = *made;
    }
    const auto moved = co_await products->ledger(present->id, 1, std::nullopt);
    if (!moved || !moved->items.isEmpty() || wanted.openingStock == 0)
        co_return Result<void>();
    const auto stocked = co_await products->adjust(present->id, wanted.openingStock,
                                                   StockReason::Received, std::nullopt, bySystem());
    co_return stocked ? Result<void>() : Result<void>(fail(stocked.error()));
}

Task<Result<void>> ensurePicture(DemoShelf shelf, DemoProduct wanted)
{
    const auto present = co_await findBySku(shelf.products, wanted.sku);
    if (!present || !present->images.isEmpty())
        co_return Result<void>();
    std::function<QByteArray()> draw = [wanted] { return renderDemoPicture(wanted); };
    auto drawn = co_await shelf.pool->run(std::move(draw));
    if (!drawn)
        co_return fail(drawn.error());
    const auto kept = co_await shelf.media->addOriginal(std::move(*drawn));
    if (!kept)
        co_return fail(kept.error());
    const auto added =
        co_await shelf.images->add(present->id, kept->baseKey, wanted.pictureAlt, bySystem());
    co_return added ? Result<void>() : Result<void>(fail(added.error()));
}

} // namespace

// One after the other, so that `newest` shows them in their own order, the last made first.
Task<Result<void>> loadDemoCatalogue(DemoShelf shelf)
{
    QHash<QString, CategoryId> categories;
    for (const DemoCategory &category : demoCategories()) {
        const auto made = co_await ensureCategory(shelf.categories, category);
        if (!made)
            co_return fail(made.error());
        categories.insert(category.slug, *made);
    }
    const QList<DemoProduct> products = demoProducts();
    for (auto product = products.rbegin(); product != products.rend(); ++product) {
        const auto category = categories.constFind(product->category);
        const auto done = co_await ensureProduct(shelf.products, *product, category.value());
        if (!done)
            co_return done;
    }
    co_return Result<void>();
}

Task<Result<void>> addDemoPictures(DemoShelf shelf)
{
    // All at once: the pool draws as many at a time as there are cores.
    std::vector<Task<Result<void>>> drawing;
    for (const DemoProduct &product : demoProducts())
        drawing.push_back(ensurePicture(shelf, product));
    Result<void> outcome;
    for (auto &task : drawing) {
        auto done = co_await task;
        if (!done && outcome)
            outcome = std::move(done);
    }
    co_return outcome;
}

} // namespace paushtik::catalog
