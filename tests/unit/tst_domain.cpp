// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/fees.h"
#include "shared/domain/id.h"
#include "shared/domain/indian_state.h"
#include "shared/domain/money_text.h"
#include "shared/domain/timestamp.h"

#include <QSet>
#include <QTest>
#include <limits>

using namespace paushtik;
using namespace Qt::StringLiterals;

class DomainTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rupeesAreGroupedTheIndianWay_data();
    void rupeesAreGroupedTheIndianWay();
    void amountsAreReadOutInLakhAndCrore_data();
    void amountsAreReadOutInLakhAndCrore();
    void theTaxOfALineIsRoundedOnceAndHalvesAreEqual();
    void theTaxOfAnInvoiceIsTheSumOfItsLines();
    void aUnitPriceIsRoundedToThePaisa();
    void shippingIsFreeFromItsLimitAndForAnEmptyCart();
    void aBulkyBoxIsChargedByItsVolume();
    void momentsAreReadToTheMicrosecond_data();
    void momentsAreReadToTheMicrosecond();
    void otherTextIsNoMoment_data();
    void otherTextIsNoMoment();
    void aMomentIsWrittenInUtcWithMilliseconds();
    void theIndianDayTurnsAtHalfPastSixInTheEvening();
    void laterIdsSortLater();
    void onlyThePlainFormIsAnId();
    void everyIndianStateHasItsOwnCodes();
    void renamedStatesAreFoundByTheirOldCode();
    void pincodesAndPhonesAreAsciiAndComplete();
};

void DomainTest::rupeesAreGroupedTheIndianWay_data()
{
    QTest::addColumn<qint64>("paise");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64(0) << u"₹0.00"_s;
    QTest::newRow("one paisa") << qint64(1) << u"₹0.01"_s;
    QTest::newRow("hundreds") << qint64(99900) << u"₹999.00"_s;
    QTest::newRow("thousands") << qint64(123456) << u"₹1,234.56"_s;
    QTest::newRow("lakh") << qint64(12345600) << u"₹1,23,456.00"_s;
    QTest::newRow("crore") << qint64(1234567890) << u"₹1,23,45,678.90"_s;
    QTest::newRow("negative") << qint64(-12345600) << u"-₹1,23,456.00"_s;
    QTest::newRow("most") << std::numeric_limits<qint64>::max()
                          << u"₹92,23,37,20,36,85,47,758.07"_s;
    QTest::newRow("least") << std::numeric_limits<qint64>::min()
                           << u"-₹92,23,37,20,36,85,47,758.08"_s;
}

void DomainTest::rupeesAreGroupedTheIndianWay()
{
    QFETCH(const qint64, paise);
    QTEST(formatRupees(Paise(paise)), "text");
    QString plain = formatRupees(Paise(paise));
    QCOMPARE(plainRupees(Paise(paise)), plain.remove(u',').remove(u'₹'));
}

void DomainTest::amountsAreReadOutInLakhAndCrore_data()
{
    QTest::addColumn<qint64>("paise");
    QTest::addColumn<QString>("words");
    QTest::newRow("zero") << qint64(0) << u"Rupees Zero Only"_s;
    QTest::newRow("one") << qint64(100) << u"Rupees One Only"_s;
    QTest::newRow("teens") << qint64(1950) << u"Rupees Nineteen and Fifty Paise Only"_s;
    QTest::newRow("hundred") << qint64(10000) << u"Rupees One Hundred Only"_s;
    QTest::newRow("lakh") << qint64(12345650)
                          << u"Rupees One Lakh Twenty-Three Thousand Four Hundred Fifty-Six and "
                             "Fifty Paise Only"_s;
    QTest::newRow("crores") << qint64(12'00'00'001'00) << u"Rupees Twelve Crore One Only"_s;
    QTest::newRow("lakh crore") << qint64(1'00'000) * 10'000'000 * 100
                                << u"Rupees One Lakh Crore Only"_s;
    QTest::newRow("minus") << qint64(-100) << u"Minus Rupees One Only"_s;
}

void DomainTest::amountsAreReadOutInLakhAndCrore()
{
    QFETCH(const qint64, paise);
    QTEST(amountInWords(Paise(paise)), "words");
}

void DomainTest::theTaxOfALineIsRoundedOnceAndHalvesAreEqual()
{
    const TaxSplit home = inclusiveTax(Paise(10'500), BasisPoints(500), true);
    QCOMPARE(home.cgst.value(), 250);
    QCOMPARE(home.sgst.value(), 250);
    QCOMPARE(home.igst.value(), 0);
    const TaxSplit away = inclusiveTax(Paise(10'500), BasisPoints(500), false);
    QCOMPARE(away.igst.value(), 500);
    QCOMPARE(away.cgst.value(), 0);
    for (qint64 gross = 0; gross < 2'000; ++gross) {
        for (const int rate : {0, 25, 300, 500, 1200, 1800, 2800}) {
            const Paise g(gross);
            const auto same = inclusiveTax(g, BasisPoints(rate), true);
            const auto other = inclusiveTax(g, BasisPoints(rate), false);
            QCOMPARE(same.cgst, same.sgst);
            QVERIFY(same.total() <= g || gross == 0);
            QVERIFY(qAbs(same.total().value() - other.total().value()) <= 1);
            // Nearest: twice the error is at most the divisor.
            const qint64 base = 10'000 + rate;
            QVERIFY(2 * qAbs(other.igst.value() * base - gross * rate) <= base);
        }
    }
}

void DomainTest::theTaxOfAnInvoiceIsTheSumOfItsLines()
{
    const TaxedLine lines[] = {{Paise(64'900), BasisPoints(500)},
                               {Paise(1'00'001), BasisPoints(1200)}};
    for (const bool same : {true, false}) {
        const auto sum = taxOfLines(lines, same);
        const auto one = inclusiveTax(lines[0].gross, lines[0].rate, same);
        const auto two = inclusiveTax(lines[1].gross, lines[1].rate, same);
        QCOMPARE(sum.total(), one.total() + two.total());
        QCOMPARE(sum.igst == Paise(0), same);
    }
}

void DomainTest::aUnitPriceIsRoundedToThePaisa()
{
    QCOMPARE(unitPrice(Paise(64'900), 500, 100).value(), 12'980);
    QCOMPARE(unitPrice(Paise(100), 3, 1).value(), 33);
    QCOMPARE(unitPrice(Paise(200), 3, 1).value(), 67);
}

void DomainTest::shippingIsFreeFromItsLimitAndForAnEmptyCart()
{
    QCOMPARE(shippingFee(Paise(0)), Paise(0));
    QCOMPARE(shippingFee(Paise(99'899)), Paise(4'900));
    QCOMPARE(shippingFee(Paise(99'900)), Paise(0));
    QCOMPARE(freeShippingRemaining(Paise(99'899)), Paise(1));
    QCOMPARE(freeShippingRemaining(Paise(200'000)), Paise(0));
}

void DomainTest::aBulkyBoxIsChargedByItsVolume()
{
    QCOMPARE(chargeableGrams(250, {110, 110, 110}), 267); // 0.2662 kg, rounded up
    QCOMPARE(chargeableGrams(600, {100, 150, 200}), 600);
    QCOMPARE(chargeableGrams(900, {100, 150, 200}), 900);
    QCOMPARE(chargeableGrams(900, {}), 900);
    QCOMPARE(chargeableGrams(1, {2'000, 2'000, 2'000}), 1'600'000);
}

void DomainTest::momentsAreReadToTheMicrosecond_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("us");
    const qint64 noon = qint64(1'795'348'800) * 1'000'000; // 2026-11-22T12:00:00Z
    QTest::newRow("plain") << u"2026-11-22T12:00:00Z"_s << noon;
    QTest::newRow("one digit") << u"2026-11-22T12:00:00.5Z"_s << noon + 500'000;
    QTest::newRow("six digits") << u"2026-11-22T12:00:00.123456Z"_s << noon + 123'456;
    QTest::newRow("India") << u"2026-11-22T17:30:00.000001+05:30"_s << noon + 1;
    QTest::newRow("west") << u"2026-11-22T04:00:00-08:00"_s << noon;
    QTest::newRow("small letters") << u"2026-11-22t12:00:00z"_s << noon;
    QTest::newRow("epoch") << u"1970-01-01T00:00:00Z"_s << qint64(0);
    QTest::newRow("before") << u"1969-12-31T23:59:59.999999Z"_s << qint64(-1);
}

void DomainTest::momentsAreReadToTheMicrosecond()
{
    QFETCH(const QString, text);
    const auto moment = Timestamp::parse(text);
    QVERIFY(moment);
    QTEST(moment->microseconds(), "us");
}

void DomainTest::otherTextIsNoMoment_data()
{
    QTest::addColumn<QString>("text");
    for (const auto text :
         {"", "2026-11-22", "2026-11-22T12:00:00", "2026-11-22T12:00Z", "2026-02-30T12:00:00Z",
          "2026-11-22T24:00:01Z", "2026-11-22T12:60:00Z", "2026-11-22T12:00:00.1234567Z",
          "2026-11-22T12:00:00.Z", "2026-11-22T12:00:00+0530", "2026-11-22T12:00:00+05:60",
          "2026-11-22T12:00:00Z\n", " 2026-11-22T12:00:00Z", "1795348800", "now"})
        QTest::addRow("'%s'", text) << QString::fromLatin1(text);
}

void DomainTest::otherTextIsNoMoment()
{
    QFETCH(const QString, text);
    QVERIFY(!Timestamp::parse(text));
}

void DomainTest::aMomentIsWrittenInUtcWithMilliseconds()
{
    QCOMPARE(Timestamp(0).toString(), u"1970-01-01T00:00:00.000Z"_s);
    QCOMPARE(Timestamp(-1).toString(), u"1969-12-31T23:59:59.999Z"_s);
    const auto moment = Timestamp::parse(u"2026-11-22T12:34:56.789999+05:30");
    QCOMPARE(moment->toString(), u"2026-11-22T07:04:56.789Z"_s);
}

void DomainTest::theIndianDayTurnsAtHalfPastSixInTheEvening()
{
    QCOMPARE(Timestamp::parse(u"2026-11-22T18:29:59.999Z")->indianDay(), QDate(2026, 11, 22));
    QCOMPARE(Timestamp::parse(u"2026-11-22T18:30:00Z")->indianDay(), QDate(2026, 11, 23));
    QCOMPARE(Timestamp::parse(u"2026-11-22T18:29:59.999Z")->indianTime(), QTime(23, 59, 59, 999));
    QCOMPARE(Timestamp::parse(u"1969-12-31T18:30:00Z")->indianTime(), QTime(0, 0));
}

void DomainTest::laterIdsSortLater()
{
    const QString first = OrderId::make().toString();
    QTest::qWait(2);
    const QString second = OrderId::make().toString();
    QVERIFY(first.first(13) < second.first(13));
    QCOMPARE(first[14], u'7');
    QVERIFY(u"89ab"_s.contains(first[19]));
}

void DomainTest::onlyThePlainFormIsAnId()
{
    const auto id = OrderId::make();
    QCOMPARE(OrderId::parse(id.toString()), id);
    QCOMPARE(OrderId::parse(id.toString().toUpper()), id);
    QVERIFY(!OrderId::parse(u'{' + id.toString() + u'}'));
    QVERIFY(!OrderId::parse(u""));
    QVERIFY(!OrderId::parse(id.toString().replace(0, 1, u"g"_s)));
    QVERIFY(!OrderId::parse(id.toString().remove(u'-')));
}

void DomainTest::everyIndianStateHasItsOwnCodes()
{
    QSet<QString> codes;
    QSet<int> gst;
    for (const IndianState &state : indianStates()) {
        codes.insert(state.code);
        gst.insert(state.gstCode);
        QCOMPARE(findIndianState(QString(state.code))->name, state.name);
    }
    QCOMPARE(codes.size(), 36);
    QCOMPARE(gst.size(), 36);
    QCOMPARE(findIndianState(u"IN-MH")->gstCode, 27);
    QVERIFY(!findIndianState(u"IN-XX"));
    QVERIFY(!findIndianState(u"in-mh"));
    QVERIFY(!findIndianState(u"MH"));
}

void DomainTest::renamedStatesAreFoundByTheirOldCode()
{
    QCOMPARE(findIndianState(u"IN-TG")->code, "IN-TS"_L1);
    QCOMPARE(findIndianState(u"IN-OR")->code, "IN-OD"_L1);
}

void DomainTest::pincodesAndPhonesAreAsciiAndComplete()
{
    QVERIFY(isPincode(u"400001"));
    for (const auto bad : {u"012345", u"40000", u"4000011", u"४००००१", u"40000x", u" 40001"})
        QVERIFY(!isPincode(QStringView(bad)));
    QVERIFY(isIndianPhone(u"+919876543210"));
    for (const auto bad : {u"9876543210", u"+9198765", u"+12025550100", u"+91987654321x",
                           u"+911234567890", u"+91९८७६५४३२१०", u"+9198765432101", u""})
        QVERIFY(!isIndianPhone(QStringView(bad)));
}

QTEST_GUILESS_MAIN(DomainTest)
#include "tst_domain.moc"
