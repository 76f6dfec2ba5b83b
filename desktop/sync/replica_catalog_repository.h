// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/catalog/catalog_repository.h"
#include "desktop/replica/replica.h"

#include <QElapsedTimer>
#include <QTimer>
#include <functional>

namespace paushtik {

/// The catalogue from the copy on this machine, edits of this desk included; what somebody changes
/// is done when it is on this disk. Making, deleting and whole tables need the server: they go to
/// `other`, and so does everything until the copy is whole for the first time.
class ReplicaCatalogRepository final : public CatalogRepository {
    Q_OBJECT
public:
    /// `isWhole` says whether the copy has been equal to the server once.
    ReplicaCatalogRepository(Replica &replica, CatalogRepository &other,
                             std::function<bool()> isWhole, QObject *parent = nullptr);

    Task<Result<QList<QJsonObject>>> products(ProductsQuery query) override;
    Task<Result<QList<QJsonObject>>> categories() override;
    Task<Result<QJsonObject>> product(QString id) override;
    bool keepsChanges() const override { return m_replica.isOpen() && m_isWhole(); }
    Task<Result<QHash<QString, ProductMark>>> marks() override;
    Task<Result<QJsonObject>> create(QJsonObject fields) override;
    Task<Result<QJsonObject>> setArchived(QString id, bool archived) override;
    Task<Result<void>> remove(QString id) override;
    Task<Result<QJsonObject>> changeMany(QJsonArray items) override;
    Task<Result<QJsonObject>> takeBack(QJsonArray items) override;
    Task<Result<RefusedChange>> takeUpRefused(QString id) override;
    Task<Result<QJsonObject>> importTable(QByteArray csv, bool dryRun) override;
    Task<Result<QByteArray>> exportTable() override;

private:
    Task<Result<QList<Edit>>> editsOf(QJsonArray items);
    Task<Result<bool>> isSkuFree(QString sku);
    void tellSoon();

    Replica &m_replica;
    CatalogRepository &m_other;
    std::function<bool()> m_isWhole;
    QTimer m_tell;
    QElapsedTimer m_told;
};

} // namespace paushtik
