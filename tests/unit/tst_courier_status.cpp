// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/courier_status.h"
#include "shared/domain/courier_text_rules.h"

#include <QFile>
#include <QJsonObject>
#include <QTest>

using namespace paushtik;
using namespace Qt::StringLiterals;

namespace {

QString wordOf(std::optional<ShipmentState> state)
{
    return state ? QString(paushtik::toString(*state)) : u"none"_s;
}

} // namespace

class CourierStatusTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyKnownStatusMapsToItsState_data();
    void everyKnownStatusMapsToItsState();
    void aLabelAloneMeansWhatItsIdMeans_data();
    void aLabelAloneMeansWhatItsIdMeans();
    void anIdIsAPositiveNumberOrMissing_data();
    void anIdIsAPositiveNumberOrMissing();
    void aContradictingTextLosesToTheIdAndIsFlagged();
    void theOrderTablesLabelShowsMixedTables();
    void aReturnHasItsOwnMapping();
    void aForwardShipmentIgnoresReturns();
    void wordsForAPersonAreFlagged();
    void nothingUnderstoodIsFlaggedAndNothingSaidIsNot();
};

void CourierStatusTest::everyKnownStatusMapsToItsState_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("state");
    QFile file(QStringLiteral(PAUSHTIK_TEST_DATA) + u"/shiprocket-statuses.csv"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readLine().trimmed(), "id,text,state"_ba);
    for (int line = 2; !file.atEnd(); ++line) {
        const QString row = QString::fromUtf8(file.readLine()).remove(u'\n').remove(u'\r');
        const QString text = row.section(u',', 1, -2);
        QTest::addRow("line %d: %s", line, qPrintable(row))
            << row.section(u',', 0, 0) << text << row.section(u',', -1);
    }
}

void CourierStatusTest::everyKnownStatusMapsToItsState()
{
    QFETCH(const QString, id);
    QFETCH(const QString, text);
    const auto reading = readShipmentStatus(parseStatusId(id), text, false);
    QTEST(wordOf(reading.state), "state");
}

void CourierStatusTest::aLabelAloneMeansWhatItsIdMeans_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("state");
    for (const auto table : {shipmentStatusTable(), orderStatusTable()}) {
        for (const CourierStatusRow &row : table) {
            for (const auto label : row.labels.tokenize(u'|'))
                QTest::addRow("%d %s", row.id, label.data()) << QString(label) << wordOf(row.state);
        }
    }
}

void CourierStatusTest::aLabelAloneMeansWhatItsIdMeans()
{
    QFETCH(const QString, label);
    QTEST(wordOf(readShipmentStatus({}, label, false).state), "state");
}

void CourierStatusTest::anIdIsAPositiveNumberOrMissing_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<int>("id");
    QTest::newRow("number") << QJsonValue(18) << 18;
    QTest::newRow("text") << QJsonValue(u" 18 "_s) << 18;
    QTest::newRow("blank") << QJsonValue(u""_s) << 0;
    QTest::newRow("NA") << QJsonValue(u"NA"_s) << 0;
    QTest::newRow("null") << QJsonValue() << 0;
    QTest::newRow("zero") << QJsonValue(0) << 0;
    QTest::newRow("negative") << QJsonValue(-7) << 0;
    QTest::newRow("fraction") << QJsonValue(7.5) << 0;
    QTest::newRow("object") << QJsonValue(QJsonObject{}) << 0;
}

void CourierStatusTest::anIdIsAPositiveNumberOrMissing()
{
    QFETCH(const QJsonValue, value);
    QTEST(parseStatusId(value).value_or(0), "id");
}

void CourierStatusTest::aContradictingTextLosesToTheIdAndIsFlagged()
{
    const auto reading = readShipmentStatus(7, u"In Transit", false);
    QCOMPARE(wordOf(reading.state), u"delivered"_s);
    QVERIFY(reading.flags.contains(CourierFlag::Conflict));
    QVERIFY(readShipmentStatus(7, u"Delivered", false).flags.isEmpty());
    QVERIFY(readShipmentStatus(7, u"Lorem ipsum", false).flags.isEmpty());
}

void CourierStatusTest::theOrderTablesLabelShowsMixedTables()
{
    QCOMPARE(wordOf(readShipmentStatus(20, u"IN TRANSIT", false).state), u"in_transit"_s);
    QCOMPARE(wordOf(readShipmentStatus(20, u"Pickup Exception", false).state),
             u"pickup_scheduled"_s);
    QCOMPARE(wordOf(readOrderStatus(20, u"", false).state), u"in_transit"_s);
    QCOMPARE(wordOf(readOrderStatus(999, u"Delivered", false).state), u"delivered"_s);
}

void CourierStatusTest::aReturnHasItsOwnMapping()
{
    QCOMPARE(wordOf(readOrderStatus(26, u"Return Delivered", true).state), u"delivered"_s);
    QCOMPARE(wordOf(readOrderStatus(30, u"", true).state), u"cancelled"_s);
    QCOMPARE(wordOf(readShipmentStatus({}, u"RETURN ACKNOWLEGED", true).state), u"delivered"_s);
    QCOMPARE(wordOf(readShipmentStatus({}, u"Reverse Picked Up", true).state), u"picked_up"_s);
    QVERIFY(readShipmentStatus(47, u"QC Failed", true).flags.contains(CourierFlag::QcFailed));
}

void CourierStatusTest::aForwardShipmentIgnoresReturns()
{
    QCOMPARE(wordOf(readOrderStatus(26, u"", false).state), u"none"_s);
    const auto reading = readShipmentStatus(7, u"RETURN DELIVERED", false);
    QCOMPARE(wordOf(reading.state), u"none"_s);
    QVERIFY(reading.flags.contains(CourierFlag::Conflict));
}

void CourierStatusTest::wordsForAPersonAreFlagged()
{
    const auto flagsOf = [](int id) { return readShipmentStatus(id, u"", false).flags; };
    QCOMPARE(flagsOf(13), QList{CourierFlag::PickupFailed});
    QCOMPARE(flagsOf(16), QList{CourierFlag::CancelRequested});
    QCOMPARE(flagsOf(20), QList{CourierFlag::PickupFailed});
    QCOMPARE(flagsOf(22), QList{CourierFlag::Delayed});
    QCOMPARE(flagsOf(23), QList{CourierFlag::Partial});
    QCOMPARE(flagsOf(39), QList{CourierFlag::Misrouted});
    QCOMPARE(flagsOf(43), QList{CourierFlag::SelfFulfilled});
    QCOMPARE(flagsOf(71), QList{CourierFlag::Exception});
    QCOMPARE(flagsOf(72), QList{CourierFlag::Exception});
    QCOMPARE(flagsOf(18), QList<CourierFlag>{});
}

void CourierStatusTest::nothingUnderstoodIsFlaggedAndNothingSaidIsNot()
{
    QCOMPARE(readShipmentStatus({}, u"Lorem ipsum", false).flags,
             QList{CourierFlag::UnknownStatus});
    QVERIFY(readShipmentStatus({}, u"NA", false).flags.isEmpty());
    QVERIFY(readShipmentStatus({}, u"", false).flags.isEmpty());
}

QTEST_APPLESS_MAIN(CourierStatusTest)
#include "tst_courier_status.moc"
