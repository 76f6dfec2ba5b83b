// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/sync/sync_engine.h"
#include "tests/desktop/fake_sync.h"
#include "tests/desktop/replica_documents.h"
#include "tests/support/patience.h"

#include <QTest>
#include <chrono>

namespace paushtik::test {

/// A desk without a window: a copy of the shop that keeps itself equal, in a hurry.
struct HeadlessDesk {
    HeadlessDesk(const FakeSync &shop, const QString &root)
        : replica(root)
        , engine(api, replica)
    {
        using namespace std::chrono_literals;
        api.setServer(shop.url());
        api.setToken(FakeSync::token());
        api.setPatience(1min, 30ms);
        engine.live().setPatience(20ms, 100ms);
        engine.sender().setPatience(20ms);
        engine.start(QStringLiteral("shop asha"));
    }
    QJsonObject shown(DocType type, const QString &id)
    {
        return settled(replica.document(type, id)).value_or(QJsonObject());
    }
    QList<OutboxRow> outbox() { return settled(replica.outbox()).value_or(QList<OutboxRow>()); }
    bool isQuiet()
    {
        return tests::waitUntil([this] {
            return replica.isOpen() && engine.feed().equalAt && !engine.firstSync() &&
                   !engine.isBehind() && outbox().isEmpty();
        });
    }

    ApiClient api;
    Replica replica;
    SyncEngine engine;
};

} // namespace paushtik::test
