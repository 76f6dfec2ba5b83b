// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/pages.h"

#include "desktop/app/catalog_tools.h"
#include "desktop/app/label_wiring.h"
#include "desktop/app/main_window.h"
#include "desktop/app/palette_finders.h"
#include "desktop/app/paper_wiring.h"
#include "desktop/catalog/catalog_page.h"
#include "desktop/dashboard/dashboard_page.h"
#include "desktop/orders/orders_page.h"
#include "desktop/pictures/pictures_page.h"
#include "desktop/settings/settings_page.h"
#include "desktop/shipments/shipments_page.h"
#include "desktop/stock/stock_page.h"
#include "desktop/sync/conflict_dialog.h"
#include "desktop/sync/sync_page.h"

#include <QCryptographicHash>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// One for each account: a product of one shop means nothing in another.
QString accountFolder(const Desk &desk, const QString &what)
{
    const QByteArray account = desk.session.profile().value_or(Profile{}).key().toUtf8();
    const QByteArray name = QCryptographicHash::hash(account, QCryptographicHash::Sha256).toHex();
    return u"%1/%2/%3"_s.arg(desk.folder, what, QString::fromLatin1(name.first(32)));
}

// The copy of the shop, its paper and its labels are open while somebody is signed in, and only
// theirs.
void followSession(Desk &desk, QObject *window)
{
    QObject::connect(&desk.session, &Session::signedIn, window, [&desk] {
        const QString account = desk.session.profile()->key();
        desk.sync.start(account);
        desk.spool.open(accountFolder(desk, u"printing"_s) + u"/spool.sqlite"_s);
        desk.day.open(accountFolder(desk, u"day"_s));
    });
    QObject::connect(&desk.session, &Session::signedOut, window, [&desk] {
        desk.sync.stop();
        desk.spool.close();
        desk.day.close();
    });
    QObject::connect(&desk.sync, &SyncStatus::changed, &desk.orders,
                     &ReplicaOrdersRepository::noteSource);
}

} // namespace

void addPages(MainWindow &window, Desk &desk)
{
    followSession(desk, &window);
    QObject::connect(&desk.catalog, &CatalogRepository::productsChanged, &desk.thumbs,
                     &Thumbnails::askAnew);
    QObject::connect(&desk.replica, &Replica::opened, &desk.thumbs, &Thumbnails::askAnew);
    window.addPage(new DashboardPage({.shell = desk.shell,
                                      .api = desk.api,
                                      .orders = desk.orders,
                                      .actions = desk.actions,
                                      .line = *desk.status,
                                      .copy = desk.dashboard,
                                      .preferences = desk.preferences},
                                     &window));

    auto *orders = new OrdersPage({.shell = desk.shell,
                                   .orders = desk.orders,
                                   .actions = desk.actions,
                                   .line = *desk.status,
                                   .preferences = desk.preferences},
                                  &window);
    new LabelWiring(*orders, desk);
    new PaperWiring(*orders, desk);
    window.addPage(orders);

    window.addPage(new ShipmentsPage({.shell = desk.shell,
                                      .session = desk.session,
                                      .preferences = desk.preferences,
                                      .parcels = desk.shipments,
                                      .day = desk.day,
                                      .pictures = desk.thumbs,
                                      .spool = desk.spool,
                                      .line = *desk.status},
                                     &window));
    auto *catalog = new CatalogPage({.shell = desk.shell,
                                     .products = desk.catalog,
                                     .thumbs = desk.thumbs,
                                     .line = *desk.status,
                                     .preferences = desk.preferences},
                                    &window);
    QObject::connect(
        catalog, &CatalogPage::settleRequested, &window, [&desk, &window](const QString &product) {
            ConflictDialog::openFor(desk.replica, desk.shell, DocType::Product, product, &window);
        });
    new CatalogTools(*catalog, {.shell = desk.shell,
                                .catalog = desk.catalog,
                                .categories = desk.categories,
                                .pictures = desk.shownPictures,
                                .thumbs = desk.thumbs,
                                .line = *desk.status,
                                .preferences = desk.preferences});
    window.addPage(catalog);
    window.addPage(new StockPage({.shell = desk.shell,
                                  .stock = desk.stock,
                                  .batches = desk.batches,
                                  .line = *desk.status,
                                  .preferences = desk.preferences},
                                 &window));
    window.addPage(new PicturesPage(desk.shell, desk.shopPictures, desk.pictureQueue, &window));
    QObject::connect(&desk.session, &Session::signedIn, &window,
                     [&desk] { desk.pictureQueue.open(accountFolder(desk, u"picture-queue"_s)); });
    window.addPage(new SyncPage(desk.shell, desk.sync, &window));

    auto *settings = new SettingsPage(desk.session, desk.preferences, &window);
    QObject::connect(settings, &SettingsPage::signOutRequested, &window,
                     [&desk, &window] { QCoro::connect(desk.session.signOut(), &window, [] {}); });
    window.addPage(settings);
    window.addFinder(std::make_unique<ProductFinder>(desk));
    window.addFinder(std::make_unique<CustomerFinder>(desk));
}

} // namespace paushtik
