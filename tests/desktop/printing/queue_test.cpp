// SPDX-License-Identifier: GPL-3.0-or-later
// Labels through a real CUPS queue: what comes out of it has the right size and can be scanned.
#include "desktop/printing/a4_sheet.h"
#include "desktop/printing/print_spool.h"
#include "shared/labels/manifest.h"
#include "tests/desktop/printing/paper_tools.h"
#include "tests/support/patience.h"

#include <QTest>
#include <QUuid>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

class QueueTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<PrivateCups> m_cups;

    static QString uniqueTitle()
    {
        return u"desk"_s + QUuid::createUuid().toString(QUuid::Id128).first(12);
    }
    SendOutcome print(const Paperwork &work, bool onA4 = false)
    {
        std::optional<SendOutcome> got;
        PrinterChoice choice{.way = PrinterChoice::Way::Queue, .queue = u"Labels"_s, .onA4 = onA4};
        QCoro::connect(sendToQueue(choice, work), this,
                       [&got](const SendOutcome &outcome) { got = outcome; });
        if (!tests::waitUntil([&got] { return got.has_value(); }))
            qFatal("printing did not end");
        return *got;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_cups = std::make_unique<PrivateCups>();
        if (m_cups->trouble().isEmpty())
            return;
        // Where CUPS is missing there is nothing to try; where it is there, it must work.
        if (PrivateCups::isInstalled())
            QFAIL(qUtf8Printable(m_cups->trouble()));
        QSKIP(qUtf8Printable(m_cups->trouble()));
    }
    void cleanupTestCase() { m_cups.reset(); }

    void theQueueIsFound()
    {
        std::optional<QStringList> found;
        QCoro::connect(PrinterSetup::queues(), this,
                       [&found](const QStringList &names) { found = names; });
        QTRY_VERIFY(found.has_value());
        QVERIFY(found->contains(u"Labels"_s));
    }

    void aLabelComesOutFourBySixAndItsBarsAreRead()
    {
        const LabelData label = ordinaryLabel();
        const QString title = uniqueTitle();
        const auto sent = print({.title = title, .pdfs = {renderLabelPdf(label)}});
        QCOMPARE(sent.sent, Sent::Whole);
        const QString pdf = m_cups->pdfOf(title);
        QVERIFY(!pdf.isEmpty());
        QCOMPARE(pageSizeOf(pdf), u"288 x 432"_s);
        QCOMPARE(scanned(rasterOf(pdf, 300)), label.awb.toLatin1());
        QCOMPARE(scanned(rasterOf(pdf, 203)), label.awb.toLatin1());
    }

    void threeLabelsShareAnA4SheetAtTheirTrueSize()
    {
        LabelData label = ordinaryLabel();
        QList<QByteArray> pdfs;
        for (const QString &awb : {u"77000000000011"_s, u"77000000000012"_s, u"77000000000013"_s}) {
            label.awb = awb;
            pdfs.append(renderLabelPdf(label));
        }
        const QString title = uniqueTitle();
        QCOMPARE(print({.title = title, .pdfs = pdfs}, true).sent, Sent::Whole);
        const QString pdf = m_cups->pdfOf(title);
        QVERIFY(!pdf.isEmpty());
        QCOMPARE(pageSizeOf(pdf), u"595 x 842"_s);
        const QImage sheet = rasterOf(pdf, 300);
        const auto places = placesOnA4();
        for (int i = 0; i < 3; ++i) {
            const QRectF box = places[i].box;
            constexpr double k = 300 / 72.0;
            QImage part = sheet.copy(qRound(box.x() * k), qRound(box.y() * k),
                                     qRound(box.width() * k), qRound(box.height() * k));
            if (places[i].lying)
                part = part.transformed(QTransform().rotate(-90));
            QCOMPARE(scanned(part), "7700000000001" + QByteArray::number(i + 1));
        }
    }

    void aManifestComesOutAsA4()
    {
        ManifestData manifest{u"MF-2026-000001"_s, u"Delhivery"_s,   u"Jaipur"_s,
                              u"Plot 7"_s,         Timestamp::now(), {}};
        manifest.rows.append({u"77000000000017"_s, u"PF-2026-000123"_s, u"Asha"_s, u"Mumbai"_s,
                              u"400069"_s, 2, 900});
        const QString title = uniqueTitle();
        QCOMPARE(print({.title = title, .pdfs = {renderManifestPdf(manifest)}}).sent, Sent::Whole);
        const QString pdf = m_cups->pdfOf(title);
        QVERIFY(!pdf.isEmpty());
        QCOMPARE(pageSizeOf(pdf), u"595 x 842"_s);
        QCOMPARE(scanned(rasterOf(pdf, 300)), "77000000000017"_ba);
    }

    // People do not work as root: the same again as a user who may do nothing.
    void anOrdinaryUserPrintsJustSo()
    {
        OrdinaryUser user;
        if (!user.canBe())
            QSKIP("this run is an ordinary user's already");
        const auto [exitCode, output] = user.runSelf();
        QVERIFY2(exitCode == 0, output.constData());
        QVERIFY2(output.contains("aLabelComesOutFourBySixAndItsBarsAreRead()"), output.constData());
        QVERIFY2(output.contains(" 0 failed, ") && !output.contains("SKIP   : QueueTest::init"),
                 output.constData());
    }

    void aQueueThatIsGoneTakesNothing()
    {
        PrinterChoice choice{.way = PrinterChoice::Way::Queue, .queue = u"NoSuchQueue"_s};
        std::optional<SendOutcome> got;
        QCoro::connect(sendToQueue(choice, {.title = u"x"_s}), this,
                       [&got](const SendOutcome &outcome) { got = outcome; });
        QTRY_VERIFY(got.has_value());
        QCOMPARE(got->sent, Sent::Nothing);
    }
};

QTEST_MAIN(QueueTest)
#include "queue_test.moc"
