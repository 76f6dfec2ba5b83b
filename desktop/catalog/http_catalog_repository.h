// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/catalog/catalog_repository.h"
#include "desktop/net/api_client.h"

namespace paushtik {

/// The catalogue straight from the server; nothing is kept. Every write has a key, so a broken line
/// has no effect twice.
class HttpCatalogRepository final : public CatalogRepository {
    Q_OBJECT
public:
    explicit HttpCatalogRepository(ApiClient &api, QObject *parent = nullptr);

    Task<Result<QList<QJsonObject>>> products(ProductsQuery query) override;
    Task<Result<QList<QJsonObject>>> categories() override;
    Task<Result<QJsonObject>> product(QString id) override;
    Task<Result<QJsonObject>> create(QJsonObject fields) override;
    Task<Result<QJsonObject>> setArchived(QString id, bool archived) override;
    Task<Result<void>> remove(QString id) override;
    Task<Result<QJsonObject>> changeMany(QJsonArray items) override;
    Task<Result<QJsonObject>> importTable(QByteArray csv, bool dryRun) override;
    Task<Result<QByteArray>> exportTable() override;

private:
    ApiClient &m_api;
};

} // namespace paushtik
