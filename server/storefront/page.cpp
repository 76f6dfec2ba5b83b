// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefront/page.h"

#include "server/storefront/assets.h"
#include "server/storefront/coding.h"

#include <QJsonArray>
#include <QUrl>

namespace paushtik::storefront {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; "
                         "img-src 'self' data:; font-src 'self'; connect-src 'self'; "
                         "manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
                         "form-action 'self'; frame-ancestors 'none'";

// Checkout is a script of checkout.razorpay.com which opens its form in a frame; the frame's
// document is api.razorpay.com/v1/checkout/public.
constexpr auto kPayingPolicy =
    "default-src 'none'; script-src 'self' https://checkout.razorpay.com; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "worker-src 'self'; frame-src https://checkout.razorpay.com https://api.razorpay.com; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

QJsonArray alternates(const PageMaker &maker, const QString &path, Language shown)
{
    QJsonArray list;
    for (const Language language : kLanguages) {
        const QString local = localPath(language, path);
        list.append(QJsonObject{{u"code"_s, codeOf(language)},
                                {u"path"_s, local},
                                {u"url"_s, maker.absolute(local)},
                                {u"name"_s, Words::of(language).say("language_name"_L1)},
                                {u"current"_s, language == shown}});
    }
    return list;
}

const char *errorKey(int status)
{
    switch (status) {
    case 404:
        return "404";
    case 403:
        return "403";
    case 429:
        return "429";
    case 503:
        return "503";
    default:
        return status < 500 ? "400" : "500";
    }
}

} // namespace

PageMaker::PageMaker(StorefrontConfig config)
    : m_config(std::move(config))
{
}

QByteArray PageMaker::html(const Page &page, Language language)
{
    const Words &words = Words::of(language);
    QJsonObject context = page.context;
    context[u"assets"_s] = Assets::root();
    const QByteArray content = m_templates.render(page.content, context, language);

    const QString brand = words.say("brand"_L1);
    const QJsonArray languages = alternates(*this, page.path, language);
    const QJsonObject here = languages[qsizetype(language)].toObject();
    QJsonObject frame{
        {u"assets"_s, Assets::root()},
        {u"content"_s, QString::fromUtf8(content)},
        {u"title"_s, page.path == "/"_L1 ? page.title : page.title + u" · "_s + brand},
        {u"heading"_s, page.title},
        {u"description"_s,
         page.description.isEmpty() ? words.say("meta_description"_L1) : page.description},
        {u"canonical"_s, here[u"url"_s]},
        {u"languages"_s, languages},
        {u"picture"_s,
         absolute(page.picture.isEmpty() ? Assets::root() + u"social.png"_s : page.picture)},
        {u"home"_s, localPath(language, u"/"_s)},
        {u"everyone"_s, page.forEveryone},
        {u"product"_s, page.context.contains("product"_L1)},
        {u"script"_s, page.script},
        {u"words"_s, QString::fromUtf8(words.forScripts())},
        {u"query"_s, page.context.value("query"_L1)},
    };
    if (!page.facts.isEmpty())
        frame[u"facts"_s] = QString::fromUtf8(embeddable(page.facts));
    return m_templates.render(u"frame"_s, frame, language);
}

void PageMaker::guard(http::Response &response, bool pays) const
{
    const bool checkout = pays && !m_config.mockPayments;
    response.with("Content-Security-Policy"_ba, checkout ? kPayingPolicy : kPolicy)
        .with("Permissions-Policy"_ba, "camera=(), microphone=(), geolocation=()"_ba)
        .with("Cross-Origin-Opener-Policy"_ba,
              checkout ? "same-origin-allow-popups"_ba : "same-origin"_ba);
}

http::Response PageMaker::personal(const http::Request &request, const Page &page, int status)
{
    http::Response response = answerOnce(request, kHtml, html(page, languageOf(request.path)));
    response.status = status;
    guard(response, page.pays);
    return response;
}

http::Response PageMaker::error(const http::Request &request, int status)
{
    const Words &words = Words::of(languageOf(request.path));
    const QString key = u"error_%1"_s.arg(QLatin1StringView(errorKey(status)));
    const auto say = [&words, &key](const char *part) {
        return words.say(QLatin1StringView((key + QLatin1StringView(part)).toLatin1()));
    };
    Page page{u"/"_s, say("_title"), u"error"_s};
    page.forEveryone = false;
    page.context = {{u"status"_s, status},
                    {u"title"_s, say("_title")},
                    {u"text"_s, say("_text")},
                    {u"missing"_s, status == 404},
                    {u"request_id"_s, QString::fromLatin1(request.id)},
                    {u"fault"_s, status >= 500}};
    return personal(request, page, status);
}

http::Response seeOther(const QString &path)
{
    http::Response response;
    response.status = 303;
    response.with("Location"_ba, QUrl(path).toEncoded());
    return response;
}

} // namespace paushtik::storefront
