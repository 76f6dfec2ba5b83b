// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"
#include "shared/domain/result.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace paushtik {

/// Where the pictures that customers see of a product are changed. Documents are the `images` of
/// GET /admin/products/{id}. UI thread.
class ShownPicturesPort {
public:
    ShownPicturesPort() = default;
    ShownPicturesPort(const ShownPicturesPort &) = delete;
    ShownPicturesPort &operator=(const ShownPicturesPort &) = delete;
    virtual ~ShownPicturesPort() = default;

    /// In the order in which customers see them.
    virtual Task<Result<QList<QJsonObject>>> list(QString productId) = 0;
    /// `ids` is every picture of the product, each once.
    virtual Task<Result<void>> order(QString productId, QStringList ids) = 0;
    virtual Task<Result<void>> describe(QString productId, QString id, QString alt) = 0;
    virtual Task<Result<void>> remove(QString productId, QString id) = 0;
};

} // namespace paushtik
