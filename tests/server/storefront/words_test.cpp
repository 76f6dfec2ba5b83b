// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of the pages: complete in both languages, and all of them used.
#include "server/storefront/language.h"
#include "shared/domain/order_state.h"
#include "shared/domain/timeline.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::storefront;

namespace {

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString allTextsIn(const QString &folder, const QStringList &patterns)
{
    QString all;
    QDirIterator files(folder, patterns, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        all += textOf(files.next());
    return all;
}

QSet<QString> found(const QString &text, const QString &pattern)
{
    QSet<QString> all;
    auto match = QRegularExpression(pattern).globalMatch(text);
    while (match.hasNext())
        all.insert(match.next().captured(1));
    return all;
}

QSet<QString> placesIn(const QString &text)
{
    return found(text, u"\\{([a-z]+)\\}"_s);
}

} // namespace

class WordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothLanguagesHaveTheSameTextsWithTheSamePlaces()
    {
        const QJsonObject english = Words::of(Language::English).all();
        const QJsonObject hindi = Words::of(Language::Hindi).all();
        QVERIFY(english.size() > 150);
        QCOMPARE(english.keys(), hindi.keys());
        for (const QString &key : english.keys()) {
            QVERIFY2(!hindi[key].toString().isEmpty(), qPrintable(key));
            QVERIFY2(placesIn(english[key].toString()) == placesIn(hindi[key].toString()),
                     qPrintable(key));
        }
    }

    void whatTemplatesSayThereIs()
    {
        const QString templates = allTextsIn(QStringLiteral(PAUSHTIK_STOREFRONT), {u"*.html"_s});
        const auto keys = found(templates, u"\\{\\{t\\.([a-z0-9_]+)\\}\\}"_s);
        QVERIFY(keys.size() > 100);
        for (const QString &key : keys)
            QVERIFY2(Words::of(Language::English).knows(key), qPrintable(key));
    }

    void whatScriptsSayThereIs()
    {
        const QString scripts = allTextsIn(QStringLiteral(PAUSHTIK_STOREFRONT), {u"*.js"_s});
        const auto keys = found(scripts, u"say\\(\\s*\"([a-z_]+)\""_s);
        QVERIFY(keys.size() > 20);
        for (const QString &key : keys)
            QVERIFY2(Words::of(Language::English).knows(u"js_"_s + key), qPrintable(key));
    }

    void whatTheDaemonSaysThereIs()
    {
        const QString sources =
            allTextsIn(QStringLiteral(PAUSHTIK_STOREFRONT_SOURCES), {u"*.cpp"_s});
        const auto keys = found(sources, u"say\\(\\s*\"([a-z0-9_]+)\"_L1"_s);
        QVERIFY(keys.size() > 15);
        for (const QString &key : keys)
            QVERIFY2(Words::of(Language::English).knows(key), qPrintable(key));
    }

    void everyStateAndEventOfAnOrderHasAText()
    {
        const Words &words = Words::of(Language::Hindi);
        for (const auto &word : kWords<OrderState>)
            QVERIFY2(words.knows(u"status_"_s + word.text), qPrintable(QString(word.text)));
        for (const auto &word : kWords<ShipmentState>)
            QVERIFY2(words.knows(u"event_"_s + shipmentKind(word.value)),
                     qPrintable(QString(word.text)));
        for (const auto &word : kWords<TimelineKind>) {
            if (word.value != TimelineKind::Note && word.value != TimelineKind::Flagged)
                QVERIFY2(words.knows(u"event_"_s + word.text), qPrintable(QString(word.text)));
        }
    }

    void aTextForScriptsCannotEndItsElement()
    {
        const QByteArray json = embeddable({{u"x"_s, u"</script><b>&"_s}});
        QVERIFY(!json.contains('<') && !json.contains('>') && !json.contains('&'));
        QVERIFY(Words::of(Language::Hindi).forScripts().contains("added"));
    }
};

QTEST_GUILESS_MAIN(WordsTest)
#include "words_test.moc"
