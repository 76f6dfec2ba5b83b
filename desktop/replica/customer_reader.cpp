// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/customer_reader.h"

#include "desktop/replica/search_words.h"

#include <algorithm>

namespace paushtik::customers {
namespace {

using namespace Qt::StringLiterals;

bool isPhone(const QString &word)
{
    constexpr int kDigits = 6;
    return word.size() >= kDigits &&
           std::all_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
}

// An order is also found by its number and AWB, which are nobody's name.
bool isOf(const CustomerEntry &customer, const QStringList &typed)
{
    const QStringList words = search::wordsOf(customer.name) + search::wordsOf(customer.contact);
    return std::all_of(typed.begin(), typed.end(), [&words](const QString &sought) {
        return isPhone(sought) ||
               std::any_of(words.begin(), words.end(),
                           [&sought](const QString &word) { return word.startsWith(sought); });
    });
}

} // namespace

QList<CustomerEntry> find(Sql &sql, const QString &typed, int limit)
{
    static const QString kFind = uR"sql(
        SELECT max(customer), contact, count(*) FROM orders NOT INDEXED
         WHERE key IN (SELECT rowid FROM orders_words WHERE orders_words MATCH ?
                        ORDER BY rowid DESC LIMIT 2000)
         GROUP BY contact ORDER BY max(placed_at) DESC)sql"_s;
    const QStringList words = search::typedWords(typed);
    QList<CustomerEntry> found;
    if (words.isEmpty())
        return found;
    for (Rows rows = sql.rows(kFind, {search::matchExpression(words)});
         found.size() < limit && rows.next();) {
        const CustomerEntry one{rows.text(0), rows.text(1), static_cast<int>(rows.number(2))};
        if (isOf(one, words))
            found.append(one);
    }
    return found;
}

} // namespace paushtik::customers
