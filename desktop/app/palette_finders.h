// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/shell/palette_provider.h"

#include <QCoreApplication>

namespace paushtik {

class Desk;

/// Products in the palette: by title in either language or by SKU, from the copy on this machine,
/// else from the server.
class ProductFinder final : public PaletteProvider {
    Q_DECLARE_TR_FUNCTIONS(paushtik::ProductFinder)
public:
    explicit ProductFinder(Desk &desk)
        : m_desk(desk)
    {
    }
    QString heading() const override;
    Task<Result<QList<PaletteEntry>>> find(QString typed, int limit) override;

private:
    PaletteEntry entryOf(const QJsonObject &product) const;

    Desk &m_desk;
};

/// Customers in the palette: whoever has ordered, by name, e-mail or phone, with how often; leads
/// to their orders. Without a copy on this machine nobody is found: the server has no list of them.
class CustomerFinder final : public PaletteProvider {
    Q_DECLARE_TR_FUNCTIONS(paushtik::CustomerFinder)
public:
    explicit CustomerFinder(Desk &desk)
        : m_desk(desk)
    {
    }
    QString heading() const override;
    Task<Result<QList<PaletteEntry>>> find(QString typed, int limit) override;

private:
    Desk &m_desk;
};

} // namespace paushtik
