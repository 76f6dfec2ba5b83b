// SPDX-License-Identifier: GPL-3.0-or-later
// Papers of an order: every paisa of it, and what the rules say must stand on them.
#include "shared/papers/packing_slip.h"
#include "shared/papers/tax_document.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace paushtik;
using namespace Qt::StringLiterals;

namespace {

Seller seller()
{
    return {.name = u"Paushtik Foods"_s,
            .address = u"Plot 14, Dairy Road, Sanganer"_s,
            .city = u"Jaipur"_s,
            .state = u"IN-RJ"_s,
            .pincode = u"302029"_s,
            .phone = u"+911412345678"_s,
            .gstin = u"08AAHCP1234M1Z9"_s,
            .fssai = u"10020013000123"_s};
}

OrderLine line(const QString &title, int quantity, qint64 paise, int rate)
{
    return {.productId = ProductId::make(),
            .title = title,
            .sku = u"PSK-1"_s,
            .quantity = quantity,
            .unitPrice = Paise(paise),
            .lineTotal = Paise(paise).times(quantity),
            .hsnCode = u"04059020"_s,
            .gstRate = BasisPoints(rate)};
}

OrderDocument order(const QList<OrderLine> &lines, Paise shipping, const QString &state)
{
    OrderDocument order{.id = OrderId::make(),
                        .number = u"PF-2026-000123"_s,
                        .status = u"paid"_s,
                        .lines = lines,
                        .subtotal = {},
                        .shippingFee = shipping,
                        .total = {},
                        .refunded = {},
                        .address = {u"Asha Deshpande"_s,
                                    u"+919820012345"_s,
                                    u"14, Shanti Niketan"_s,
                                    u"Prabhat Road"_s,
                                    {},
                                    u"Pune"_s,
                                    state,
                                    u"411004"_s},
                        .note = u"Please call before you come."_s,
                        .placedAt = *Timestamp::parse(u"2026-11-22T12:17:00Z"),
                        .paidAt = {},
                        .cancelledAt = {},
                        .packedAt = {},
                        .customer = {},
                        .shipment = {},
                        .payment = {},
                        .flags = {},
                        .refunds = {},
                        .timeline = {},
                        .notes = {}};
    for (const OrderLine &one : lines)
        order.subtotal += one.lineTotal;
    order.total = order.subtotal + shipping;
    return order;
}

/// Beside the pictures of the desktop, for people to look at.
void keep(const QByteArray &pdf, const QString &name)
{
    const QDir folder(qEnvironmentVariable("PAUSHTIK_TEST_BUILD", QDir::tempPath()) +
                      u"/screenshots"_s);
    QFile file(folder.filePath(name));
    if (folder.mkpath(u"."_s) && file.open(QIODevice::WriteOnly))
        file.write(pdf);
}

/// All that can be read in a PDF.
QString textOf(const QByteArray &pdf)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"paper.pdf"_s));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(pdf);
    file.close();
    QProcess reader;
    reader.start(u"pdftotext"_s, {u"-layout"_s, file.fileName(), u"-"_s});
    return reader.waitForFinished(tests::kPatienceMs) ? QString::fromUtf8(reader.readAll())
                                                      : QString();
}

} // namespace

class PapersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLinesOfAnInvoiceSumToWhatWasPaidForAnyOrder()
    {
        QRandomGenerator random(20261122);
        const int rates[] = {0, 500, 1200, 1800};
        for (int round = 0; round < 500; ++round) {
            QList<OrderLine> lines;
            for (int i = 0; i <= random.bounded(5); ++i)
                lines.append(line(u"Ghee"_s, 1 + random.bounded(10), 1 + random.bounded(500'000),
                                  rates[random.bounded(4)]));
            const OrderDocument bought = order(lines, Paise(random.bounded(2) * 4'900),
                                               random.bounded(2) ? u"IN-RJ"_s : u"IN-MH"_s);
            const TaxDocument paper = invoiceOf(bought, seller());
            QCOMPARE(paper.total(), bought.total);
            for (const TaxLine &one : paper.lines) {
                QCOMPARE(one.taxable() + one.tax.total(), one.gross);
                QCOMPARE(one.tax.igst == Paise(0) || !paper.isWithinState(), true);
            }
            const Paise back(1 + random.bounded(int(bought.total.value())));
            QCOMPARE(creditNoteFor(paper, back, u"Late"_s).total(), back);
        }
    }

    void aPaperComesBackFromItsJsonAsItWas()
    {
        TaxDocument paper = invoiceOf(
            order({line(u"A2 Ghee"_s, 2, 45'000, 500)}, Paise(4'900), u"IN-MH"_s), seller());
        paper.number = u"PF/26-27/000001"_s;
        paper.date = QDate(2026, 11, 22);
        const auto again = TaxDocument::fromJson(paper.toJson());
        QVERIFY(again);
        QCOMPARE(QJsonDocument(again->toJson()), QJsonDocument(paper.toJson()));
        QCOMPARE(renderTaxDocumentPdf(paper).isEmpty(), false);
    }

    void theFinancialYearTurnsOnTheFirstOfApril()
    {
        QCOMPARE(financialYear(QDate(2026, 3, 31)), u"25-26"_s);
        QCOMPARE(financialYear(QDate(2026, 4, 1)), u"26-27"_s);
        QCOMPARE(financialYear(QDate(2099, 12, 31)), u"99-00"_s);
    }

    void aGstinIsKnownByItsCheckCharacterAndItsState_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("published sample") << u"27AAPFU0939F1ZV"_s << true;
        QTest::newRow("ours") << seller().gstin << true;
        QTest::newRow("one digit off") << u"27AAPFU0938F1ZV"_s << false;
        QTest::newRow("no such state") << u"99AAPFU0939F1ZV"_s << false;
        QTest::newRow("short") << u"27AAPFU0939F1Z"_s << false;
    }
    void aGstinIsKnownByItsCheckCharacterAndItsState()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        QCOMPARE(isGstin(text), good);
    }

    void everythingThatRule46AsksForStandsOnTheInvoice()
    {
        TaxDocument paper =
            invoiceOf(order({line(u"A2 Gir Cow Ghee"_s, 2, 45'000, 500)}, Paise(4'900), u"IN-MH"_s),
                      seller());
        paper.number = u"PF/26-27/000001"_s;
        paper.date = QDate(2026, 11, 22);
        keep(renderTaxDocumentPdf(paper), u"invoice.pdf"_s);
        const QString text = textOf(renderTaxDocumentPdf(paper)).simplified();
        for (const QString &part :
             {u"Tax invoice"_s, paper.number, u"22 Nov 2026"_s, u"GSTIN 08AAHCP1234M1Z9"_s,
              u"10020013000123"_s, u"Asha Deshpande"_s, u"Maharashtra (27)"_s, u"04059020"_s,
              u"A2 Gir Cow Ghee"_s, u"IGST"_s, u"949.00"_s, u"Only"_s, u"REVERSE CHARGE"_s,
              u"Authorised signatory"_s, u"Delivery"_s})
            QVERIFY2(text.contains(part), qUtf8Printable(part + u" in "_s + text));
        QVERIFY(!text.contains(u"CGST"));
    }

    void aLongInvoiceHasAllItsLinesOnItsPages()
    {
        QList<OrderLine> lines;
        for (int i = 0; i < 60; ++i)
            lines.append(line(u"Jar number %1"_s.arg(i), 1, 10'000, 500));
        TaxDocument paper = invoiceOf(order(lines, Paise(0), u"IN-RJ"_s), seller());
        paper.number = u"PF/26-27/000002"_s;
        paper.date = QDate(2026, 11, 22);
        const QString text = textOf(renderTaxDocumentPdf(paper));
        for (int i = 0; i < 60; ++i)
            QVERIFY2(text.contains(u"Jar number %1"_s.arg(i)), qPrintable(QString::number(i)));
        QVERIFY(text.contains(u"CGST"));
        QCOMPARE(text.count(u"Authorised signatory"_s), 1);
    }

    void thePackingSlipNamesWhatGoesInAndNoPrice()
    {
        const OrderDocument packed =
            order({line(u"A2 Gir Cow Ghee"_s, 2, 45'000, 500)}, Paise(4'900), u"IN-MH"_s);
        keep(renderPackingSlipPdf(packed, seller()), u"packing-slip.pdf"_s);
        const QString text = textOf(renderPackingSlipPdf(packed, seller())).simplified();
        for (const QString &part : {u"A2 Gir Cow Ghee"_s, u"PSK-1"_s, packed.number,
                                    u"Asha Deshpande"_s, u"call before"_s})
            QVERIFY2(text.contains(part), qUtf8Printable(part));
        QVERIFY(!text.contains(u"900.00"));
        QVERIFY(!text.contains(u"₹"_s));
    }

    void aScannerReadsTheOrdersNumberOnThePackingSlip()
    {
        const OrderDocument packed =
            order({line(u"A2 Gir Cow Ghee"_s, 2, 45'000, 500)}, Paise(4'900), u"IN-MH"_s);
        QTemporaryDir folder;
        QFile pdf(folder.filePath(u"slip.pdf"_s));
        QVERIFY(pdf.open(QIODevice::WriteOnly));
        pdf.write(renderPackingSlipPdf(packed, seller()));
        pdf.close();
        const auto run = [](const QString &program, const QStringList &arguments) {
            QProcess process;
            process.start(program, arguments);
            process.waitForFinished(tests::kPatienceMs);
            return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
        };
        run(u"pdftoppm"_s, {u"-r"_s, u"200"_s, u"-png"_s, u"-singlefile"_s, pdf.fileName(),
                            folder.filePath(u"slip"_s)});
        QCOMPARE(run(u"zbarimg"_s, {u"--quiet"_s, u"--raw"_s, folder.filePath(u"slip.png"_s)}),
                 packed.number);
    }
};

int main(int argc, char **argv)
{
    const QGuiApplication app(argc, argv);
    PapersTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_papers.moc"
