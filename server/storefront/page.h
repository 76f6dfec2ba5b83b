// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/storefront/storefront.h"
#include "server/storefront/templates.h"

#include <QJsonObject>

namespace paushtik::storefront {

/// What is to be shown, before the frame of every page is put around it.
struct Page {
    QString path; ///< the canonical one, without the language's prefix
    QString title;
    QString content; ///< the template
    QJsonObject context = {};
    QString description = {};
    QString picture = {};    ///< what a link to the page shows; a path, or empty for the brand's
    QJsonObject facts = {};  ///< JSON-LD
    QString script = {};     ///< a module of the assets, besides the one that every page has
    bool forEveryone = true; ///< false: a person's own, which no search engine may list
    bool pays = false;       ///< the gateway's Checkout may run in it
};

/// Puts pages together for one worker.
class PageMaker {
public:
    explicit PageMaker(StorefrontConfig config);

    const StorefrontConfig &config() const { return m_config; }
    QString absolute(const QString &path) const { return m_config.publicUrl + path; }
    QByteArray html(const Page &page, Language language);
    /// A person's own page: never kept anywhere.
    http::Response personal(const http::Request &request, const Page &page, int status = 200);
    /// The same, for a page that does not exist or a fault of ours.
    http::Response error(const http::Request &request, int status);
    /// The headers of an answer with a page in it.
    void guard(http::Response &response, bool pays) const;

private:
    StorefrontConfig m_config;
    Templates m_templates;
};

/// 303: what a form's answer is when it went well.
http::Response seeOther(const QString &path);
constexpr const char *kHtml = "text/html; charset=utf-8";

} // namespace paushtik::storefront
