// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/core/formats.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace paushtik::formats {
namespace {

using namespace Qt::StringLiterals;

const QLocale &indian()
{
    static const QLocale locale(QLocale::English, QLocale::India);
    return locale;
}

QDateTime indianTime(Timestamp at)
{
    constexpr int kOffsetSeconds = 5 * 3600 + 30 * 60;
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(at.microseconds() / 1000);
    return utc.toOffsetFromUtc(kOffsetSeconds);
}

struct StateName {
    QStringView code;
    QStringView name;
};

// ISO 3166-2:IN, as of the 2023 newsletter; the names are those on an address label.
constexpr StateName kStates[] = {
    {u"IN-AN", u"Andaman and Nicobar Islands"},
    {u"IN-AP", u"Andhra Pradesh"},
    {u"IN-AR", u"Arunachal Pradesh"},
    {u"IN-AS", u"Assam"},
    {u"IN-BR", u"Bihar"},
    {u"IN-CG", u"Chhattisgarh"},
    {u"IN-CH", u"Chandigarh"},
    {u"IN-DH", u"Dadra and Nagar Haveli and Daman and Diu"},
    {u"IN-DL", u"Delhi"},
    {u"IN-GA", u"Goa"},
    {u"IN-GJ", u"Gujarat"},
    {u"IN-HP", u"Himachal Pradesh"},
    {u"IN-HR", u"Haryana"},
    {u"IN-JH", u"Jharkhand"},
    {u"IN-JK", u"Jammu and Kashmir"},
    {u"IN-KA", u"Karnataka"},
    {u"IN-KL", u"Kerala"},
    {u"IN-LA", u"Ladakh"},
    {u"IN-LD", u"Lakshadweep"},
    {u"IN-MH", u"Maharashtra"},
    {u"IN-ML", u"Meghalaya"},
    {u"IN-MN", u"Manipur"},
    {u"IN-MP", u"Madhya Pradesh"},
    {u"IN-MZ", u"Mizoram"},
    {u"IN-NL", u"Nagaland"},
    {u"IN-OD", u"Odisha"},
    {u"IN-PB", u"Punjab"},
    {u"IN-PY", u"Puducherry"},
    {u"IN-RJ", u"Rajasthan"},
    {u"IN-SK", u"Sikkim"},
    {u"IN-TN", u"Tamil Nadu"},
    {u"IN-TR", u"Tripura"},
    {u"IN-TS", u"Telangana"},
    {u"IN-UK", u"Uttarakhand"},
    {u"IN-UP", u"Uttar Pradesh"},
    {u"IN-WB", u"West Bengal"},
};

} // namespace

QString money(Paise amount)
{
    const bool negative = amount < Paise();
    const qint64 paise = negative ? -amount.value() : amount.value();
    const QString rupees = indian().toString(paise / 100);
    const QString rest = QString::number(paise % 100).rightJustified(2, u'0');
    return (negative ? u"\u2212\u20b9"_s : u"\u20b9"_s) + rupees + u'.' + rest;
}

QString number(qint64 value)
{
    return indian().toString(value);
}

QString day(QDate date)
{
    return indian().toString(date, u"dd MMM yyyy");
}

QString shortDay(QDate date)
{
    return indian().toString(date, u"d MMM");
}

QString day(Timestamp at)
{
    return day(at.indianDay());
}

QString moment(Timestamp at)
{
    return u"%1, %2"_s.arg(day(at), clock(at));
}

QString clock(Timestamp at)
{
    return indian().toString(indianTime(at).time(), u"h:mm ap");
}

QString phone(const QString &e164)
{
    if (e164.size() != 13 || !e164.startsWith(u"+91"))
        return e164;
    return u"+91 %1 %2"_s.arg(e164.mid(3, 5), e164.mid(8));
}

QString indianState(const QString &code)
{
    for (const StateName &state : kStates)
        if (state.code == code)
            return state.name.toString();
    return code;
}

} // namespace paushtik::formats
