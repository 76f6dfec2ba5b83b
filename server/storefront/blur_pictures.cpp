// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefront/blur_pictures.h"

namespace paushtik::storefront {

using namespace Qt::StringLiterals;

namespace {

/// Some hundred bytes each; pictures that are no longer shown go with the rest.
constexpr qsizetype kMostKnown = 5000;

} // namespace

Task<> BlurPictures::load(QStringList baseKeys)
{
    for (const QString &baseKey : std::as_const(baseKeys)) {
        const auto key = media::MediaKey::parse(baseKey);
        if (!key || m_known.contains(baseKey))
            continue;
        const auto bytes = co_await m_media->read(key->sibling(media::Size::Blur));
        if (!bytes)
            continue;
        if (m_known.size() >= kMostKnown)
            m_known.clear();
        m_known.insert(baseKey,
                       u"data:image/webp;base64,"_s + QString::fromLatin1(bytes->toBase64()));
    }
}

} // namespace paushtik::storefront
