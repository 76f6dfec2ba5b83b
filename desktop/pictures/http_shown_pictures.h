// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/net/api_client.h"
#include "desktop/pictures/shown_pictures_port.h"

namespace paushtik {

/// Asks the server.
class HttpShownPictures final : public ShownPicturesPort {
public:
    explicit HttpShownPictures(ApiClient &api);

    Task<Result<QList<QJsonObject>>> list(QString productId) override;
    Task<Result<void>> order(QString productId, QStringList ids) override;
    Task<Result<void>> describe(QString productId, QString id, QString alt) override;
    Task<Result<void>> remove(QString productId, QString id) override;

private:
    ApiClient &m_api;
};

} // namespace paushtik
