// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefront/order_pages.h"

#include "server/http/cursor.h"
#include "server/orders/order_documents.h"
#include "server/storefront/address_pages.h"
#include "server/storefront/cart_pages.h"
#include "server/storefront/order_view.h"

namespace paushtik::storefront {

using namespace Qt::StringLiterals;
using http::Request;
using http::Response;

namespace {

constexpr int kOrdersOnPage = 20;
const QByteArray kListScope = "order-pages"_ba;

} // namespace

Task<Response> OrderPages::checkout(Request request)
{
    if (!request.caller.isCustomer())
        co_return logInFirst(request);
    const Language language = languageOf(request.path);
    const CustomerId customer = request.caller.customer();
    const carts::Cart cart = co_await m_parts.carts->view(carts::Owner(customer));
    if (cart.lines.isEmpty())
        co_return seeOther(localPath(language, u"/cart"_s));
    const auto saved =
        co_await m_parts.addresses->list(customer, std::nullopt, customers::kMaxAddresses);
    const auto profile = co_await m_parts.customers->profile(customer);
    QJsonArray addresses;
    bool chosen = false;
    for (const customers::SavedAddress &address : saved)
        chosen = chosen || address.isDefault;
    for (const customers::SavedAddress &address : saved) {
        QJsonObject view = addressView(address);
        view[u"chosen"_s] = address.isDefault || (!chosen && addresses.isEmpty());
        addresses.append(view);
    }
    Page page{u"/checkout"_s, Words::of(language).say("checkout"_L1), u"checkout"_s};
    page.context = cartView(cart, m_parts.catalog->snapshot().get(), language);
    page.context[u"addresses"_s] = addresses;
    page.context[u"has_addresses"_s] = !saved.isEmpty();
    page.context[u"states"_s] = stateChoices({});
    if (profile)
        page.context[u"value"_s] = QJsonObject{{u"name"_s, profile->name},
                                               {u"phone"_s, profile->phone.value_or(QString())}};
    page.script = u"checkout.js"_s;
    page.forEveryone = false;
    co_return m_maker->personal(request, page);
}

Task<Response> OrderPages::list(Request request)
{
    if (!request.caller.isCustomer())
        co_return logInFirst(request);
    const Language language = languageOf(request.path);
    std::optional<QJsonArray> after;
    if (const QString cursor = request.query.value("cursor"); !cursor.isEmpty()) {
        const auto opened = http::openCursor(kListScope, cursor);
        if (!opened)
            co_return http::problem(opened.error());
        after = *opened;
    }
    const orders::OrderList found =
        co_await m_parts.orders->ofCustomer(request.caller.customer(), kOrdersOnPage, after);
    QJsonArray list;
    for (const QJsonObject &document : found.documents)
        list.append(orderView(orders::customerView(document), language));
    Page page{u"/orders"_s, Words::of(language).say("my_orders"_L1), u"orders"_s};
    page.context = {{u"orders"_s, list}, {u"none"_s, list.isEmpty()}, {u"at_orders"_s, true}};
    if (found.last)
        page.context[u"more"_s] = localPath(language, u"/orders"_s) + u"?cursor="_s +
                                  http::sealCursor(kListScope, *found.last);
    page.forEveryone = false;
    co_return m_maker->personal(request, page);
}

Task<Response> OrderPages::show(Request request)
{
    if (!request.caller.isCustomer())
        co_return logInFirst(request);
    const auto order =
        co_await m_parts.orders->findOwn(request.caller.customer(), request.param("order"));
    if (!order)
        co_return http::problem(order.error());
    const Language language = languageOf(request.path);
    const QJsonObject document = co_await m_parts.orders->document(order->id);
    const auto profile = co_await m_parts.customers->profile(request.caller.customer());
    const QString number = document["number"_L1].toString();
    Page page{u"/orders/"_s + number,
              Words::of(language).say("order_number"_L1, {{"number"_L1, number}}), u"order"_s};
    page.context = {{u"order"_s, orderView(orders::customerView(document), language)}};
    if (profile)
        page.context[u"customer"_s] = QJsonObject{{u"name"_s, profile->name},
                                                  {u"email"_s, profile->email},
                                                  {u"phone"_s, profile->phone.value_or(QString())}};
    page.script = u"order.js"_s;
    page.forEveryone = false;
    page.pays = true;
    co_return m_maker->personal(request, page);
}

Task<Response> OrderPages::cancel(Request request)
{
    const auto form = readForm(request);
    if (!form)
        co_return http::problem(form.error());
    if (!request.caller.isCustomer())
        co_return logInFirst(request);
    const auto order =
        co_await m_parts.orders->findOwn(request.caller.customer(), request.param("order"));
    if (!order)
        co_return http::problem(order.error());
    orders::Actor actor{request.caller.account, u"customer"_s};
    const auto cancelled = co_await m_parts.orders->cancel(
        order->id, u"Cancelled by the customer"_s, std::move(actor));
    // Shipped meanwhile: the order's page shows that it is too late.
    if (!cancelled && cancelled.error().code != "already_shipped"_L1)
        co_return http::problem(cancelled.error());
    co_return seeOther(localPath(languageOf(request.path), u"/orders/"_s + order->number));
}

} // namespace paushtik::storefront
