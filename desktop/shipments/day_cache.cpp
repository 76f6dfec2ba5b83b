// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/day_cache.h"

#include "desktop/core/when_done.h"

#include <QCoroFuture>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>
#include <QSaveFile>
#include <QtConcurrentRun>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// A label is printed within days of being made, and once more when it was torn.
constexpr int kDaysKept = 30;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct DayKept {
    QList<QJsonObject> orders;
    QSet<ShipmentId> labels;
};

DayKept readKept(const QString &folder)
{
    DayKept kept;
    const auto orders = QJsonDocument::fromJson(contentOf(folder + u"/orders.json"_s)).array();
    for (const QJsonValue &order : orders)
        kept.orders.append(order.toObject());
    const QDateTime old = QDateTime::currentDateTime().addDays(-kDaysKept);
    const auto files = QDir(folder + u"/labels"_s).entryInfoList({u"*.pdf"_s}, QDir::Files);
    for (const QFileInfo &file : files) {
        const auto id = ShipmentId::parse(file.completeBaseName());
        if (id && file.lastModified() > old)
            kept.labels.insert(*id);
        else
            QFile::remove(file.filePath());
    }
    return kept;
}

bool writeWhole(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

QString awbOf(const QJsonObject &order)
{
    return order["shipment"_L1]["awb"_L1].toString();
}

// Each line of a product gets what is picked for it and what is to be picked.
QJsonObject withBatches(QJsonObject order, const QJsonArray &picks)
{
    QJsonArray lines = order["lines"_L1].toArray();
    for (QJsonValueRef value : lines) {
        QJsonObject line = value.toObject();
        QJsonArray batches;
        for (const QJsonValue &pick : picks) {
            if (pick["product_id"_L1] != line["product_id"_L1])
                continue;
            for (const auto part : {"picked"_L1, "suggested"_L1})
                for (const QJsonValue &batch : pick[part].toArray())
                    batches.append(batch);
        }
        line[u"batches"_s] = batches;
        value = line;
    }
    order[u"lines"_s] = lines;
    return order;
}

bool hasBatches(const QJsonObject &order)
{
    return order["lines"_L1].toArray().at(0).toObject().contains("batches"_L1);
}

QJsonObject withBatchesOf(QJsonObject order, const QJsonObject &known)
{
    const bool sameLines = order["lines"_L1].toArray().size() == known["lines"_L1].toArray().size();
    if (hasBatches(known) && sameLines)
        order[u"lines"_s] = known["lines"_L1];
    return order;
}

std::optional<ShipmentId> shipmentOf(const QJsonObject &order)
{
    return ShipmentId::parse(order["shipment"_L1]["id"_L1].toString());
}

} // namespace

DayCache::DayCache(ShipmentsRepository &repository, LabelDesk &labels, QObject *parent)
    : QObject(parent)
    , m_repository(repository)
    , m_labelDesk(labels)
{
    m_disk.setMaxThreadCount(1);
    connect(&repository, &ShipmentsRepository::waitingChanged, this, &DayCache::changed);
    connect(&repository, &ShipmentsRepository::refused, this, &DayCache::markRefused);
}

void DayCache::open(const QString &folder)
{
    close();
    m_folder = folder;
    load();
    Q_EMIT changed();
}

void DayCache::close()
{
    ++m_turn;
    m_folder.clear();
    m_orders.clear();
    m_ids.clear();
    m_labels.clear();
    m_fetching = false;
}

QString DayCache::labelFile(ShipmentId shipment) const
{
    return m_folder + u"/labels/"_s + shipment.toString() + u".pdf"_s;
}

void DayCache::load()
{
    const auto reading = QtConcurrent::run(&m_disk, readKept, m_folder);
    whenDone(reading, this, [this, turn = m_turn](const DayKept &kept) {
        if (turn != m_turn)
            return;
        m_labels += kept.labels;
        // What came from the repository meanwhile is newer.
        for (const QJsonObject &order : kept.orders)
            if (!m_orders.contains(order["id"_L1].toString()))
                index(order);
        Q_EMIT changed();
    });
}

void DayCache::index(const QJsonObject &order)
{
    const QString id = order["id"_L1].toString();
    m_orders.insert(id, order);
    m_ids.insert(order["number"_L1].toString(), id);
    if (const QString awb = awbOf(order); !awb.isEmpty())
        m_ids.insert(awb, id);
}

// What to take for an order is asked for apart, and stays known when it cannot be.
void DayCache::take(const QList<QJsonObject> &orders)
{
    const auto before = std::exchange(m_orders, {});
    m_ids.clear();
    for (const QJsonObject &order : orders) {
        const auto known = before.constFind(order["id"_L1].toString());
        index(known == before.constEnd() ? order : withBatchesOf(order, *known));
    }
    if (m_orders != before)
        keepOrders();
}

void DayCache::keepOrders()
{
    QJsonArray all;
    for (const QJsonObject &order : std::as_const(m_orders))
        all.append(order);
    // One after the other: the last that was said is the one that stays.
    std::ignore = QtConcurrent::run(&m_disk, [file = m_folder + u"/orders.json"_s, all] {
        return writeWhole(file, QJsonDocument(all).toJson(QJsonDocument::Compact));
    });
}

void DayCache::fetchAhead()
{
    if (m_fetching || m_folder.isEmpty())
        return;
    m_fetching = true;
    QCoro::connect(fetchOrders(), this, [this, turn = m_turn] {
        if (turn != m_turn)
            return;
        m_fetching = false;
        Q_EMIT changed();
    });
}

Task<> DayCache::fetchOrders()
{
    const QPointer self(this);
    const int turn = m_turn;
    const auto orders = co_await m_repository.ordersToPack();
    if (!self || turn != m_turn || !orders)
        co_return;
    take(*orders);
    Q_EMIT changed();
    Q_EMIT ordersFetched();
    co_await fetchLabels();
    if (!self || turn != m_turn)
        co_return;
    QStringList missing = m_orders.keys();
    missing.removeIf([this](const QString &id) { return hasBatches(m_orders.value(id)); });
    for (const QString &id : std::as_const(missing)) {
        const auto asked = co_await fetchPicks(id);
        if (!self || turn != m_turn)
            co_return;
        if (!asked)
            break;
    }
    if (!missing.isEmpty())
        keepOrders();
}

// Errors: what would be so for the next order too.
Task<Result<void>> DayCache::fetchPicks(QString orderId)
{
    const QPointer self(this);
    const auto id = OrderId::parse(orderId);
    if (!id || !m_knowsBatches)
        co_return {};
    const auto picks = co_await m_repository.picks(*id);
    if (!self)
        co_return {};
    if (!picks && picks.error().fault == Fault::Unavailable)
        co_return fail(picks.error());
    // A server without batches knows no such route.
    m_knowsBatches = picks || picks.error().fault != Fault::NotFound;
    const auto order = m_orders.find(orderId);
    if (!picks || order == m_orders.end())
        co_return {};
    QJsonObject now = withBatches(*order, picks->value("items"_L1).toArray());
    if (now == *order)
        co_return {};
    *order = std::move(now);
    Q_EMIT batchesChanged(orderId);
    co_return {};
}

void DayCache::askForBatches(const QString &orderId)
{
    QCoro::connect(fetchPicks(orderId), this, [](const Result<void> &) {});
}

Task<> DayCache::fetchLabels()
{
    const QPointer self(this);
    const int turn = m_turn;
    QList<ShipmentId> wanted;
    for (const QJsonObject &order : std::as_const(m_orders)) {
        const auto shipment = shipmentOf(order);
        if (shipment && !awbOf(order).isEmpty() && !m_labels.contains(*shipment))
            wanted.append(*shipment);
    }
    for (const ShipmentId shipment : wanted) {
        // Nobody waits for these, so the courier is not troubled for one that is not made.
        const auto fetched = co_await bring(shipment, false);
        if (!self || turn != m_turn)
            co_return;
        // A line that is down stays down for the next as well; a label that is not there is not.
        if (!fetched && fetched.error().fault == Fault::Unavailable)
            co_return;
    }
}

std::optional<QJsonObject> DayCache::known(const QString &code) const
{
    const auto order = m_orders.constFind(m_ids.value(code, code));
    return order == m_orders.constEnd() ? std::nullopt : std::optional(*order);
}

Task<Result<QJsonObject>> DayCache::find(QString code)
{
    const QPointer self(this);
    const int turn = m_turn;
    if (auto order = known(code))
        co_return *order;
    auto order = co_await m_repository.order(code);
    if (self && turn == m_turn && order)
        index(*order);
    co_return order;
}

QSet<QString> DayCache::products() const
{
    QSet<QString> products;
    for (const QJsonObject &order : m_orders)
        for (const QJsonValue &line : order["lines"_L1].toArray())
            products.insert(line["product_id"_L1].toString());
    return products;
}

Task<Result<QByteArray>> DayCache::label(ShipmentId shipment)
{
    return bring(shipment, true);
}

Task<Result<QByteArray>> DayCache::bring(ShipmentId shipment, bool askTheCourier)
{
    const QPointer self(this);
    if (m_folder.isEmpty()) // nobody is signed in: nothing is kept
        co_return fail(Fault::Unavailable);
    const int turn = m_turn;
    const QString file = labelFile(shipment);
    if (m_labels.contains(shipment)) {
        auto reading = QtConcurrent::run(contentOf, file);
        QByteArray kept = co_await reading;
        if (!kept.isEmpty() || !self)
            co_return kept;
        m_labels.remove(shipment);
    }
    auto fetching = askTheCourier ? m_labelDesk.fetchOrMake(shipment) : m_labelDesk.fetch(shipment);
    auto fetched = co_await fetching;
    if (!fetched || !self)
        co_return fetched;
    const bool written = co_await write(file, *fetched);
    if (self && turn == m_turn && written)
        m_labels.insert(shipment);
    co_return fetched;
}

Task<bool> DayCache::write(QString file, QByteArray bytes)
{
    auto writing = QtConcurrent::run(writeWhole, file, bytes);
    co_return co_await writing;
}

void DayCache::setPacked(PackedMark mark)
{
    show(mark, mark.packed);
    QCoro::connect(m_repository.setPacked(mark), this, [this, mark](const Result<void> &kept) {
        if (kept)
            return;
        show(mark, !mark.packed);
        Q_EMIT markRefused(mark.number, kept.error());
    });
}

void DayCache::show(const PackedMark &mark, bool packed)
{
    if (const auto found = m_orders.find(mark.order.toString()); found != m_orders.end())
        (*found)[u"packed_at"_s] =
            packed ? QJsonValue(Timestamp::now().toString()) : QJsonValue(QJsonValue::Null);
    Q_EMIT changed();
}

} // namespace paushtik
