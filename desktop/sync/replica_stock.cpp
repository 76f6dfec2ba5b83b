// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/replica_stock.h"

#include "desktop/sync/sync_words.h"

#include <QPointer>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

struct Shelf {
    QList<ProductShown> products;
    QList<OutboxRow> open;
};

Shelf read(Sql &sql)
{
    return {paushtik::products::window(sql, {.sort = ProductsAsk::Sort::Sku}), outbox::rows(sql)};
}

StockRow rowOf(const ProductShown &product)
{
    const QJsonObject &json = product.document;
    return {product.id,
            json["sku"_L1].toString(),
            json["title"_L1].toString(),
            static_cast<int>(product.stock),
            json["low_stock_threshold"_L1].toInt(),
            0,
            {}};
}

void mark(StockRow &row, const OutboxRow &edit)
{
    if (edit.state == EditState::Refused)
        row.refused = SyncWords::why(edit);
    else if (edit.state != EditState::Sent)
        row.waiting += edit.edit.body["delta"_L1].toInt();
}

/// What is there after it; none where that cannot be, and then nothing is written. One that is
/// known by its key already changes nothing.
std::optional<qint64> write(Sql &sql, const StockAdjustment &adjustment)
{
    const auto product = paushtik::products::one(sql, adjustment.productId);
    if (!product)
        return std::nullopt;
    Edit edit = edits::adjustStock(adjustment.productId, product->document["title"_L1].toString(),
                                   adjustment.delta, adjustment.reason, adjustment.note);
    edit.key = adjustment.key;
    const qint64 seq = outbox::add(sql, edit, Timestamp::now());
    const qint64 left = paushtik::products::stockOf(sql, adjustment.productId).value_or(0);
    if (left >= 0 || adjustment.delta > 0)
        return left;
    outbox::discard(sql, seq);
    return std::nullopt;
}

} // namespace

ReplicaStock::ReplicaStock(Replica &replica, StockPort &other, std::function<bool()> isWhole,
                           QObject *parent)
    : StockPort(parent)
    , m_replica(replica)
    , m_other(other)
    , m_isWhole(std::move(isWhole))
{
    connect(&replica, &Replica::documentsChanged, this, [this](DocType type) {
        if (keepsChanges() && (type == DocType::Stock || type == DocType::Product))
            Q_EMIT changed();
    });
    connect(&replica, &Replica::outboxChanged, this, &StockPort::changed);
    connect(&other, &StockPort::changed, this, &StockPort::changed);
}

Task<Result<QList<StockRow>>> ReplicaStock::products()
{
    if (!keepsChanges())
        co_return co_await m_other.products();
    const auto shelf = co_await m_replica.read(read);
    if (!shelf)
        co_return fail(shelf.error());
    QList<StockRow> rows;
    QHash<QString, qsizetype> places;
    for (const ProductShown &product : shelf->products) {
        places.insert(product.id, rows.size());
        rows.append(rowOf(product));
    }
    for (const OutboxRow &edit : shelf->open) {
        const auto place = places.constFind(edit.edit.id);
        if (edit.edit.type == DocType::Stock && place != places.cend())
            mark(rows[*place], edit);
    }
    co_return rows;
}

Task<Result<QList<LedgerRow>>> ReplicaStock::ledger(QString productId)
{
    return m_other.ledger(std::move(productId));
}

Task<Result<int>> ReplicaStock::adjust(StockAdjustment adjustment)
{
    if (!keepsChanges())
        co_return co_await m_other.adjust(adjustment);
    const QPointer self(this);
    const QString id = adjustment.productId;
    const auto stock =
        co_await m_replica.write([adjustment](Sql &sql) { return write(sql, adjustment); });
    if (!stock)
        co_return fail(stock.error());
    if (!*stock)
        co_return fail(Fault::Conflict, u"out_of_stock"_s);
    if (self)
        m_replica.tellSubmitted(DocType::Stock, {id});
    co_return static_cast<int>(**stock);
}

} // namespace paushtik
