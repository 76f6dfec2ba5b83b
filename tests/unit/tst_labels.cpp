// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/labels/code128.h"
#include "shared/labels/label.h"
#include "shared/labels/label_data.h"
#include "shared/labels/label_zpl.h"
#include "shared/labels/manifest.h"
#include "shared/labels/text_box.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <memory>

using namespace paushtik;
using namespace Qt::StringLiterals;

namespace {

LabelData ordinaryLabel()
{
    LabelData label;
    label.awb = u"77000000000017"_s;
    label.courier = u"Delhivery Surface"_s;
    label.routing = u"BOM/ANE"_s;
    label.orderNumber = u"PF-2026-000123"_s;
    label.date = QDate(2026, 11, 22);
    label.to = {u"Asha Kulkarni"_s,
                u"Flat 12, Sai Krupa Society\n14 Lokmanya Tilak Road, near Hanuman Mandir"_s,
                u"Mumbai"_s,
                u"Maharashtra"_s,
                u"400069"_s,
                u"+91 98765 43210"_s};
    label.from = {u"Paushtik Foods"_s, u"Plot 7, Dairy Estate, Sanganer"_s,
                  u"Jaipur"_s,         u"Rajasthan"_s,
                  u"302029"_s,         u"+91 141 400 1234"_s};
    label.weightGrams = 1460;
    label.size = {180, 120, 165};
    label.total = Paise(249'800);
    label.items = {{u"A2 Gir Cow Bilona Ghee, 500 ml"_s, u"GIR-500"_s, 2},
                   {u"Tulsi Infused Ghee, 250 ml"_s, u"TUL-250"_s, 1}};
    label.fssai = u"10024013000456"_s;
    return label;
}

LabelData hindiLabel()
{
    LabelData label = ordinaryLabel();
    label.to = {u"श्रीमती लक्ष्मी त्रिपाठी"_s,
                u"मकान संख्या ४५, विश्वविद्यालय मार्ग\nज्ञानपुर, श्री हनुमान मंदिर के पास"_s,
                u"वाराणसी"_s,
                u"उत्तर प्रदेश"_s,
                u"221010"_s,
                u"+91 98765 43210"_s};
    label.items.prepend({u"गिर गाय का बिलोना घी, ५०० मि.ली."_s, u"GIR-500"_s, 1});
    return label;
}

LabelData endlessLabel()
{
    LabelData label = ordinaryLabel();
    const auto endless = [](const QString &word) { return (word + u' ').repeated(60); };
    label.awb = u"0012345678ABCDEFGHIJ"_s;
    label.courier = endless(u"Extraordinarily Thorough Logistics"_s);
    label.routing = endless(u"XX/YY"_s);
    label.orderNumber = u"PF-2026-000123-REPLACEMENT-R2"_s;
    label.to = {endless(u"Venkatanarasimharajuvaripeta"_s),
                endless(u"Thiruvananthapuramnagar"_s),
                endless(u"Chamarajanagara"_s),
                endless(u"Dadra and Nagar Haveli"_s),
                u"695001"_s,
                u"+91 98765 43210 / +91 98765 43211 / +91 98765 43212"_s};
    label.from = label.to;
    label.weightGrams = 1'234'560;
    label.size = {12'345, 12'345, 12'345};
    label.total = Paise(9'99'99'999'99);
    for (int i = 0; i < 30; ++i)
        label.items.append({endless(u"Saffron"_s), endless(u"SKU"_s), 10});
    label.fssai = u"1002401300045610024013000456"_s;
    label.reprint = endless(u"Ravi"_s);
    return label;
}

ManifestData manifestOf(int rows)
{
    ManifestData manifest{u"MF-2026-000012"_s,
                          u"Delhivery Surface"_s,
                          u"Sanganer dairy"_s,
                          u"Plot 7, Dairy Estate\nJaipur 302029"_s,
                          Timestamp(1'795'348'800'000'000),
                          {}};
    for (int i = 1; i <= rows; ++i) {
        const QString awb = u"00%1IN%2"_s.arg(77'000'000 + i).arg(i, 6, 10, QChar(u'0'));
        const bool hindi = i % 3 == 0;
        const QString name = hindi ? u"लक्ष्मी त्रिपाठी"_s : u"Asha Kulkarni of a long house"_s;
        manifest.rows.append({awb, u"PF-2026-%1"_s.arg(i, 6, 10, QChar(u'0')), name, u"Mumbai"_s,
                              u"400069"_s, i, 1460 * i});
    }
    return manifest;
}

QByteArray run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForStarted(tests::kPatienceMs) || !process.waitForFinished(tests::kPatienceMs))
        qFatal("%s did not run", qPrintable(program));
    return process.readAllStandardOutput();
}

// The page as a thermal printer of `dpi` sees it.
QImage rasterOf(const QByteArray &pdf, int dpi, const QString &name)
{
    static const QTemporaryDir scratch;
    const QString keep = qEnvironmentVariable("PAUSHTIK_KEEP_LABELS");
    const QString stem = (keep.isEmpty() ? scratch.path() : keep) + u'/' + name;
    QFile file(stem + u".pdf"_s);
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    file.close();
    run(u"pdftoppm"_s,
        {u"-r"_s, QString::number(dpi), u"-png"_s, u"-singlefile"_s, file.fileName(), stem});
    return QImage(stem + u".png"_s);
}

QByteArray scanned(const QImage &image)
{
    static const QTemporaryDir scratch;
    const QString path = scratch.filePath(u"scan.png"_s);
    image.save(path);
    return run(u"zbarimg"_s, {u"--quiet"_s, u"--raw"_s, path}).trimmed();
}

} // namespace

class LabelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePageIsExactlyFourBySixInches();
    void aLabelsPdfTellsWhatItSays();
    void aScannerReadsTheAwbBack_data();
    void aScannerReadsTheAwbBack();
    void barsAreWholeDotsOfAThermalPrinter();
    void aScannerReadsAnUglyLabelToo_data();
    void aScannerReadsAnUglyLabelToo();
    void whatCannotBeBarsIsPrintedAsText();
    void threadsDrawAtTheSameTime();
    void theSameDrawingGoesOntoAnyPainter();
    void devanagariIsShapedNotBoxed();
    void textNeverLeavesItsBox_data();
    void textNeverLeavesItsBox();
    void everyAwbOfAManifestIsReadBackOnce_data();
    void everyAwbOfAManifestIsReadBackOnce();
};

void LabelsTest::thePageIsExactlyFourBySixInches()
{
    const QByteArray pdf = renderLabelPdf(ordinaryLabel());
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.contains("/MediaBox [0 0 288") && pdf.contains(" 432"));
    QCOMPARE(rasterOf(pdf, 203, u"ordinary"_s).size(), QSize(812, 1218));
}

void LabelsTest::aLabelsPdfTellsWhatItSays()
{
    LabelData label = hindiLabel();
    label.reprint = u"Meera \u00b7 torn"_s;
    const auto read = labelDataOf(renderLabelPdf(label));
    QVERIFY(read);
    QCOMPARE(renderLabelZpl(*read, 203), renderLabelZpl(label, 203));
    QCOMPARE(labelXmp(*read), labelXmp(label));
    QVERIFY(!labelDataOf("%PDF-1.4 a courier's"));
    QVERIFY(!labelDataOf("%PDF-1.4 <paushtik:label>"));
}

void LabelsTest::aScannerReadsTheAwbBack_data()
{
    QTest::addColumn<QString>("awb");
    for (const auto awb :
         {"77000000000017", "00012345", "MOCKAWB000000042", "A1B2C3D4E5", "SF1234567890IN",
          "00000000000000000001", "ABCDEFGHIJKLMNOPQRST", "x9-Z7.k_2"})
        QTest::newRow(awb) << QString::fromLatin1(awb);
}

void LabelsTest::aScannerReadsTheAwbBack()
{
    QFETCH(const QString, awb);
    LabelData label = ordinaryLabel();
    label.awb = awb;
    const QByteArray pdf = renderLabelPdf(label);
    for (const int dpi : {203, 300})
        QCOMPARE(scanned(rasterOf(pdf, dpi, u"awb"_s)), awb.toLatin1());
}

void LabelsTest::barsAreWholeDotsOfAThermalPrinter()
{
    QImage image(812, 1218, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    drawLabel(painter, image.rect(), ordinaryLabel());
    painter.end();
    const auto symbol = encodeCode128("77000000000017");
    QVERIFY(symbol);
    const uchar *row = image.constScanLine(300);
    QList<int> runs;
    for (int x = 40; x < 772; ++x) {
        QVERIFY(row[x] == 0 || row[x] == 255);
        if (x == 40 || row[x] != row[x - 1])
            runs.append(0);
        ++runs.last();
    }
    QCOMPARE(runs.size(), symbol->runs.size() + 2); // with the quiet zones
    for (qsizetype i = 0; i < symbol->runs.size(); ++i)
        QCOMPARE(runs[i + 1], symbol->runs[i] * 5);
}

void LabelsTest::aScannerReadsAnUglyLabelToo_data()
{
    QTest::addColumn<bool>("hindi");
    QTest::newRow("hindi") << true;
    QTest::newRow("endless") << false;
}

void LabelsTest::aScannerReadsAnUglyLabelToo()
{
    QFETCH(const bool, hindi);
    const LabelData label = hindi ? hindiLabel() : endlessLabel();
    const QImage image = rasterOf(renderLabelPdf(label), 203, hindi ? u"hindi"_s : u"endless"_s);
    QCOMPARE(image.size(), QSize(812, 1218));
    QCOMPARE(scanned(image), label.awb.toLatin1());
}

void LabelsTest::whatCannotBeBarsIsPrintedAsText()
{
    for (const auto &awb : {QString(), u"घी"_s, u"A\nB"_s, QString(60, u'9')}) {
        LabelData label = ordinaryLabel();
        label.awb = awb;
        const QImage image = rasterOf(renderLabelPdf(label), 203, u"unscannable"_s);
        QCOMPARE(scanned(image), QByteArray());
    }
    QVERIFY(!encodeCode128(""));
    QVERIFY(!encodeCode128("\x80"));
    QVERIFY(!encodeCode128(QByteArray(49, '9')));
}

void LabelsTest::threadsDrawAtTheSameTime()
{
    std::vector<std::unique_ptr<QThread>> threads;
    std::array<QByteArray, 4> pdfs;
    for (QByteArray &pdf : pdfs) {
        threads.emplace_back(QThread::create([&pdf] {
            for (int i = 0; i < 5; ++i)
                pdf = renderLabelPdf(hindiLabel());
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        QVERIFY(thread->wait(tests::kPatienceMs));
    const QImage first = rasterOf(pdfs[0], 100, u"thread"_s);
    for (const QByteArray &pdf : pdfs)
        QCOMPARE(rasterOf(pdf, 100, u"thread"_s), first);
}

void LabelsTest::theSameDrawingGoesOntoAnyPainter()
{
    QImage image(1300, 1900, QImage::Format_RGB32);
    image.fill(Qt::green);
    QPainter painter(&image);
    const QRect target(31, 17, 1200, 1800);
    drawLabel(painter, target, ordinaryLabel());
    painter.end();
    QCOMPARE(scanned(image.copy(target)), "77000000000017"_ba);
    QCOMPARE(image.pixelColor(30, 500), QColor(Qt::green));
    QCOMPARE(image.pixelColor(1232, 500), QColor(Qt::green));
    QCOMPARE(image.pixelColor(500, 1818), QColor(Qt::green));
}

void LabelsTest::devanagariIsShapedNotBoxed()
{
    // A conjunct is narrower than its letters kept apart, and no glyph of it is the missing one.
    const QFontMetricsF metrics(labelFont(40));
    const QString together = u"क्ष्म"_s;
    const QString apart = u"क्‌ष्‌म"_s; // with zero width non-joiners
    QVERIFY(metrics.horizontalAdvance(together) < metrics.horizontalAdvance(apart));
    QVERIFY(QFontMetricsF(QFont(u"Noto Sans Devanagari"_s)).inFont(u'क'));
}

void LabelsTest::textNeverLeavesItsBox_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("lines");
    QTest::newRow("one word") << QString(300, u'W') << 3;
    QTest::newRow("words") << u"long words of many kinds "_s.repeated(30) << 4;
    QTest::newRow("hindi") << u"ज्ञानपुर विश्वविद्यालय "_s.repeated(30) << 4;
    QTest::newRow("breaks") << u"a\n"_s.repeated(30) << 9;
    QTest::newRow("one line") << u"never ending "_s.repeated(30) << 1;
}

void LabelsTest::textNeverLeavesItsBox()
{
    QFETCH(const QString, text);
    QFETCH(const int, lines);
    QImage image(400, 400, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    const QRectF box(100, 100, 200, 120);
    const qreal used = drawText(painter, box, text, {.font = labelFont(24), .mostLines = lines});
    painter.end();
    QVERIFY(used > 0 && used <= box.height() + 0.5);
    for (int y = 0; y < 400; ++y) {
        for (int x = 0; x < 400; ++x) {
            // Marks of Devanagari may stand a little over the line.
            if (!box.adjusted(-3, -6, 3, 8).contains(x, y))
                QVERIFY2(qGray(image.pixel(x, y)) == 255, qPrintable(u"%1,%2"_s.arg(x).arg(y)));
        }
    }
}

void LabelsTest::everyAwbOfAManifestIsReadBackOnce_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("pages");
    QTest::newRow("none") << 0 << 1;
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("a full last page") << 13 << 1;
    QTest::newRow("one too many for the signatures") << 14 << 2;
    QTest::newRow("three pages") << 40 << 3;
}

void LabelsTest::everyAwbOfAManifestIsReadBackOnce()
{
    QFETCH(const int, rows);
    QFETCH(const int, pages);
    const ManifestData manifest = manifestOf(rows);
    const QTemporaryDir scratch;
    const QString keep = qEnvironmentVariable("PAUSHTIK_KEEP_LABELS");
    const QString stem = (keep.isEmpty() ? scratch.path() : keep) + u"/manifest"_s;
    QFile file(stem + u".pdf"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(renderManifestPdf(manifest));
    file.close();
    const QByteArray info = run(u"pdfinfo"_s, {file.fileName()});
    QVERIFY(info.contains("A4"));
    QVERIFY2(info.contains("Pages:           " + QByteArray::number(pages)), info);
    QSet<QByteArray> seen;
    for (int page = 1; page <= pages; ++page) {
        const QString name = u"%1-%2"_s.arg(stem).arg(page);
        const QString number = QString::number(page);
        run(u"pdftoppm"_s, {u"-r"_s, u"300"_s, u"-gray"_s, u"-png"_s, u"-singlefile"_s, u"-f"_s,
                            number, file.fileName(), name});
        const QByteArray codes = scanned(QImage(name + u".png"_s));
        for (const QByteArray &code : codes.split('\n')) {
            QVERIFY2(!seen.contains(code), code);
            if (!code.isEmpty())
                seen.insert(code);
        }
    }
    QCOMPARE(seen.size(), rows);
    for (const ManifestRow &row : manifest.rows)
        QVERIFY2(seen.contains(row.awb.toLatin1()), qPrintable(row.awb));
}

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    LabelsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_labels.moc"
