// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefront/shop_pages.h"

#include "server/storefront/resources.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace paushtik::storefront {

using namespace Qt::StringLiterals;
using http::Request;
using http::Response;

namespace {

constexpr auto kRevalidate = "public, max-age=0, must-revalidate";
constexpr auto kAnHour = "public, max-age=3600";

QString titleKey(const QString &name)
{
    return u"page_"_s + QString(name).replace(u'-', u'_');
}

} // namespace

const QStringList &ShopPages::textNames()
{
    static const QStringList kNames{u"terms"_s, u"privacy"_s, u"shipping-and-returns"_s,
                                    u"contact"_s};
    return kNames;
}

ShopPages::ShopPages(PageMaker *maker, const Assets *assets)
    : m_maker(maker)
    , m_assets(assets)
{
    for (const Language language : kLanguages) {
        const Words &words = Words::of(language);
        for (const QString &name : textNames()) {
            Page page{u'/' + name, words.all().value(titleKey(name)).toString(), u"text"_s};
            page.context = {{u"title"_s, page.title}, {u"text"_s, ownText(name, language)}};
            m_texts.insert(localPath(language, page.path).toLatin1(),
                           KeptBody(kHtml, m_maker->html(page, language), Effort::Once));
        }
        Page page{u"/offline"_s, words.say("offline_title"_L1), u"offline"_s};
        page.forEveryone = false;
        m_offline.insert(localPath(language, page.path).toLatin1(),
                         KeptBody(kHtml, m_maker->html(page, language), Effort::Once));
    }
}

QString ShopPages::ownText(const QString &name, Language language) const
{
    const QString file = name + (language == Language::Hindi ? u".hi.html"_s : u".html"_s);
    QFile own(m_maker->config().pagesFolder + u'/' + file);
    if (own.open(QIODevice::ReadOnly))
        return QString::fromUtf8(own.readAll());
    return QString::fromUtf8(resource(u"pages/"_s + file));
}

Task<Response> ShopPages::text(Request request)
{
    Response response = m_texts.constFind(request.path)->answer(request, kRevalidate);
    m_maker->guard(response, false);
    co_return response;
}

Task<Response> ShopPages::offline(Request request)
{
    Response response = m_offline.constFind(request.path)->answer(request, kRevalidate);
    m_maker->guard(response, false);
    co_return response;
}

Task<Response> ShopPages::robots(Request)
{
    Response response;
    response.contentType = "text/plain; charset=utf-8"_ba;
    response.cacheControl = kAnHour;
    QByteArray rules = "User-agent: *\n";
    for (const Language language : kLanguages) {
        for (const char *path : {"/cart", "/checkout", "/orders", "/account", "/addresses",
                                 "/login", "/register", "/search"})
            rules +=
                "Disallow: " + localPath(language, QString::fromLatin1(path)).toLatin1() + '\n';
    }
    rules += "Disallow: /api/\n\nSitemap: " + m_maker->absolute(u"/sitemap.xml"_s).toUtf8() + '\n';
    response.body = rules;
    co_return response;
}

Task<Response> ShopPages::manifest(Request request)
{
    const Words &words = Words::of(Language::English);
    const auto icon = [](const QString &file, const QString &size, const QString &purpose) {
        return QJsonObject{{u"src"_s, Assets::root() + file},
                           {u"sizes"_s, size},
                           {u"type"_s, u"image/png"_s},
                           {u"purpose"_s, purpose}};
    };
    const QJsonObject manifest{
        {u"name"_s, words.say("brand"_L1) + u" — "_s + words.say("tagline"_L1)},
        {u"short_name"_s, words.say("brand"_L1)},
        {u"description"_s, words.say("meta_description"_L1)},
        {u"id"_s, u"/"_s},
        {u"start_url"_s, u"/"_s},
        {u"scope"_s, u"/"_s},
        {u"display"_s, u"standalone"_s},
        {u"background_color"_s, u"#fbf6ea"_s},
        {u"theme_color"_s, u"#4a1520"_s},
        {u"lang"_s, u"en-IN"_s},
        {u"icons"_s, QJsonArray{icon(u"icon-192.png"_s, u"192x192"_s, u"any"_s),
                                icon(u"icon-512.png"_s, u"512x512"_s, u"any"_s),
                                icon(u"icon-512.png"_s, u"512x512"_s, u"maskable"_s)}}};
    const KeptBody body("application/manifest+json"_ba,
                        QJsonDocument(manifest).toJson(QJsonDocument::Compact), Effort::Often);
    co_return body.answer(request, kAnHour);
}

/// At the root, since a worker may only look after what is below its own address.
Task<Response> ShopPages::serviceWorker(Request request)
{
    QByteArray script = resource(u"service-worker.js"_s);
    script.replace("{assets}", Assets::root().toLatin1());
    const KeptBody body("text/javascript; charset=utf-8"_ba, script, Effort::Often);
    co_return body.answer(request, kRevalidate);
}

Task<Response> ShopPages::favicon(Request request)
{
    co_return m_assets->answerFile(request, u"favicon.ico"_s);
}

} // namespace paushtik::storefront
