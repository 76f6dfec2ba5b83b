// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/shipping/package.h"

namespace paushtik::shipping {

Package packageFor(const QList<orders::OrderLineForShipment> &lines)
{
    QList<PackedLine> goods;
    for (const orders::OrderLineForShipment &line : lines)
        goods.append({line.qty, line.weightGrams, line.size});
    return packageOf(goods);
}

} // namespace paushtik::shipping
