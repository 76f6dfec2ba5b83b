// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/carts/cart_service.h"
#include "server/catalog/catalog_service.h"
#include "server/storefront/form_post.h"
#include "server/storefront/page.h"

namespace paushtik::storefront {

/// The cart's owner, as a browser shows it: the account that is signed in, else the guest's token
/// in its cookie.
carts::Owner cartOwner(const http::Request &request);
/// A cart in the texts of a language, for the pages that show one.
QJsonObject cartView(const carts::Cart &cart, const catalog::CatalogSnapshot *catalog,
                     Language language);

/// GET and POST /cart. Works without script: every button is a form. Scripts send the same forms
/// and take JSON.
class CartPages {
public:
    CartPages(PageMaker *maker, carts::CartService *carts, catalog::CatalogService *catalog,
              Cookies cookies)
        : m_maker(maker)
        , m_carts(carts)
        , m_catalog(catalog)
        , m_cookies(cookies)
    {
    }

    Task<http::Response> show(http::Request request);
    /// `product_id` with `qty` (sets), or with `add` (adds); or `lines`, "id:qty,…", what the
    /// browser remembers of a cart that the shop has forgotten.
    Task<http::Response> change(http::Request request);

private:
    Task<Result<carts::Cart>> apply(carts::Owner owner, QMap<QString, QString> form);
    Task<Result<carts::Cart>> restore(carts::Owner owner, QString lines);
    http::Response answer(const http::Request &request, const carts::Cart &cart) const;

    PageMaker *m_maker;
    carts::CartService *m_carts;
    catalog::CatalogService *m_catalog;
    Cookies m_cookies;
};

} // namespace paushtik::storefront
