// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/product_reader.h"

#include "desktop/replica/documents.h"
#include "desktop/replica/search_words.h"

namespace paushtik::products {
namespace {

using namespace Qt::StringLiterals;

struct Clause {
    QStringList where;
    QVariantList values;

    QString text() const
    {
        return where.isEmpty() ? QString() : u" WHERE "_s + where.join(u" AND "_s);
    }
};

Clause clauseOf(const ProductsAsk &ask)
{
    Clause clause;
    if (ask.archived != ProductsAsk::Archived::With) {
        clause.where.append(u"p.archived = ?"_s);
        clause.values.append(ask.archived == ProductsAsk::Archived::Only ? 1 : 0);
    }
    if (!ask.categoryId.isEmpty()) {
        clause.where.append(u"p.category = ?"_s);
        clause.values.append(ask.categoryId);
    }
    if (ask.stock == ProductsAsk::Stock::Low)
        clause.where.append(u"coalesce(s.shown, 0) <= p.threshold"_s);
    else if (ask.stock == ProductsAsk::Stock::Out)
        clause.where.append(u"coalesce(s.shown, 0) <= 0"_s);
    const QString match = search::matchExpression(search::typedWords(ask.text));
    if (!match.isEmpty()) {
        clause.where.append(
            u"p.key IN (SELECT rowid FROM products_words WHERE products_words MATCH ?)"_s);
        clause.values.append(match);
    }
    return clause;
}

QString orderOf(const ProductsAsk &ask)
{
    const auto column = [&ask] {
        switch (ask.sort) {
        case ProductsAsk::Sort::Title:
            return u"p.title COLLATE NOCASE"_s;
        case ProductsAsk::Sort::Sku:
            return u"p.sku COLLATE NOCASE"_s;
        case ProductsAsk::Sort::Price:
            return u"p.price"_s;
        case ProductsAsk::Sort::Stock:
            return u"coalesce(s.shown, 0)"_s;
        }
        Q_UNREACHABLE();
    }();
    return u" ORDER BY %1 %2, p.key %2"_s.arg(column, ask.descending ? u"DESC"_s : u"ASC"_s);
}

const QString kFrom = u" FROM products AS p LEFT JOIN stock AS s ON s.product = p.id"_s;

void markEdits(Sql &sql, ProductShown &product)
{
    static const QString kOpen = uR"sql(
        SELECT count(*), coalesce(sum(state IN ('conflict', 'refused')), 0) FROM outbox
         WHERE type IN (0, 2) AND id = ? AND state <> 'done')sql"_s;
    static_assert(static_cast<int>(DocType::Product) == 0 && static_cast<int>(DocType::Stock) == 2);
    Rows rows = sql.rows(kOpen, {product.id});
    if (!rows.next())
        return;
    product.edited = rows.number(0) > 0;
    product.inConflict = rows.number(1) > 0;
}

std::optional<ProductShown> firstOf(Sql &sql, const QString &condition, const QVariant &value)
{
    QString id;
    qint64 stock = 0;
    {
        Rows rows = sql.rows(
            u"SELECT p.id, coalesce(s.shown, 0)"_s + kFrom + u" WHERE "_s + condition, {value});
        if (!rows.next())
            return std::nullopt;
        id = rows.text(0);
        stock = rows.number(1);
    }
    auto document = documents::shown(sql, {DocType::Product, id});
    if (!document)
        return std::nullopt;
    ProductShown product{id, std::move(*document), stock, false, false};
    markEdits(sql, product);
    return product;
}

} // namespace

QList<ProductShown> window(Sql &sql, const ProductsAsk &ask, int first, int limit)
{
    const Clause clause = clauseOf(ask);
    const QString text = u"SELECT p.id, coalesce(s.shown, 0)"_s + kFrom + clause.text() +
                         orderOf(ask) + u" LIMIT ? OFFSET ?"_s;
    QList<ProductShown> found;
    for (Rows rows = sql.rows(text, QVariantList(clause.values) << limit << first); rows.next();)
        found.append({rows.text(0), {}, rows.number(1), false, false});
    for (ProductShown &product : found) {
        product.document =
            documents::shown(sql, {DocType::Product, product.id}).value_or(QJsonObject());
        markEdits(sql, product);
    }
    return found;
}

qint64 count(Sql &sql, const ProductsAsk &ask)
{
    const Clause clause = clauseOf(ask);
    return sql.one(u"SELECT count(*)"_s + kFrom + clause.text(), clause.values).toLongLong();
}

std::optional<ProductShown> one(Sql &sql, const QString &id)
{
    return firstOf(sql, u"p.id = ?"_s, id);
}

std::optional<ProductShown> bySku(Sql &sql, const QString &sku)
{
    return firstOf(sql, u"p.sku = ? COLLATE NOCASE"_s, sku);
}

std::optional<qint64> stockOf(Sql &sql, const QString &productId)
{
    const QVariant stock = sql.one(u"SELECT shown FROM stock WHERE product = ?"_s, {productId});
    return stock.isValid() ? std::optional(stock.toLongLong()) : std::nullopt;
}

} // namespace paushtik::products
