// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefront/cart_pages.h"

#include "server/carts/cart_json.h"
#include "server/http/session_cookie.h"
#include "server/storefront/views.h"

namespace paushtik::storefront {

using namespace Qt::StringLiterals;
using carts::Cart;
using carts::Owner;
using http::Request;
using http::Response;

namespace {

constexpr qint64 kCartSeconds = 90 * 24 * 3600; // as long as an unused cart is kept
constexpr int kMostRestored = 50;

bool wantsJson(const Request &request)
{
    return request.headers.value("Accept").startsWith("application/json");
}

QJsonObject lineView(const carts::PricedLine &line, const catalog::CatalogSnapshot *catalog,
                     Language language)
{
    const Words &words = Words::of(language);
    QJsonObject view{{u"id"_s, line.product.toString()},
                     {u"path"_s, localPath(language, u"/products/"_s + line.slug)},
                     {u"title"_s, line.title},
                     {u"qty"_s, line.qty},
                     {u"less"_s, line.qty - 1},
                     {u"more"_s, line.qty + 1},
                     {u"most"_s, line.qty >= qMin(kMaxQtyPerLine, line.available)},
                     {u"unit_price"_s, shownPrice(line.unitPrice)},
                     {u"unit_paise"_s, line.unitPrice.value()},
                     {u"total"_s, shownPrice(line.total())}};
    if (line.available <= 0)
        view[u"warning"_s] = words.say("line_sold_out"_L1);
    else if (line.isShort())
        view[u"warning"_s] =
            words.say("line_only_left"_L1, {{"n"_L1, QString::number(line.available)}});
    if (const auto *entry = catalog ? catalog->find(line.product) : nullptr) {
        view[u"title"_s] = titleOf(entry->product, language);
        view[u"unit"_s] = cardView(entry->product, language, {})["unit"_L1];
        if (!entry->product.images.isEmpty())
            view[u"picture"_s] = pictureView(entry->product.images.first(), {}, {});
    }
    return view;
}

/// What is put into the cart: as much as a line may hold, never more.
int wantedQuantity(const Cart &cart, ProductId product, int added)
{
    int has = 0;
    for (const carts::PricedLine &line : cart.lines)
        has = line.product == product ? line.qty : has;
    return qMin(has + added, kMaxQtyPerLine);
}

} // namespace

Owner cartOwner(const Request &request)
{
    if (request.caller.isCustomer())
        return request.caller.customer();
    return http::cookieValue(request.headers, kCartCookie).value_or(QByteArray());
}

QJsonObject cartView(const Cart &cart, const catalog::CatalogSnapshot *catalog, Language language)
{
    const Words &words = Words::of(language);
    QJsonArray lines;
    bool blocked = cart.lines.isEmpty();
    for (const carts::PricedLine &line : cart.lines) {
        lines.append(lineView(line, catalog, language));
        blocked = blocked || line.isShort();
    }
    QJsonArray dropped;
    for (const carts::DroppedLine &line : cart.dropped) {
        const QString title = line.title.isEmpty() ? words.say("a_product"_L1) : line.title;
        dropped.append(words.say("line_gone"_L1, {{"title"_L1, title}}));
    }
    const Paise missing = freeShippingRemaining(cart.subtotal());
    QJsonObject view{{u"lines"_s, lines},
                     {u"dropped"_s, dropped},
                     {u"empty"_s, cart.lines.isEmpty()},
                     {u"blocked"_s, blocked},
                     {u"subtotal"_s, shownPrice(cart.subtotal())},
                     {u"shipping"_s, cart.shipping() == Paise(0) ? words.say("free"_L1)
                                                                 : shownPrice(cart.shipping())},
                     {u"total"_s, shownPrice(cart.total())},
                     {u"free_now"_s, (kFreeShippingFrom - missing).value() / 100},
                     {u"free_from"_s, kFreeShippingFrom.value() / 100},
                     {u"free_text"_s, missing == Paise(0)
                                          ? words.say("shipping_is_free"_L1)
                                          : words.say("free_shipping_missing"_L1,
                                                      {{"price"_L1, shownPrice(missing)}})}};
    return view;
}

Response CartPages::answer(const Request &request, const Cart &cart) const
{
    Response response;
    if (wantsJson(request)) {
        QJsonObject json = toJson(cart);
        json.remove(u"token"_s); // it stays where no script reads it
        json[u"account"_s] = request.caller.isCustomer();
        response = http::json(json);
    } else {
        response = seeOther(localPath(languageOf(request.path), u"/cart"_s));
    }
    if (cart.token && *cart.token != http::cookieValue(request.headers, kCartCookie))
        m_cookies.set(response, kCartCookie, *cart.token, kCartSeconds);
    return response;
}

Task<Response> CartPages::show(Request request)
{
    const Cart cart = co_await m_carts->view(cartOwner(request));
    if (wantsJson(request))
        co_return answer(request, cart);
    const Language language = languageOf(request.path);
    Page page{u"/cart"_s, Words::of(language).say("cart"_L1), u"cart"_s};
    page.context = cartView(cart, m_catalog->snapshot().get(), language);
    page.context[u"account"_s] = request.caller.isCustomer();
    page.script = u"cart.js"_s;
    page.forEveryone = false;
    co_return m_maker->personal(request, page);
}

Task<Response> CartPages::change(Request request)
{
    const auto form = readForm(request);
    if (!form)
        co_return http::problem(form.error());
    const auto cart = co_await apply(cartOwner(request), *form);
    if (!cart)
        co_return http::problem(cart.error());
    co_return answer(request, *cart);
}

Task<Result<Cart>> CartPages::apply(Owner owner, QMap<QString, QString> form)
{
    if (form.contains(u"lines"_s))
        co_return co_await restore(owner, form.value(u"lines"_s));
    const auto product = ProductId::parse(form.value(u"product_id"_s));
    const bool adds = form.contains(u"add"_s);
    bool isNumber = false;
    int qty = form.value(adds ? u"add"_s : u"qty"_s).toInt(&isNumber);
    if (!product || !isNumber || qty < 0 || qty > kMaxQtyPerLine)
        co_return fail(Fault::BadRequest);
    if (adds) {
        const Cart before = co_await m_carts->view(owner);
        qty = wantedQuantity(before, *product, qty);
    }
    const carts::CartLine line{*product, qty};
    co_return co_await m_carts->put(owner, line);
}

/// The cookie is gone or its cart was tidied away, but the browser still knows what was in it.
Task<Result<Cart>> CartPages::restore(Owner owner, QString lines)
{
    Cart cart = co_await m_carts->view(owner);
    int count = 0;
    for (const QString &each : lines.split(u',', Qt::SkipEmptyParts)) {
        const auto product = ProductId::parse(each.section(u':', 0, 0));
        const int qty = qBound(1, each.section(u':', 1).toInt(), kMaxQtyPerLine);
        if (!product || ++count > kMostRestored)
            co_return fail(Fault::BadRequest);
        const carts::CartLine line{*product, wantedQuantity(cart, *product, 0) > 0
                                                 ? wantedQuantity(cart, *product, 0)
                                                 : qty};
        auto put = co_await m_carts->put(owner, line);
        if (!put)
            continue; // no longer sold: the browser sees that it is missing, and says so
        cart = std::move(*put);
        if (cart.token && std::holds_alternative<QByteArray>(owner))
            owner = *cart.token;
    }
    co_return Result<Cart>(std::move(cart));
}

} // namespace paushtik::storefront
