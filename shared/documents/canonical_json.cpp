// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/documents/canonical_json.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>
#include <algorithm>
#include <charconv>
#include <cmath>

namespace paushtik {
namespace {

constexpr qint64 kExactInteger = Q_INT64_C(9007199254740992); // 2^53

char shortEscape(char16_t unit)
{
    switch (unit) {
    case u'\b':
        return 'b';
    case u'\t':
        return 't';
    case u'\n':
        return 'n';
    case u'\f':
        return 'f';
    case u'\r':
        return 'r';
    case u'"':
    case u'\\':
        return static_cast<char>(unit);
    default:
        return 0;
    }
}

void appendEscape(QByteArray &out, char16_t unit)
{
    constexpr char kHex[] = "0123456789abcdef";
    out += '\\';
    if (const char letter = shortEscape(unit)) {
        out += letter;
    } else {
        out += "u00";
        out += kHex[(unit >> 4) & 0xf];
        out += kHex[unit & 0xf];
    }
}

void appendText(QByteArray &out, QStringView text)
{
    out += '"';
    qsizetype plain = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (unit >= 0x20 && unit != u'"' && unit != u'\\')
            continue;
        out += text.sliced(plain, i - plain).toUtf8();
        appendEscape(out, unit);
        plain = i + 1;
    }
    out += text.sliced(plain).toUtf8();
    out += '"';
}

/// The shortest digits that read back as the same number, without the point, and where it stands:
/// 0.00123 is "123" and -2.
struct Digits {
    QByteArray digits;
    int point;
};

Digits shortest(double positive)
{
    char buffer[40];
    const auto end =
        std::to_chars(std::begin(buffer), std::end(buffer), positive, std::chars_format::scientific)
            .ptr;
    const QByteArray text(buffer, end - buffer);
    const qsizetype e = text.indexOf('e');
    QByteArray digits = text.first(e);
    digits.replace(".", "");
    return {digits, text.mid(e + 1).toInt() + 1};
}

// The four layouts of Number::toString, by where the point stands.
QByteArray laidOut(const Digits &number)
{
    const auto &[digits, point] = number;
    const int count = static_cast<int>(digits.size());
    if (count <= point && point <= 21)
        return digits + QByteArray(point - count, '0');
    if (0 < point && point <= 21)
        return digits.first(point) + '.' + digits.mid(point);
    if (-6 < point && point <= 0)
        return "0." + QByteArray(-point, '0') + digits;
    const QByteArray exponent = (point > 0 ? "e+" : "e-") + QByteArray::number(std::abs(point - 1));
    return count == 1 ? digits + exponent : digits.first(1) + '.' + digits.mid(1) + exponent;
}

void appendNumber(QByteArray &out, const QJsonValue &value)
{
    // Integers are kept whole inside QJsonValue; nearly all of ours are, and they need no layout.
    const double number = value.toDouble();
    if (std::trunc(number) == number && std::abs(number) < double(kExactInteger))
        out += QByteArray::number(static_cast<qint64>(number));
    else
        out += canonicalNumber(number);
}

void append(QByteArray &out, const QJsonValue &value);

void appendArray(QByteArray &out, const QJsonArray &array)
{
    out += '[';
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (i > 0)
            out += ',';
        append(out, array[i]);
    }
    out += ']';
}

void appendObject(QByteArray &out, const QJsonObject &object)
{
    QStringList names = object.keys();
    // QString compares by code units, as the RFC asks; keys() promises an order, not which.
    std::sort(names.begin(), names.end());
    out += '{';
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (i > 0)
            out += ',';
        appendText(out, names[i]);
        out += ':';
        append(out, object.value(names[i]));
    }
    out += '}';
}

void append(QByteArray &out, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        out += value.toBool() ? "true" : "false";
        return;
    case QJsonValue::Double:
        return appendNumber(out, value);
    case QJsonValue::String:
        return appendText(out, value.toString());
    case QJsonValue::Array:
        return appendArray(out, value.toArray());
    case QJsonValue::Object:
        return appendObject(out, value.toObject());
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    out += "null";
}

} // namespace

QByteArray canonicalJson(const QJsonValue &value)
{
    QByteArray out;
    out.reserve(1024);
    append(out, value);
    return out;
}

QByteArray canonicalNumber(double number)
{
    if (!std::isfinite(number))
        return "null";
    if (number == 0.0)
        return "0";
    const QByteArray text = laidOut(shortest(std::abs(number)));
    return number < 0 ? '-' + text : text;
}

} // namespace paushtik
