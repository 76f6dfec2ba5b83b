// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/day_cache.h"

#include <QCoroFuture>
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

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
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
        for (const QJsonValue &pick : picks) {
            if (pick["product_id"_L1] != line["product_id"_L1])
                continue;
            QJsonArray batches = pick["picked"_L1].toArray();
            for (const QJsonValue &batch : pick["suggested"_L1].toArray())
                batches.append(batch);
            line[u"batches"_s] = batches;
        }
        value = line;
    }
    order[u"lines"_s] = lines;
    return order;
}

std::optional<ShipmentId> shipmentOf(const QJsonObject &order)
{
    return ShipmentId::parse(order["shipment"_L1]["id"_L1].toString());
}

} // namespace

DayCache::DayCache(QString folder, ShipmentsRepository &repository, LabelDesk &labels,
                   QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_repository(repository)
    , m_labelDesk(labels)
{
    load();
}

QString DayCache::labelFile(ShipmentId shipment) const
{
    return m_folder + u"/labels/"_s + shipment.toString() + u".pdf"_s;
}

void DayCache::load()
{
    const auto orders = QJsonDocument::fromJson(contentOf(m_folder + u"/orders.json"_s)).array();
    for (const QJsonValue &order : orders)
        index(order.toObject());
    const auto marks = QJsonDocument::fromJson(contentOf(m_folder + u"/packed.json"_s)).object();
    for (auto mark = marks.begin(); mark != marks.end(); ++mark)
        m_marks.insert(mark.key(),
                       {mark.value()["packed"_L1].toBool(), mark.value()["box"_L1].toString()});
    const auto files = QDir(m_folder + u"/labels"_s).entryList({u"*.pdf"_s}, QDir::Files);
    for (const QString &file : files)
        if (const auto id = ShipmentId::parse(file.chopped(4)))
            m_labels.insert(*id);
}

void DayCache::index(const QJsonObject &order)
{
    const QString id = order["id"_L1].toString();
    m_orders.insert(id, order);
    m_ids.insert(order["number"_L1].toString(), id);
    if (const QString awb = awbOf(order); !awb.isEmpty())
        m_ids.insert(awb, id);
}

void DayCache::take(const QList<QJsonObject> &orders)
{
    m_orders.clear();
    m_ids.clear();
    for (const QJsonObject &order : orders)
        index(order);
    keepOrders();
}

void DayCache::keepOrders()
{
    QJsonArray all;
    for (const QJsonObject &order : std::as_const(m_orders))
        all.append(order);
    QByteArray bytes = QJsonDocument(all).toJson(QJsonDocument::Compact);
    QCoro::connect(write(m_folder + u"/orders.json"_s, std::move(bytes)), this, [](bool) {});
}

void DayCache::fetchAhead()
{
    if (m_fetching)
        return;
    m_fetching = true;
    QCoro::connect(fetchOrders(), this, [this] {
        m_fetching = false;
        Q_EMIT changed();
    });
}

Task<> DayCache::fetchOrders()
{
    const QPointer self(this);
    co_await sendMarks();
    if (!self)
        co_return;
    const auto orders = co_await m_repository.ordersToPack();
    if (!self || !orders)
        co_return;
    take(*orders);
    co_await fetchLabels();
    if (!self)
        co_return;
    for (const QString &id : m_orders.keys()) {
        co_await fetchPicks(id);
        if (!self)
            co_return;
    }
    keepOrders();
}

Task<> DayCache::fetchPicks(QString orderId)
{
    const QPointer self(this);
    const auto id = OrderId::parse(orderId);
    if (!id || !m_knowsBatches)
        co_return;
    const auto picks = co_await m_repository.picks(*id);
    if (!self)
        co_return;
    // A server without batches knows no such route.
    m_knowsBatches = picks || picks.error().fault != Fault::NotFound;
    const auto order = m_orders.find(orderId);
    if (picks && order != m_orders.end())
        *order = withBatches(*order, picks->value("items"_L1).toArray());
}

Task<> DayCache::fetchLabels()
{
    const QPointer self(this);
    QList<ShipmentId> wanted;
    for (const QJsonObject &order : std::as_const(m_orders)) {
        const auto shipment = shipmentOf(order);
        if (shipment && !awbOf(order).isEmpty() && !m_labels.contains(*shipment))
            wanted.append(*shipment);
    }
    for (const ShipmentId shipment : wanted) {
        const auto fetched = co_await label(shipment);
        if (!self)
            co_return;
        // A line that is down stays down for the next as well; a label that is not there is not.
        if (!fetched && fetched.error().fault == Fault::Unavailable)
            co_return;
    }
}

void DayCache::clear()
{
    m_orders.clear();
    m_ids.clear();
    m_labels.clear();
    QFile::remove(m_folder + u"/orders.json"_s);
    QDir(m_folder + u"/labels"_s).removeRecursively();
}

std::optional<QJsonObject> DayCache::known(const QString &code) const
{
    const auto order = m_orders.constFind(m_ids.value(code, code));
    return order == m_orders.constEnd() ? std::nullopt : std::optional(*order);
}

Task<Result<QJsonObject>> DayCache::find(QString code)
{
    const QPointer self(this);
    if (auto order = known(code))
        co_return *order;
    auto order = co_await m_repository.order(code);
    if (!self || !order)
        co_return order;
    index(*order);
    co_await fetchPicks(order->value("id"_L1).toString());
    if (!self)
        co_return order;
    if (auto whole = known(code))
        co_return *whole;
    co_return order;
}

Task<Result<QByteArray>> DayCache::label(ShipmentId shipment)
{
    const QPointer self(this);
    const QString file = labelFile(shipment);
    if (m_labels.contains(shipment)) {
        auto reading = QtConcurrent::run(contentOf, file);
        QByteArray kept = co_await reading;
        if (!kept.isEmpty() || !self)
            co_return kept;
        m_labels.remove(shipment);
    }
    auto fetched = co_await m_labelDesk.fetch(shipment);
    if (!fetched || !self)
        co_return fetched;
    const bool written = co_await write(file, *fetched);
    if (self && written)
        m_labels.insert(shipment);
    co_return fetched;
}

Task<bool> DayCache::write(QString file, QByteArray bytes)
{
    auto writing = QtConcurrent::run(writeWhole, file, bytes);
    co_return co_await writing;
}

void DayCache::setPacked(OrderId order, bool packed, const QString &box)
{
    const QString id = order.toString();
    m_marks.insert(id, {packed, box});
    if (const auto found = m_orders.find(id); found != m_orders.end())
        (*found)[u"packed_at"_s] =
            packed ? QJsonValue(Timestamp::now().toString()) : QJsonValue(QJsonValue::Null);
    keepMarks();
    Q_EMIT changed();
    QCoro::connect(sendMarks(), this, [this] { Q_EMIT changed(); });
}

void DayCache::keepMarks()
{
    QJsonObject all;
    for (auto mark = m_marks.cbegin(); mark != m_marks.cend(); ++mark)
        all.insert(mark.key(), QJsonObject{{u"packed"_s, mark->packed}, {u"box"_s, mark->box}});
    QByteArray bytes = QJsonDocument(all).toJson(QJsonDocument::Compact);
    QCoro::connect(write(m_folder + u"/packed.json"_s, std::move(bytes)), this, [](bool) {});
}

// Marking is the same said once or twice, so an answer that got lost is simply asked for again.
Task<> DayCache::sendMarks()
{
    const QPointer self(this);
    if (m_sending)
        co_return;
    m_sending = true;
    while (self && !m_marks.isEmpty()) {
        const QString id = m_marks.firstKey();
        const Mark mark = m_marks.first();
        const OrderId order = *OrderId::parse(id);
        const auto answer = co_await m_repository.setPacked(order, mark.packed);
        if (!self)
            co_return;
        if (!answer && (answer.error().fault == Fault::Unavailable ||
                        answer.error().fault == Fault::Unauthorized ||
                        answer.error().fault == Fault::RateLimited))
            break;
        if (!answer)
            Q_EMIT markRefused(m_orders.value(id)["number"_L1].toString(), answer.error());
        if (answer && !mark.box.isEmpty())
            co_await m_repository.addNote(order, u"Packed in a box of %1"_s.arg(mark.box));
        if (!self)
            co_return;
        // Somebody may have taken it back meanwhile: then that is to be sent too.
        if (m_marks.value(id) == mark)
            m_marks.remove(id);
        keepMarks();
    }
    if (self)
        m_sending = false;
}

} // namespace paushtik
