// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/csv.h"
#include "shared/documents/csv_reader.h"
#include "tests/support/test_main.h"

#include <random>

using namespace Qt::StringLiterals;

namespace paushtik::http {

class TestCsv : public QObject {
    Q_OBJECT

    static QList<QStringList> cells(const QByteArray &file)
    {
        QList<QStringList> all;
        const auto records = readCsv(file, 1'000);
        for (const CsvRecord &record : records.value())
            all.append(record.cells);
        return all;
    }

private Q_SLOTS:
    void spreadsheetsOfAllKindsAreRead_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("CRLF") << "a,b\r\n1,2\r\n"_ba;
        QTest::newRow("LF") << "a,b\n1,2\n"_ba;
        QTest::newRow("CR") << "a,b\r1,2\r"_ba;
        QTest::newRow("no end of the last line") << "a,b\n1,2"_ba;
        QTest::newRow("byte order mark") << "\xef\xbb\xbf"_ba + "a,b\r\n1,2\r\n"_ba;
        QTest::newRow("quoted") << "\"a\",\"b\"\r\n\"1\",\"2\"\r\n"_ba;
        QTest::newRow("empty lines") << "a,b\r\n\r\n1,2\r\n\r\n\r\n"_ba;
    }
    void spreadsheetsOfAllKindsAreRead()
    {
        QFETCH(QByteArray, file);
        QCOMPARE(cells(file), (QList<QStringList>{{u"a"_s, u"b"_s}, {u"1"_s, u"2"_s}}));
    }

    void aQuotedCellKeepsWhatIsInIt()
    {
        QCOMPARE(cells("\"a\r\nb\",\"say \"\"x\"\", y\",\"\",घी,\"\"\"\"\r\n"_ba),
                 (QList<QStringList>{{u"a\r\nb"_s, u"say \"x\", y"_s, u""_s, u"घी"_s, u"\""_s}}));
        QCOMPARE(cells("12\" jar,\r\n"_ba), (QList<QStringList>{{u"12\" jar"_s, u""_s}}));
    }

    void rowsAreCountedAsASpreadsheetCountsThem()
    {
        const auto records = readCsv("h\r\n\"a\nb\nc\"\r\n\r\nd\r\n", 10);
        QCOMPARE(records->at(1).row, 2);
        QCOMPARE(records->at(2).row, 4);
    }

    void whatIsNoTableIsRefused_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("open quote") << "a,\"b\r\n"_ba;
        QTest::newRow("text behind a quote") << "\"a\"b,c\r\n"_ba;
        QTest::newRow("bytes of no text") << "a,\xff\r\n"_ba;
        QTest::newRow("half a character") << "a,\xe0\xa4"_ba;
        QTest::newRow("NUL") << QByteArray("a,\0b", 4);
    }
    void whatIsNoTableIsRefused()
    {
        QFETCH(QByteArray, file);
        QCOMPARE(readCsv(file, 10).error().fault, Fault::BadRequest);
    }

    void moreRecordsThanAllowedAreTooLarge()
    {
        QVERIFY(readCsv("a\nb\n", 2));
        QCOMPARE(readCsv("a\nb\nc\n", 2).error().fault, Fault::TooLarge);
    }

    void whatIsWrittenIsReadBack()
    {
        std::mt19937 random(7);
        const QString letters = u"ab=+-@'\",\r\n\t 0घी"_s;
        const auto below = [&random](qsizetype n) { return qsizetype(random() % unsigned(n)); };
        for (int round = 0; round < 2'000; ++round) {
            QStringList written;
            for (qsizetype n = 2 + below(3); n > 0; --n) {
                QString cell;
                for (qsizetype length = below(6); length > 0; --length)
                    cell += letters[below(letters.size())];
                written.append(cell);
            }
            const QByteArray line = csvLine(written);
            QStringList read = cells(line).first();
            for (QString &cell : read) {
                QVERIFY2(!cell.startsWith(u'=') && !cell.startsWith(u'@'), line.constData());
                cell = csvUnguarded(cell);
            }
            QCOMPARE(read, written);
        }
    }
};

} // namespace paushtik::http

PAUSHTIK_TEST_MAIN(paushtik::http::TestCsv)
#include "tst_http_csv.moc"
