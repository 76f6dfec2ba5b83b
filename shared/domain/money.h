// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <compare>

namespace paushtik {

/// An amount in Indian paise, an exact integer. No division, no floating point, no implicit
/// conversion: a raw number becomes Paise at an edge (JSON, an SQL row) and nowhere else.
class Paise {
public:
    constexpr Paise() = default;
    explicit constexpr Paise(qint64 value)
        : m_value(value)
    {
    }
    constexpr qint64 value() const { return m_value; }

    constexpr Paise times(int quantity) const { return Paise(m_value * quantity); }
    constexpr Paise operator-() const { return Paise(-m_value); }
    constexpr Paise &operator+=(Paise other)
    {
        m_value += other.m_value;
        return *this;
    }
    constexpr Paise &operator-=(Paise other)
    {
        m_value -= other.m_value;
        return *this;
    }
    friend constexpr Paise operator+(Paise a, Paise b) { return Paise(a.m_value + b.m_value); }
    friend constexpr Paise operator-(Paise a, Paise b) { return Paise(a.m_value - b.m_value); }
    friend constexpr auto operator<=>(Paise, Paise) = default;

private:
    qint64 m_value = 0;
};

/// A rate in basis points: 500 is 5 %. At most 10,000 (100 %).
class BasisPoints {
public:
    constexpr BasisPoints() = default;
    explicit constexpr BasisPoints(int value)
        : m_value(value)
    {
    }
    constexpr int value() const { return m_value; }
    friend constexpr auto operator<=>(BasisPoints, BasisPoints) = default;

private:
    int m_value = 0;
};

/// The tax inside an inclusive amount, split by where the goods go. Exactly one of the two forms is
/// used.
struct TaxSplit {
    Paise cgst;
    Paise sgst;
    Paise igst;
    Paise total() const { return cgst + sgst + igst; }
};

/// GST inside `gross`, which includes it. Same state: each half is round(G·r / (2(100+r))), so both
/// halves are equal; other state: IGST is round(G·r / (100+r)). Halves round away from zero.
/// `gross` never moves: the taxable value is what is left. Design §4 has the rule.
TaxSplit inclusiveTax(Paise gross, BasisPoints rate, bool sameState);

} // namespace paushtik
