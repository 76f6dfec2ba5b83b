// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "shared/domain/id.h"

#include <QHash>

namespace paushtik::shipping {

/// What replicas hold of manifests, each as an item of GET /admin/manifests, as JSON text by id;
/// ids that there are not are left out.
Task<QHash<QUuid, QByteArray>> manifestDocuments(db::Session session, QList<ManifestId> manifests);

} // namespace paushtik::shipping
