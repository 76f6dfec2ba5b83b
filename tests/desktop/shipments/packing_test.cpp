// SPDX-License-Identifier: GPL-3.0-or-later
// What decides at the bench, without a window: the order in the box, queues, handover, scanner or
// person.
#include "desktop/shipments/handover_check.h"
#include "desktop/shipments/packing_session.h"
#include "desktop/shipments/scanner_filter.h"
#include "desktop/shipments/sounds.h"
#include "tests/desktop/fake_shop.h"
#include "tests/desktop/shipments/scanner_pace.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <random>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

class PackingTest : public QObject {
    Q_OBJECT

private:
    static QJsonObject paidOrder(int index = 0) { return FakeShop::makeOrder(index); }
    static PackingSession sessionOf(const QJsonObject &order)
    {
        auto session = PackingSession::from(order);
        if (!session)
            qFatal("%s", qUtf8Printable(session.error().detail));
        return std::move(*session);
    }
    // As the platform does: it lies in the queue, with the time when it was pressed.
    static void post(QWidget &widget, QChar letter, quint64 at)
    {
        const int key = letter == u'\r' ? int(Qt::Key_Return) : letter.toUpper().unicode();
        auto *press = new QKeyEvent(QEvent::KeyPress, key, Qt::NoModifier, QString(letter));
        press->setTimestamp(at);
        QCoreApplication::postEvent(&widget, press);
    }
    static ShipmentRow parcel(const QString &awb, const QString &courier,
                              ShipmentState state = ShipmentState::AwbAssigned)
    {
        ShipmentRow row{.order = OrderId::make(), .number = u"PF"_s};
        row.id = ShipmentId::make();
        row.state = state;
        row.awb = awb;
        row.courier = courier;
        return row;
    }

private Q_SLOTS:
    void onlyTheWholeOrderAndItsOwnLabelCloseTheParcel()
    {
        PackingSession session = sessionOf(paidOrder());
        QVERIFY(session.pieces() > 1);
        QCOMPARE(session.scan(session.awb()), Scan::TooEarly);
        QCOMPARE(session.scan(u"PSK-NOT-HERE"_s), Scan::WrongItem);
        for (const PackLine &line : QList<PackLine>(session.lines()))
            for (int i = 0; i < line.quantity; ++i)
                QCOMPARE(session.scan(line.sku.toLower()), Scan::Taken);
        QCOMPARE(session.step(), PackingSession::Step::Label);
        QCOMPARE(session.scan(session.lines().first().sku), Scan::TooMany);
        QCOMPARE(session.scan(u"99999999999999"_s), Scan::WrongLabel);
        QCOMPARE(session.step(), PackingSession::Step::Label);
        QCOMPARE(session.scan(session.awb()), Scan::Closed);
        QCOMPARE(session.step(), PackingSession::Step::Closed);
    }

    void everyStepCanBeTakenBack()
    {
        std::mt19937 random(7); // the same walk each time
        PackingSession session = sessionOf(paidOrder(10));
        QStringList codes{session.awb(), u"nonsense"_s};
        for (const PackLine &line : session.lines())
            codes << line.sku << line.sku;
        QList<std::pair<int, PackingSession::Step>> trail{{0, session.step()}};
        for (int i = 0; i < 400; ++i) {
            const int before = session.taken();
            const auto step = session.step();
            if (random() % 3 == 0 && session.undo()) {
                trail.removeLast();
            } else {
                session.scan(codes[int(random() % unsigned(codes.size()))]);
                if (session.taken() != before || session.step() != step)
                    trail.append({session.taken(), session.step()});
            }
            QCOMPARE(std::pair(session.taken(), session.step()), trail.last());
            QVERIFY(session.taken() <= session.pieces());
        }
        while (session.undo()) {
        }
        QVERIFY(session.isUntouched());
        QCOMPARE(session.taken(), 0);
    }

    void theBatchesToTakeAreNamed()
    {
        QJsonObject order = paidOrder();
        QJsonArray lines = order["lines"_L1].toArray();
        QJsonObject line = lines[0].toObject();
        line[u"batches"_s] = QJsonArray{QJsonObject{
            {u"lot_number"_s, u"G-2610"_s}, {u"best_before"_s, u"2027-04-30"_s}, {u"qty"_s, 1}}};
        lines[0] = line;
        order[u"lines"_s] = lines;
        const PackingSession session = sessionOf(order);
        QCOMPARE(session.lines().first().batches.size(), 1);
        QCOMPARE(session.lines().first().batches.first().code, u"G-2610"_s);
    }

    void everyOpenParcelStandsInAQueueAndAFinishedOneInNone()
    {
        for (const auto &[state, word] : kWords<ShipmentState>) {
            ShipmentRow row = parcel(u"1"_s, u"D"_s, state);
            if (rank(state) < rank(ShipmentState::AwbAssigned))
                row.awb.clear();
            row.paid = rank(state) <= rank(ShipmentState::PickupScheduled);
            row.packed = true;
            int queues = 0;
            for (const ShipmentQueue queue : kShipmentQueues)
                queues += belongs(row, queue);
            const bool over =
                state == ShipmentState::Delivered || state == ShipmentState::Cancelled;
            QCOMPARE(queues, over ? 0 : 1);
            row.lastError = u"no answer"_s;
            QCOMPARE(belongs(row, ShipmentQueue::Recovery), row.paid);
            QVERIFY(!canCancel(row) || rank(state) <= rank(ShipmentState::PickupScheduled));
        }
    }

    void aHandoverCountsWhatIsMissingExtraOrAnotherCouriers()
    {
        const QList<ShipmentRow> parcels{parcel(u"A1"_s, u"D"_s), parcel(u"A2"_s, u"D"_s),
                                         parcel(u"B1"_s, u"Blue"_s), parcel(u"A3"_s, u"D"_s)};
        const Manifest manifest{ManifestId::make(),
                                u"MF"_s,
                                u"D"_s,
                                {*parcels[0].id, *parcels[1].id},
                                Timestamp::now()};
        HandoverCheck check(manifest, parcels);
        QCOMPARE(check.missing().size(), 2);
        QCOMPARE(check.scan(u"A1"_s), HandoverScan::Taken);
        QCOMPARE(check.scan(u"A1"_s), HandoverScan::Again);
        QCOMPARE(check.scan(u"B1"_s), HandoverScan::WrongCourier);
        QCOMPARE(check.otherCourier(), u"Blue"_s);
        QCOMPARE(check.scan(u"A3"_s), HandoverScan::Extra);
        QCOMPARE(check.scan(u"unknown"_s), HandoverScan::Extra);
        QCOMPARE(check.taken(), QList<ShipmentId>{*parcels[0].id});
        QCOMPARE(check.missing().size(), 1);

        HandoverCheck late(manifest, parcels, {*parcels[0].id});
        QCOMPARE(late.expected().size(), 1);
        QCOMPARE(late.scan(u"A1"_s), HandoverScan::Gone);
        QCOMPARE(late.scan(u"A2"_s), HandoverScan::Taken);
        QCOMPARE(late.taken(), QList<ShipmentId>{*parcels[1].id});
    }

    void aBurstThatEndsWithEnterIsAScannerAndTypesNothing()
    {
        QWidget window;
        QLineEdit field(u"kept"_s, &window);
        window.show();
        field.setFocus();
        QTRY_VERIFY(field.hasFocus());
        ScannerFilter filter;
        QSignalSpy scanned(&filter, &ScannerFilter::scanned);
        QSignalSpy entered(&field, &QLineEdit::returnPressed);
        const ScannerPace pace;
        QTest::keyClicks(&field, u"PF-2026-100000"_s);
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(scanned.size(), 1);
        QCOMPARE(scanned[0][0].toString(), u"PF-2026-100000"_s);
        QCOMPARE(field.text(), u"kept"_s);
        QCOMPARE(entered.size(), 0);
    }

    void aBurstPressesNoButton()
    {
        QPushButton button(u"x"_s);
        button.setAutoDefault(true);
        button.show();
        button.setFocus();
        QTRY_VERIFY(button.hasFocus());
        ScannerFilter filter;
        QSignalSpy scanned(&filter, &ScannerFilter::scanned);
        QSignalSpy clicked(&button, &QPushButton::clicked);
        const ScannerPace pace;
        QTest::keyClicks(&button, u"1490 8177"_s);
        QTest::keyClick(&button, Qt::Key_Enter);
        QCOMPARE(scanned.size(), 1);
        QCOMPARE(clicked.size(), 0);
    }

    void aQuickTapPressesTheButtonItWasMeantFor()
    {
        QPushButton button(u"x"_s);
        button.show();
        button.setFocus();
        QTRY_VERIFY(button.hasFocus());
        ScannerFilter filter;
        QSignalSpy clicked(&button, &QPushButton::clicked);
        QTest::keyClick(&button, Qt::Key_Space); // down and up before the filter knows
        QTRY_COMPARE(clicked.size(), 1);
        QVERIFY(!button.isDown());
    }

    void aSlowTypistIsNoScannerAndLosesNothing()
    {
        QLineEdit field;
        field.show();
        field.setFocus();
        QTRY_VERIFY(field.hasFocus());
        ScannerFilter filter;
        QSignalSpy scanned(&filter, &ScannerFilter::scanned);
        QSignalSpy entered(&field, &QLineEdit::returnPressed);
        for (const QChar letter : u"100000"_s) {
            QTest::keyClick(&field, letter.toLatin1());
            QTest::qWait(70);
        }
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(scanned.size(), 0);
        QCOMPARE(entered.size(), 1);
        QCOMPARE(field.text(), u"100000"_s);
        // Two quick keys, a pause, more: all there, in order.
        field.clear();
        QTest::keyClicks(&field, u"ab"_s);
        QTest::qWait(120);
        QTest::keyClicks(&field, u"cd"_s);
        QTRY_COMPARE(field.text(), u"abcd"_s);
        QCOMPARE(scanned.size(), 0);
    }

    // The times are the platform's: when the window gets round to a key says nothing.
    void aStallInMidScanLeavesItAScan_data()
    {
        QTest::addColumn<int>("busyFor");
        QTest::addColumn<bool>("pauseEndsFirst");
        QTest::newRow("busy with every key") << 60 << false;
        QTest::newRow("the end of the pause is looked at before the key") << 60 << true;
        QTest::newRow("never busy") << 0 << false;
    }
    void aStallInMidScanLeavesItAScan()
    {
        QFETCH(const int, busyFor);
        QFETCH(const bool, pauseEndsFirst);
        QLineEdit field(u"kept"_s);
        field.show();
        field.setFocus();
        QTRY_VERIFY(field.hasFocus());
        ScannerFilter filter;
        QSignalSpy scanned(&filter, &ScannerFilter::scanned);
        QSignalSpy entered(&field, &QLineEdit::returnPressed);
        quint64 at = 5'000;
        for (const QChar letter : u"PF-2026-100000\r"_s) {
            if (!pauseEndsFirst)
                post(field, letter, at += 5);
            QThread::msleep(static_cast<unsigned long>(busyFor));
            if (pauseEndsFirst) {
                QCoreApplication::processEvents();
                post(field, letter, at += 5);
            }
            QCoreApplication::processEvents();
        }
        QCOMPARE(scanned.size(), 1);
        QCOMPARE(scanned[0][0].toString(), u"PF-2026-100000"_s);
        QCOMPARE(field.text(), u"kept"_s);
        QCOMPARE(entered.size(), 0);
    }

    void keysThatWereTypedSlowlyAndAreSeenAtOnceAreNoScan()
    {
        QLineEdit field;
        field.show();
        field.setFocus();
        QTRY_VERIFY(field.hasFocus());
        ScannerFilter filter;
        QSignalSpy scanned(&filter, &ScannerFilter::scanned);
        QSignalSpy entered(&field, &QLineEdit::returnPressed);
        quint64 at = 5'000;
        for (const QChar letter : u"100000\r"_s)
            post(field, letter, at += 120);
        QTRY_COMPARE(entered.size(), 1);
        QCOMPARE(scanned.size(), 0);
        QCOMPARE(field.text(), u"100000"_s);
    }

    void soundsAreWavesThatDifferAndEndInSilence()
    {
        QSet<QByteArray> waves;
        for (const Sound sound : {Sound::Good, Sound::Wrong, Sound::Done}) {
            const QByteArray wave = waveOf(sound);
            QVERIFY(wave.startsWith("RIFF") && wave.mid(8, 8) == "WAVEfmt ");
            QVERIFY(wave.size() > 2'000);
            QVERIFY(qAbs(int(wave.back())) <= 1);
            waves.insert(wave);
        }
        QCOMPARE(waves.size(), 3);
    }
};

QTEST_MAIN(PackingTest)
#include "packing_test.moc"
