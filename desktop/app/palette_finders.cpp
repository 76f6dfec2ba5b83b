// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/palette_finders.h"

#include "desktop/app/desk.h"
#include "desktop/core/formats.h"
#include "desktop/replica/customer_reader.h"
#include "desktop/style/icons.h"

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

Task<Result<QList<QJsonObject>>> productsFrom(Desk &desk, QString typed, int limit)
{
    if (!desk.orders.hasPositions()) {
        ProductsQuery query{.text = typed};
        co_return co_await desk.catalog.products(std::move(query));
    }
    auto found = co_await desk.replica.read([typed, limit](Sql &sql) {
        return products::window(sql, ProductsAsk{.text = typed}, 0, limit);
    });
    if (!found)
        co_return fail(std::move(found.error()));
    QList<QJsonObject> documents;
    for (const ProductShown &product : *found)
        documents.append(product.document);
    co_return documents;
}

} // namespace

QString ProductFinder::heading() const
{
    return tr("Product");
}

PaletteEntry ProductFinder::entryOf(const QJsonObject &product) const
{
    const QString sku = product["sku"_L1].toString();
    const Paise price(product["price_paise"_L1].toInteger());
    Shell &shell = m_desk.shell;
    return {lineIcon(u"catalog"_s), u"%1  \u00b7  %2"_s.arg(product["title"_L1].toString(), sku),
            formats::money(price), [&shell, sku] { shell.open(Place::Catalog, sku); }};
}

Task<Result<QList<PaletteEntry>>> ProductFinder::find(QString typed, int limit)
{
    const auto found = co_await productsFrom(m_desk, std::move(typed), limit);
    if (!found)
        co_return fail(found.error());
    QList<PaletteEntry> entries;
    for (const QJsonObject &product : *found)
        if (entries.size() < limit)
            entries.append(entryOf(product));
    co_return entries;
}

QString CustomerFinder::heading() const
{
    return tr("Customer");
}

Task<Result<QList<PaletteEntry>>> CustomerFinder::find(QString typed, int limit)
{
    QList<PaletteEntry> entries;
    if (!m_desk.orders.hasPositions())
        co_return entries;
    Shell &shell = m_desk.shell;
    const auto found = co_await m_desk.replica.read(
        [typed, limit](Sql &sql) { return customers::find(sql, typed, limit); });
    if (!found)
        co_return fail(found.error());
    for (const CustomerEntry &one : *found) {
        const QUrlQuery theirs{{u"q"_s, one.contact}};
        entries.append({lineIcon(u"customer"_s), u"%1  \u00b7  %2"_s.arg(one.name, one.contact),
                        tr("%n order(s)", nullptr, one.orders),
                        [&shell, theirs] { shell.openOnly(Place::Orders, theirs); }});
    }
    co_return entries;
}

} // namespace paushtik
