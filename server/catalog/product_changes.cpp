// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/product_changes.h"

#include "server/catalog/edit.h"
#include "server/catalog/product_fields.h"
#include "server/http/form.h"
#include "shared/domain/words.h"

namespace paushtik {
using namespace Qt::StringLiterals;

template <>
inline constexpr std::array kWords<catalog::ChangeStatus>{
    Word{catalog::ChangeStatus::Created, "created"_L1},
    Word{catalog::ChangeStatus::Changed, "changed"_L1},
    Word{catalog::ChangeStatus::Unchanged, "unchanged"_L1},
    Word{catalog::ChangeStatus::Conflict, "conflict"_L1},
    Word{catalog::ChangeStatus::Invalid, "invalid"_L1},
    Word{catalog::ChangeStatus::NotFound, "not_found"_L1},
    Word{catalog::ChangeStatus::Skipped, "skipped"_L1},
};

} // namespace paushtik

namespace paushtik::catalog {

namespace {

const QString kSku = u"sku"_s;
const QString kSlug = u"slug"_s;
const QString kCategory = u"category_id"_s;
const QString kHsn = u"hsn_code"_s;

QJsonObject onlyDifferent(const QJsonObject &set, const QJsonObject &current)
{
    QJsonObject different;
    for (auto field = set.begin(); field != set.end(); ++field) {
        if (!current.contains(field.key()) || current[field.key()] != field.value())
            different.insert(field.key(), field.value());
    }
    return different;
}

bool touchesPrices(const QJsonArray &changes)
{
    return std::any_of(changes.begin(), changes.end(), [](const QJsonValue &change) {
        const QString field = change[u"field"_s].toString();
        return field == "price_paise"_L1 || field == "mrp_paise"_L1;
    });
}

class Planner {
public:
    Planner(const KnownProducts &known, ChangeSource source)
        : m_known(known)
        , m_source(source)
    {
    }

    PlannedChange plan(const ProductChange &wish)
    {
        PlannedChange planned{wish.place, ChangeStatus::Unchanged, known(wish)};
        planned.fields[kSku] = wish.set[kSku];
        for (const FieldError &problem : wish.problems)
            planned.refuse(problem);
        if (planned.refused())
            return planned;
        if (!planned.id)
            create(planned, wish);
        else if (!m_known.fields.contains(*planned.id))
            planned.status = ChangeStatus::NotFound;
        else if (m_seen.contains(*planned.id))
            planned.refuse({u"id"_s, u"is a product that an earlier row changes"_s});
        else
            edit(planned, wish);
        if (planned.id)
            m_seen.insert(*planned.id);
        return planned;
    }

private:
    std::optional<ProductId> known(const ProductChange &wish) const
    {
        if (wish.id || m_source == ChangeSource::Request)
            return wish.id;
        const auto found = m_known.bySku.constFind(wish.set[kSku].toString());
        return found == m_known.bySku.constEnd() ? std::nullopt : std::optional(*found);
    }

    void create(PlannedChange &planned, const ProductChange &wish)
    {
        http::Form form(wish.set);
        const QJsonObject fields = readNewProduct(form);
        if (!take(planned, form))
            return;
        planned.id = ProductId::make();
        planned.isNew = true;
        planned.status = ChangeStatus::Created;
        planned.fields = fields;
        planned.changes = fieldChanges({}, fields);
    }

    void edit(PlannedChange &planned, const ProductChange &wish)
    {
        const QJsonObject current = m_known.fields[*planned.id];
        // What stays as it is need not be looked at: rules may have grown since it was written.
        const QJsonObject different = onlyDifferent(wish.set, current);
        http::Form form(different);
        for (auto field = wish.base.begin(); field != wish.base.end(); ++field) {
            if (!current.contains(field.key()))
                planned.refuse({u"base."_s + field.key(), u"is not a known field"_s});
        }
        const FieldPatch patch{readProductChanges(form, different), wish.base};
        planned.fields = mergedFields(current, patch.set);
        if (!take(planned, form) || !checkTable(planned, different, current))
            return;
        planned.conflicts = findConflicts(patch, current);
        planned.changes = fieldChanges(current, patch.set);
        if (!planned.conflicts.isEmpty())
            planned.status = ChangeStatus::Conflict;
        else if (!planned.changes.isEmpty())
            planned.status = ChangeStatus::Changed;
        checkPrices(planned, wish.set);
    }

    bool take(PlannedChange &planned, const http::Form &form) const
    {
        if (const auto error = form.error()) {
            for (const FieldError &field : error->fields)
                planned.refuse(field);
        }
        return !planned.refused();
    }

    // Spreadsheets take 04059020 for a number.
    bool checkTable(PlannedChange &planned, const QJsonObject &set,
                    const QJsonObject &current) const
    {
        const QString shorter = set[kHsn].toString();
        if (m_source != ChangeSource::Table || shorter.isEmpty())
            return true;
        if (current[kHsn].toString() == u'0' + shorter)
            planned.refuse({kHsn, u"has lost the 0 in front"_s});
        return !planned.refused();
    }

    void checkPrices(PlannedChange &planned, const QJsonObject &set) const
    {
        if (!touchesPrices(planned.changes) || !set.contains(u"price_paise"_s) ||
            !set.contains(u"mrp_paise"_s))
            return;
        if (auto wrong = priceAboveMrp(planned.fields))
            planned.refuse(std::move(*wrong));
    }

    const KnownProducts &m_known;
    const ChangeSource m_source;
    QSet<ProductId> m_seen;
};

QString freeName(const QString &wanted, const QSet<QString> &taken)
{
    QString name = wanted;
    for (int n = 2; taken.contains(name); ++n)
        name = u"%1-%2"_s.arg(wanted).arg(n);
    return name;
}

void refuseDouble(PlannedChange &planned, const QString &field, const QSet<QString> &outside,
                  QSet<QString> &inside)
{
    const QString name = planned.fields[field].toString();
    if (outside.contains(name) && planned.writes())
        planned.refuse({field, u"belongs to another product"_s});
    else if (inside.contains(name))
        planned.refuse({field, u"is that of an earlier row"_s});
    inside.insert(name);
}

void setSlug(PlannedChange &planned, const QString &slug)
{
    planned.fields[kSlug] = slug;
    planned.changes = fieldChanges({}, planned.fields);
}

} // namespace

bool PlannedChange::refused() const
{
    return status == ChangeStatus::Conflict || status == ChangeStatus::Invalid ||
           status == ChangeStatus::NotFound;
}

bool PlannedChange::writes() const
{
    return status == ChangeStatus::Created || status == ChangeStatus::Changed;
}

void PlannedChange::refuse(FieldError error)
{
    status = ChangeStatus::Invalid;
    errors.append(std::move(error));
}

QList<PlannedChange> planChanges(const QList<ProductChange> &changes, const KnownProducts &known,
                                 ChangeSource source)
{
    QList<PlannedChange> plan;
    plan.reserve(changes.size());
    Planner planner(known, source);
    for (const ProductChange &change : changes)
        plan.append(planner.plan(change));
    return plan;
}

void settleNames(QList<PlannedChange> &plan, const Surroundings &others)
{
    QSet<QString> slugs = others.slugsInUse;
    for (const PlannedChange &planned : std::as_const(plan))
        slugs.insert(planned.fields[kSlug].toString());
    for (PlannedChange &planned : plan) {
        if (!planned.isNew || planned.refused() || !planned.fields[kSlug].isNull())
            continue;
        setSlug(planned, freeName(wantedSlug(planned.fields), slugs));
        slugs.insert(planned.fields[kSlug].toString());
    }
    QSet<QString> skusInside;
    QSet<QString> slugsInside;
    for (PlannedChange &planned : plan) {
        if (planned.refused())
            continue;
        refuseDouble(planned, kSku, others.skus, skusInside);
        refuseDouble(planned, kSlug, others.slugs, slugsInside);
        if (planned.writes() && !others.categories.contains(planned.fields[kCategory].toString()))
            planned.refuse({kCategory, u"is no category"_s});
    }
}

bool allOrNothing(QList<PlannedChange> &plan)
{
    const bool good = std::none_of(plan.cbegin(), plan.cend(),
                                   [](const PlannedChange &planned) { return planned.refused(); });
    for (PlannedChange &planned : plan) {
        if (good)
            break;
        if (planned.writes())
            planned.status = ChangeStatus::Skipped;
    }
    return good;
}

static QJsonObject problemOf(const PlannedChange &change)
{
    if (change.status == ChangeStatus::Conflict)
        return {{u"code"_s, u"edit_conflict"_s}, {u"conflicts"_s, change.conflicts}};
    if (change.status == ChangeStatus::NotFound)
        return {{u"code"_s, u"not_found"_s}};
    QJsonArray errors;
    for (const FieldError &error : change.errors)
        errors.append(QJsonObject{{u"field"_s, error.field}, {u"message"_s, error.message}});
    return {{u"code"_s, u"invalid"_s}, {u"errors"_s, errors}};
}

QJsonObject changeJson(const PlannedChange &change, const QString &placeName)
{
    QJsonObject json{
        {placeName, change.place},
        {u"id"_s, change.id ? QJsonValue(change.id->toString()) : QJsonValue(QJsonValue::Null)},
        {kSku, change.fields[kSku].toString()},
        {u"status"_s, toString(change.status)},
        {u"changes"_s, change.changes}};
    if (change.refused())
        json[u"problem"_s] = problemOf(change);
    return json;
}

QJsonObject countsJson(const QList<PlannedChange> &plan)
{
    QHash<ChangeStatus, int> counts;
    int refused = 0;
    for (const PlannedChange &planned : plan) {
        ++counts[planned.status];
        refused += planned.refused() ? 1 : 0;
    }
    return {{u"created"_s, counts[ChangeStatus::Created]},
            {u"changed"_s, counts[ChangeStatus::Changed]},
            {u"unchanged"_s, counts[ChangeStatus::Unchanged]},
            {u"errors"_s, refused}};
}

} // namespace paushtik::catalog
