// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/money.h"

#include <QString>

namespace paushtik {

/// "₹1,23,456.00": Indian grouping, always two decimals, "-₹5.00" when negative. Exact for every
/// qint64.
QString formatRupees(Paise amount);

/// "123456.00": rupees with two decimals and no grouping, for CSV files and couriers' decimal
/// fields.
QString plainRupees(Paise amount);

/// "Rupees One Lakh Twenty-Three Thousand Four Hundred Fifty-Six and Fifty Paise Only", as an
/// Indian invoice has it, in lakh and crore. Negative amounts begin with "Minus".
QString amountInWords(Paise amount);

/// What `perUnits` of a pack of `packUnits` cost at `price`, to the nearest paisa (halves up): the
/// price of 100 ml of a 500 ml jar. `packUnits` > 0, `price` >= 0.
Paise unitPrice(Paise price, int packUnits, int perUnits);

} // namespace paushtik
