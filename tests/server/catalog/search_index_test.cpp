// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/search_index.h"

#include "tests/support/test_main.h"

namespace paushtik::catalog {

using namespace Qt::StringLiterals;

class SearchIndexTest : public QObject {
    Q_OBJECT

    static SearchIndex shop()
    {
        SearchIndex index;
        index.add(0, u"Zebu Gold Ghee"_s, 100);
        index.add(1, u"Malai Buffalo Ghee"_s, 100);
        index.add(2, u"देसी घी ५००"_s, 100);
        index.add(3, u"Crème d'Amrit (cow's milk)"_s, 100);
        index.add(4, u"Jaggery"_s, 100);
        index.add(4, u"goes with Gold"_s, 70);
        index.add(5, u"हल्दी घी"_s, 100);
        return index;
    }

private Q_SLOTS:
    void findsWhatAPersonMeans_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QList<int>>("found");
        using L = QList<int>;
        QTest::newRow("a word") << u"zebu"_s << L{0};
        QTest::newRow("in capitals") << u"ZEBU"_s << L{0};
        QTest::newRow("two words, the other way round") << u"ghee zebu"_s << L{0};
        QTest::newRow("every word counts") << u"zebu buffalo"_s << L{};
        QTest::newRow("the beginning of a word") << u"buff"_s << L{1};
        QTest::newRow("one letter") << u"z"_s << L{0};
        QTest::newRow("inside a word") << u"ffal"_s << L{1};
        QTest::newRow("Devanagari") << u"देसी"_s << L{2};
        QTest::newRow("the beginning in Devanagari") << u"दे"_s << L{2};
        QTest::newRow("a Devanagari misspelling") << u"हलदी"_s << L{5};
        QTest::newRow("Latin digits for Devanagari ones") << u"500"_s << L{2};
        QTest::newRow("a joiner inside") << u"दे\u200dसी"_s << L{2};
        QTest::newRow("without the accent") << u"creme"_s << L{3};
        QTest::newRow("a doubled letter") << u"zebbu"_s << L{0};
        QTest::newRow("two letters swapped") << u"zbeu"_s << L{0};
        QTest::newRow("a wrong letter") << u"bufallo"_s << L{1};
        QTest::newRow("a letter too many at the end") << u"zebuu"_s << L{0};
        QTest::newRow("the subtitle too") << u"gold"_s << L{0, 4};
        QTest::newRow("nonsense") << u"qqqqqq"_s << L{};
        QTest::newRow("a full-width letter") << u"ｚebu"_s << L{0};
    }
    void findsWhatAPersonMeans()
    {
        QFETCH(QString, query);
        QFETCH(QList<int>, found);
        QList<int> documents = shop().find(query).keys();
        std::sort(documents.begin(), documents.end());
        QCOMPARE(documents, found);
    }

    void takesEveryCharacterAsData_data()
    {
        QTest::addColumn<QString>("query");
        const QStringList queries{u"%"_s,  u"_"_s,   u"'"_s,           u"\""_s, u"\\"_s,
                                  u":*"_s, u"& |"_s, u"("_s,           u"  "_s, u"*"_s,
                                  u"!"_s,  u"<->"_s, QString(QChar(0))};
        for (const QString &text : queries) {
            QTest::newRow(qPrintable(u"«%1»"_s.arg(text.toHtmlEscaped()))) << text;
        }
    }
    void takesEveryCharacterAsData()
    {
        QFETCH(QString, query);
        QVERIFY(shop().find(query).isEmpty());
        QCOMPARE(shop().find(query + u"zebu"_s + query).keys(), QList<int>{0});
    }

    void aTitleIsWorthMoreThanASubtitleAndAWordMoreThanItsBeginning()
    {
        const QHash<int, int> gold = shop().find(u"gold"_s);
        QVERIFY(gold[0] > gold[4]);
        SearchIndex index;
        index.add(0, u"gold"_s, 100);
        index.add(1, u"golden"_s, 100);
        const QHash<int, int> found = index.find(u"gold"_s);
        QVERIFY(found[0] > found[1]);
    }

    void aMisspellingIsOnlyTakenForWhatIsNotThere()
    {
        SearchIndex index;
        index.add(0, u"cow"_s, 100);
        index.add(1, u"crow cows"_s, 100);
        index.add(2, u"brown"_s, 100);
        QCOMPARE(index.find(u"brwon"_s).keys(), QList<int>{2});
        QVERIFY(!index.find(u"cow"_s).contains(2));
    }
};

} // namespace paushtik::catalog

PAUSHTIK_TEST_MAIN(paushtik::catalog::SearchIndexTest)
#include "search_index_test.moc"
