// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/manifest_documents.h"

#include "server/shipping/manifest_store.h"

#include <QJsonDocument>

namespace paushtik::shipping {

Task<QHash<QUuid, QByteArray>> manifestDocuments(db::Session session, QList<ManifestId> manifests)
{
    const QList<Manifest> found = co_await store::manifests(session, std::move(manifests));
    QHash<QUuid, QByteArray> texts;
    for (const Manifest &manifest : found)
        texts.insert(manifest.id.uuid(),
                     QJsonDocument(toJson(manifest)).toJson(QJsonDocument::Compact));
    co_return texts;
}

} // namespace paushtik::shipping
