// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/orders_repository.h"

namespace paushtik {

Task<Result<qint64>> OrdersRepository::count(OrdersQuery)
{
    co_return fail(Fault::Unsupported);
}

Task<Result<OrdersWindow>> OrdersRepository::windowAt(OrdersQuery, qint64, int)
{
    co_return fail(Fault::Unsupported);
}

bool OrdersRepository::canFilterBy(const OrdersQuery &) const
{
    return true;
}

} // namespace paushtik
