// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/search_words.h"

#include "shared/domain/id.h"

#include <algorithm>

namespace paushtik::search {
namespace {

using namespace Qt::StringLiterals;

// A letter to SQLite, and on no keyboard.
constexpr QChar kProductMark(u'\uA751');

bool isLatinAccent(QChar c)
{
    return c.unicode() >= 0x0300 && c.unicode() < 0x0370;
}

bool belongsToWord(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
}

bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

QString folded(const QString &text)
{
    if (isAscii(text))
        return text.toLower();
    QString out = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    out.removeIf(isLatinAccent);
    return out;
}

QString digitsOf(const QString &text)
{
    QString digits = text;
    digits.removeIf([](QChar c) { return !(c.unicode() < 0x80 && c.isDigit()); });
    return digits;
}

// "+91 98200 12345", "98200-12345": somebody reads a number from a paper.
bool looksLikePhone(const QString &typed)
{
    const QString text = typed.trimmed();
    return digitsOf(text).size() >= 6 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return c.isDigit() || c.isSpace() || c == u'+' || c == u'-';
           });
}

} // namespace

QStringList wordsOf(const QString &text)
{
    const QString all = folded(text);
    QStringList words;
    qsizetype start = -1;
    for (qsizetype i = 0; i <= all.size(); ++i) {
        const bool inside = i < all.size() && belongsToWord(all[i]);
        if (inside && start < 0)
            start = i;
        if (!inside && start >= 0) {
            words.append(all.mid(start, i - start));
            start = -1;
        }
    }
    return words;
}

QStringList phoneWords(const QString &phone)
{
    const QString digits = digitsOf(phone);
    if (digits.isEmpty())
        return {};
    if (digits.size() == 12 && digits.startsWith(u"91"_s))
        return {digits, digits.mid(2)};
    return {digits};
}

QStringList orderNumberWords(const QString &number)
{
    QStringList words = wordsOf(number);
    if (!words.isEmpty()) {
        QString bare = words.last();
        while (bare.size() > 1 && bare.startsWith(u'0'))
            bare.remove(0, 1);
        if (bare != words.last())
            words.append(bare);
    }
    return words;
}

QString productWord(const QString &productId)
{
    QString hex = productId;
    return kProductMark + hex.remove(u'-');
}

QStringList productWords(const QString &text)
{
    if (parseUuid(text))
        return {productWord(text)};
    QStringList words = wordsOf(text);
    for (QString &word : words)
        word.prepend(kProductMark);
    return words;
}

QStringList typedWords(const QString &typed)
{
    return looksLikePhone(typed) ? QStringList{digitsOf(typed)} : wordsOf(typed);
}

QString matchExpression(const QStringList &words)
{
    // Words hold letters and digits only, so quoting them needs no escape.
    QStringList terms;
    for (const QString &word : words)
        terms.append(u"\"%1\"*"_s.arg(word));
    return terms.join(u" AND "_s);
}

} // namespace paushtik::search
