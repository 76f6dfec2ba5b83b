// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/replica_shipments_repository.h"

#include "desktop/replica/parcels.h"
#include "shared/domain/package.h"

#include <QJsonDocument>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr int kEachQueue = 500;
constexpr int kAhead = 500;
constexpr int kManifests = 500;
constexpr int kHandoversKept = 200;
constexpr auto kTellEvery = 3'000ms;
constexpr qint64 kAskEvery = 15'000;

const QString kTroubles = u"shipping_troubles"_s;
const QString kHandovers = u"shipping_handovers"_s;

QList<QJsonObject> manifestDocuments(Sql &sql)
{
    // Ids are made in the order of time.
    static const QString kNewest =
        u"SELECT id FROM documents WHERE type = ? ORDER BY id DESC LIMIT ?"_s;
    QStringList ids;
    for (Rows rows = sql.rows(kNewest, {static_cast<int>(DocType::Manifest), kManifests});
         rows.next();)
        ids.append(rows.text(0));
    QList<QJsonObject> manifests;
    for (const QString &id : std::as_const(ids))
        if (auto manifest = documents::shown(sql, {DocType::Manifest, id}))
            manifests.append(std::move(*manifest));
    return manifests;
}

QHash<ShipmentId, ManifestId> manifestsByShipment(const QList<QJsonObject> &documents)
{
    QHash<ShipmentId, ManifestId> found;
    for (const QJsonObject &json : documents)
        if (const auto manifest = parseManifest(json))
            for (const ShipmentId shipment : manifest->shipments)
                found.insert(shipment, manifest->id);
    return found;
}

QList<ShipmentRow> rowsOf(const QList<QJsonObject> &orders)
{
    QList<ShipmentRow> rows;
    for (const QJsonObject &order : orders)
        if (auto row = rowOfOrder(order))
            rows.append(std::move(*row));
    return rows;
}

PackedLine packed(const QJsonObject &product, int qty)
{
    const ParcelSize size{product["length_mm"_L1].toInt(), product["width_mm"_L1].toInt(),
                          product["height_mm"_L1].toInt()};
    const bool isKnown = size.lengthMm > 0 && size.widthMm > 0 && size.heightMm > 0;
    return {qty, product["weight_grams"_L1].toInt(), isKnown ? std::optional(size) : std::nullopt};
}

// As the server declares it to the courier, by what the products weigh now; 0 where one is not
// known here.
int weightOf(Sql &sql, const QJsonObject &order)
{
    QList<PackedLine> lines;
    for (const QJsonValue &line : order["lines"_L1].toArray()) {
        const auto product =
            documents::shown(sql, {DocType::Product, line["product_id"_L1].toString()});
        lines.append(packed(product.value_or(QJsonObject()), line["qty"_L1].toInt()));
        if (lines.last().weightGrams <= 0)
            return 0;
    }
    return lines.isEmpty() ? 0 : packageOf(lines).weightGrams;
}

// For paper: what the queues have no use for as well.
std::optional<ShipmentRow> wholeRow(Sql &sql, ShipmentId id)
{
    const auto order = parcels::ofShipment(sql, id.toString());
    auto row = order ? rowOfOrder(*order) : std::nullopt;
    if (row)
        row->weightGrams = weightOf(sql, *order);
    return row;
}

OpenParcels readOpen(Sql &sql)
{
    OpenParcels open{rowsOf(parcels::open(sql, kEachQueue)), parcels::counts(sql), {}};
    const auto onManifest = manifestsByShipment(manifestDocuments(sql));
    for (ShipmentRow &row : open.rows) {
        const auto manifest = row.id ? onManifest.constFind(*row.id) : onManifest.constEnd();
        if (manifest != onManifest.constEnd())
            row.manifest = *manifest;
    }
    return open;
}

QJsonObject recordOf(const Handover &handover)
{
    QJsonArray taken;
    for (const ShipmentId id : handover.taken)
        taken.append(id.toString());
    return {{u"manifest_id"_s, handover.manifest.toString()},
            {u"at"_s, Timestamp::now().toString()},
            {u"actor"_s, QJsonObject{{u"id"_s, QJsonValue()}, {u"name"_s, handover.by}}},
            {u"driver"_s, handover.driver.isEmpty() ? QJsonValue() : QJsonValue(handover.driver)},
            {u"signed"_s, handover.isSigned},
            {u"shipment_ids"_s, taken}};
}

bool isOnItsWay(EditState state)
{
    return state == EditState::Waiting || state == EditState::Sending;
}

} // namespace

ReplicaShipmentsRepository::ReplicaShipmentsRepository(Replica &replica,
                                                       HttpShipmentsRepository &server,
                                                       std::function<bool()> isWhole,
                                                       QObject *parent)
    : ShipmentsRepository(parent)
    , m_replica(replica)
    , m_server(server)
    , m_isWhole(std::move(isWhole))
{
    m_tell.setSingleShot(true);
    connect(&m_tell, &QTimer::timeout, this, [this] {
        m_told.restart();
        Q_EMIT changed();
    });
    connect(&replica, &Replica::documentsChanged, this,
            &ReplicaShipmentsRepository::documentsChanged);
    connect(&replica, &Replica::outboxChanged, this, &ReplicaShipmentsRepository::readOutbox);
    connect(&replica, &Replica::opened, this, [this] {
        readMemory();
        readOutbox();
    });
    connect(&replica, &Replica::closed, this, [this] {
        m_troubles.clear();
        m_handovers.clear();
        m_refused.clear();
        m_asked.invalidate();
        m_asking = false;
        ++m_account;
        takeOutbox({});
    });
    connect(&server, &ShipmentsRepository::changed, this, &ShipmentsRepository::changed);
}

// The first change at once, a stream of them now and then: every telling reads queues again.
void ReplicaShipmentsRepository::documentsChanged(DocType type)
{
    if ((type != DocType::Order && type != DocType::Manifest) || !usesReplica() ||
        m_tell.isActive())
        return;
    const bool rested = !m_told.isValid() || m_told.hasExpired(kTellEvery.count());
    m_tell.start(rested ? 0ms : kTellEvery);
}

Task<Result<OpenParcels>> ReplicaShipmentsRepository::open()
{
    const QPointer self(this);
    if (!usesReplica())
        co_return co_await m_server.open();
    askForTroubles();
    auto open = co_await m_replica.read([](Sql &sql) { return readOpen(sql); });
    if (!self || !open)
        co_return open;
    for (ShipmentRow &row : open->rows) {
        const auto trouble = m_troubles.constFind(row.order);
        if (trouble == m_troubles.constEnd())
            continue;
        const bool wasIn = belongs(row, ShipmentQueue::Recovery);
        row.attempts = trouble->attempts;
        row.lastError = trouble->lastError;
        open->counts[ShipmentQueue::Recovery] += !wasIn && belongs(row, ShipmentQueue::Recovery);
    }
    co_return open;
}

void ReplicaShipmentsRepository::askForTroubles()
{
    if (m_asking || (m_asked.isValid() && !m_asked.hasExpired(kAskEvery)))
        return;
    m_asking = true;
    m_asked.start();
    QCoro::connect(m_server.inStates({ShipmentState::Pending, ShipmentState::Created,
                                      ShipmentState::AwbAssigned, ShipmentState::PickupScheduled}),
                   this, [this, account = m_account](const Result<QList<ShipmentRow>> &rows) {
                       if (account != m_account)
                           return;
                       m_asking = false;
                       if (rows)
                           take(*rows);
                   });
}

void ReplicaShipmentsRepository::take(const QList<ShipmentRow> &withUs)
{
    Troubles heard;
    for (const ShipmentRow &row : withUs)
        if (!row.lastError.isEmpty())
            heard.insert(row.order, {row.attempts, row.lastError});
    if (heard == m_troubles || !m_replica.isOpen())
        return;
    m_troubles = std::move(heard);
    rememberTroubles();
    Q_EMIT changed();
}

void ReplicaShipmentsRepository::rememberTroubles()
{
    QJsonObject kept;
    for (auto one = m_troubles.cbegin(); one != m_troubles.cend(); ++one)
        kept[one.key().toString()] =
            QJsonObject{{u"attempts"_s, one->attempts}, {u"last_error"_s, one->lastError}};
    remember(kTroubles, kept);
}

// Beside the copy, so that it goes where the copy goes.
void ReplicaShipmentsRepository::remember(const QString &name, const QJsonObject &value)
{
    const QString text = QString::fromUtf8(QJsonDocument(value).toJson(QJsonDocument::Compact));
    auto written = m_replica.write(
        [name, text](Sql &sql) {
            sql.run(u"INSERT INTO meta (name, value) VALUES (?, ?) "
                    "ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
                    {name, text});
            return true;
        },
        false);
    QCoro::connect(std::move(written), this, [](const Result<bool> &) {});
}

void ReplicaShipmentsRepository::readMemory()
{
    auto read = m_replica.read([](Sql &sql) {
        const auto kept = [&sql](const QString &name) {
            const QVariant text = sql.one(u"SELECT value FROM meta WHERE name = ?"_s, {name});
            return QJsonDocument::fromJson(text.toString().toUtf8()).object();
        };
        return std::pair(kept(kTroubles), kept(kHandovers));
    });
    QCoro::connect(std::move(read), this,
                   [this](const Result<std::pair<QJsonObject, QJsonObject>> &kept) {
                       if (!kept)
                           return;
                       const auto &[troubles, handovers] = *kept;
                       for (auto one = troubles.begin(); one != troubles.end(); ++one)
                           if (const auto order = OrderId::parse(one.key()))
                               m_troubles.insert(*order, {one.value()["attempts"_L1].toInt(),
                                                          one.value()["last_error"_L1].toString()});
                       for (auto one = handovers.begin(); one != handovers.end(); ++one)
                           m_handovers.insert(one.key(), one.value().toObject());
                   });
}

Task<Result<ShipmentRow>> ReplicaShipmentsRepository::shipment(ShipmentId id)
{
    const QPointer self(this);
    auto row = co_await m_server.shipment(id);
    if (!self || row || row.error().fault != Fault::Unavailable)
        co_return row;
    const auto here = co_await m_replica.read(
        [key = id.toString()](Sql &sql) { return parcels::ofShipment(sql, key); });
    if (!here || !*here)
        co_return row;
    auto known = rowOfOrder(**here);
    if (!known)
        co_return row;
    known->events = eventsOfTimeline(**here);
    co_return *known;
}

Task<Result<QList<ShipmentRow>>> ReplicaShipmentsRepository::parcels(QList<ShipmentId> ids)
{
    const QPointer self(this);
    auto here = co_await m_replica.read([ids](Sql &sql) {
        QList<ShipmentRow> rows;
        for (const ShipmentId id : ids)
            if (auto row = wholeRow(sql, id))
                rows.append(std::move(*row));
        return rows;
    });
    if (!self || (here && here->size() == ids.size()))
        co_return here;
    auto asked = co_await m_server.parcels(ids);
    co_return asked || !here ? std::move(asked) : std::move(here);
}

Task<Result<QJsonObject>> ReplicaShipmentsRepository::order(QString code)
{
    const QPointer self(this);
    auto here = co_await m_replica.order(code);
    if (!self || here)
        co_return here;
    auto asked = co_await m_server.order(code);
    co_return asked;
}

Task<Result<QList<QJsonObject>>> ReplicaShipmentsRepository::ordersToPack()
{
    const QPointer self(this);
    if (usesReplica())
        co_return co_await m_replica.read(
            [](Sql &sql) { return parcels::inQueue(sql, ShipmentQueue::ToPack, kAhead); });
    auto orders = co_await m_server.ordersToPack();
    if (self && orders)
        layMarksOver(*orders);
    co_return orders;
}

// The server has not heard of these yet.
void ReplicaShipmentsRepository::layMarksOver(QList<QJsonObject> &orders) const
{
    orders.removeIf([this](const QJsonObject &order) {
        return m_marks.value(order["id"_L1].toString(), false);
    });
}

Task<Result<ShipmentRow>> ReplicaShipmentsRepository::create(OrderId order)
{
    const QPointer self(this);
    auto made = co_await m_server.create(order);
    if (!self || !made)
        co_return made;
    if (made->lastError.isEmpty())
        m_troubles.remove(order);
    else
        m_troubles.insert(order, {made->attempts, made->lastError});
    rememberTroubles();
    m_asked.invalidate();
    co_return made;
}

Task<Result<void>> ReplicaShipmentsRepository::setPacked(PackedMark mark)
{
    const QPointer self(this);
    if (!m_replica.isOpen())
        co_return co_await m_server.setPacked(std::move(mark));
    const QString id = mark.order.toString();
    Edit edit = edits::markPacked(id, mark.number, mark.packed);
    auto kept = co_await m_replica.submit(std::move(edit));
    if (!kept)
        co_return fail(kept.error());
    if (!self || mark.box.isEmpty())
        co_return {};
    const QString text = u"Packed in a box of %1"_s.arg(mark.box);
    Edit note = edits::addNote(id, mark.number, text, mark.by);
    kept = co_await m_replica.submit(std::move(note));
    if (!kept)
        co_return fail(kept.error());
    co_return {};
}

Task<Result<void>> ReplicaShipmentsRepository::settleReturn(ReturnVerdict verdict)
{
    const QPointer self(this);
    const QString id = verdict.order.toString();
    const auto order = co_await m_replica.document(DocType::Order, id);
    if (!self)
        co_return fail(Fault::Unavailable);
    if (!order)
        co_return co_await m_server.settleReturn(std::move(verdict));
    const QJsonObject restock = order->value("restock"_L1).toObject();
    if (!restock["offered"_L1].toBool())
        co_return fail(Fault::Conflict, u"already_restocked"_s);
    Edit edit = edits::settleReturn(id, verdict.number, restock, verdict.good, verdict.note);
    const auto kept = co_await m_replica.submit(std::move(edit));
    if (!kept)
        co_return fail(kept.error());
    co_return {};
}

Task<Result<QList<Manifest>>> ReplicaShipmentsRepository::manifests()
{
    if (!usesReplica())
        co_return co_await m_server.manifests();
    const auto documents = co_await m_replica.read(manifestDocuments);
    if (!documents)
        co_return fail(documents.error());
    QList<Manifest> manifests;
    for (const QJsonObject &json : *documents)
        if (auto manifest = parseManifest(json))
            manifests.append(std::move(*manifest));
    co_return manifests;
}

Task<Result<void>> ReplicaShipmentsRepository::handOver(Handover handover)
{
    const QPointer self(this);
    if (!m_replica.isOpen())
        co_return co_await m_server.handOver(std::move(handover));
    const QJsonObject record = recordOf(handover);
    QJsonObject body{{u"shipment_ids"_s, record["shipment_ids"_L1]},
                     {u"signed"_s, handover.isSigned}};
    if (!handover.driver.isEmpty())
        body[u"driver"_s] = handover.driver;
    const QString id = handover.manifest.toString();
    Edit edit = edits::handOver(id, handover.number, body, record);
    const auto kept = co_await m_replica.submit(std::move(edit));
    if (!kept)
        co_return fail(kept.error());
    if (self && !m_handoversToSay[id].contains(record))
        m_handoversToSay[id].append(record);
    co_return {};
}

Task<Result<QList<HandoverRecord>>> ReplicaShipmentsRepository::handovers(Manifest manifest)
{
    const QPointer self(this);
    const QString key = manifest.id.toString();
    const QList<HandoverRecord> known = knownHandovers(key);
    // Of what is whole, or has just been done here, nobody knows better.
    if (goneBy(known).size() >= manifest.shipments.size() || m_handoversToSay.contains(key))
        co_return known;
    const auto asked = co_await m_server.handoverDocument(manifest.id);
    if (!self)
        co_return fail(Fault::Unavailable);
    if (!asked && (known.isEmpty() || asked.error().fault != Fault::Unavailable))
        co_return fail(asked.error());
    if (asked)
        rememberHandover(key, *asked);
    co_return knownHandovers(key);
}

QList<HandoverRecord> ReplicaShipmentsRepository::knownHandovers(const QString &manifest) const
{
    QList<HandoverRecord> known;
    if (const auto heard = m_handovers.constFind(manifest); heard != m_handovers.constEnd())
        known = parseHandovers(*heard).value_or(known);
    QSet<ShipmentId> gone = goneBy(known);
    for (const QJsonObject &document : m_handoversToSay.value(manifest)) {
        const auto records = parseHandovers(document);
        const bool isHeard = !records || gone.contains(goneBy(*records));
        if (!isHeard)
            known += *records;
    }
    return known;
}

void ReplicaShipmentsRepository::rememberHandover(const QString &manifest,
                                                  const QJsonObject &document)
{
    m_handovers.insert(manifest, document);
    QJsonObject kept;
    for (auto one = m_handovers.cbegin(); one != m_handovers.cend(); ++one)
        kept[one.key()] = *one;
    while (kept.size() > kHandoversKept)
        kept.erase(kept.begin()); // the oldest: ids are made in the order of time
    remember(kHandovers, kept);
}

void ReplicaShipmentsRepository::readOutbox()
{
    QCoro::connect(m_replica.outbox(), this, [this](const Result<QList<OutboxRow>> &rows) {
        if (rows)
            takeOutbox(*rows);
    });
}

void ReplicaShipmentsRepository::takeOutbox(const QList<OutboxRow> &rows)
{
    int waiting = 0;
    m_marks.clear();
    m_handoversToSay.clear();
    for (const OutboxRow &row : rows) {
        const Edit &edit = row.edit;
        const bool isMark = edit.kind == u"packed" || edit.kind == u"unpacked";
        const bool isOurs = isMark || edit.kind == u"handover" || edit.kind == u"restock";
        waiting += isMark && isOnItsWay(row.state);
        if (isMark && row.state != EditState::Refused)
            m_marks[edit.id] = edit.kind == u"packed";
        if (edit.kind == u"handover" && row.state != EditState::Refused)
            m_handoversToSay[edit.id].append(edit.shown.set["handover"_L1].toObject());
        const bool isNew = row.state == EditState::Refused && !m_refused.contains(row.seq);
        if (!isOurs || !isNew || !row.problem)
            continue;
        m_refused.insert(row.seq);
        Q_EMIT refused(edit.title, *row.problem);
    }
    if (std::exchange(m_waiting, waiting) != waiting)
        Q_EMIT waitingChanged();
}

} // namespace paushtik
