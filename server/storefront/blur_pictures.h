// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/task.h"
#include "server/media/media_service.h"
#include "server/storefront/views.h"

namespace paushtik::storefront {

/// The 24-pixel variants of pictures as data addresses, so that a page needs no request for what is
/// only seen until the picture has come. Content-addressed, so never read twice. On one thread.
class BlurPictures {
public:
    explicit BlurPictures(media::MediaService *media)
        : m_media(media)
    {
    }

    /// Reads those that are not known yet; one that cannot be read is left out.
    Task<> load(QStringList baseKeys);
    const Blurs &known() const { return m_known; }

private:
    media::MediaService *m_media;
    Blurs m_known;
};

} // namespace paushtik::storefront
