// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace paushtik {

/// What a column of somebody's table is taken for.
struct ColumnUse {
    QString field = {}; ///< of a product, or `id`; empty: the column is left out
    /// Its cells are written as the contract has them (paise), not as people write (rupees).
    bool exact = false;
    friend bool operator==(const ColumnUse &, const ColumnUse &) = default;
};

class ColumnUses {
    Q_DECLARE_TR_FUNCTIONS(paushtik::ColumnUses)
public:
    /// `id` and the fields of a product, in the order in which they are offered.
    static QStringList offered();
    /// For people.
    static QString label(const QString &field);
    /// By the column's head: the contract's own names, what people call the fields in English and
    /// in the language of the window. Nothing where it could be anything.
    static ColumnUse guess(const QString &head);
    /// The same for all columns; a field is given out once, to the first.
    static QList<ColumnUse> guess(const QStringList &heads);
    /// Why a table cannot be read so; empty: it can.
    static QString problem(const QList<ColumnUse> &uses);
};

} // namespace paushtik
