// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/request.h"
#include "server/storefront/assets.h"
#include "server/storefront/page.h"

namespace paushtik::storefront {

/// What depends on nobody and on no catalog: the shop's own texts, the page for when there is no
/// line, robots.txt, the manifest.
class ShopPages {
public:
    ShopPages(PageMaker *maker, const Assets *assets);

    /// terms, privacy, shipping-and-returns, contact. A file of that name and ".html" in the
    /// pages' folder, or ".hi.html" for Hindi, stands instead of ours; looked for at the start.
    static const QStringList &textNames();
    Task<http::Response> text(http::Request request);
    Task<http::Response> offline(http::Request request);
    Task<http::Response> robots(http::Request request);
    Task<http::Response> manifest(http::Request request);
    Task<http::Response> serviceWorker(http::Request request);
    Task<http::Response> favicon(http::Request request);

private:
    QString ownText(const QString &name, Language language) const;

    PageMaker *m_maker;
    const Assets *m_assets;
    QHash<QByteArray, KeptBody> m_texts; ///< by path
    QHash<QByteArray, KeptBody> m_offline;
};

} // namespace paushtik::storefront
