// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/multipart.h"

#include "tests/support/test_main.h"

#include <QRandomGenerator>

namespace paushtik::media {

using namespace Qt::StringLiterals;

namespace {

const QByteArray kType = "multipart/form-data; boundary=x";

QByteArray part(const QByteArray &head, const QByteArray &content)
{
    return "--x\r\n" + head + "\r\n\r\n" + content + "\r\n";
}

QByteArray file(const QByteArray &name, const QByteArray &content)
{
    return part("Content-Disposition: form-data; name=\"" + name +
                    "\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg",
                content);
}

} // namespace

class MultipartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsFilesAndFieldsAsTheyWere()
    {
        QByteArray awkward("\r\n--\r\n--y\r\n\r\n\0\xff--x", 18);
        const auto parts = parseMultipart(
            kType, file("original", awkward) +
                       part("content-disposition: form-data; name=note", "text") + "--x--\r\n");
        QVERIFY(parts);
        QCOMPARE(parts->size(), 2);
        QCOMPARE(parts->at(0).name, u"original"_s);
        QCOMPARE(parts->at(0).content, awkward);
        QVERIFY(parts->at(0).isFile);
        QCOMPARE(parts->at(1).name, u"note"_s);
        QCOMPARE(parts->at(1).content, "text"_ba);
        QVERIFY(!parts->at(1).isFile);
    }

    void readsEmptyBodiesAndEmptyContents()
    {
        QCOMPARE(parseMultipart(kType, "--x--\r\n")->size(), 0);
        const auto parts = parseMultipart(kType, file("full", {}) + "--x--");
        QCOMPARE(parts->size(), 1);
        QVERIFY(parts->at(0).content.isEmpty());
    }

    void takesABoundaryInQuotes()
    {
        const auto parts = parseMultipart("Multipart/Form-Data ; charset=utf-8; boundary=\"a b?c\"",
                                          "--a b?c\r\nContent-Disposition: form-data; "
                                          "name=\"q\\\"q\"\r\n\r\nv\r\n--a b?c--");
        QVERIFY(parts);
        QCOMPARE(parts->first().name, u"q\"q"_s);
    }

    void refusesWhatIsBroken_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no boundary") << "multipart/form-data"_ba << "--x--"_ba;
        QTest::newRow("an empty boundary") << "multipart/form-data; boundary="_ba << "--x--"_ba;
        QTest::newRow("a long boundary")
            << "multipart/form-data; boundary=" + QByteArray(71, 'x') << "--x--"_ba;
        QTest::newRow("a boundary with a line break")
            << "multipart/form-data; boundary=\"a\nb\""_ba << "--a\nb--"_ba;
        QTest::newRow("two boundaries")
            << "multipart/form-data; boundary=x; boundary=y"_ba << "--x--"_ba;
        QTest::newRow("nothing") << kType << ""_ba;
        QTest::newRow("an open quote") << "multipart/form-data; boundary=\"x"_ba << "--x--"_ba;
        QTest::newRow("a preamble") << kType << "hello\r\n--x--"_ba;
        QTest::newRow("no end") << kType << file("a", "b");
        QTest::newRow("no empty line") << kType << "--x\r\nContent-Disposition: x\r\n--x--"_ba;
        QTest::newRow("cut in the head") << kType << "--x\r\nbroken"_ba;
        QTest::newRow("no disposition") << kType << part("X-A: b", "c") + "--x--";
        QTest::newRow("two dispositions")
            << kType
            << part("Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; "
                    "name=b",
                    "c") +
                   "--x--";
        QTest::newRow("no name") << kType << part("Content-Disposition: form-data", "c") + "--x--";
        QTest::newRow("an attachment")
            << kType << part("Content-Disposition: attachment; name=a", "c") + "--x--";
        QTest::newRow("a transfer encoding")
            << kType
            << part("Content-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64",
                    "c") +
                   "--x--";
        QTest::newRow("a head without an end")
            << kType
            << part("Content-Disposition: form-data; name=a; x=" + QByteArray(5000, 'y'), "c") +
                   "--x--";
        QTest::newRow("too many parts") << kType << file("a", "b").repeated(9) + "--x--";
        QTest::newRow("text after a boundary")
            << kType << "--xx\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--x--"_ba;
    }
    void refusesWhatIsBroken()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        const auto parts = parseMultipart(type, body);
        QVERIFY(!parts);
        QCOMPARE(parts.error().fault, Fault::BadRequest);
    }

    void anotherKindOfBodyIsUnsupported()
    {
        for (const QByteArray &type :
             {"application/json"_ba, ""_ba, "multipart/mixed; boundary=x"_ba})
            QCOMPARE(parseMultipart(type, "--x--").error().fault, Fault::Unsupported);
    }

    // Whatever is cut or changed, it is read or refused; the sanitizers see the rest.
    void noBytesCanBreakIt()
    {
        const QByteArray sound = file("full", "abc") + file("thumb", "\r\n--x") + "--x--\r\n";
        for (qsizetype cut = 0; cut < sound.size() - 2; ++cut)
            QVERIFY(cut >= sound.size() - 2 || !parseMultipart(kType, sound.first(cut)));
        QRandomGenerator random(5);
        for (int i = 0; i < 20'000; ++i) {
            QByteArray changed = sound;
            for (int n = random.bounded(1, 4); n > 0; --n)
                changed[random.bounded(int(changed.size()))] = "\r\n-x:;=\"\\a"[random.bounded(10)];
            const auto parts = parseMultipart(kType, changed);
            QVERIFY(!parts || parts->size() <= 8);
        }
    }
};

} // namespace paushtik::media

PAUSHTIK_TEST_MAIN(paushtik::media::MultipartTest)
#include "multipart_test.moc"
