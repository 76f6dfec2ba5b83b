// SPDX-License-Identifier: GPL-3.0-or-later
// The shelf of the fake shop: both scripts, cheap and dear, low and out, one archived.
#include "tests/desktop/fake_shop.h"

#include <QJsonDocument>

namespace paushtik::test {
namespace {

using namespace Qt::StringLiterals;

QString uuid(int kind, int n)
{
    return u"0192f6a1-0000-7000-8%1-%2"_s.arg(kind, 3, 10, QChar(u'0')).arg(n, 12, 10, QChar(u'0'));
}

struct Sort {
    QStringView title, hindi, sku, unit;
    int rupees, grams;
};

constexpr Sort kSorts[] = {
    {u"A2 Gir Cow Ghee", u"ए2 गिर गाय का घी", u"PSK-GIR", u"500 ml", 1099, 460},
    {u"A2 Sahiwal Cow Ghee", u"ए2 साहिवाल गाय का घी", u"PSK-SAH", u"1 L", 1999, 920},
    {u"Buffalo Ghee", u"भैंस का घी", u"PSK-BUF", u"5 L tin", 4350, 4600},
    {u"Kesar Infused Ghee", u"केसर घी", u"PSK-KES", u"250 ml", 849, 230},
    {u"Turmeric & Black Pepper Ghee, slow cooked in small batches", u"हल्दी काली मिर्च घी",
     u"PSK-TUR", u"200 ml", 649, 190},
    {u"Paushtik Utsav Hamper", u"पौष्टिक उत्सव हैंपर", u"PSK-HAM", u"box", 3499, 2400},
};

QJsonObject categoryOf(int n)
{
    const QString title = n == 0 ? u"A2 Desi Cow Ghee"_s : u"Gifts"_s;
    return {{u"id"_s, uuid(7, n + 1)},
            {u"slug"_s, n == 0 ? u"desi-cow"_s : u"gifts"_s},
            {u"title"_s, title},
            {u"title_hi"_s, QJsonValue()}};
}

QJsonObject productOf(int n)
{
    const Sort &sort = kSorts[n % std::size(kSorts)];
    const int stock = (n * 37) % 90;
    const QJsonObject category = categoryOf(n % 6 == 5 ? 1 : 0);
    const QString sku = u"%1-%2"_s.arg(sort.sku).arg(100 + n);
    return {{u"id"_s, uuid(8, n + 1)},
            {u"sku"_s, sku},
            {u"slug"_s, sku.toLower()},
            {u"title"_s, sort.title.toString()},
            {u"title_hi"_s, sort.hindi.toString()},
            {u"subtitle"_s, QJsonValue()},
            {u"description"_s, u"Churned by hand, cooked slowly."_s},
            {u"description_hi"_s, QJsonValue()},
            {u"unit_label"_s, sort.unit.toString()},
            {u"category_id"_s, category["id"_L1]},
            {u"category"_s, category},
            {u"price_paise"_s, sort.rupees * 100},
            {u"mrp_paise"_s, sort.rupees * 120},
            {u"gst_rate_bp"_s, 500},
            {u"hsn_code"_s, u"04059020"_s},
            {u"weight_grams"_s, sort.grams},
            {u"length_mm"_s, QJsonValue()},
            {u"width_mm"_s, QJsonValue()},
            {u"height_mm"_s, QJsonValue()},
            {u"low_stock_threshold"_s, 10},
            {u"stock"_s, stock},
            {u"archived_at"_s, n == 7 ? QJsonValue(u"2026-11-01T00:00:00Z"_s) : QJsonValue()},
            {u"images"_s, QJsonArray()},
            {u"version"_s, 1}};
}

QJsonObject merged(QJsonObject product, const QJsonObject &set)
{
    for (auto field = set.begin(); field != set.end(); ++field)
        product[field.key()] = field.value();
    return product;
}

} // namespace

void FakeShop::stock(int count)
{
    categories = {categoryOf(0), categoryOf(1)};
    products.clear();
    for (int i = 0; i < count; ++i)
        products.append(productOf(i));
}

QJsonObject *FakeShop::productById(const QString &id)
{
    for (QJsonObject &product : products) {
        if (product["id"_L1] == id)
            return &product;
    }
    return nullptr;
}

FakeShop::Answer FakeShop::catalogue(const Request &request)
{
    const QString rest = request.path.section(u"/admin/"_s, 1);
    if (rest == u"categories") {
        QJsonArray items;
        for (const QJsonObject &category : std::as_const(categories))
            items.append(category);
        return json(200, {{u"items"_s, items}, {u"next_cursor"_s, QJsonValue()}});
    }
    if (rest == u"products/bulk")
        return changeProducts(request.body["items"_L1].toArray());
    if (rest == u"products" && request.method == u"GET")
        return listProducts(request.query);
    if (rest == u"products") {
        const int n = int(products.size());
        for (const QJsonObject &product : std::as_const(products)) {
            if (product["sku"_L1] == request.body["sku"_L1])
                return fieldProblem(u"sku"_s, u"belongs to another product"_s);
        }
        products.append(merged(productOf(n), request.body));
        return json(201, products.last());
    }
    QJsonObject *product = productById(rest.section(u'/', 1, 1));
    if (!product)
        return problem(404, u"not_found"_s);
    if (request.method == u"DELETE")
        return problem(409, u"referenced"_s, u"An order has this product; archive it."_s);
    if (rest.endsWith(u"/archive"))
        (*product)[u"archived_at"_s] = u"2026-11-22T06:30:00Z"_s;
    if (rest.endsWith(u"/restore"))
        (*product)[u"archived_at"_s] = QJsonValue();
    return json(200, *product);
}

FakeShop::Answer FakeShop::fieldProblem(const QString &field, const QString &words)
{
    Answer refused = problem(422, u"validation"_s);
    QJsonObject body = QJsonDocument::fromJson(refused.body).object();
    body[u"errors"_s] = QJsonArray{QJsonObject{{u"field"_s, field}, {u"message"_s, words}}};
    refused.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return refused;
}

FakeShop::Answer FakeShop::listProducts(const QUrlQuery &query) const
{
    const auto value = [&query](const QString &name) {
        return query.queryItemValue(name, QUrl::FullyDecoded);
    };
    QJsonArray items;
    for (const QJsonObject &product : products) {
        const bool archived = product["archived_at"_L1].isString();
        const QString all = product["title"_L1].toString() + product["sku"_L1].toString();
        if ((value(u"archived"_s).isEmpty() || archived == (value(u"archived"_s) == u"true")) &&
            (value(u"category"_s).isEmpty() ||
             product["category"_L1]["slug"_L1] == value(u"category"_s)) &&
            all.contains(value(u"q"_s), Qt::CaseInsensitive))
            items.append(product);
    }
    return json(200, {{u"items"_s, items}, {u"next_cursor"_s, QJsonValue()}});
}

FakeShop::Answer FakeShop::changeProducts(const QJsonArray &items)
{
    if (!bulkRefusal.isEmpty()) {
        Answer refused = problem(409, u"edit_conflict"_s);
        QJsonObject body = QJsonDocument::fromJson(refused.body).object();
        body[u"items"_s] = bulkRefusal;
        refused.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        return refused;
    }
    for (const QJsonValue item : items) {
        if (QJsonObject *product = productById(item["id"_L1].toString()))
            *product = merged(*product, item["set"_L1].toObject());
    }
    return json(200, {{u"applied"_s, true}, {u"items"_s, items}});
}

} // namespace paushtik::test
