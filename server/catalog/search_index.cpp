// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/search_index.h"

#include <algorithm>
#include <array>

namespace paushtik::catalog {
namespace {

// A query is a person's few words; what is beyond cannot make the search slow.
constexpr int kMaxQueryWords = 8;
constexpr int kExact = 1000;
constexpr int kBeginning = 800;
constexpr int kInside = 600;
constexpr int kMisspelt = 500;
constexpr double kLeastSimilarity = 0.3;
constexpr char32_t kNukta = 0x093C;

bool isLetter(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c);
}

bool isIgnored(char32_t c, bool afterLatin)
{
    if (c == kNukta || QChar::category(c) == QChar::Other_Format)
        return true;
    return afterLatin && QChar::category(c) == QChar::Mark_NonSpacing;
}

std::vector<quint64> trigramsOf(const QString &word)
{
    const QString padded = QStringLiteral("  ") + word + QLatin1Char(' ');
    std::vector<quint64> trigrams;
    for (qsizetype i = 0; i + 2 < padded.size(); ++i) {
        trigrams.push_back(quint64(padded[i].unicode()) << 32 |
                           quint64(padded[i + 1].unicode()) << 16 | padded[i + 2].unicode());
    }
    std::sort(trigrams.begin(), trigrams.end());
    trigrams.erase(std::unique(trigrams.begin(), trigrams.end()), trigrams.end());
    return trigrams;
}

double similarity(const std::vector<quint64> &a, const std::vector<quint64> &b)
{
    size_t shared = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        shared += *i == *j ? 1 : 0;
        const bool advanceA = *i <= *j;
        const bool advanceB = *j <= *i;
        i += advanceA ? 1 : 0;
        j += advanceB ? 1 : 0;
    }
    return double(shared) / double(a.size() + b.size() - shared);
}

// Letters added, dropped, changed, or two neighbours swapped; gives up (answers more than `most`)
// early.
int editDistance(QStringView a, QStringView b, int most)
{
    if (std::abs(a.size() - b.size()) > most)
        return most + 1;
    std::vector<std::vector<int>> d(size_t(a.size()) + 1, std::vector<int>(size_t(b.size()) + 1));
    for (size_t i = 0; i < d.size(); ++i)
        d[i][0] = int(i);
    for (size_t j = 0; j < d[0].size(); ++j)
        d[0][j] = int(j);
    for (size_t i = 1; i < d.size(); ++i) {
        for (size_t j = 1; j < d[0].size(); ++j) {
            const int changed = a[qsizetype(i) - 1] == b[qsizetype(j) - 1] ? 0 : 1;
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + changed});
            if (i > 1 && j > 1 && a[qsizetype(i) - 1] == b[qsizetype(j) - 2] &&
                a[qsizetype(i) - 2] == b[qsizetype(j) - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d.back().back();
}

int directScore(const QString &word, const QString &wanted)
{
    if (word.startsWith(wanted))
        return word.size() == wanted.size() ? kExact : kBeginning;
    return wanted.size() >= 3 && word.contains(wanted) ? kInside : 0;
}

} // namespace

QStringList searchWords(const QString &text)
{
    const auto characters = text.normalized(QString::NormalizationForm_KD).toCaseFolded().toUcs4();
    QStringList words;
    std::u32string word;
    bool afterLatin = false;
    const auto finish = [&] {
        if (!word.empty())
            words.append(QString::fromUcs4(word.data(), qsizetype(word.size())));
        word.clear();
    };
    for (const uint raw : characters) {
        const char32_t c = raw;
        if (isIgnored(c, afterLatin))
            continue;
        if (!isLetter(c)) {
            finish();
            continue;
        }
        afterLatin = QChar::script(c) == QChar::Script_Latin;
        const int digit = QChar::digitValue(c);
        word.push_back(digit >= 0 ? char32_t('0' + digit) : c);
    }
    finish();
    return words;
}

void SearchIndex::add(int document, const QString &text, int weight)
{
    for (const QString &word : searchWords(text)) {
        auto known = m_index.constFind(word);
        if (known == m_index.constEnd()) {
            known = m_index.insert(word, int(m_words.size()));
            m_words.push_back({word, trigramsOf(word), {}});
        }
        m_words[size_t(*known)].places.push_back({document, weight});
    }
}

template <class Score>
SearchIndex::Scores SearchIndex::collect(Score score) const
{
    Scores found;
    for (const Word &word : m_words) {
        const int points = score(word);
        if (points <= 0)
            continue;
        for (const Place place : word.places) {
            int &best = found[place.document];
            best = std::max(best, points * place.weight / 100);
        }
    }
    return found;
}

SearchIndex::Scores SearchIndex::findWord(const QString &wanted) const
{
    Scores found = collect([&](const Word &word) { return directScore(word.text, wanted); });
    if (!found.isEmpty() || wanted.size() < 3)
        return found;
    const std::vector<quint64> trigrams = trigramsOf(wanted);
    const int mostEdits = wanted.size() >= 8 ? 2 : wanted.size() >= 4 ? 1 : 0;
    return collect([&](const Word &word) {
        double alike = similarity(word.trigrams, trigrams);
        if (alike < kLeastSimilarity && editDistance(word.text, wanted, mostEdits) <= mostEdits)
            alike = kLeastSimilarity;
        return alike >= kLeastSimilarity ? int(kMisspelt * alike) : 0;
    });
}

QHash<int, int> SearchIndex::find(const QString &query) const
{
    const QStringList wanted = searchWords(query).mid(0, kMaxQueryWords);
    if (wanted.isEmpty())
        return {};
    Scores found = findWord(wanted.first());
    for (const QString &word : wanted.mid(1)) {
        const Scores more = findWord(word);
        found.removeIf([&](Scores::iterator at) { return !more.contains(at.key()); });
        for (auto at = found.begin(); at != found.end(); ++at)
            *at += more.value(at.key());
    }
    return found;
}

} // namespace paushtik::catalog
