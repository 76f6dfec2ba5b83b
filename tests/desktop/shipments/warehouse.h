// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/shipments/replica_shipments_repository.h"
#include "tests/desktop/fake_shop.h"
#include "tests/desktop/replica_documents.h"

#include <QTemporaryDir>

namespace paushtik::test {

using namespace Qt::StringLiterals;

/// A desk's warehouse without its window, beside a shop whose orders it has copied.
struct Warehouse {
    explicit Warehouse(int orders)
        : shop(orders)
    {
        api.setPatience(std::chrono::minutes(1), std::chrono::milliseconds(50));
        api.setServer(shop.url());
        signIn();
        open();
        copy();
    }
    void signIn()
    {
        const auto answer =
            settled(api.post(u"/staff/login"_s, {{u"email"_s, u"warehouse@demo.paushtik.in"_s},
                                                 {u"password"_s, u"demo-ghee-2026"_s}}));
        if (!answer)
            qFatal("no sign-in");
        api.setToken(answer->value("token"_L1).toString().toLatin1());
    }
    void open()
    {
        if (!settled(replica.open(u"warehouse"_s)))
            qFatal("no replica");
    }
    void copy()
    {
        QList<FeedItem> items;
        for (const QJsonObject &order : std::as_const(shop.orders))
            items.append(itemOf(DocType::Order, order["id"_L1].toString(), order));
        for (const QJsonObject &manifest : std::as_const(shop.manifests))
            items.append(itemOf(DocType::Manifest, manifest["id"_L1].toString(), manifest));
        if (!feed(replica, items))
            qFatal("nothing is copied");
    }
    int count(ShipmentQueue queue)
    {
        const auto open = settled(parcels.open());
        return open ? open->counts.value(queue) : -1;
    }
    QList<OutboxRow> outbox() { return settled(replica.outbox()).value(); }
    PackedMark mark(int order, bool packed = true) const
    {
        return {.order = *OrderId::parse(shop.orders[order]["id"_L1].toString()),
                .number = shop.orders[order]["number"_L1].toString(),
                .packed = packed};
    }

    QTemporaryDir folder;
    FakeShop shop;
    ApiClient api;
    Replica replica{folder.path()};
    HttpShipmentsRepository server{api};
    ReplicaShipmentsRepository parcels{replica, server, [] { return true; }};
};

} // namespace paushtik::test
