// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/products_bulk_service.h"

#include "server/staff/audit.h"

#include <QJsonDocument>

namespace paushtik::catalog {
using namespace Qt::StringLiterals;

namespace {

const QString kEntity = u"product"_s;
constexpr int kTries = 5;

// A change set and another writer wait for each other, or that one was faster with a name: looked
// at again, it is an answer about a row.
bool isWorthAnotherTry(const db::Error &error)
{
    return error.retryable() || error.violates("products_sku_key") ||
           error.violates("products_slug_key");
}

bool givesNames(const QList<ProductChange> &changes)
{
    return std::any_of(changes.begin(), changes.end(), [](const ProductChange &change) {
        return !change.id || change.set.contains(u"sku"_s) || change.set.contains(u"slug"_s);
    });
}

QList<staff::AuditEntry> auditOf(const QList<PlannedChange> &plan, const Edit &by)
{
    QList<staff::AuditEntry> entries;
    for (const PlannedChange &planned : plan) {
        if (!planned.writes())
            continue;
        const bool isNew = planned.status == ChangeStatus::Created;
        entries.append({staff::actorOf(by.who), isNew ? u"created"_s : u"changed"_s, kEntity,
                        planned.id->toString(), planned.changes, by.requestId});
    }
    return entries;
}

ProductsBulkService::Outcome outcomeOf(QList<PlannedChange> plan, const QString &placeName,
                                       bool applied)
{
    ProductsBulkService::Outcome outcome{applied, {}, countsJson(plan), {}};
    for (PlannedChange &planned : plan) {
        if (!applied && planned.isNew)
            planned.id.reset(); // it is not there
        outcome.rows.append(changeJson(planned, placeName));
        if (planned.refused())
            outcome.refused.append(planned);
    }
    return outcome;
}

// What a key leaves behind for the case that its answer is lost.
QString remembered(const ProductsBulkService::Outcome &outcome)
{
    const QJsonObject all{{u"rows"_s, outcome.rows}, {u"counts"_s, outcome.counts}};
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

ProductsBulkService::Outcome recalled(const QString &text)
{
    const QJsonObject all = QJsonDocument::fromJson(text.toUtf8()).object();
    return {true, all[u"rows"_s].toArray(), all[u"counts"_s].toObject(), {}};
}

} // namespace

Task<ProductsBulkService::Outcome> ProductsBulkService::apply(QList<ProductChange> changes,
                                                              ChangeSource source,
                                                              QString placeName, bool dryRun,
                                                              Edit by) const
{
    if (const auto made = by.alreadyMade())
        co_return recalled(*made);
    for (int tries = 1;; ++tries) {
        try {
            co_return co_await tryApply(changes, source, placeName, dryRun, by);
        } catch (const db::Error &error) {
            if (!isWorthAnotherTry(error) || tries == kTries)
                throw;
        }
    }
}

// Who changed what the client had not seen.
static Task<QList<PlannedChange>> nameConflicts(db::Session transaction, QList<PlannedChange> plan)
{
    QHash<QString, QJsonArray> conflicts;
    for (const PlannedChange &planned : std::as_const(plan)) {
        if (planned.status == ChangeStatus::Conflict)
            conflicts.insert(planned.id->toString(), planned.conflicts);
    }
    if (conflicts.isEmpty())
        co_return plan;
    const auto named = co_await namedConflicts(transaction, kEntity, std::move(conflicts));
    for (PlannedChange &planned : plan) {
        if (planned.status == ChangeStatus::Conflict)
            planned.conflicts = named.value(planned.id->toString());
    }
    co_return plan;
}

Task<QList<PlannedChange>> ProductsBulkService::plan(db::Session transaction,
                                                     QList<ProductChange> changes,
                                                     ChangeSource source) const
{
    QList<ProductId> ids;
    QStringList skus;
    for (const ProductChange &change : std::as_const(changes)) {
        if (change.id)
            ids.append(*change.id);
        else if (source == ChangeSource::Table)
            skus.append(change.set[u"sku"_s].toString());
    }
    const KnownProducts known = co_await m_store.lock(transaction, std::move(ids), std::move(skus));
    QList<PlannedChange> plan = planChanges(changes, known, source);
    const Surroundings around = co_await m_store.around(transaction, plan);
    settleNames(plan, around);

    co_return co_await nameConflicts(transaction, std::move(plan));
}

Task<ProductsBulkService::Outcome> ProductsBulkService::tryApply(QList<ProductChange> changes,
                                                                 ChangeSource source,
                                                                 QString placeName, bool dryRun,
                                                                 Edit by) const
{
    db::Transaction tx = co_await m_database.begin();
    if (!dryRun && givesNames(changes))
        co_await m_store.holdNames(tx);
    QList<PlannedChange> planned = co_await plan(tx, std::move(changes), source);
    if (dryRun || !allOrNothing(planned)) {
        co_await tx.rollback();
        co_return outcomeOf(planned, placeName, false);
    }
    co_await m_store.write(tx, planned);
    co_await staff::audit(tx, auditOf(planned, by));
    const Outcome outcome = outcomeOf(planned, placeName, true);
    if (by.claim)
        co_await by.claim->record(tx, remembered(outcome));
    co_await tx.commit();
    co_return outcome;
}

Task<QList<ProductRow>> ProductsBulkService::table() const
{
    co_return co_await m_store.all(m_database);
}

Task<QList<Category>> ProductsBulkService::categories() const
{
    co_return co_await m_products.categories(m_database);
}

} // namespace paushtik::catalog
