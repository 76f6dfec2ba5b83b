// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/sync/sync_engine.h"

namespace paushtik::support {

/// What somebody who helps needs to know: versions, times, counts and, for each edit that waits, of
/// what kind it is, which fields, and what the server answered. No token, and no value that a
/// customer or a member of staff wrote.
QJsonObject report(const SyncEngine &engine, const QList<OutboxRow> &rows);

/// Writes it, readable by its owner alone.
Task<Result<bool>> exportTo(QPointer<SyncEngine> engine, QString file);

} // namespace paushtik::support
