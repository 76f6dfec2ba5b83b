// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <array>

namespace paushtik::storefront {

enum class Language { English, Hindi };
inline constexpr std::array kLanguages{Language::English, Language::Hindi};

/// "en", "hi": of `lang`, `hreflang` and the file of words.
QString codeOf(Language language);
/// What stands before every path in this language: nothing, or "/hi".
QString prefixOf(Language language);
/// A page's address in this language: "/hi" for the home page, "/hi/cart".
QString localPath(Language language, const QString &path);
/// The language of an address as it was asked for.
Language languageOf(const QByteArray &path);

/// What is filled into a text: {n} by the value of "n".
using Filling = std::initializer_list<std::pair<QLatin1StringView, QString>>;

/// The texts of the shop's pages in one language, from resources/storefront/words. Immutable;
/// loaded when first asked for. Thread-safe.
class Words {
public:
    static const Words &of(Language language);

    /// The text of a key; a key without one is shown itself, and a test finds it.
    QString say(QLatin1StringView key) const;
    QString say(QLatin1StringView key, Filling filling) const;
    bool knows(const QString &key) const { return m_all.contains(key); }
    const QJsonObject &all() const { return m_all; }
    /// Those that scripts use, as JSON that may stand inside a page.
    const QByteArray &forScripts() const { return m_forScripts; }

private:
    explicit Words(Language language);

    QJsonObject m_all;
    QByteArray m_forScripts;
};

/// JSON as it may stand inside a <script>: nothing in it ends the element.
QByteArray embeddable(const QJsonObject &object);

} // namespace paushtik::storefront
