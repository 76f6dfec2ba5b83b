// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/media_store.h"

namespace paushtik::media {

Task<Result<Content>> MediaStore::open(MediaKey key)
{
    auto bytes = co_await get(std::move(key));
    if (!bytes)
        co_return fail(bytes.error());
    Content content{std::move(*bytes)};
    co_return Result<Content>(std::move(content));
}

} // namespace paushtik::media
