// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"
#include "shared/domain/result.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace paushtik {

/// Where categories are changed. Documents are those of /admin/categories. UI thread.
class CategoriesPort {
public:
    CategoriesPort() = default;
    CategoriesPort(const CategoriesPort &) = delete;
    CategoriesPort &operator=(const CategoriesPort &) = delete;
    virtual ~CategoriesPort() = default;

    /// In the order in which customers see them.
    virtual Task<Result<QList<QJsonObject>>> list() = 0;
    /// Invalid names what is wrong with slug or title.
    virtual Task<Result<QJsonObject>> create(QJsonObject fields) = 0;
    /// Conflict `edit_conflict` when somebody else changed one of the fields.
    virtual Task<Result<QJsonObject>> change(QString id, QJsonObject set, QJsonObject base) = 0;
    /// `ids` is every category, each once.
    virtual Task<Result<void>> order(QStringList ids) = 0;
    /// Conflict `referenced` while a product is in it, an archived one too.
    virtual Task<Result<void>> remove(QString id) = 0;
};

} // namespace paushtik
