// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/account/session.h"
#include "desktop/account/shop_profile.h"
#include "desktop/account/token_store.h"
#include "desktop/catalog/http_catalog_repository.h"
#include "desktop/categories/http_categories.h"
#include "desktop/core/preferences.h"
#include "desktop/net/api_client.h"
#include "desktop/orders/http_order_actions.h"
#include "desktop/orders/http_orders_repository.h"
#include "desktop/pictures/http_shown_pictures.h"
#include "desktop/pictures/picture_queue.h"
#include "desktop/pictures/shop_pictures.h"
#include "desktop/printing/label_desk.h"
#include "desktop/printing/print_spool.h"
#include "desktop/replica/replica.h"
#include "desktop/shell/shell.h"
#include "desktop/shipments/day_cache.h"
#include "desktop/shipments/replica_shipments_repository.h"
#include "desktop/stock/http_batches.h"
#include "desktop/stock/http_stock.h"
#include "desktop/sync/outbox_picture_sink.h"
#include "desktop/sync/replica_catalog_repository.h"
#include "desktop/sync/replica_dashboard.h"
#include "desktop/sync/replica_order_actions.h"
#include "desktop/sync/replica_orders_repository.h"
#include "desktop/sync/replica_stock.h"
#include "desktop/sync/sync_engine.h"
#include "desktop/thumbs/thumbnails.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace paushtik {

/// Everything behind the window, in the order it must live. A test makes one with its own settings
/// file.
class Desk {
public:
    /// The user's own settings and keychain.
    Desk()
        : tokens(TokenStore::Keychain::Use)
        , folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
        , replica(Replica::standardRoot())
    {
    }
    Desk(const QString &settingsFile, TokenStore::Keychain keychain)
        : preferences(settingsFile)
        , tokens(keychain)
        , folder(QFileInfo(settingsFile).absolutePath())
        , replica(QFileInfo(settingsFile).absolutePath() + QStringLiteral("/replica"))
    {
    }

    /// The copy on this machine has been equal to the server once.
    bool isWhole() const { return sync.feed().equalAt.has_value(); }

    Preferences preferences;
    TokenStore tokens;
    /// Where this desk keeps its spool and the work of the day.
    QString folder;
    ApiClient api;
    Session session{api, tokens, preferences};
    Replica replica;
    /// Runs while somebody is signed in at the window.
    SyncEngine sync{api, replica};
    HttpOrdersRepository ordersOfServer{api};
    ReplicaOrdersRepository orders{replica, ordersOfServer, [this] { return isWhole(); }};
    ReplicaDashboard dashboard{replica, [this] { return isWhole(); }};
    ShopProfile shop{session, api, preferences};
    HttpOrderActions actionsOfServer{api};
    ReplicaOrderActions actions{
        replica, actionsOfServer, [this] { return isWhole(); },
        [this] { return session.staff() ? session.staff()->name : QString(); }};
    HttpCatalogRepository catalogOfServer{api};
    ReplicaCatalogRepository catalog{replica, catalogOfServer, [this] { return isWhole(); }};
    HttpCategories categories{api};
    HttpShownPictures shownPictures{api};
    Thumbnails thumbs{folder + QStringLiteral("/thumbs"), api,
                      [this](QString product) { return catalog.product(std::move(product)); }};
    LabelDesk labels{api};
    HttpShipmentsRepository shipmentsOfServer{api};
    ReplicaShipmentsRepository shipments{replica, shipmentsOfServer, [this] { return isWhole(); }};
    PrinterSetup printers{preferences};
    PrintSpool spool{printers};
    DayCache day{shipments, labels};
    HttpStock stockOfServer{api};
    ReplicaStock stock{replica, stockOfServer, [this] { return isWhole(); }};
    HttpBatches batches{api};
    OutboxPictureSink pictureSink{replica};
    PictureQueue pictureQueue{pictureSink};
    ShopPictures shopPictures{catalog, thumbs, pictureQueue};
    Shell shell;
    /// What the foot of the window tells of.
    SyncStatus *status = &sync;
};

} // namespace paushtik
