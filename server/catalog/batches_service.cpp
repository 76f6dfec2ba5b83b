// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/batches_service.h"

#include "server/catalog/stock.h"
#include "server/staff/audit.h"

namespace paushtik::catalog {
using namespace Qt::StringLiterals;

namespace {

const QString kEntity = u"batch"_s;
const QString kAssigned = u"assigned"_s;

Error tooFew()
{
    return Error{Fault::Conflict, u"out_of_stock"_s, u"There are not as many."_s, {}, {}};
}

std::optional<Error> refusal(const db::Error &error)
{
    if (error.violates("batches_never_negative"))
        return tooFew();
    if (error.violates("batches_lot_key"))
        return Error{Fault::Invalid,
                     {},
                     {},
                     {{u"lot_number"_s, u"is that of another batch of this product"_s}},
                     {}};
    return std::nullopt;
}

BatchCause causeOf(const Edit &by, const QString &reason)
{
    return {.reason = reason, .actor = by.actorId(), .actorName = by.who.name};
}

/// Checks what a person chose against the lines; nothing when it may be picked.
std::optional<Error> refusedChoice(const QList<PickLine> &lines, const QList<BatchQuantity> &picks)
{
    QHash<BatchId, const PickLine *> lineOf;
    QSet<BatchId> expired;
    for (const PickLine &line : lines) {
        for (const PickLine::Source &source : line.sources) {
            lineOf.insert(source.batch.id, &line);
            if (source.batch.expired)
                expired.insert(source.batch.id);
        }
    }
    QHash<const PickLine *, int> taken;
    for (const BatchQuantity &pick : picks) {
        const PickLine *line = lineOf.value(pick.batch);
        if (!line)
            return Error{
                Fault::Invalid, {}, {}, {{u"picks"_s, u"must be of the order's products"_s}}, {}};
        if (expired.contains(pick.batch))
            return Error{Fault::Conflict,
                         u"batch_expired"_s,
                         u"The batch is past its best-before date."_s,
                         {},
                         {}};
        taken[line] += pick.qty;
        if (taken[line] > line->qty)
            return Error{Fault::Invalid, {}, {}, {{u"picks"_s, u"are more than was bought"_s}}, {}};
    }
    return std::nullopt;
}

QList<BatchQuantity> suggested(const QList<PickLine> &lines)
{
    QList<BatchQuantity> all;
    for (const PickLine &line : lines)
        all += line.suggestion();
    return all;
}

QJsonArray picksJson(const QList<PickLine> &lines)
{
    QJsonArray all;
    for (const PickLine &line : lines) {
        for (const PickLine::Source &source : line.sources) {
            if (source.picked > 0)
                all.append(u"%1 × %2 (%3)"_s.arg(source.picked).arg(line.sku, source.batch.lot));
        }
    }
    return all;
}

} // namespace

Task<Result<Shelf>> BatchesService::shelf(ProductId product) const
{
    auto shelf = co_await m_store.shelf(m_database, product);
    if (!shelf)
        co_return fail(Fault::NotFound);
    co_return std::move(*shelf);
}

Task<Result<Batch>> BatchesService::receive(ProductId product, NewBatch batch, Edit by) const
{
    if (const auto made = by.alreadyMade()) {
        auto found = co_await m_store.find(m_database, *BatchId::parse(*made));
        co_return found ? Result<Batch>(std::move(*found)) : fail(Fault::NotFound);
    }
    std::optional<Error> refused;
    try {
        co_return co_await tryReceive(product, std::move(batch), std::move(by));
    } catch (const db::Error &error) {
        refused = refusal(error);
        if (!refused)
            throw;
    }
    co_return fail(*refused);
}

Task<Result<Batch>> BatchesService::tryReceive(ProductId product, NewBatch batch, Edit by) const
{
    db::Transaction tx = co_await m_database.begin();
    if (const bool there = co_await m_store.lockStock(tx, product); !there)
        co_return fail(Fault::NotFound);
    Batch made{BatchId::make(), product, batch.lot, batch.packedOn, batch.bestBefore, batch.mrp, 0,
               false,           0};
    co_await m_store.insert(tx, made);
    if (batch.received > 0) {
        StockCause stockCause{StockReason::Received, by.actorId(), by.who.name, batch.note};
        const auto moved = co_await adjustStock(tx, product, batch.received, std::move(stockCause));
        if (!moved)
            co_return fail(moved.error());
        BatchCause cause = causeOf(by, u"received"_s);
        cause.ledger = moved->ledgerId;
        cause.note = batch.note;
        co_await m_store.move(tx, made.id, batch.received, std::move(cause));
    }
    auto stored = co_await m_store.find(tx, made.id);
    const QJsonObject document = batchJson(stored.value());
    QJsonArray changes;
    for (const QString &field :
         {u"lot_number"_s, u"packed_on"_s, u"best_before"_s, u"mrp_paise"_s, u"on_hand"_s})
        changes.append(staff::change(field, QJsonValue(), document[field]));
    co_await recordEdit(tx, std::move(by), u"received"_s, kEntity, made.id.toString(),
                        std::move(changes));
    co_await tx.commit();
    co_return std::move(*stored);
}

Task<Result<BatchMove>> BatchesService::move(BatchId batch, int delta, QString reason,
                                             std::optional<QString> note, Edit by) const
{
    std::optional<Error> refused;
    try {
        co_return co_await tryMove(batch, delta, std::move(reason), std::move(note), std::move(by));
    } catch (const db::Error &error) {
        refused = refusal(error);
        if (!refused)
            throw;
    }
    co_return fail(*refused);
}

/// The ledger's row, or nothing when only the batch moves.
Task<Result<std::optional<qint64>>>
BatchesService::moveStock(db::Session transaction, ProductId product, int delta, QString reason,
                          std::optional<QString> note, Edit by) const
{
    if (reason == kAssigned)
        co_return std::optional<qint64>();
    StockCause cause{*parse<StockReason>(reason), by.actorId(), by.who.name, std::move(note)};
    const auto moved = co_await adjustStock(transaction, product, delta, std::move(cause));
    if (!moved)
        co_return fail(moved.error());
    co_return std::optional<qint64>(moved->ledgerId);
}

Task<Result<BatchMove>> BatchesService::tryMove(BatchId batch, int delta, QString reason,
                                                std::optional<QString> note, Edit by) const
{
    db::Transaction tx = co_await m_database.begin();
    const auto before = co_await m_store.find(tx, batch);
    if (!before)
        co_return fail(Fault::NotFound);
    if (by.alreadyMade()) {
        const auto shelf = co_await m_store.shelf(tx, before->product);
        co_return BatchMove{before->onHand, shelf->stock};
    }
    co_await m_store.lockStock(tx, before->product);
    const auto ledger = co_await moveStock(tx, before->product, delta, reason, note, by);
    if (!ledger)
        co_return fail(ledger.error());
    BatchCause cause = causeOf(by, reason);
    cause.ledger = *ledger;
    cause.note = std::move(note);
    const int onHand = co_await m_store.move(tx, batch, delta, std::move(cause));
    if (const bool exceeds = co_await batchesExceedShelf(tx, before->product); exceeds)
        co_return fail(tooFew()); // more were to be assigned than are loose
    const auto shelf = co_await m_store.shelf(tx, before->product);
    QJsonArray changes{staff::change(u"on_hand"_s, onHand - delta, onHand),
                       staff::change(u"reason"_s, QJsonValue(), reason)};
    co_await recordEdit(tx, std::move(by), u"moved"_s, kEntity, batch.toString(),
                        std::move(changes));
    co_await tx.commit();
    co_return BatchMove{onHand, shelf->stock};
}

Task<Result<QJsonArray>> BatchesService::movements(BatchId batch) const
{
    const auto found = co_await m_store.find(m_database, batch);
    if (!found)
        co_return fail(Fault::NotFound);
    co_return Result<QJsonArray>(co_await m_store.movements(m_database, batch));
}

Task<Result<BatchesService::Recall>> BatchesService::recall(BatchId batch) const
{
    auto found = co_await m_store.find(m_database, batch);
    if (!found)
        co_return fail(Fault::NotFound);
    Recall recall{std::move(*found), co_await m_store.recall(m_database, batch)};
    co_return recall;
}

Task<Result<QList<PickLine>>> BatchesService::picks(QString order) const
{
    const auto found = co_await m_store.findOrder(m_database, std::move(order));
    if (!found)
        co_return fail(Fault::NotFound);
    co_return co_await m_store.pickLines(m_database, found->id);
}

Task<Result<QList<PickLine>>>
BatchesService::pick(QString order, std::optional<QList<BatchQuantity>> picks, Edit by) const
{
    if (by.alreadyMade())
        co_return co_await this->picks(std::move(order));
    std::optional<Error> refused;
    try {
        co_return co_await tryPick(std::move(order), std::move(picks), std::move(by));
    } catch (const db::Error &error) {
        refused = refusal(error);
        if (!refused)
            throw;
    }
    co_return fail(*refused);
}

Task<Result<QList<PickLine>>>
BatchesService::tryPick(QString order, std::optional<QList<BatchQuantity>> picks, Edit by) const
{
    db::Transaction tx = co_await m_database.begin();
    const auto locked = co_await m_store.lockOrder(tx, std::move(order));
    if (!locked)
        co_return fail(Fault::NotFound);
    if (!locked->isOpen)
        co_return fail(Fault::Conflict, u"order_not_pickable"_s,
                       u"Only a paid order that is not packed yet is picked for."_s);
    co_await m_store.returnPicks(tx, locked->id);
    const QList<PickLine> lines = co_await m_store.pickLines(tx, locked->id);
    const QList<BatchQuantity> chosen = picks ? *picks : suggested(lines);
    if (auto refused = refusedChoice(lines, chosen))
        co_return fail(std::move(*refused));
    for (const BatchQuantity &pick : chosen) {
        BatchCause cause = causeOf(by, u"picked"_s);
        cause.order = locked->id;
        co_await m_store.move(tx, pick.batch, -pick.qty, std::move(cause));
    }
    const QList<PickLine> after = co_await m_store.pickLines(tx, locked->id);
    QJsonArray changes{staff::change(u"batches"_s, QJsonValue(), picksJson(after))};
    co_await recordEdit(tx, std::move(by), u"picked"_s, u"order"_s, locked->id.toString(),
                        std::move(changes));
    co_await tx.commit();
    co_return after;
}

} // namespace paushtik::catalog
