// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace paushtik::search {

/// Letters and digits in runs, folded: case, width and the accents of Latin letters do not count,
/// the vowel signs of Devanagari do.
QStringList wordsOf(const QString &text);

/// What a number like "+91 98200 12345" is found by: its digits in one, with and without the
/// country's 91.
QStringList phoneWords(const QString &phone);
/// "PF-2026-000123" is also found by "123".
QStringList orderNumberWords(const QString &number);
/// A word that stands for a product in a line of an order, and that nobody types.
QString productWord(const QString &productId);
/// The same for words of its title or SKU; for a product's id, that of productWord().
QStringList productWords(const QString &text);

/// What somebody typed, as words to look for; a lone telephone number with spaces is one word.
QStringList typedWords(const QString &typed);
/// An FTS5 expression that wants each of these words as the beginning of some word; empty for none.
QString matchExpression(const QStringList &words);

} // namespace paushtik::search
