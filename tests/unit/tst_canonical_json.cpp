// SPDX-License-Identifier: GPL-3.0-or-later
// The vectors are those of RFC 8785: §3.2.2 (values), §3.2.3 (sorting) and appendix B (numbers).
#include "shared/documents/canonical_json.h"
#include "shared/documents/document_digest.h"
#include "tests/support/test_main.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <bit>

using namespace paushtik;
using namespace Qt::StringLiterals;

class CanonicalJsonTest : public QObject {
    Q_OBJECT

private:
    static QByteArray of(const QByteArray &json)
    {
        const QJsonDocument read = QJsonDocument::fromJson(json);
        return canonicalJson(read.isArray() ? QJsonValue(read.array()) : QJsonValue(read.object()));
    }

private Q_SLOTS:
    void numbersReadAsEcmaScriptWritesThem_data()
    {
        QTest::addColumn<quint64>("bits");
        QTest::addColumn<QByteArray>("text");
        const std::pair<quint64, const char *> kNumbers[] = {
            {0x0000000000000000, "0"},
            {0x8000000000000000, "0"},
            {0x0000000000000001, "5e-324"},
            {0x8000000000000001, "-5e-324"},
            {0x7fefffffffffffff, "1.7976931348623157e+308"},
            {0xffefffffffffffff, "-1.7976931348623157e+308"},
            {0x4340000000000000, "9007199254740992"},
            {0xc340000000000000, "-9007199254740992"},
            {0x4430000000000000, "295147905179352830000"},
            {0x44b52d02c7e14af5, "9.999999999999997e+22"},
            {0x44b52d02c7e14af6, "1e+23"},
            {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
            {0x444b1ae4d6e2ef4e, "999999999999999700000"},
            {0x444b1ae4d6e2ef4f, "999999999999999900000"},
            {0x444b1ae4d6e2ef50, "1e+21"},
            {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
            {0x3eb0c6f7a0b5ed8d, "0.000001"},
            {0x41b3de4355555553, "333333333.3333332"},
            {0x41b3de4355555554, "333333333.33333325"},
            {0x41b3de4355555555, "333333333.3333333"},
            {0x41b3de4355555556, "333333333.3333334"},
            {0x41b3de4355555557, "333333333.33333343"},
            {0xbecbf647612f3696, "-0.0000033333333333333333"},
            {0x43143ff3c1cb0959, "1424953923781206.2"},
            {0x7fffffffffffffff, "null"},
            {0x7ff0000000000000, "null"},
        };
        for (const auto &[bits, text] : kNumbers)
            QTest::newRow(text) << bits << QByteArray(text);
    }
    void numbersReadAsEcmaScriptWritesThem()
    {
        QFETCH(quint64, bits);
        QFETCH(QByteArray, text);
        QCOMPARE(canonicalNumber(std::bit_cast<double>(bits)), text);
    }
    void theExampleOfTheRfcComesOutByteForByte()
    {
        const QByteArray in = R"json({
            "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
            "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
            "literals": [null, true, false]})json";
        const QByteArray out = "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,"
                               "1e+30,4.5,0.002,1e-27],\"string\":\"\xe2\x82\xac$\\u000f\\nA'B\\\""
                               "\\\\\\\\\\\"/\"}";
        QCOMPARE(of(in), out);
    }
    void membersAreSortedByCodeUnitsNotByCodePoints()
    {
        const QByteArray in = R"json({"\u20ac":"Euro Sign","\r":"Carriage Return",
            "\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji",
            "\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"})json";
        const QByteArray out = of(in);
        qsizetype last = -1;
        for (const char *value :
             {"Carriage Return", "One", "Control", "Diaeresis", "Euro Sign", "Emoji", "Hebrew"}) {
            QVERIFY2(out.indexOf(value) > last, value);
            last = out.indexOf(value);
        }
    }
    void membersInsideArraysAreSortedToo()
    {
        QCOMPARE(of("[{\"b\":1,\"a\":[{\"z\":0,\"y\":{}}]}]"),
                 QByteArray("[{\"a\":[{\"y\":{},\"z\":0}],\"b\":1}]"));
    }
    void textKeepsWhatJsonLetsStandAsItIs()
    {
        const QString text = u"घी \u2028 \u007f é\u0301 😀 / \u0000 \u001f"_s;
        QCOMPARE(canonicalJson(QJsonValue(QString(text))),
                 "\"" + u"घी \u2028 \u007f é\u0301 😀 / "_s.toUtf8() + "\\u0000 \\u001f\"");
    }
    void whatIsWrittenReadsBackAsTheSameAndIsWrittenTheSameAgain()
    {
        const QByteArray once =
            of(R"json({"a":12345678901234,"b":-1,"c":[1.5,"x",{"d":null}]})json");
        QCOMPARE(of(once), once);
    }
    void aHashIsOverTypeIdAndDocument()
    {
        // printf 'stock\n1\n{"stock":5}' | sha256sum
        QCOMPARE(documentHash(u"stock", u"1", "{\"stock\":5}").toHex(),
                 QByteArray("05ce2206f473160d6ffe4b139f36c2ccb8e9b38b6c852840ab7bf1d174ef49df"));
    }
    void theSumDoesNotDependOnTheOrderAndTakesBackWhatWasAdded()
    {
        const QByteArray a = documentHash(u"order", u"1", "{}");
        const QByteArray b = documentHash(u"order", u"2", "{}");
        DigestSum left, right, none;
        left.add(a);
        left.add(b);
        right.add(b);
        right.add(a);
        QCOMPARE(left.hex(), right.hex());
        left.add(a);
        left.add(b);
        QCOMPARE(left.hex(), none.hex());
        QCOMPARE(none.hex(), QByteArray(64, '0'));
    }
};

PAUSHTIK_TEST_MAIN(CanonicalJsonTest)
#include "tst_canonical_json.moc"
