// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/order_columns.h"

#include <optional>

namespace paushtik {

/// The few-valued columns of an order in one number, which the indexes carry: a filter by state is
/// then a look at the index and never at the row.
qint64 facetsOf(const OrderEntry &entry);

/// A wish about facets. Words that the codes do not know are looked for in the rows themselves.
class FacetTest {
public:
    void wantStatuses(const QStringList &words);
    void wantPayment(const QString &word);
    void wantShipment(const QString &word);
    /// "any" for any at all.
    void wantFlag(const QString &word);
    void wantPacked(bool packed);

    bool isSet() const { return !m_masks.isEmpty(); }
    bool fits(qint64 facets) const;
    /// A condition on `facets` with a value for each of its marks.
    QString condition() const;
    QVariantList values() const;
    /// What must be looked for in the row besides; empty mostly.
    const QStringList &rowConditions() const { return m_rowConditions; }
    const QVariantList &rowValues() const { return m_rowValues; }

private:
    struct Mask {
        qint64 mask;
        QList<qint64> anyOf;
    };
    /// No values: any bit of the mask.
    void want(qint64 mask, const QList<qint64> &anyOf) { m_masks.append(Mask{mask, anyOf}); }
    void wantWord(int shift, const QString &column, int code, const QString &word);

    QList<Mask> m_masks;
    QStringList m_rowConditions;
    QVariantList m_rowValues;
};

} // namespace paushtik
