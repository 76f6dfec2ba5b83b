// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/catalog/product_draft.h"

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// No value, an absent one and an empty text are one to a person.
QJsonValue plain(const QJsonValue &value)
{
    return value.isUndefined() || value == QJsonValue(QString()) ? QJsonValue(QJsonValue::Null)
                                                                 : value;
}

} // namespace

ProductDraft::ProductDraft(QJsonObject document)
    : m_document(std::move(document))
{
}

QString ProductDraft::id() const
{
    return m_document["id"_L1].toString();
}

QJsonValue ProductDraft::value(const QString &field) const
{
    return m_changes.contains(field) ? m_changes[field] : plain(m_document[field]);
}

void ProductDraft::set(const QString &field, const QJsonValue &value)
{
    const bool asSeen = m_seen.contains(field) && plain(value) == m_seen[field];
    if (asSeen || plain(value) == plain(m_document[field]))
        return revert(field);
    if (!m_seen.contains(field))
        m_seen[field] = plain(m_document[field]);
    m_changes[field] = plain(value);
}

void ProductDraft::revert()
{
    m_changes = {};
    m_seen = {};
}

void ProductDraft::revert(const QString &field)
{
    m_changes.remove(field);
    m_seen.remove(field);
}

QStringList ProductDraft::overtaken() const
{
    QStringList fields;
    for (auto seen = m_seen.begin(); seen != m_seen.end(); ++seen) {
        if (seen.value() != plain(m_document[seen.key()]))
            fields.append(seen.key());
    }
    return fields;
}

void ProductDraft::insist(const QString &field)
{
    if (m_seen.contains(field))
        m_seen[field] = plain(m_document[field]);
}

QString ProductDraft::problem(const QString &field) const
{
    // The server makes one of the title.
    if (field == "slug"_L1 && isHereOnly() && value(field).isNull())
        return {};
    const QString own = FieldText::problem(fields::field(field), value(field));
    if (!own.isEmpty() || field != "price_paise"_L1 || !(isDirty(field) || isDirty(u"mrp_paise"_s)))
        return own;
    return FieldText::priceProblem(
        {{u"price_paise"_s, value(u"price_paise"_s)}, {u"mrp_paise"_s, value(u"mrp_paise"_s)}});
}

QString ProductDraft::firstProblem() const
{
    for (const ProductField &field : fields::all()) {
        if (!problem(field.name).isEmpty())
            return field.name;
    }
    return {};
}

QJsonObject ProductDraft::base() const
{
    return m_seen;
}

void ProductDraft::rebase(const QJsonObject &document)
{
    m_document = document;
    for (const QString &field : m_changes.keys()) {
        if (m_changes[field] == plain(document[field]))
            revert(field);
    }
}

} // namespace paushtik
