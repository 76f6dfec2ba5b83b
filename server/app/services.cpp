// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/services.h"

#include "server/app/openapi.h"
#include "server/app/operations_routes.h"
#include "server/app/ports.h"
#include "server/carts/cart_routes.h"
#include "server/catalog/batches_routes.h"
#include "server/catalog/catalog_routes.h"
#include "server/catalog/products_admin_routes.h"
#include "server/catalog/products_bulk_routes.h"
#include "server/customers/address_routes.h"
#include "server/customers/customer_routes.h"
#include "server/customers/customer_sessions.h"
#include "server/dashboard/dashboard_routes.h"
#include "server/http/idempotency.h"
#include "server/invoices/invoices_routes.h"
#include "server/media/media_routes.h"
#include "server/media/open_store.h"
#include "server/orders/orders_routes.h"
#include "server/payments/payments_routes.h"
#include "server/payments/razorpay_gateway.h"
#include "server/payments/webhook_silence.h"
#include "server/staff/audit_routes.h"
#include "server/staff/staff_routes.h"
#include "server/staff/staff_sessions.h"
#include "server/sync/sync_routes.h"

namespace paushtik::app {

using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<payments::MockGateway> makeMock(const Settings &settings, db::Database *database)
{
    if (!settings.razorpayMock)
        return nullptr;
    return std::make_shared<payments::MockGateway>(database, settings.razorpayKeyId);
}

std::shared_ptr<payments::PaymentGateway>
makeGateway(const Settings &settings, const std::shared_ptr<payments::MockGateway> &mock)
{
    if (mock)
        return mock;
    payments::RazorpayConfig config{settings.razorpayBaseUrl, settings.razorpayKeyId,
                                    settings.razorpayKeySecret};
    return std::make_shared<payments::RazorpayGateway>(std::move(config));
}

shipping::ShippingConfig shippingConfig(const Settings &settings)
{
    shipping::ShippingConfig config;
    config.mock = settings.shiprocketMock;
    config.baseUrl = QUrl(settings.shiprocketBaseUrl);
    config.email = settings.shiprocketEmail;
    config.password = settings.shiprocketPassword;
    config.webhookToken = settings.shiprocketWebhookToken;
    config.pickupLocation = settings.shiprocketPickupLocation;
    return config;
}

storefront::StorefrontConfig storefrontConfig(const Settings &settings)
{
    storefront::StorefrontConfig config;
    config.publicUrl = settings.publicUrl;
    while (config.publicUrl.endsWith(u'/'))
        config.publicUrl.chop(1);
    config.pagesFolder = settings.dataFolder + u"/pages"_s;
    config.mockPayments = settings.razorpayMock;
    return config;
}

payments::WebhookSilence webhookSilence(db::Database *database, const Settings &settings)
{
    const bool live = !settings.razorpayMock;
    return {database, live ? std::optional(settings.webhookSilenceHours) : std::nullopt};
}

/// The token's prefix names its realm, so a request costs one SELECT.
Task<std::optional<http::Caller>> authenticate(db::Session session, QByteArray token)
{
    if (token.startsWith(staff::kTokenPrefix))
        co_return co_await staff::authenticate(session, token);
    if (token.startsWith(customers::kTokenPrefix))
        co_return co_await customers::authenticate(session, token);
    co_return std::nullopt;
}

} // namespace

Shared::Shared(Settings from)
    : settings(std::move(from))
    , cpuPool(std::make_shared<CpuPool>())
{
}

Result<void> Shared::openMedia()
{
    auto opened = media::openStore(settings.media, *cpuPool,
                                   {settings.s3AccessKeyId, settings.s3SecretAccessKey});
    if (!opened)
        return fail(opened.error());
    media = std::move(*opened);
    return {};
}

Services::Services(Shared *shared, const db::DatabaseConfig &config)
    : database(config)
    , staff(&database, &shared->hasher, &shared->staffLock)
    , carts(&database)
    , customers(&database, &shared->hasher, &shared->customerLock, &carts)
    , addresses(&database)
    , catalog(shared->catalog, database)
    , products(database)
    , productsBulk(database)
    , batches(database)
    , categories(database)
    , images(database)
    , media(*shared->media, *shared->cpuPool, database)
    , mockGateway(makeMock(shared->settings, &database))
    , gateway(makeGateway(shared->settings, mockGateway))
    , payments(std::make_shared<payments::PaymentsService>(&database, gateway,
                                                           shared->settings.razorpayKeySecret))
    , inbox(&database, shared->settings.razorpayWebhookSecrets)
    , orders(std::make_shared<orders::OrdersService>(&database, makeCartPort(),
                                                     makeAddressPort(&database), payments,
                                                     shared->settings.pendingTtlSeconds))
    , shipping(std::make_shared<shipping::Shipping>(&database, shippingConfig(shared->settings),
                                                    shared->shipping, shared->cpuPool))
    , changes(&database)
    , digest(&database)
    , live(&database, makeAuthenticator())
    , storefront(storefrontConfig(shared->settings),
                 {&catalog, &media, &carts, &customers, &addresses, orders.get()})
    , invoices(&database, shared->cpuPool, shared->settings.seller)
    , m_shared(shared)
{
}

Services::~Services() = default;

http::Router Services::makeRouter()
{
    http::Router router;
    addOperationsRoutes(router, database);
    addOpenApiRoutes(router);
    customers::addCustomerRoutes(router, customers);
    customers::addAddressRoutes(router, addresses);
    carts::addCartRoutes(router, carts);
    catalog::addCatalogRoutes(router, catalog);
    catalog::addProductsAdminRoutes(router, products, catalog);
    catalog::addProductsBulkRoutes(router, productsBulk, *m_shared->cpuPool, catalog);
    catalog::addBatchesRoutes(router, batches);
    catalog::addCategoriesAdminRoutes(router, categories, catalog);
    catalog::addImagesAdminRoutes(router, images, catalog);
    media::addMediaRoutes(router, media);
    staff::addStaffRoutes(router, staff);
    staff::addAuditRoutes(router, database);
    dashboard::addDashboardRoutes(router, database, webhookSilence(&database, m_shared->settings));
    orders::addCustomerOrderRoutes(router, *orders);
    orders::addAdminOrderRoutes(router, *orders);
    invoices::addInvoiceRoutes(router, invoices, *orders);
    payments::addPaymentRoutes(router, *payments, inbox, *orders);
    if (mockGateway) {
        payments::addMockGatewayRoutes(router, *mockGateway, inbox,
                                       m_shared->settings.razorpayKeySecret,
                                       m_shared->settings.razorpayWebhookSecrets.first());
    }
    shipping::addShippingRoutes(router, shipping, orders);
    sync::addSyncRoutes(router, changes, digest);
    storefront.addRoutes(router);
    return router;
}

http::Authenticator Services::makeAuthenticator()
{
    const db::Session session = database;
    return [session](QByteArray token) { return authenticate(session, std::move(token)); };
}

namespace {

constexpr qint64 kPictureGraceSeconds = 24 * 3600;

Task<jobs::Outcome> foldChecksums(const sync::DigestService *digest)
{
    co_await digest->fold();
    co_return jobs::Outcome::done();
}

Task<jobs::Outcome> tidyUp(db::Session session, media::MediaService *media,
                           const sync::DigestService *digest)
{
    co_await digest->forgetOldTombstones();
    co_await http::purgeOldKeys(session);
    co_await media->collectGarbage(kPictureGraceSeconds);
    co_await customers::forgetExpiredSessions(session);
    co_await staff::forgetExpiredSessions(session);
    co_await carts::forgetOldGuestCarts(session);
    co_return jobs::Outcome::done();
}

Task<jobs::Outcome> collectStrays(media::MediaService *media)
{
    const auto collected = co_await media->collectStrays(kPictureGraceSeconds);
    co_return collected ? jobs::Outcome::done() : jobs::Outcome::retry(collected.error().detail);
}

Task<jobs::Outcome> settleRefund(std::shared_ptr<payments::PaymentsService> payments, jobs::Job job)
{
    const auto refund = RefundId::parse(job.payload["refund_id"_L1].toString());
    if (!refund)
        co_return jobs::Outcome::park(u"the job names no refund"_s);
    co_return co_await payments->settleRefund(*refund);
}

Task<jobs::Outcome> lookForSilence(payments::WebhookSilence silence)
{
    co_await silence.warn();
    co_return jobs::Outcome::done();
}

} // namespace

void Services::addJobs(jobs::JobRunner &runner)
{
    const auto p = payments;
    const payments::WebhookInbox *events = &inbox;
    const db::Session session = database;
    media::MediaService *m = &media;
    const sync::DigestService *d = &digest;
    const int ttl = m_shared->settings.pendingTtlSeconds;
    runner.handle(u"payments.refund"_s,
                  [p](jobs::Job job) { return settleRefund(p, std::move(job)); });
    // Often enough that an order outlives its time by little, whatever that time is.
    runner.every(u"payments.expire"_s, qBound(1, ttl / 60, 30),
                 [p](jobs::Job) { return p->expireOverdue(); });
    runner.every(u"payments.late_money"_s, 3600, [p](jobs::Job) { return p->askForLateMoney(); });
    runner.every(u"payments.apply_waiting"_s, 5,
                 [events](jobs::Job) { return events->applyWaiting(); });
    runner.every(u"payments.apply_older"_s, 600, [events](jobs::Job) {
        return events->applyWaiting(payments::WebhookInbox::Reach::All);
    });
    const payments::WebhookSilence silence = webhookSilence(&database, m_shared->settings);
    runner.every(u"payments.webhook_silence"_s, 1800,
                 [silence](jobs::Job) { return lookForSilence(silence); });
    runner.every(u"installation.tidy_up"_s, 3600,
                 [session, m, d](jobs::Job) { return tidyUp(session, m, d); });
    runner.every(u"sync.fold"_s, 30, [d](jobs::Job) { return foldChecksums(d); });
    runner.every(u"media.strays"_s, 24 * 3600, [m](jobs::Job) { return collectStrays(m); });
    shipping::addShippingJobs(runner, shipping);
}

} // namespace paushtik::app
