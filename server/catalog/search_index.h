// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <vector>

namespace paushtik::catalog {

/// The words of a text as search knows them: case, Latin accents, nukta and joiners are gone,
/// digits of every script are ASCII. Punctuation only parts words, so no character has a meaning of
/// its own.
QStringList searchWords(const QString &text);

/// Words of a few thousand products in memory. Every word of a query must be found: as it is, as
/// the beginning of a word, inside one, or, when the shop has nothing of the kind, as a misspelling
/// (trigram similarity of 0.3, as PostgreSQL's pg_trgm counts it, or an edit distance of one in
/// four letters).
class SearchIndex {
public:
    /// `weight` in percent: how much a hit in this text is worth.
    void add(int document, const QString &text, int weight);
    /// Documents with their score, the better the higher. Empty when nothing matches, or when the
    /// query has no word.
    QHash<int, int> find(const QString &query) const;

private:
    struct Place {
        int document;
        int weight;
    };
    struct Word {
        QString text;
        std::vector<quint64> trigrams; ///< sorted, each once
        std::vector<Place> places;
    };
    using Scores = QHash<int, int>;

    Scores findWord(const QString &wanted) const;
    template <class Score>
    Scores collect(Score score) const;

    std::vector<Word> m_words;
    QHash<QString, int> m_index;
};

} // namespace paushtik::catalog
