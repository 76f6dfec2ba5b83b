// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/categories/categories_port.h"
#include "desktop/net/api_client.h"

namespace paushtik {

/// Categories straight from the server.
class HttpCategories final : public CategoriesPort {
public:
    explicit HttpCategories(ApiClient &api);

    Task<Result<QList<QJsonObject>>> list() override;
    Task<Result<QJsonObject>> create(QJsonObject fields) override;
    Task<Result<QJsonObject>> change(QString id, QJsonObject set, QJsonObject base) override;
    Task<Result<void>> order(QStringList ids) override;
    Task<Result<void>> remove(QString id) override;

private:
    ApiClient &m_api;
};

} // namespace paushtik
