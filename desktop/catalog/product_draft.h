// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/catalog/product_field.h"

namespace paushtik {

/// A product as somebody edits it: what the server has, and what is to become of it. Knows which
/// fields differ and which may not be so.
class ProductDraft {
public:
    /// A product of the contract; an empty one for a new product.
    explicit ProductDraft(QJsonObject document = {});

    bool isNew() const { return id().isEmpty(); }
    /// The server has none of it yet: somebody made it at this desk.
    bool isHereOnly() const { return !m_document.contains(QLatin1StringView("version")); }
    QString id() const;
    const QJsonObject &document() const { return m_document; }
    QJsonValue value(const QString &field) const;
    void set(const QString &field, const QJsonValue &value);

    bool isDirty() const { return !m_changes.isEmpty(); }
    bool isDirty(const QString &field) const { return m_changes.contains(field); }
    void revert();
    void revert(const QString &field);

    /// The changed fields that somebody else changed too since they were seen here, to another
    /// value. Saved as they are, they are a conflict.
    QStringList overtaken() const;
    /// Theirs has been seen now, and this is still meant.
    void insist(const QString &field);

    /// Empty when the field is fine.
    QString problem(const QString &field) const;
    /// The first field that is not fine; empty when all are, and it may be saved.
    QString firstProblem() const;

    /// The new values, and those that were seen when they were changed: for PATCH and for a bulk
    /// change.
    QJsonObject changes() const { return m_changes; }
    QJsonObject base() const;
    /// The server has taken it, or changed it: `document` is what there is now. What is still
    /// different stays a change of what was seen.
    void rebase(const QJsonObject &document);

private:
    QJsonObject m_document;
    QJsonObject m_changes;
    QJsonObject m_seen; ///< by changed field, the value it was changed from
};

} // namespace paushtik
