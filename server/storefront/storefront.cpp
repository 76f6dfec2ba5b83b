// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefront/storefront.h"

#include "server/storefront/account_pages.h"
#include "server/storefront/address_pages.h"
#include "server/storefront/cart_pages.h"
#include "server/storefront/catalog_pages.h"
#include "server/storefront/order_pages.h"
#include "server/storefront/shop_pages.h"

namespace paushtik::storefront {

using namespace Qt::StringLiterals;
using http::Access;
using http::Body;
using http::Method;
using http::RateClass;

struct Storefront::Private {
    Private(StorefrontConfig config, const StorefrontParts &parts);

    PageMaker maker;
    Assets assets;
    BlurPictures blurs;
    Cookies cookies;
    CatalogPages catalog;
    CartPages cart;
    AccountPages account;
    AddressPages addresses;
    OrderPages orders;
    ShopPages shop;
};

Storefront::Private::Private(StorefrontConfig config, const StorefrontParts &parts)
    : maker(std::move(config))
    , blurs(parts.media)
    , cookies(maker.config().publicUrl.startsWith("https:"_L1))
    , catalog(&maker, parts.catalog, &blurs)
    , cart(&maker, parts.carts, parts.catalog, cookies)
    , account(&maker, parts.customers, cookies)
    , addresses(&maker, parts.addresses)
    , orders(&maker, parts)
    , shop(&maker, &assets)
{
}

Storefront::Storefront(StorefrontConfig config, StorefrontParts parts)
    : d(std::make_unique<Private>(std::move(config), parts))
{
}

Storefront::~Storefront() = default;

namespace {

/// A page's address in each language.
struct Paths {
    const char *english;
    const char *hindi;
};

/// Adds pages that are `pages`' own.
template <class Pages>
class Adding {
public:
    using Handler = Task<http::Response> (Pages::*)(http::Request);

    Adding(http::Router &router, Pages *pages)
        : m_router(router)
        , m_pages(pages)
    {
    }

    void everyones(Paths paths, Handler handler, QByteArrayList query = {})
    {
        add(Method::Get, paths, Access::Public, handler, std::move(query), RateClass::None);
    }
    void personal(Paths paths, Handler handler, QByteArrayList query = {})
    {
        add(Method::Get, paths, Access::CustomerOptional, handler, std::move(query),
            RateClass::None);
    }
    void form(Paths paths, Handler handler, RateClass rate = RateClass::Write)
    {
        add(Method::Post, paths, Access::CustomerOptional, handler, {}, rate);
    }
    void file(const char *path, Handler handler)
    {
        add(Method::Get, {path, nullptr}, Access::Public, handler, {}, RateClass::None);
    }

private:
    void add(Method method, Paths paths, Access access, Handler handler, QByteArrayList query,
             RateClass rate)
    {
        for (const char *path : {paths.english, paths.hindi}) {
            if (!path)
                continue;
            m_router.add(
                {.method = method,
                 .path = path,
                 .access = access,
                 .handler = [pages = m_pages,
                             handler](http::Request r) { return (pages->*handler)(std::move(r)); },
                 .body = method == Method::Post ? Body::Raw : Body::None,
                 .query = query,
                 .rate = rate});
        }
    }

    http::Router &m_router;
    Pages *m_pages;
};

void addCatalog(Adding<CatalogPages> pages)
{
    const QByteArrayList query{"sort"_ba, "in_stock"_ba, "cursor"_ba};
    pages.everyones({"/", "/hi"}, &CatalogPages::home);
    pages.everyones({"/products", "/hi/products"}, &CatalogPages::products, query);
    pages.everyones({"/products/{slug}", "/hi/products/{slug}"}, &CatalogPages::product);
    pages.everyones({"/categories/{slug}", "/hi/categories/{slug}"}, &CatalogPages::category,
                    query);
    pages.everyones({"/search", "/hi/search"}, &CatalogPages::search, query + QByteArrayList{"q"});
    pages.file("/sitemap.xml", &CatalogPages::sitemap);
}

void addAccount(Adding<AccountPages> pages)
{
    pages.personal({"/login", "/hi/login"}, &AccountPages::showLogIn, {"next"});
    pages.form({"/login", "/hi/login"}, &AccountPages::logIn, RateClass::LogIn);
    pages.personal({"/register", "/hi/register"}, &AccountPages::showRegister, {"next"});
    pages.form({"/register", "/hi/register"}, &AccountPages::registerAccount, RateClass::LogIn);
    pages.form({"/logout", "/hi/logout"}, &AccountPages::logOut);
    pages.personal({"/account", "/hi/account"}, &AccountPages::show, {"saved"});
    pages.form({"/account", "/hi/account"}, &AccountPages::changeProfile);
    pages.form({"/account/password", "/hi/account/password"}, &AccountPages::changePassword,
               RateClass::LogIn);
}

void addAddresses(Adding<AddressPages> pages)
{
    pages.personal({"/addresses", "/hi/addresses"}, &AddressPages::list);
    pages.form({"/addresses", "/hi/addresses"}, &AddressPages::add);
    pages.personal({"/addresses/{id:uuid}", "/hi/addresses/{id:uuid}"}, &AddressPages::show);
    pages.form({"/addresses/{id:uuid}", "/hi/addresses/{id:uuid}"}, &AddressPages::replace);
    pages.form({"/addresses/{id:uuid}/delete", "/hi/addresses/{id:uuid}/delete"},
               &AddressPages::remove);
}

void addOrders(Adding<OrderPages> pages)
{
    pages.personal({"/checkout", "/hi/checkout"}, &OrderPages::checkout);
    pages.personal({"/orders", "/hi/orders"}, &OrderPages::list, {"cursor"});
    pages.personal({"/orders/{order}", "/hi/orders/{order}"}, &OrderPages::show);
    pages.form({"/orders/{order}/cancel", "/hi/orders/{order}/cancel"}, &OrderPages::cancel);
}

void addShop(Adding<ShopPages> pages)
{
    pages.everyones({"/terms", "/hi/terms"}, &ShopPages::text);
    pages.everyones({"/privacy", "/hi/privacy"}, &ShopPages::text);
    pages.everyones({"/shipping-and-returns", "/hi/shipping-and-returns"}, &ShopPages::text);
    pages.everyones({"/contact", "/hi/contact"}, &ShopPages::text);
    pages.everyones({"/offline", "/hi/offline"}, &ShopPages::offline);
    pages.file("/robots.txt", &ShopPages::robots);
    pages.file("/manifest.webmanifest", &ShopPages::manifest);
    pages.file("/service-worker.js", &ShopPages::serviceWorker);
    pages.file("/favicon.ico", &ShopPages::favicon);
}

Task<http::Response> answerAsset(const Assets *assets, http::Request request)
{
    co_return assets->answer(request);
}

} // namespace

void Storefront::addRoutes(http::Router &router)
{
    addCatalog({router, &d->catalog});
    Adding cart(router, &d->cart);
    cart.personal({"/cart", "/hi/cart"}, &CartPages::show);
    cart.form({"/cart", "/hi/cart"}, &CartPages::change);
    addAccount({router, &d->account});
    addAddresses({router, &d->addresses});
    addOrders({router, &d->orders});
    addShop({router, &d->shop});
    router.add({.method = Method::Get,
                .path = "/assets/{version}/{file}",
                .access = Access::Public,
                .handler = [assets = &d->assets](http::Request r) {
                    return answerAsset(assets, std::move(r));
                }});
}

http::Response Storefront::errorPage(const http::Request &request, int status)
{
    return d->maker.error(request, status);
}

} // namespace paushtik::storefront
