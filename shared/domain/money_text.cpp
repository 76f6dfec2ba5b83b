// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/money_text.h"

#include <QStringList>
#include <array>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr quint64 kLakh = 100'000;
constexpr quint64 kCrore = 10'000'000;

quint64 magnitude(Paise amount)
{
    const auto value = static_cast<quint64>(amount.value());
    return amount < Paise(0) ? quint64(0) - value : value;
}

// The last three digits stand together, the others in pairs.
QString groupIndian(QString digits)
{
    for (qsizetype at = digits.size() - 3; at > 0; at -= 2)
        digits.insert(at, u',');
    return digits;
}

QString twoDigits(quint64 value)
{
    return u"%1"_s.arg(value, 2, 10, QChar(u'0'));
}

QString belowHundred(quint64 n)
{
    static constexpr std::array kSmall{"Zero"_L1,    "One"_L1,       "Two"_L1,      "Three"_L1,
                                       "Four"_L1,    "Five"_L1,      "Six"_L1,      "Seven"_L1,
                                       "Eight"_L1,   "Nine"_L1,      "Ten"_L1,      "Eleven"_L1,
                                       "Twelve"_L1,  "Thirteen"_L1,  "Fourteen"_L1, "Fifteen"_L1,
                                       "Sixteen"_L1, "Seventeen"_L1, "Eighteen"_L1, "Nineteen"_L1};
    static constexpr std::array kTens{""_L1,       ""_L1,      "Twenty"_L1, "Thirty"_L1,
                                      "Forty"_L1,  "Fifty"_L1, "Sixty"_L1,  "Seventy"_L1,
                                      "Eighty"_L1, "Ninety"_L1};
    if (n < kSmall.size())
        return kSmall[n];
    const QString tens = kTens[n / 10];
    return n % 10 == 0 ? tens : tens + u'-' + kSmall[n % 10];
}

QString inWords(quint64 n)
{
    QStringList words;
    if (n >= kCrore)
        words << inWords(n / kCrore) << u"Crore"_s;
    if (const quint64 lakhs = n % kCrore / kLakh)
        words << belowHundred(lakhs) << u"Lakh"_s;
    if (const quint64 thousands = n % kLakh / 1000)
        words << belowHundred(thousands) << u"Thousand"_s;
    if (const quint64 hundreds = n % 1000 / 100)
        words << belowHundred(hundreds) << u"Hundred"_s;
    if (n % 100 != 0 || n == 0)
        words << belowHundred(n % 100);
    return words.join(u' ');
}

} // namespace

QString formatRupees(Paise amount)
{
    const quint64 paise = magnitude(amount);
    const QString sign = amount < Paise(0) ? u"-"_s : QString();
    return sign + u"₹"_s + groupIndian(QString::number(paise / 100)) + u'.' +
           twoDigits(paise % 100);
}

QString plainRupees(Paise amount)
{
    const quint64 paise = magnitude(amount);
    const QString sign = amount < Paise(0) ? u"-"_s : QString();
    return sign + QString::number(paise / 100) + u'.' + twoDigits(paise % 100);
}

QString amountInWords(Paise amount)
{
    const quint64 paise = magnitude(amount);
    QString text = amount < Paise(0) ? u"Minus Rupees "_s : u"Rupees "_s;
    text += inWords(paise / 100);
    if (paise % 100 != 0)
        text += u" and "_s + belowHundred(paise % 100) + u" Paise"_s;
    return text + u" Only"_s;
}

Paise unitPrice(Paise price, int packUnits, int perUnits)
{
    return Paise((price.value() * perUnits + packUnits / 2) / packUnits);
}

} // namespace paushtik
