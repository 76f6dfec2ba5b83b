// SPDX-License-Identifier: GPL-3.0-or-later
// The warehouse on the copy on this machine: the same queues as the server's, and everything that
// was said here kept, shown and taken back without a line.
#include "desktop/replica/parcels.h"
#include "desktop/shipments/shipment_words.h"
#include "shared/domain/package.h"
#include "tests/desktop/shipments/warehouse.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

namespace {

QStringList numbersIn(const OpenParcels &open, ShipmentQueue queue)
{
    QStringList numbers;
    for (const ShipmentRow &row : open.rows)
        if (belongs(row, queue))
            numbers << row.number;
    numbers.sort();
    return numbers;
}

void unpackAll(FakeShop &shop)
{
    for (QJsonObject &order : shop.orders)
        if (order["status"_L1] == u"paid"_s)
            order[u"packed_at"_s] = QJsonValue();
}

} // namespace

class OfflineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theQueuesOfTheCopyAreThoseOfTheServer()
    {
        Warehouse house(60);
        const auto theirs = settled(house.server.open());
        QVERIFY(theirs);
        const auto same = [&] {
            const auto ours = settled(house.parcels.open());
            for (const ShipmentQueue queue : kShipmentQueues)
                if (!ours || ours->counts.value(queue) != theirs->counts.value(queue) ||
                    numbersIn(*ours, queue) != numbersIn(*theirs, queue))
                    return false;
            return true;
        };
        // A courier's no is the server's alone; it is asked for beside.
        QTRY_VERIFY(same());
        int all = 0;
        for (const ShipmentQueue queue : kShipmentQueues)
            all += theirs->counts.value(queue);
        QVERIFY(all > 20);
        // And the same without a line, and after a start without one.
        house.shop.goAway();
        QVERIFY(same());
        house.replica.close();
        house.open();
        QTRY_VERIFY(same());
    }

    void aFileOfBeforeGetsItsQueuesWhenItIsOpened()
    {
        Warehouse house(60);
        house.shop.goAway();
        const auto before = settled(house.parcels.open()).value();
        QVERIFY(settled(house.replica.write([](Sql &sql) {
            sql.run(u"DELETE FROM parcels"_s);
            sql.run(u"DELETE FROM meta WHERE name = 'parcels'"_s);
            return true;
        })));
        QVERIFY(settled(house.parcels.open()).value().rows.isEmpty());
        house.replica.close();
        house.open();
        const auto after = settled(house.parcels.open()).value();
        for (const ShipmentQueue queue : kShipmentQueues)
            QCOMPARE(numbersIn(after, queue), numbersIn(before, queue));
    }

    void anOrderIsFoundByNumberAndAwbWithoutALine()
    {
        Warehouse house(60);
        house.shop.goAway();
        int awbs = 0;
        for (const QJsonObject &order : std::as_const(house.shop.orders)) {
            const QString awb = order["shipment"_L1]["awb"_L1].toString();
            for (const QString &code :
                 {order["id"_L1].toString(), order["number"_L1].toString(), awb}) {
                if (code.isEmpty())
                    continue;
                const auto found = settled(house.parcels.order(code));
                QVERIFY2(found, qPrintable(code));
                QCOMPARE(found->value("id"_L1), order["id"_L1]);
            }
            awbs += !awb.isEmpty();
        }
        QVERIFY(awbs > 5);
        QVERIFY(!settled(house.parcels.order(u"PF-2026-777777"_s)));
    }

    void aMarkIsKeptInTheOutboxShownAtOnceAndTakenBack()
    {
        Warehouse house(20);
        unpackAll(house.shop);
        house.copy();
        house.shop.goAway();
        const int before = house.count(ShipmentQueue::ToPack);
        QVERIFY(before > 0);
        QVERIFY(settled(house.parcels.setPacked(house.mark(0))));
        QCOMPARE(house.count(ShipmentQueue::ToPack), before - 1);
        QTRY_COMPARE(house.parcels.waiting(), 1);
        QCOMPARE(house.outbox().size(), 1);
        QCOMPARE(house.outbox().first().edit.kind, u"packed"_s);
        QVERIFY(!house.outbox().first().idempotencyKey.isEmpty());
        // It outlives the program.
        house.replica.close();
        house.open();
        QCOMPARE(house.count(ShipmentQueue::ToPack), before - 1);
        QTRY_COMPARE(house.parcels.waiting(), 1);
        QVERIFY(settled(house.parcels.setPacked(house.mark(0, false))));
        QCOMPARE(house.count(ShipmentQueue::ToPack), before);
        // What the server is told is the truth, in the order it happened.
        QStringList told;
        for (const OutboxRow &row : house.outbox())
            told << row.edit.kind;
        QCOMPARE(told, (QStringList{u"packed"_s, u"unpacked"_s}));
    }

    void anotherBoxIsNotedWithTheMark()
    {
        Warehouse house(12);
        PackedMark mark = house.mark(0);
        mark.box = u"26 × 22 × 22 cm"_s;
        mark.by = u"Meera"_s;
        QVERIFY(settled(house.parcels.setPacked(mark)));
        QCOMPARE(house.outbox().size(), 2);
        QVERIFY(house.outbox().last().edit.body["text"_L1].toString().contains(mark.box));
    }

    void aHandoverIsKeptAndShownWithoutALine()
    {
        Warehouse house(40);
        const QString id = u"01935006-0000-7000-8000-000000000001"_s;
        QList<ShipmentId> shipments;
        QJsonArray ids;
        for (const QJsonObject &order : std::as_const(house.shop.orders)) {
            const auto shipment = ShipmentId::parse(order["shipment"_L1]["id"_L1].toString());
            if (shipment && order["status"_L1] == u"delivered"_s) {
                shipments << *shipment;
                ids.append(shipment->toString());
            }
        }
        QVERIFY(shipments.size() > 1);
        house.shop.manifests = {{{u"id"_s, id},
                                 {u"number"_s, u"MF-2026-000001"_s},
                                 {u"courier"_s, u"Delhivery"_s},
                                 {u"shipment_ids"_s, ids},
                                 {u"created_at"_s, u"2026-11-22T12:20:00Z"_s}}};
        house.copy();
        house.shop.goAway();
        const auto manifests = settled(house.parcels.manifests());
        QVERIFY(manifests && manifests->size() == 1);
        // All its parcels, though they left the queues long ago: a list can be drawn again.
        const auto rows = settled(house.parcels.parcels(manifests->first().shipments));
        QVERIFY(rows);
        QCOMPARE(rows->size(), shipments.size());
        for (const ShipmentRow &row : *rows)
            QVERIFY(!row.awb.isEmpty() && !row.customer.isEmpty() && row.pieces > 0);
        const ManifestId manifest = manifests->first().id;
        const auto record = settled(house.parcels.handOver({.manifest = manifest,
                                                            .number = u"MF-2026-000001"_s,
                                                            .by = u"Meera"_s,
                                                            .driver = u"Ramesh"_s,
                                                            .isSigned = true,
                                                            .taken = {shipments.first()}}));
        QVERIFY(record);
        // What was missing goes later, still without a line.
        const QList<ShipmentId> others = shipments.sliced(1);
        QVERIFY(settled(house.parcels.handOver({.manifest = manifest,
                                                .number = u"MF-2026-000001"_s,
                                                .by = u"Meera"_s,
                                                .driver = u"Suresh"_s,
                                                .taken = others})));
        house.replica.close();
        house.open();
        const auto kept = [&] {
            const auto read = settled(house.parcels.handovers(manifests->first()));
            return read && read->size() == 2 && read->at(0).driver == u"Ramesh" &&
                   read->at(0).isSigned && read->at(0).taken == shipments.first(1) &&
                   read->at(1).driver == u"Suresh" && read->at(1).taken == others;
        };
        QTRY_VERIFY(kept());
        QCOMPARE(house.outbox().size(), 2);
        for (const OutboxRow &row : house.outbox())
            QCOMPARE(row.edit.path, u"/admin/manifests/%1/handover"_s.arg(id));
    }

    // The server's own sum: a list that is drawn here says what the server's would.
    void aListThatIsDrawnHereKnowsWhatItsParcelsWeigh()
    {
        Warehouse house(20);
        const QJsonObject order = house.shop.orders[0];
        const auto shipment = ShipmentId::parse(order["shipment"_L1]["id"_L1].toString());
        QVERIFY(shipment);
        house.shop.goAway();
        const auto weight = [&] {
            const auto rows = settled(house.parcels.parcels({*shipment}));
            return rows && rows->size() == 1 ? rows->first().weightGrams : -1;
        };
        QCOMPARE(weight(), 0); // nothing is known of its products
        QList<PackedLine> lines;
        QList<FeedItem> items;
        for (const QJsonValue &line : order["lines"_L1].toArray()) {
            lines.append({line["qty"_L1].toInt(), 480, ParcelSize{80, 80, 120}});
            const QString id = line["product_id"_L1].toString();
            items.append(itemOf(DocType::Product, id,
                                {{u"id"_s, id},
                                 {u"title"_s, line["title"_L1]},
                                 {u"sku"_s, line["sku"_L1]},
                                 {u"weight_grams"_s, 480},
                                 {u"length_mm"_s, 80},
                                 {u"width_mm"_s, 80},
                                 {u"height_mm"_s, 120}}));
        }
        QVERIFY(feed(house.replica, items));
        QCOMPARE(weight(), packageOf(lines).weightGrams);
    }

    void aCouriersNoIsInTheCopyThoughNobodyAskedForItInTime()
    {
        Warehouse house(20);
        QJsonObject order = house.shop.orders[0];
        QJsonObject shipment = order["shipment"_L1].toObject();
        shipment[u"state"_s] = u"created"_s;
        shipment[u"awb"_s] = QJsonValue();
        order[u"shipment"_s] = shipment;
        order[u"flags"_s] = QJsonArray{u"shipment_stuck"_s};
        const auto said = [](const QString &text) {
            return QJsonObject{{u"at"_s, u"2026-11-22T08:00:00Z"_s},
                               {u"kind"_s, u"flagged"_s},
                               {u"text"_s, u"shipment_stuck: "_s + text}};
        };
        order[u"timeline"_s] =
            QJsonArray{said(u"Phone is no number"_s), said(u"Recharge your ShipRocket wallet"_s)};
        house.shop.goAway();
        QVERIFY(feed(house.replica, {itemOf(DocType::Order, order["id"_L1].toString(), order)}));
        const auto open = settled(house.parcels.open());
        QVERIFY(open);
        const auto row =
            std::ranges::find(open->rows, order["number"_L1].toString(), &ShipmentRow::number);
        QVERIFY(row != open->rows.end());
        QVERIFY(belongs(*row, ShipmentQueue::Recovery));
        QCOMPARE(row->lastError, u"Recharge your ShipRocket wallet"_s);
        QVERIFY(ShipmentWords::trouble(*row).contains(u"wallet is empty"));
    }

    void aReturnIsSettledOnceAndLeavesItsQueue()
    {
        Warehouse house(20);
        QJsonObject &order = house.shop.orders[0];
        QJsonObject shipment = order["shipment"_L1].toObject();
        shipment[u"id"_s] = u"01935002-0000-7000-8000-00000000000f"_s;
        shipment[u"state"_s] = u"rto_delivered"_s;
        order[u"shipment"_s] = shipment;
        QJsonArray lines;
        for (const QJsonValue &value : order["lines"_L1].toArray()) {
            QJsonObject line = value.toObject();
            line[u"good"_s] = line[u"written_off"_s] = QJsonValue();
            lines.append(line);
        }
        order[u"restock"_s] = QJsonObject{{u"offered"_s, true}, {u"lines"_s, lines}};
        house.copy();
        house.shop.goAway();
        const int before = house.count(ShipmentQueue::Rto);
        const QString product = lines[0]["product_id"_L1].toString();
        const ReturnVerdict verdict{
            house.mark(0).order, house.mark(0).number, {{product, 1}}, u"one leaked"_s};
        QVERIFY(settled(house.parcels.settleReturn(verdict)));
        QCOMPARE(house.count(ShipmentQueue::Rto), before - 1);
        const Edit edit = house.outbox().first().edit;
        QVERIFY(edit.path.endsWith(u"/restock"));
        QCOMPARE(edit.body["lines"_L1].toArray(),
                 (QJsonArray{QJsonObject{{u"product_id"_s, product}, {u"good"_s, 1}}}));
        const auto again = settled(house.parcels.settleReturn(verdict));
        QVERIFY(!again);
        QCOMPARE(again.error().fault, Fault::Conflict);
        QCOMPARE(house.outbox().size(), 1);
    }

    void whatTheServerRefusesIsSaidOnce()
    {
        Warehouse house(12);
        QSignalSpy refused(&house.parcels, &ShipmentsRepository::refused);
        QVERIFY(settled(house.parcels.setPacked(house.mark(0))));
        const qint64 seq = house.outbox().first().seq;
        QVERIFY(settled(house.replica.write([seq](Sql &sql) {
            outbox::refused(sql, seq, Error{Fault::Conflict, u"order_not_paid"_s});
            return true;
        })));
        house.replica.tellOutboxChanged();
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(refused[0][0].toString(), house.mark(0).number);
        house.replica.tellOutboxChanged();
        QVERIFY(settled(house.parcels.open()));
        QCOMPARE(refused.size(), 1);
    }
};

QTEST_MAIN(OfflineTest)
#include "offline_test.moc"
