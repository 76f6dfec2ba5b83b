// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/carts/cart_service.h"
#include "server/catalog/catalog_service.h"
#include "server/customers/address_service.h"
#include "server/customers/customer_service.h"
#include "server/orders/orders_service.h"
#include "server/storefront/form_post.h"
#include "server/storefront/page.h"

namespace paushtik::storefront {

/// Checkout, and orders after it. What they show is rendered here; placing and paying is done by
/// scripts over the API, since the gateway's Checkout is one.
class OrderPages {
public:
    OrderPages(PageMaker *maker, const StorefrontParts &parts)
        : m_maker(maker)
        , m_parts(parts)
    {
    }

    Task<http::Response> checkout(http::Request request);
    Task<http::Response> list(http::Request request);
    Task<http::Response> show(http::Request request);
    Task<http::Response> cancel(http::Request request);

private:
    PageMaker *m_maker;
    StorefrontParts m_parts;
};

} // namespace paushtik::storefront
