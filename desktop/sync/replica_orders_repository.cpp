// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/replica_orders_repository.h"

#include <QPointer>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr qsizetype kRanksKept = 8;
constexpr auto kListsEvery = 250ms;

OrdersAsk askOf(const OrdersQuery &query)
{
    OrdersAsk ask{.text = query.text,
                  .statuses = query.status.isEmpty() ? QStringList() : QStringList{query.status},
                  .shipment = query.shipment,
                  .city = query.city,
                  .flag = query.flag,
                  .product = query.product,
                  .packed = query.packed,
                  .from = query.from,
                  .until = query.to,
                  .atLeast = query.minTotal,
                  .atMost = query.maxTotal};
    const bool total =
        query.sort == OrdersSort::LargestFirst || query.sort == OrdersSort::SmallestFirst;
    ask.sort = query.sort == OrdersSort::ByNumber ? OrdersAsk::Sort::Number
               : total                            ? OrdersAsk::Sort::Total
                                                  : OrdersAsk::Sort::Placed;
    ask.descending =
        query.sort == OrdersSort::NewestFirst || query.sort == OrdersSort::LargestFirst;
    return ask;
}

QString textOf(const OrderPlace &place)
{
    return u"%1:%2"_s.arg(place.key).arg(place.value.toString());
}

std::optional<OrderPlace> placeFrom(const QString &text, OrdersAsk::Sort sort)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0)
        return std::nullopt;
    const QString value = text.mid(colon + 1);
    return OrderPlace{sort == OrdersAsk::Sort::Number ? QVariant(value)
                                                      : QVariant(value.toLongLong()),
                      text.left(colon).toLongLong()};
}

std::optional<OrderRow> rowOf(const OrderEntry &entry)
{
    const auto id = OrderId::parse(entry.id);
    if (!id)
        return std::nullopt;
    return OrderRow{.id = *id,
                    .number = entry.number,
                    .placedAt = entry.placedAt,
                    .customer = entry.customer,
                    .contact = entry.contact,
                    .city = entry.city,
                    .items = entry.items,
                    .total = entry.total,
                    .status = entry.status,
                    .paymentState = entry.payment,
                    .shipmentState = entry.shipment,
                    .flags = entry.flags,
                    .packed = entry.packed};
}

QList<OrderRow> rowsOf(const QList<OrderEntry> &entries)
{
    QList<OrderRow> rows;
    rows.reserve(entries.size());
    for (const OrderEntry &entry : entries)
        if (auto row = rowOf(entry))
            rows.append(std::move(*row));
    return rows;
}

} // namespace

ReplicaOrdersRepository::ReplicaOrdersRepository(Replica &replica, OrdersRepository &other,
                                                 std::function<bool()> isWhole, QObject *parent)
    : OrdersRepository(parent)
    , m_replica(replica)
    , m_other(other)
    , m_isWhole(std::move(isWhole))
{
    m_tellLists.setSingleShot(true);
    connect(&m_tellLists, &QTimer::timeout, this, [this] {
        m_toldLists.restart();
        Q_EMIT listsChanged();
    });
    connect(&replica, &Replica::documentsChanged, this, &ReplicaOrdersRepository::changed);
    connect(&replica, &Replica::closed, this, [this] { m_ranked.clear(); });
    connect(&other, &OrdersRepository::rowsChanged, this, &OrdersRepository::rowsChanged);
    connect(&other, &OrdersRepository::listsChanged, this, &OrdersRepository::listsChanged);
}

Task<Result<OrdersWindow>> ReplicaOrdersRepository::window(OrdersQuery query, QString after,
                                                           int limit)
{
    if (!usesReplica())
        co_return co_await m_other.window(query, after, limit);
    const OrdersAsk ask = askOf(query);
    const auto place = placeFrom(after, ask.sort);
    auto found = co_await m_replica.read(
        [ask, place, limit](Sql &sql) { return orders::window(sql, ask, place, limit); });
    if (!found)
        co_return fail(std::move(found.error()));
    OrdersWindow window{rowsOf(*found), {}, {}};
    if (found->size() == limit)
        window.next = textOf(placeOf(found->last(), ask.sort));
    co_return window;
}

Task<Result<OrderDocument>> ReplicaOrdersRepository::order(QString idOrNumber)
{
    const QPointer self(this);
    auto document = co_await m_replica.order(idOrNumber);
    if (document)
        co_return parseOrder(*document);
    if (!self)
        co_return fail(std::move(document.error()));
    co_return co_await m_other.order(idOrNumber);
}

Task<Result<qint64>> ReplicaOrdersRepository::count(OrdersQuery query)
{
    if (!usesReplica())
        co_return co_await m_other.count(query);
    auto ranks = co_await ranksOf(askOf(query));
    if (!ranks)
        co_return fail(std::move(ranks.error()));
    co_return ranks->count;
}

Task<Result<OrdersWindow>> ReplicaOrdersRepository::windowAt(OrdersQuery query, qint64 first,
                                                             int limit)
{
    const QPointer self(this);
    if (!usesReplica())
        co_return co_await m_other.windowAt(query, first, limit);
    const OrdersAsk ask = askOf(query);
    OrderRanks ranks{1000, {}, 0};
    if (const OrderRanks *known = knownRanks(ask)) {
        ranks = *known;
    } else if (first >= ranks.step) {
        auto made = co_await ranksOf(ask);
        if (!self || !made)
            co_return fail(self ? std::move(made.error()) : Error{Fault::Unavailable});
        ranks = *made;
    }
    auto found = co_await m_replica.read([ask, ranks, first, limit](Sql &sql) {
        return orders::windowAt(sql, ask, ranks, first, limit);
    });
    if (!found)
        co_return fail(std::move(found.error()));
    co_return OrdersWindow{rowsOf(*found), {}, {}};
}

bool ReplicaOrdersRepository::canFilterBy(const OrdersQuery &query) const
{
    return usesReplica() || m_other.canFilterBy(query);
}

Task<Result<QMap<QString, qint64>>> ReplicaOrdersRepository::countByStatus()
{
    if (!usesReplica())
        co_return QMap<QString, qint64>();
    co_return co_await m_replica.read([](Sql &sql) { return orders::countByStatus(sql); });
}

void ReplicaOrdersRepository::changed(DocType type, const QStringList &ids)
{
    if (type != DocType::Order || !usesReplica())
        return;
    if (!ids.isEmpty())
        tellRows(ids);
    // The first change at once, a stream of them now and then: every telling reads lists again.
    if (m_tellLists.isActive())
        return;
    const bool rested = !m_toldLists.isValid() || m_toldLists.hasExpired(kListsEvery.count());
    m_tellLists.start(rested ? 0ms : kListsEvery);
}

void ReplicaOrdersRepository::tellRows(const QStringList &ids)
{
    auto read = m_replica.read([ids](Sql &sql) { return orders::byIds(sql, ids); });
    QCoro::connect(std::move(read), this, [this](const Result<QList<OrderEntry>> &entries) {
        if (entries && !entries->isEmpty())
            Q_EMIT rowsChanged(rowsOf(*entries));
    });
}

Task<Result<OrderRanks>> ReplicaOrdersRepository::ranksOf(OrdersAsk ask)
{
    const QPointer self(this);
    auto made = co_await m_replica.read([ask](Sql &sql) { return orders::ranks(sql, ask); });
    if (!self || !made)
        co_return made;
    m_ranked.removeIf([&ask](const Ranked &one) { return one.ask == ask; });
    m_ranked.prepend({ask, *made});
    m_ranked.resize(std::min(m_ranked.size(), kRanksKept));
    co_return made;
}

const OrderRanks *ReplicaOrdersRepository::knownRanks(const OrdersAsk &ask) const
{
    for (const Ranked &one : m_ranked)
        if (one.ask == ask)
            return &one.ranks;
    return nullptr;
}

} // namespace paushtik
