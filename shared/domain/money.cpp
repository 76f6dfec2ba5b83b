// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/money.h"

namespace paushtik {
namespace {

constexpr qint64 roundedDivision(qint64 numerator, qint64 denominator)
{
    const qint64 half = denominator / 2;
    return numerator >= 0 ? (numerator + half) / denominator : -((-numerator + half) / denominator);
}

} // namespace

TaxSplit inclusiveTax(Paise gross, BasisPoints rate, bool sameState)
{
    const qint64 taxed = gross.value() * rate.value();
    const qint64 base = 10'000 + rate.value();
    if (!sameState)
        return {.cgst = {}, .sgst = {}, .igst = Paise(roundedDivision(taxed, base))};
    const Paise half(roundedDivision(taxed, 2 * base));
    return {.cgst = half, .sgst = half, .igst = {}};
}

} // namespace paushtik
