// SPDX-License-Identifier: GPL-3.0-or-later
// A label on its way to a file or to paper: its size, its bytes, and what is said when there is
// none.
#include "desktop/app/label_export.h"
#include "desktop/orders/orders_page.h"
#include "desktop/printing/label_pdf.h"
#include "tests/desktop/desk_fixture.h"
#include "tests/desktop/leaks_of_qt.h"
#include "tests/support/patience.h"

#include <QAction>
#include <QFile>
#include <QPrinter>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

namespace {

const QSizeF kFourBySix(288, 432);

QString shipmentOf(const FakeShop &shop, int order)
{
    return shop.orders[order]["shipment"_L1].toObject()["id"_L1].toString();
}

QByteArray contentOf(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

template <class T>
Result<T> settled(Task<Result<T>> task)
{
    std::optional<Result<T>> got;
    QObject here;
    QCoro::connect(std::move(task), &here, [&got](const Result<T> &result) { got = result; });
    if (!tests::waitUntil([&got] { return got.has_value(); }))
        return fail(Fault::Unavailable, u"timed_out"_s);
    return *got;
}

} // namespace

class LabelTest : public QObject {
    Q_OBJECT

private:
    // The first order of the fake shop has a shipment with a number.
    static ShipmentId withLabel(DeskFixture &desk, const QByteArray &pdf)
    {
        const QString id = shipmentOf(desk.shop, 0);
        desk.shop.labels[id] = pdf;
        return *ShipmentId::parse(id);
    }

private Q_SLOTS:
    void aSavedLabelIsTheCouriersPdfByteForByteAndFourBySixInches()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        const QByteArray pdf = FakeShop::labelPdf(u"14908170002210"_s);
        const ShipmentId shipment = withLabel(desk, pdf);
        const QString file = desk.folder.filePath(u"label.pdf"_s);
        desk.desk->labels.save(shipment, u"PF-2026-100000"_s, file);
        QTRY_VERIFY(desk.visibleText("noticeText").contains(u"is saved"));
        QCOMPARE(contentOf(file), pdf);
        const auto sizes = labelPageSizes(contentOf(file));
        QVERIFY(sizes);
        QCOMPARE(*sizes, QList<QSizeF>{kFourBySix});
    }

    void aPrintedLabelKeepsItsSizeOnPaper()
    {
        DeskFixture desk;
        const QString file = desk.folder.filePath(u"paper.pdf"_s);
        const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
        printer->setOutputFormat(QPrinter::PdfFormat);
        printer->setOutputFileName(file);
        printer->setPageSize(QPageSize(QPageSize::A4));
        QSignalSpy printed(&desk.desk->labels, &LabelDesk::printed);
        desk.desk->labels.printOn(printer, FakeShop::labelPdf(u"1"_s), u"PF-2026-100000"_s);
        QTRY_COMPARE(printed.size(), 1);
        const auto sizes = labelPageSizes(contentOf(file));
        QVERIFY(sizes);
        QCOMPARE(*sizes, QList<QSizeF>{kFourBySix});
    }

    void aLabelIsDrawnAtTheDotsOfThePrinter()
    {
        const auto pages = settled(renderLabel(FakeShop::labelPdf(u"1"_s), 203));
        QVERIFY(pages);
        QCOMPARE(pages->first().dots.size(), QSize(4 * 203, 6 * 203));
    }

    void anOrderWithoutAShipmentOffersNoLabelAndSaysWhy()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        desk.find<QTableView>("orders")->selectRow(1); // waits for its payment
        auto *print = desk.find<QAction>("actionPrintLabel");
        QTRY_VERIFY(print->toolTip().contains(u"not booked with a courier"));
        QVERIFY(!print->isEnabled());
        QVERIFY(!desk.find<QAction>("actionSaveLabel")->isEnabled());
    }

    void aLabelThatIsNotThereYetIsSaidInWords()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        desk.find<QTableView>("orders")->selectRow(0);
        auto *print = desk.find<QAction>("actionPrintLabel");
        QTRY_VERIFY(print->isEnabled());
        print->trigger();
        QTRY_VERIFY(desk.visibleText("noticeText").contains(u"There is no label yet"));
        QVERIFY(desk.visibleText("noticeText").startsWith(u"PF-2026-100000"));
    }

    void whatIsNotAPdfIsNeitherSavedNorPrinted()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        const ShipmentId shipment = withLabel(desk, "<html>no label today</html>");
        const QString file = desk.folder.filePath(u"label.pdf"_s);
        desk.desk->labels.save(shipment, u"PF-2026-100000"_s, file);
        QTRY_VERIFY(desk.visibleText("noticeText").contains(u"not a label that can be drawn"));
        QVERIFY(!QFile::exists(file));
        QVERIFY(!settled(renderLabel("%PDF-1.4 and then nothing", 203)));
    }

    void aFileThatCannotBeWrittenIsNamed()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        const ShipmentId shipment = withLabel(desk, FakeShop::labelPdf(u"1"_s));
        desk.desk->labels.save(shipment, u"PF-2026-100000"_s,
                               desk.folder.filePath(u"no/such/folder/label.pdf"_s));
        QTRY_VERIFY(desk.visibleText("noticeText").contains(u"cannot be written"));
    }

    void theCommandLineWritesALabelOrSaysWhyNot()
    {
        DeskFixture desk;
        withLabel(desk, FakeShop::labelPdf(u"1"_s));
        CommandLine line{.server = desk.shop.url(),
                         .email = kEmail,
                         .password = kPassword,
                         .printLabelOf = u"PF-2026-100000"_s,
                         .labelFile = desk.folder.filePath(u"label.pdf"_s)};
        const auto written = settled(exportLabel(*desk.desk, line));
        QVERIFY(written);
        QVERIFY2(written->contains(u"288 by 432 points"), qUtf8Printable(*written));
        QVERIFY(contentOf(line.labelFile).startsWith("%PDF-"));

        line.printLabelOf = u"PF-2026-099999"_s; // not booked
        const auto none = settled(exportLabel(*desk.desk, line));
        QVERIFY(!none);
        QCOMPARE(none.error().code, u"no_shipment"_s);
    }
};

QTEST_MAIN(LabelTest)
#include "label_test.moc"
