// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/router.h"

#include <QString>
#include <memory>

namespace paushtik::carts {
class CartService;
}
namespace paushtik::catalog {
class CatalogService;
}
namespace paushtik::customers {
class AddressService;
class CustomerService;
} // namespace paushtik::customers
namespace paushtik::media {
class MediaService;
}
namespace paushtik::orders {
class OrdersService;
}

namespace paushtik::storefront {

struct StorefrontConfig {
    QString publicUrl;         ///< without a slash at its end
    QString pagesFolder;       ///< the shop's own texts of terms.html and the like; may not exist
    bool mockPayments = false; ///< else Razorpay's Checkout is let into the pages that pay
};

/// The capabilities that the pages stand on, of one worker; all of them outlive the router.
struct StorefrontParts {
    catalog::CatalogService *catalog;
    media::MediaService *media;
    carts::CartService *carts;
    customers::CustomerService *customers;
    customers::AddressService *addresses;
    const orders::OrdersService *orders;
};

/// The shop's pages, as one worker has them.
class Storefront {
public:
    Storefront(StorefrontConfig config, StorefrontParts parts);
    ~Storefront();

    /// Every page in every language, and what stands beside them: assets, robots.txt, sitemap.xml,
    /// manifest, service worker. This outlives the router.
    void addRoutes(http::Router &router);
    /// What a browser is shown instead of a problem document (http::ServerConfig::errorPage).
    http::Response errorPage(const http::Request &request, int status);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace paushtik::storefront
