// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefront/language.h"

#include "server/storefront/resources.h"

#include <QJsonDocument>

namespace paushtik::storefront {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kForScripts("js_");
constexpr QLatin1StringView kParcels("event_shipment_"); // tracking is shown by a script

} // namespace

QString codeOf(Language language)
{
    return language == Language::Hindi ? u"hi"_s : u"en"_s;
}

QString prefixOf(Language language)
{
    return language == Language::Hindi ? u"/hi"_s : QString();
}

QString localPath(Language language, const QString &path)
{
    return path == "/"_L1 && language != Language::English ? prefixOf(language)
                                                           : prefixOf(language) + path;
}

Language languageOf(const QByteArray &path)
{
    return path == "/hi" || path.startsWith("/hi/") ? Language::Hindi : Language::English;
}

QByteArray embeddable(const QJsonObject &object)
{
    return QJsonDocument(object)
        .toJson(QJsonDocument::Compact)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
}

Words::Words(Language language)
    : m_all(QJsonDocument::fromJson(resource(u"words/%1.json"_s.arg(codeOf(language)))).object())
{
    QJsonObject scripts;
    for (auto word = m_all.constBegin(); word != m_all.constEnd(); ++word) {
        if (word.key().startsWith(kForScripts))
            scripts.insert(word.key().sliced(kForScripts.size()), word.value());
        else if (word.key().startsWith(kParcels))
            scripts.insert(word.key(), word.value());
    }
    m_forScripts = embeddable(scripts);
}

const Words &Words::of(Language language)
{
    static const Words kEnglish(Language::English);
    static const Words kHindi(Language::Hindi);
    return language == Language::Hindi ? kHindi : kEnglish;
}

QString Words::say(QLatin1StringView key) const
{
    return m_all.value(key).toString(key);
}

QString Words::say(QLatin1StringView key, Filling filling) const
{
    QString text = say(key);
    for (const auto &[name, value] : filling)
        text.replace(u'{' + name + u'}', value);
    return text;
}

} // namespace paushtik::storefront
