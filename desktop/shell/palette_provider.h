// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"
#include "shared/domain/result.h"

#include <QIcon>
#include <QList>
#include <QString>
#include <functional>

namespace paushtik {

/// One line of the palette: what it is, a word about it at the right, and what Enter does.
struct PaletteEntry {
    QIcon icon;
    QString title;
    QString note;
    std::function<void()> run;
};

/// Finds things by what somebody types into the palette: orders, products, customers. UI thread;
/// nothing blocks. An answer that comes after more was typed is dropped by the palette.
class PaletteProvider {
public:
    PaletteProvider() = default;
    PaletteProvider(const PaletteProvider &) = delete;
    PaletteProvider &operator=(const PaletteProvider &) = delete;
    virtual ~PaletteProvider() = default;

    /// What it finds, in the language of the window: "Orders".
    virtual QString heading() const = 0;
    /// The best `limit` fits for at least two letters, the best first. An error leaves its part of
    /// the palette empty: the status line says already that the line is down.
    virtual Task<Result<QList<PaletteEntry>>> find(QString typed, int limit) = 0;
};

} // namespace paushtik
