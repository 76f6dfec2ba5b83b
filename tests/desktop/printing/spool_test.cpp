// SPDX-License-Identifier: GPL-3.0-or-later
// The spool and a thermal printer on the network: what came out, what did not, and what nobody
// knows.
#include "desktop/printing/print_spool.h"
#include "shared/labels/label_zpl.h"
#include "shared/labels/zpl.h"
#include "tests/desktop/leaks_of_qt.h"
#include "tests/desktop/printing/paper_tools.h"
#include "tests/support/patience.h"

#include <QFileInfo>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

template <class T>
T settled(Task<T> task)
{
    std::optional<T> got;
    QObject here;
    QCoro::connect(std::move(task), &here, [&got](const T &result) { got = result; });
    if (!tests::waitUntil([&got] { return got.has_value(); }))
        qFatal("the task did not end");
    return *got;
}

/// A desk's printing, with a thermal printer for labels.
struct Bench {
    Bench()
        : preferences(folder.filePath(u"desk.ini"_s))
        , setup(preferences)
    {
        open();
    }
    void open()
    {
        spool = std::make_unique<PrintSpool>(setup);
        spool->open(folder.filePath(u"spool.sqlite"_s));
        spool->setPatience({5s, 5s}, 30ms);
    }
    void useThermal(int dpi = 203)
    {
        setup.choose(PrinterRole::Label, {.way = PrinterChoice::Way::Zpl,
                                          .host = u"127.0.0.1"_s,
                                          .port = printer.port(),
                                          .dpi = dpi});
    }
    qint64 add(const QString &title, PrintRequest request = {})
    {
        request.title = title;
        if (request.zpl.isEmpty() && request.pdfs.isEmpty())
            request.zpl = "^XA^FD" + title.toLatin1() + "^FS^XZ\n";
        return *settled(spool->add(std::move(request)));
    }
    PrintJob job(qint64 id)
    {
        for (const PrintJob &one : settled(spool->jobs()))
            if (one.id == id)
                return one;
        return {};
    }

    QTemporaryDir folder;
    Preferences preferences;
    PrinterSetup setup;
    FakeThermalPrinter printer;
    std::unique_ptr<PrintSpool> spool;
};

} // namespace

class SpoolTest : public QObject {
    Q_OBJECT

private:
    // Drawn by somebody else, for all that the desk can know.
    static QByteArray couriersPdf(const LabelData &label)
    {
        return renderLabelPdf(label).replace("paushtik:label", "delhivry:label");
    }
    static QByteArray bigLabel() { return "^XA" + QByteArray(32 * 1024 * 1024, ' ') + "^XZ"; }

private Q_SLOTS:
    void jobsComeOutOnceEachAndInTheirOrder()
    {
        Bench bench;
        for (int i = 0; i < 12; ++i)
            bench.add(QString::number(i));
        QCOMPARE(bench.printer.labels.size(), 0);
        bench.useThermal();
        QTRY_COMPARE(bench.printer.labels.size(), 12);
        for (int i = 0; i < 12; ++i)
            QVERIFY(bench.printer.labels[i].contains("^FD" + QByteArray::number(i) + "^"));
        QTRY_COMPARE(settled(bench.spool->jobs()).first().state, PrintState::Printed);
    }

    void aPrinterThatIsOffIsWaitedForAndNothingIsLost()
    {
        Bench bench;
        bench.printer.switchOff();
        bench.useThermal();
        const qint64 id = bench.add(u"PF-1"_s);
        QTRY_VERIFY(!bench.job(id).error.isEmpty());
        QVERIFY(bench.job(id).state != PrintState::Printed);
        bench.printer.switchOn();
        QTRY_COMPARE(bench.job(id).state, PrintState::Printed);
        QTRY_COMPARE(bench.printer.labels.size(), 1);
        QVERIFY(PrintWords::trouble(bench.job(id)).isEmpty());
    }

    void jobsSurviveARestart()
    {
        Bench bench;
        const qint64 first = bench.add(u"PF-1"_s);
        bench.spool.reset();
        bench.open();
        const qint64 second = bench.add(u"PF-2"_s);
        QCOMPARE(bench.job(first).state, PrintState::Waiting);
        bench.useThermal();
        QTRY_COMPARE(bench.job(second).state, PrintState::Printed);
        QTRY_COMPARE(bench.printer.labels.size(), 2);
        QVERIFY(bench.printer.labels[0].contains("PF-1"));
    }

    void eachAccountHasItsOwnPaper()
    {
        Bench bench;
        const qint64 first = bench.add(u"PF-1"_s);
        bench.spool->open(bench.folder.filePath(u"other.sqlite"_s));
        QCOMPARE(settled(bench.spool->jobs()).size(), 0);
        QVERIFY(!settled(bench.spool->wasPrinted(u"1"_s)));
        bench.spool->close();
        QVERIFY(!settled(bench.spool->add({.title = u"PF-2"_s, .zpl = "^XA^XZ"})));
        bench.useThermal();
        bench.spool->open(bench.folder.filePath(u"spool.sqlite"_s));
        QTRY_COMPARE(bench.job(first).state, PrintState::Printed);
        QTRY_COMPARE(bench.printer.labels.size(), 1);
    }

    void aSpoolThatAnotherProgramHasOpenIsLeftAlone()
    {
        Bench bench;
        bench.spool.reset();
        FileLock another(bench.folder.filePath(u"spool.sqlite.lock"_s));
        QVERIFY(another.tryLock(FileLock::Exclusive));
        bench.open();
        QVERIFY(!settled(bench.spool->add({.title = u"PF-2"_s, .zpl = "^XA^XZ"})));
    }

    void signingOutAndInWhilePaperComesOutLosesNothing()
    {
        Bench bench;
        bench.printer.hang(true);
        bench.useThermal();
        const qint64 id = bench.add(u"PF-1"_s, {.zpl = bigLabel()});
        QTRY_COMPARE(bench.job(id).state, PrintState::Printing);
        bench.spool->close();
        bench.spool->open(bench.folder.filePath(u"spool.sqlite"_s));
        QTRY_COMPARE(bench.job(id).state, PrintState::Unsure);
        const qint64 next = bench.add(u"PF-2"_s);
        bench.printer.hang(false);
        QTRY_COMPARE(bench.job(next).state, PrintState::Printed);
    }

    void aRunThatEndsWhileSendingLeavesTheJobUnsureAndSendsNothingByItself()
    {
        Bench bench;
        bench.printer.hang(true);
        bench.useThermal();
        const qint64 id = bench.add(u"PF-1"_s, {.zpl = bigLabel()});
        QTRY_COMPARE(bench.job(id).state, PrintState::Printing);
        QTRY_COMPARE(bench.printer.held, 1);
        bench.spool.reset(); // as a kill would: nobody wrote how it ended
        bench.printer.hang(false);
        bench.open();
        QTRY_COMPARE(bench.job(id).state, PrintState::Unsure);
        const qint64 next = bench.add(u"PF-2"_s);
        QTRY_COMPARE(bench.job(next).state, PrintState::Printed);
        QCOMPARE(bench.job(id).state, PrintState::Unsure);
        QTRY_COMPARE(bench.printer.labels.size(), 1);
    }

    void aConnectionThatBreaksInTheMiddleIsUnsureUntilAPersonDecides_data()
    {
        QTest::addColumn<bool>("cameOut");
        QTest::addColumn<PrintState>("after");
        QTest::addColumn<int>("labels");
        QTest::newRow("it came out") << true << PrintState::Printed << 0;
        QTest::newRow("it did not") << false << PrintState::Printed << 1;
    }
    void aConnectionThatBreaksInTheMiddleIsUnsureUntilAPersonDecides()
    {
        QFETCH(const bool, cameOut);
        QFETCH(const PrintState, after);
        QFETCH(const int, labels);
        Bench bench;
        bench.printer.cutAfterFirstByte(true);
        bench.useThermal();
        const qint64 id = bench.add(u"PF-1"_s, {.zpl = bigLabel()});
        QTRY_COMPARE(bench.job(id).state, PrintState::Unsure);
        bench.printer.cutAfterFirstByte(false);
        QVERIFY(settled(bench.spool->settle(id, cameOut, u"Meera"_s)));
        QTRY_COMPARE(bench.job(id).state, after);
        QTRY_COMPARE(bench.printer.labels.size(), labels);
        bool said = false;
        for (const PrintLogLine &line : settled(bench.spool->log()))
            said = said || (line.job == id && line.who == u"Meera");
        QVERIFY(said);
    }

    void aPrinterThatReadsNothingEndsAtItsDeadline()
    {
        Bench bench;
        bench.spool->setPatience({1min, 1s}, 30ms);
        bench.printer.hang(true);
        bench.useThermal();
        const qint64 id = bench.add(u"PF-1"_s, {.zpl = bigLabel()});
        QTRY_COMPARE(bench.job(id).state, PrintState::Unsure);
    }

    void whatIsNoDocumentFailsAndTheNextIsPrinted()
    {
        Bench bench;
        bench.useThermal();
        const qint64 bad = bench.add(u"PF-1"_s, {.pdfs = {"<html>"}});
        const qint64 good = bench.add(u"PF-2"_s);
        QTRY_COMPARE(bench.job(good).state, PrintState::Printed);
        QCOMPARE(bench.job(bad).state, PrintState::Failed);
        QVERIFY(!PrintWords::trouble(bench.job(bad)).isEmpty());
    }

    void aSheetOfSeveralLabelsIsRememberedByEach()
    {
        Bench bench;
        bench.useThermal();
        const QByteArray pdf = renderLabelPdf(ordinaryLabel());
        const qint64 id =
            bench.add(u"PF-1 +1"_s, {.awb = u"770000017 770000024"_s, .pdfs = {pdf, pdf}});
        QTRY_COMPARE(bench.job(id).state, PrintState::Printed);
        for (const QString &awb : {u"770000017"_s, u"770000024"_s})
            QVERIFY(settled(bench.spool->wasPrinted(awb)));
        for (const QString &awb : {u"77000001"_s, u"017 77"_s, u""_s})
            QVERIFY(!settled(bench.spool->wasPrinted(awb)));
    }

    void aReprintIsAJobOfItsOwnWithReasonAndMark()
    {
        Bench bench;
        bench.useThermal();
        const QByteArray pdf = renderLabelPdf(ordinaryLabel());
        const qint64 id = bench.add(u"PF-1"_s, {.awb = u"77000000000017"_s, .pdfs = {pdf}});
        QTRY_COMPARE(bench.job(id).state, PrintState::Printed);
        QVERIFY(settled(bench.spool->wasPrinted(u"77000000000017"_s)));
        const auto again = settled(bench.spool->again(id, u"torn"_s, u"Meera"_s));
        QVERIFY(again);
        QTRY_COMPARE(bench.job(*again).state, PrintState::Printed);
        const QString mark = PrintWords::mark(bench.job(*again));
        QVERIFY(mark.startsWith(u"REPRINT") && mark.contains(u"Meera") && mark.contains(u"torn"));
        QCOMPARE(PrintWords::mark(bench.job(id)), QString());
        QTRY_COMPARE(bench.printer.labels.size(), 2);
        QVERIFY(bench.printer.labels[0] != bench.printer.labels[1]);
    }

    void noMoveOutsideTheTableIsPossible()
    {
        QTemporaryDir folder;
        SpoolStore store(folder.filePath(u"spool.sqlite"_s));
        QVERIFY(store.open());
        for (const auto &[from, fromWord] : kWords<PrintState>) {
            for (const auto &[to, toWord] : kWords<PrintState>) {
                const qint64 id = *store.add({.title = u"x"_s, .pdfs = {"%PDF-"}});
                if (from != PrintState::Waiting)
                    QVERIFY(store.move(id, PrintState::Printing, {}, {}));
                if (from != PrintState::Waiting && from != PrintState::Printing)
                    QVERIFY(store.move(id, from, {}, {}));
                QCOMPARE(store.move(id, to, {}, {}).has_value(), mayMove(from, to));
            }
        }
    }

    void aScannerReadsOurZplDrawnBySomebodyElse_data()
    {
        QTest::addColumn<bool>("hindi");
        QTest::addColumn<int>("dpi");
        QTest::newRow("203") << false << 203;
        QTest::newRow("300") << false << 300;
        QTest::newRow("203, Devanagari") << true << 203;
        QTest::newRow("300, Devanagari") << true << 300;
    }
    void aScannerReadsOurZplDrawnBySomebodyElse()
    {
        QFETCH(const bool, hindi);
        QFETCH(const int, dpi);
        ZplReader reader;
        if (const QString why = reader.missing(); !why.isEmpty())
            QSKIP(qUtf8Printable(why));
        Bench bench;
        bench.useThermal(dpi);
        const LabelData label = hindi ? hindiLabel() : ordinaryLabel();
        bench.add(label.orderNumber, {.zpl = renderLabelZpl(label, dpi)});
        QTRY_COMPARE(bench.printer.labels.size(), 1);
        const QByteArray &zpl = bench.printer.labels.first();
        QCOMPARE(zpl.count("^GFA") > 5, hindi);
        QVERIFY(zpl.contains(dpi == 203 ? "^PW812^LL1218" : "^PW1200^LL1800"));
        const QImage paper = reader.read(zpl, dpi == 203 ? 8 : 12);
        QVERIFY(!paper.isNull());
        QCOMPARE(scanned(paper), label.awb.toLatin1());
    }

    void aFetchedLabelOfOursIsPrintedAsOurOwnZpl_data()
    {
        QTest::addColumn<int>("dpi");
        QTest::newRow("203") << 203;
        QTest::newRow("300") << 300;
    }
    void aFetchedLabelOfOursIsPrintedAsOurOwnZpl()
    {
        QFETCH(const int, dpi);
        ZplReader reader;
        if (const QString why = reader.missing(); !why.isEmpty())
            QSKIP(qUtf8Printable(why));
        Bench bench;
        bench.useThermal(dpi);
        const LabelData label = hindiLabel();
        const QByteArray fetched = renderLabelPdf(label); // all that the desk ever gets
        const qint64 id = bench.add(label.orderNumber, {.awb = label.awb, .pdfs = {fetched}});
        QTRY_COMPARE(bench.job(id).state, PrintState::Printed);
        QTRY_COMPARE(bench.printer.labels.size(), 1);
        QCOMPARE(bench.printer.labels.first(), renderLabelZpl(label, dpi));
        QVERIFY(bench.printer.labels.first().contains("^BC"));
        const QImage paper = reader.read(bench.printer.labels.first(), dpi == 203 ? 8 : 12);
        QCOMPARE(scanned(paper), label.awb.toLatin1());
        // And again, with the mark on it.
        QVERIFY(settled(bench.spool->again(id, u"torn"_s, u"Meera"_s)));
        QTRY_COMPARE(bench.printer.labels.size(), 2);
        const QByteArray &marked = bench.printer.labels.last();
        QVERIFY(marked.contains("REPRINT") && marked != bench.printer.labels.first());
        QCOMPARE(scanned(reader.read(marked, dpi == 203 ? 8 : 12)), label.awb.toLatin1());
    }

    void aCouriersPdfBecomesDotsThatAScannerReads()
    {
        ZplReader reader;
        if (const QString why = reader.missing(); !why.isEmpty())
            QSKIP(qUtf8Printable(why));
        Bench bench;
        bench.useThermal();
        const LabelData label = ordinaryLabel();
        const QByteArray pdf = couriersPdf(label);
        bench.add(label.orderNumber, {.pdfs = {pdf}});
        QTRY_COMPARE(bench.printer.labels.size(), 1);
        QVERIFY(!bench.printer.labels.first().contains("^BC"));
        const QImage paper = reader.read(bench.printer.labels.first(), 8);
        QCOMPARE(scanned(paper), label.awb.toLatin1());
        // Drawn by us and drawn by them, the same dots are dark.
        const QImage ours = readPages(pdf, 203)->first().dots;
        const QRect frame(0, 0, std::min(ours.width(), paper.width()),
                          std::min(ours.height(), paper.height()));
        int different = 0;
        for (int y = 0; y < frame.height(); y += 3)
            for (int x = 0; x < frame.width(); x += 3)
                different += (qGray(ours.pixel(x, y)) < 128) != (qGray(paper.pixel(x, y)) < 128);
        QVERIFY2(different == 0, qPrintable(QString::number(different)));
    }
};

QTEST_MAIN(SpoolTest)
#include "spool_test.moc"
