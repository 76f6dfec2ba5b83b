// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/orders/orders_repository.h"
#include "desktop/shell/palette_provider.h"
#include "desktop/shell/shell.h"

namespace paushtik {

/// Orders and their customers in the palette: by number, name, phone, e-mail or AWB.
class OrderFinder final : public PaletteProvider {
public:
    OrderFinder(OrdersRepository &repository, Shell &shell)
        : m_repository(repository)
        , m_shell(shell)
    {
    }
    QString heading() const override;
    Task<Result<QList<PaletteEntry>>> find(QString typed, int limit) override;

private:
    OrdersRepository &m_repository;
    Shell &m_shell;
};

} // namespace paushtik
