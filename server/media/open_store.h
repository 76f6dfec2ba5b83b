// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/cpu_pool.h"
#include "server/media/media_store.h"

#include <memory>

namespace paushtik::media {

/// The store that `PAUSHTIK_MEDIA` names: `file:FOLDER`. The failure's detail is one line for a
/// person. The pool outlives the store.
Result<std::unique_ptr<MediaStore>> openStore(const QString &setting, CpuPool &pool);

} // namespace paushtik::media
