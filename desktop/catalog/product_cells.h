// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/catalog/catalog_repository.h"
#include "desktop/catalog/product_draft.h"
#include "desktop/style/tokens.h"

#include <QCoreApplication>
#include <QVariant>

namespace paushtik {

/// The columns of the products' sheet, and how a product reads in them.
class ProductCells {
    Q_DECLARE_TR_FUNCTIONS(paushtik::ProductCells)
public:
    static int columns();
    /// "price_paise"; empty for a column that nobody can edit.
    static QString fieldOf(int column);
    static int columnOf(const QString &field);
    static bool isNumeric(int column);
    static QString heading(int column);
    static QString text(const ProductDraft &product, int column,
                        const QList<QJsonObject> &categories);
    /// Colour is never the only mark: what is changed is bold, what is wrong says so in its tool
    /// tip. Nothing for other roles.
    static QVariant look(bool isChanged, bool isWrong, int role);

    /// "Waiting", "Conflict", "Refused".
    static QString word(const ProductMark &mark);
    static Tone tone(const ProductMark &mark);
    /// What waits and why, for a tool tip.
    static QString sentence(const ProductMark &mark);
};

} // namespace paushtik
