// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/documents/csv_line.h"

#include <algorithm>

namespace paushtik {

using namespace Qt::StringLiterals;

namespace {

/// What spreadsheets take for a formula (OWASP, "CSV Injection"): =, +, -, @, tab, carriage return.
bool beginsFormula(QStringView cell)
{
    return !cell.isEmpty() && u"=+-@\t\r"_s.contains(cell.front());
}

QStringView withoutApostrophes(QStringView cell)
{
    while (cell.startsWith(u'\''))
        cell = cell.mid(1);
    return cell;
}

/// A number may begin with a sign, and a telephone number does. A text that itself looks guarded is
/// guarded once more, so that csvUnguarded() gives back every text as it was.
bool needsGuard(const QString &cell)
{
    if (!beginsFormula(withoutApostrophes(cell)))
        return false;
    bool isNumber = false;
    cell.toLongLong(&isNumber);
    return !isNumber;
}

QString escaped(const QString &cell)
{
    QString text = needsGuard(cell) ? u'\'' + cell : cell;
    static const QString special = u",\"\r\n"_s;
    const bool quote =
        std::any_of(text.cbegin(), text.cend(), [](QChar c) { return special.contains(c); });
    return quote ? u'"' + text.replace(u'"', u"\"\""_s) + u'"' : text;
}

} // namespace

QString csvUnguarded(const QString &cell)
{
    const bool guarded = cell.startsWith(u'\'') && beginsFormula(withoutApostrophes(cell));
    return guarded ? cell.mid(1) : cell;
}

QByteArray csvLine(const QStringList &cells)
{
    QStringList written;
    for (const QString &cell : cells)
        written.append(escaped(cell));
    return (written.join(u',') + u"\r\n"_s).toUtf8();
}

} // namespace paushtik
