// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/style/tokens.h"
#include "shared/domain/stock.h"

#include <QCoreApplication>

namespace paushtik {

/// Words for people about stock.
class StockWords {
    Q_DECLARE_TR_FUNCTIONS(paushtik::StockWords)
public:
    static QString reason(StockReason reason);
    /// For a word of the server's; one that is new to us stays as it is.
    static QString reason(const QString &word);
    static QString status(StockStatus status);
    static Tone tone(StockStatus status);
};

} // namespace paushtik
