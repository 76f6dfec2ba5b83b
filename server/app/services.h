// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/app/settings.h"
#include "server/carts/cart_service.h"
#include "server/catalog/batches_service.h"
#include "server/catalog/catalog_service.h"
#include "server/catalog/categories_admin.h"
#include "server/catalog/images_admin.h"
#include "server/catalog/products_admin_service.h"
#include "server/catalog/products_bulk_service.h"
#include "server/core/password_hasher.h"
#include "server/customers/address_service.h"
#include "server/customers/customer_service.h"
#include "server/http/login_lock.h"
#include "server/http/server.h"
#include "server/invoices/invoices_service.h"
#include "server/media/media_service.h"
#include "server/orders/orders_service.h"
#include "server/payments/mock_gateway.h"
#include "server/payments/payments_service.h"
#include "server/payments/webhook_inbox.h"
#include "server/shipping/shipping.h"
#include "server/staff/staff_service.h"
#include "server/storefront/storefront.h"
#include "server/sync/changes_service.h"
#include "server/sync/digest_service.h"
#include "server/sync/live_feed.h"

namespace paushtik::app {

/// What all workers of the process share; every part of it is thread-safe.
struct Shared {
    explicit Shared(Settings from);

    const Settings settings;
    std::shared_ptr<CpuPool> cpuPool;
    PasswordHasher hasher;
    http::LoginLock customerLock;
    http::LoginLock staffLock;
    catalog::CatalogHolder catalog;
    shipping::ShippingShared shipping;
    std::unique_ptr<media::MediaStore> media; ///< opened by openMedia(), before any worker

    /// The failure's detail is one line for a person.
    Result<void> openMedia();
};

/// The capabilities as one thread has them, joined. The one place that knows them all.
class Services {
public:
    Services(Shared *shared, const db::DatabaseConfig &config);
    ~Services();

    db::Database database;

    http::Router makeRouter();
    http::Authenticator makeAuthenticator();
    /// What the jobs of this shop are: run on one thread of the process.
    void addJobs(jobs::JobRunner &runner);

    staff::StaffService staff;
    carts::CartService carts;
    customers::CustomerService customers;
    customers::AddressService addresses;
    catalog::CatalogService catalog;
    catalog::ProductsAdminService products;
    catalog::ProductsBulkService productsBulk;
    catalog::BatchesService batches;
    catalog::CategoriesAdminService categories;
    catalog::ImagesAdminService images;
    media::MediaService media;
    std::shared_ptr<payments::MockGateway> mockGateway; ///< null in a live shop
    std::shared_ptr<payments::PaymentGateway> gateway;
    std::shared_ptr<payments::PaymentsService> payments;
    payments::WebhookInbox inbox;
    std::shared_ptr<orders::OrdersService> orders;
    std::shared_ptr<shipping::Shipping> shipping;
    sync::ChangesService changes;
    sync::DigestService digest;
    sync::LiveFeed live;
    storefront::Storefront storefront;
    invoices::InvoicesService invoices;

private:
    Shared *m_shared;
};

} // namespace paushtik::app
