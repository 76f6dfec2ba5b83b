// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/cpu_pool.h"
#include "server/media/media_store.h"
#include "server/media/s3_signature.h"

#include <memory>

namespace paushtik::media {

/// The store that `PAUSHTIK_MEDIA` names: `file:FOLDER`, or
/// `s3://BUCKET[/PREFIX][?endpoint=URL&region=NAME&addressing=path|virtual]`. Without an endpoint
/// it is Amazon's of the region, by virtual host; with one the bucket is in the path. Nothing is
/// asked over the network. The failure's detail is one line for a person. The pool outlives the
/// store.
Result<std::unique_ptr<MediaStore>> openStore(const QString &setting, CpuPool &pool,
                                              S3Credentials credentials = {});

} // namespace paushtik::media
