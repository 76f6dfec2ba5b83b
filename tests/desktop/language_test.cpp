// SPDX-License-Identifier: GPL-3.0-or-later
// Hindi is complete, or it would not be offered: the strings of the sources, of the file and of the
// windows.
#include "desktop/app/sidebar.h"
#include "desktop/orders/order_detail_pane.h"
#include "desktop/orders/order_table_model.h"
#include "desktop/orders/order_words.h"
#include "desktop/orders/orders_page.h"
#include "tests/desktop/desk_fixture.h"
#include "tests/support/patience.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QTest>
#include <QXmlStreamReader>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

namespace {

struct Message {
    QString context;
    QString source;
    QStringList translations; ///< one, or one a number
    bool finished = true;
};

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message{context, {}, {}, true};
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.finished = !xml.attributes().hasAttribute(u"type"_s);
            QString text;
            while (
                !(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == u"translation")) {
                if (xml.isStartElement())
                    message.translations << xml.readElementText();
                else if (xml.isCharacters())
                    text += xml.text();
            }
            if (message.translations.isEmpty())
                message.translations << text;
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> messagesOf(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return {};
    QList<Message> all;
    QXmlStreamReader xml(&in);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            all << readMessage(xml, context);
    }
    return xml.hasError() ? QList<Message>() : all;
}

QStringList placeholdersOf(const QString &text)
{
    static const QRegularExpression kPlaceholder(u"%(n|\\d)"_s);
    QStringList found;
    for (auto match = kPlaceholder.globalMatch(text); match.hasNext();)
        found << match.next().captured();
    found.sort();
    return found;
}

QString plain(QString text)
{
    return text.remove(u'&');
}

const QString kSources = QStringLiteral(PAUSHTIK_SOURCES);
const QString kHindi = kSources + u"/translations/paushtik_hi.ts"_s;
const QString kQtHindi = kSources + u"/translations/qt_hi.ts"_s;

} // namespace

class LanguageTest : public QObject {
    Q_OBJECT

private:
    /// What a window says at the moment, and in what.
    static QList<std::pair<QString, QString>> saidBy(const QWidget *window)
    {
        QList<std::pair<QString, QString>> said;
        for (const auto *label : window->findChildren<QLabel *>())
            if (label->isVisible())
                said.append({u"label "_s + label->objectName(), label->text()});
        for (const auto *button : window->findChildren<QAbstractButton *>())
            if (button->isVisible())
                said << std::pair{u"button "_s + button->objectName(), button->text()}
                     << std::pair{u"name of "_s + button->objectName(), button->accessibleName()}
                     << std::pair{u"tip of "_s + button->objectName(), button->toolTip()};
        for (const auto *action : window->findChildren<QAction *>())
            said.append({u"action "_s + action->objectName(), action->text()});
        for (const auto *box : window->findChildren<QComboBox *>())
            for (int i = 0; box->isVisible() && i < box->count(); ++i)
                said.append({u"choice "_s + box->objectName(), box->itemText(i)});
        for (const auto *field : window->findChildren<QLineEdit *>())
            if (field->isVisible())
                said.append({u"hint "_s + field->objectName(), field->placeholderText()});
        for (const auto *table : window->findChildren<QTableView *>())
            for (int i = 0; table->isVisible() && i < table->model()->columnCount(); ++i)
                said.append({u"head"_s, table->model()->headerData(i, Qt::Horizontal).toString()});
        return said;
    }
    /// Words of ours that stand in a window although the other language has others.
    static QStringList foreignIn(const QWidget *window, bool englishIsForeign)
    {
        QSet<QString> foreign;
        QSet<QString> native;
        for (const Message &message : messagesOf(kHindi)) {
            foreign.insert(plain(englishIsForeign ? message.source : message.translations[0]));
            native.insert(plain(englishIsForeign ? message.translations[0] : message.source));
        }
        foreign -= native;
        QStringList found;
        for (const auto &[where, text] : saidBy(window))
            if (foreign.contains(plain(text)))
                found << where + u": "_s + text;
        return found;
    }

private Q_SLOTS:
    void everyStringOfTheSourcesIsInTheFile()
    {
        QTemporaryDir folder;
        const QString copy = folder.filePath(u"hi.ts"_s);
        QVERIFY(QFile::copy(kHindi, copy));
        QProcess lupdate;
        lupdate.start(QStringLiteral(PAUSHTIK_LUPDATE),
                      {u"-silent"_s, u"-no-obsolete"_s, u"-locations"_s, u"none"_s, u"-I"_s,
                       kSources, kSources + u"/desktop"_s, u"-ts"_s, copy});
        QVERIFY(lupdate.waitForFinished(tests::kPatienceMs));
        QCOMPARE(lupdate.exitCode(), 0);
        QStringList missing;
        for (const Message &message : messagesOf(copy))
            if (!message.finished)
                missing << message.context + u": "_s + message.source;
        QCOMPARE(missing, QStringList());
        QVERIFY(messagesOf(copy).size() > 150);
    }

    void everyStringSaysSomethingInHindiWithThePlaceholdersOfTheEnglish_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("ours") << kHindi;
        QTest::newRow("Qt's") << kQtHindi;
    }
    void everyStringSaysSomethingInHindiWithThePlaceholdersOfTheEnglish()
    {
        QFETCH(QString, file);
        static const QSet<QString> kSameInBoth{
            u"Paushtik"_s, u"Paushtik Desk"_s, u"Qt"_s,          u"AWB"_s,
            u"UPI"_s,      u"EMI"_s,           u"PDF (*.pdf)"_s, u"..."_s};
        static const QRegularExpression kDevanagari(u"[\\x{0900}-\\x{097F}]"_s);
        const QList<Message> messages = messagesOf(file);
        QVERIFY(!messages.isEmpty());
        for (const Message &message : messages) {
            QVERIFY2(message.finished, qUtf8Printable(message.source));
            for (const QString &text : message.translations) {
                const bool same = kSameInBoth.contains(text) || text.contains(u"B"_s);
                QVERIFY2(same || text.contains(kDevanagari), qUtf8Printable(message.source));
                QCOMPARE(placeholdersOf(text), placeholdersOf(message.source));
                QCOMPARE(text.endsWith(u'…'), message.source.endsWith(u'…'));
            }
        }
    }

    void theLanguageSwitchesInOpenWindowsAndBack()
    {
        DeskFixture desk(40);
        QVERIFY(desk.ready());
        desk.find<QTableView>("orders")->selectRow(6); // flagged, shipped, paid
        QTRY_VERIFY(desk.window->page<OrdersPage>()->detail()->shown());
        const QModelIndex state =
            desk.window->page<OrdersPage>()->model()->index(0, OrderTableModel::State);
        QCOMPARE(state.data().toString(), u"Paid"_s);
        QCOMPARE(foreignIn(desk.window.get(), false).join(u'\n'), QString());

        desk.desk->preferences.setLanguage(u"hi"_s);
        QTRY_COMPARE(state.data().toString(), u"पेमेंट हुआ"_s);
        QTRY_COMPARE(foreignIn(desk.window.get(), true).join(u'\n'), QString());
        QCOMPARE(desk.find<QLabel>("count")->text(), u"40 ऑर्डर"_s);
        QVERIFY(desk.window->page<OrdersPage>()->detail()->shown()); // nothing was lost on the way

        desk.desk->preferences.setLanguage(u"en"_s);
        QTRY_COMPARE(state.data().toString(), u"Paid"_s);
        QTRY_COMPARE(foreignIn(desk.window.get(), false).join(u'\n'), QString());
    }

    void theOtherPagesAreInHindiToo()
    {
        DeskFixture desk(0);
        desk.desk->preferences.setLanguage(u"hi"_s);
        QTRY_COMPARE(foreignIn(desk.window.get(), true).join(u'\n'), QString()); // signing in
        QVERIFY(desk.ready());
        QCOMPARE(foreignIn(desk.window.get(), true).join(u'\n'), QString()); // no orders yet
        desk.find<QAction>("pageDashboard")->trigger();
        QTRY_VERIFY(desk.find<QWidget>("dashboard")->isVisible());
        QCOMPARE(foreignIn(desk.window.get(), true).join(u'\n'), QString());
        desk.find<QAction>("pageSettings")->trigger();
        QTRY_COMPARE(foreignIn(desk.window.get(), true).join(u'\n'), QString());
        desk.shop.goAway();
        desk.find<QAction>("pageOrders")->trigger();
        desk.find<QAction>("actionRefresh")->trigger();
        QTRY_VERIFY(desk.desk->api.offlineSince());
        QCOMPARE(foreignIn(desk.window.get(), true).join(u'\n'), QString());
    }

    // Whoever has a dialog open cannot reach the settings, unless it stands beside the window; then
    // it changes with it. Nothing breaks when the language comes from elsewhere.
    void aDialogThatIsOpenSurvivesTheSwitch_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("name");
        QTest::newRow("refund") << u"actionRefund"_s << u"refundDialog"_s;
        QTest::newRow("cancel") << u"actionCancelOrder"_s << u"reasonDialog"_s;
        QTest::newRow("note") << u"actionNote"_s << u"reasonDialog"_s;
        QTest::newRow("filters") << u"actionFilterOrders"_s << u"filterPanel"_s;
        QTest::newRow("view") << u"actionSaveView"_s << u"saveView"_s;
        QTest::newRow("palette") << u"actionPalette"_s << u"palette"_s;
        QTest::newRow("many") << u"actionShipMany"_s << u"bulk"_s;
    }
    void aDialogThatIsOpenSurvivesTheSwitch()
    {
        QFETCH(QString, action);
        QFETCH(QString, name);
        DeskFixture desk(40);
        QVERIFY(desk.ready());
        auto *page = desk.window->page<OrdersPage>();
        page->showOnly({.status = u"paid"_s});
        QTRY_COMPARE(page->model()->phase(), OrderTableModel::Phase::Idle);
        desk.find<QTableView>("orders")->selectRow(0);
        QTRY_VERIFY(page->detail()->shown().has_value());
        if (name == u"bulk")
            desk.find<QTableView>("orders")->selectAll();
        desk.window->findChild<QAction *>(action)->trigger();
        QTRY_VERIFY(desk.window->findChild<QDialog *>(name));
        const QPointer<QDialog> dialog = desk.window->findChild<QDialog *>(name);
        const bool blocks = dialog->isModal() || dialog->windowFlags().testFlag(Qt::Popup);
        QCOMPARE(blocks, name != u"bulk");

        for (const auto &[language, paid] :
             {std::pair{u"hi"_s, u"पेमेंट हुआ"_s}, std::pair{u"en"_s, u"Paid"_s}}) {
            desk.desk->preferences.setLanguage(language);
            QTRY_COMPARE(OrderWords::status(u"paid"_s).text, paid);
            QTRY_VERIFY(!dialog || dialog->isVisible());
            QCoreApplication::processEvents();
            if (!blocks && language == u"hi")
                QTRY_COMPARE(dialog->findChild<QPushButton *>(u"bulkCopy"_s)->text(),
                             u"सूची कॉपी करें"_s);
        }
        if (dialog)
            dialog->close();
        QTRY_VERIFY(!dialog);
        QTRY_COMPARE(foreignIn(desk.window.get(), false).join(u'\n'), QString());
    }

    void qtsOwnMenusAreInHindi()
    {
        DeskFixture desk(0);
        desk.desk->preferences.setLanguage(u"hi"_s);
        QVERIFY(desk.ready());
        const std::unique_ptr<QMenu> menu(
            desk.find<QLineEdit>("search")->createStandardContextMenu());
        static const QRegularExpression kDevanagari(u"[\\x{0900}-\\x{097F}]"_s);
        for (const QAction *action : menu->actions())
            if (!action->isSeparator())
                QVERIFY2(action->text().contains(kDevanagari), qUtf8Printable(action->text()));
    }

    void englishCountsOneAndMany()
    {
        DeskFixture one(1);
        QVERIFY(one.ready());
        QCOMPARE(one.find<QLabel>("count")->text(), u"1 order"_s);
        DeskFixture many(3);
        QVERIFY(many.ready());
        QCOMPARE(many.find<QLabel>("count")->text(), u"3 orders"_s);
    }
};

QTEST_MAIN(LanguageTest)
#include "language_test.moc"
