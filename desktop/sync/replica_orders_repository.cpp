// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/replica_orders_repository.h"

#include <QPointer>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr qsizetype kRanksKept = 8;
constexpr auto kListsEvery = 250ms;

struct Order {
    OrdersSort sort;
    OrdersAsk::Sort column;
    bool descending;
};

constexpr Order kOrders[] = {
    {OrdersSort::NewestFirst, OrdersAsk::Sort::Placed, true},
    {OrdersSort::OldestFirst, OrdersAsk::Sort::Placed, false},
    {OrdersSort::LargestFirst, OrdersAsk::Sort::Total, true},
    {OrdersSort::SmallestFirst, OrdersAsk::Sort::Total, false},
    {OrdersSort::ByNumber, OrdersAsk::Sort::Number, false},
    {OrdersSort::ByNumberDown, OrdersAsk::Sort::Number, true},
    {OrdersSort::ByCustomer, OrdersAsk::Sort::Customer, false},
    {OrdersSort::ByCustomerDown, OrdersAsk::Sort::Customer, true},
    {OrdersSort::ByCity, OrdersAsk::Sort::City, false},
    {OrdersSort::ByCityDown, OrdersAsk::Sort::City, true},
};

QStringList statusesOf(const QString &word)
{
    if (word == kNotCancelled)
        return orders::statesButCancelled();
    return word.isEmpty() ? QStringList() : QStringList{word};
}

OrdersAsk askOf(const OrdersQuery &query)
{
    OrdersAsk ask{.text = query.text,
                  .statuses = statusesOf(query.status),
                  .shipment = query.shipment,
                  .city = query.city,
                  .flag = query.flag,
                  .product = query.product,
                  .packed = query.packed,
                  .from = query.from,
                  .until = query.to,
                  .moneyFrom = query.moneyFrom,
                  .moneyUntil = query.moneyTo,
                  .atLeast = query.minTotal,
                  .atMost = query.maxTotal};
    for (const Order &one : kOrders)
        if (one.sort == query.sort) {
            ask.sort = one.column;
            ask.descending = one.descending;
        }
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
    const bool isNumber = sort == OrdersAsk::Sort::Placed || sort == OrdersAsk::Sort::Total;
    return OrderPlace{isNumber ? QVariant(value.toLongLong()) : QVariant(value),
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
    connect(&other, &OrdersRepository::rowsChanged, this, [this](const QList<OrderRow> &rows) {
        if (!usesReplica())
            Q_EMIT rowsChanged(rows);
    });
    connect(&other, &OrdersRepository::listsChanged, this, &OrdersRepository::listsChanged);
}

void ReplicaOrdersRepository::noteSource()
{
    if (std::exchange(m_usedReplica, usesReplica()) != m_usedReplica)
        Q_EMIT listsChanged();
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
    const OrdersAsk ask = askOf(query);
    co_return co_await m_replica.readSlowly([ask](Sql &sql) { return orders::count(sql, ask); });
}

Task<Result<OrdersWindow>> ReplicaOrdersRepository::windowAt(OrdersQuery query, qint64 first,
                                                             int limit)
{
    const QPointer self(this);
    if (!usesReplica())
        co_return co_await m_other.windowAt(query, first, limit);
    const OrdersAsk ask = askOf(query);
    OrderRanks ranks{1000, {}, 0};
    // The first rows are found without.
    if (first >= ranks.step) {
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

void ReplicaOrdersRepository::changed(DocType type, const QStringList &ids)
{
    if (type != DocType::Order || !usesReplica())
        return;
    m_ranked.clear();
    ++m_version;
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
    if (const OrderRanks *known = knownRanks(ask))
        co_return OrderRanks(*known);
    co_return co_await makeRanks(ask);
}

Task<Result<OrderRanks>> ReplicaOrdersRepository::makeRanks(OrdersAsk ask)
{
    const QPointer self(this);
    const int turn = ++*m_rankTurn;
    // A few may be asked for at once by the pages in sight; of more, the oldest are stale.
    const auto stillWanted = [turn, latest = m_rankTurn] { return *latest < turn + 8; };
    const int version = m_version;
    auto made = co_await m_replica.readSlowly([=, latest = m_latest](Sql &sql) {
        if (latest->version != version || latest->made.ask != ask) {
            latest->made = {ask, orders::ranks(sql, ask, 1000, stillWanted)};
            latest->version = stillWanted() ? version : -1;
        }
        return latest->made.ranks;
    });
    if (!self || !made)
        co_return made;
    if (!stillWanted())
        co_return fail(Fault::Unavailable, kReplicaClosed);
    if (version != m_version)
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
