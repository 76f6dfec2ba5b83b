// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/fees.h"

namespace paushtik {

TaxSplit taxOfLines(std::span<const TaxedLine> lines, bool sameState)
{
    TaxSplit sum;
    for (const TaxedLine &line : lines) {
        const TaxSplit split = inclusiveTax(line.gross, line.rate, sameState);
        sum.cgst += split.cgst;
        sum.sgst += split.sgst;
        sum.igst += split.igst;
    }
    return sum;
}

} // namespace paushtik
