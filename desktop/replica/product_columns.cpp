// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/product_columns.h"

#include "desktop/replica/search_words.h"

namespace paushtik {

using namespace Qt::StringLiterals;

ProductEntry productEntryOf(const QJsonObject &product)
{
    const QString category = product["category_id"_L1].toString();
    return {.id = product["id"_L1].toString(),
            .sku = product["sku"_L1].toString(),
            .title = product["title"_L1].toString(),
            .category = category.isEmpty() ? product["category"_L1]["id"_L1].toString() : category,
            .price = Paise(product["price_paise"_L1].toInteger()),
            .threshold = product["low_stock_threshold"_L1].toInt(),
            .archived = product["archived_at"_L1].isString()};
}

QString productWordsOf(const QJsonObject &product)
{
    QStringList words;
    for (const auto member : {"title"_L1, "title_hi"_L1, "subtitle"_L1, "sku"_L1})
        words += search::wordsOf(product[member].toString());
    words.removeDuplicates();
    return u' ' + words.join(u' ') + u' ';
}

void writeProductEntry(Sql &sql, const ProductEntry &entry, const QString &words)
{
    static const QString kWrite = uR"sql(
        INSERT INTO products (key, id, sku, title, category, price, threshold, archived, words)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (key) DO UPDATE
           SET sku = excluded.sku, title = excluded.title, category = excluded.category,
               price = excluded.price, threshold = excluded.threshold,
               archived = excluded.archived, words = excluded.words)sql"_s;
    const auto text = [](const QString &value) { return value.isNull() ? u""_s : value; };
    sql.run(kWrite, {entry.key, entry.id, text(entry.sku), text(entry.title), text(entry.category),
                     entry.price.value(), entry.threshold, entry.archived, words});
}

} // namespace paushtik
