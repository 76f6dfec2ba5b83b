// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/catalog/http_catalog_repository.h"
#include "desktop/catalog/product_table_model.h"
#include "desktop/stock/http_stock.h"
#include "desktop/sync/outbox_picture_sink.h"
#include "desktop/sync/replica_catalog_repository.h"
#include "desktop/sync/replica_stock.h"
#include "tests/desktop/headless_desk.h"

#include <QSignalSpy>

namespace paushtik::test {

/// A desk's catalogue, stock and pictures, without a window.
struct HeadlessCatalog : HeadlessDesk {
    using HeadlessDesk::HeadlessDesk;
    bool ready()
    {
        const bool isOpen = tests::waitUntil(
            [this] { return replica.isOpen() && engine.feed().equalAt.has_value(); });
        model.reload();
        return isOpen && tests::waitUntil([this] { return model.rowCount() > 0; });
    }
    bool set(int row, const QString &field, const QJsonValue &value)
    {
        model.edit({{model.draft(row).id(), field, value}}, QStringLiteral("edit"));
        return model.changedProducts() > 0;
    }
    bool save()
    {
        QSignalSpy saved(&model, &ProductTableModel::saved);
        model.save();
        return saved.wait(tests::kPatienceMs);
    }
    QJsonValue shown(int row, const QString &field) const { return model.draft(row).value(field); }
    std::optional<ProductMark::State> mark(int row) const
    {
        const auto found = model.mark(model.draft(row).id());
        return found ? std::optional(found->state) : std::nullopt;
    }
    qsizetype waiting() { return outbox().size(); }

    HttpCatalogRepository catalogOfServer{api};
    ReplicaCatalogRepository catalog{replica, catalogOfServer,
                                     [this] { return engine.feed().equalAt.has_value(); }};
    HttpStock stockOfServer{api};
    ReplicaStock stock{replica, stockOfServer,
                       [this] { return engine.feed().equalAt.has_value(); }};
    OutboxPictureSink pictures{replica};
    QUndoStack undo;
    ProductTableModel model{catalog, undo};
};

} // namespace paushtik::test
