// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_finder.h"

#include "desktop/core/formats.h"
#include "desktop/orders/order_table_model.h"
#include "desktop/orders/order_words.h"
#include "desktop/style/icons.h"

namespace paushtik {

using namespace Qt::StringLiterals;

QString OrderFinder::heading() const
{
    return OrderTableModel::tr("Order");
}

Task<Result<QList<PaletteEntry>>> OrderFinder::find(QString typed, int limit)
{
    Shell &shell = m_shell;
    OrdersQuery query{.text = typed};
    const auto window = co_await m_repository.window(std::move(query), {}, limit);
    if (!window)
        co_return fail(window.error());
    QList<PaletteEntry> entries;
    for (const OrderRow &row : window->rows) {
        const auto open = [&shell, number = row.number] { shell.open(Place::Orders, number); };
        entries.append(
            {lineIcon(u"orders"_s), u"%1  \u00b7  %2"_s.arg(row.number, row.customer),
             u"%1 \u00b7 %2"_s.arg(formats::money(row.total), OrderWords::status(row.status).text),
             open});
    }
    co_return entries;
}

} // namespace paushtik
