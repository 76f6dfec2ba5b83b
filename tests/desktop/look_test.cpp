// SPDX-License-Identifier: GPL-3.0-or-later
// Who cannot see well, or sees nothing, works here too: contrast, and a name for every control.
#include "desktop/orders/order_detail_pane.h"
#include "desktop/orders/order_words.h"
#include "desktop/orders/orders_page.h"
#include "desktop/shell/page.h"
#include "desktop/style/badge.h"
#include "desktop/style/widgets.h"
#include "tests/desktop/desk_fixture.h"
#include "tests/support/patience.h"

#include <QAccessible>
#include <QAction>
#include <QDialog>
#include <QMenuBar>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <cmath>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

namespace {

// WCAG 2.1, "relative luminance" and "contrast ratio".
double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [dark, light] = std::minmax(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

constexpr double kReadable = 4.5;

} // namespace

// The page whose menu an action stands in; its shortcut lives only while the page is shown.
const Page *pageOf(const QObject *action)
{
    for (const QObject *up = action; up; up = up->parent()) {
        if (const auto *page = qobject_cast<const Page *>(up))
            return page;
    }
    return nullptr;
}

class LookTest : public QObject {
    Q_OBJECT

private:
    // The tab key reaches it, so somebody who sees nothing does too.
    static QStringList namelessIn(QWidget *root)
    {
        QStringList nameless;
        for (QWidget *widget : root->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
            if (!face || face->text(QAccessible::Name).trimmed().isEmpty())
                nameless << u"%1 %2"_s.arg(QLatin1StringView(widget->metaObject()->className()),
                                           widget->objectName());
        }
        return nameless;
    }
    static void tour(DeskFixture &desk)
    {
        QCOMPARE(namelessIn(desk.window.get()).join(u'\n'), QString());
        QVERIFY(desk.ready());
        desk.find<QTableView>("orders")->selectRow(2);
        QTRY_VERIFY(desk.window->page<OrdersPage>()->detail()->shown());
        QCOMPARE(namelessIn(desk.window.get()).join(u'\n'), QString());
        desk.find<QAction>("pageDashboard")->trigger();
        QTRY_VERIFY(desk.find<QWidget>("dashboard")->isVisible());
        QCOMPARE(namelessIn(desk.window.get()).join(u'\n'), QString());
        desk.find<QAction>("pageOrders")->trigger();
        desk.shop.setMood(FakeShop::Mood::Unavailable);
        desk.window->page<OrdersPage>()->clear();
        desk.window->page<OrdersPage>()->refresh();
        auto *retry = desk.find<QWidget>("ordersState")->findChild<QPushButton *>(u"retry"_s);
        QTRY_VERIFY(retry->isVisible());
        QCOMPARE(namelessIn(desk.window.get()).join(u'\n'), QString());
        desk.find<QAction>("pageSettings")->trigger();
        QCOMPARE(namelessIn(desk.window.get()).join(u'\n'), QString());
        desk.find<QAction>("actionPalette")->trigger();
        QTRY_VERIFY(desk.find<QDialog>("palette"));
        QCOMPARE(namelessIn(desk.find<QDialog>("palette")).join(u'\n'), QString());
        desk.find<QDialog>("palette")->close();
    }

private Q_SLOTS:
    void whatWasClickedOutlivesItsHandler()
    {
        auto *content = new QWidget;
        auto *button = new QPushButton(content);
        QPointer<QPushButton> clicked = button;
        bool isThere = false;
        connect(button, &QPushButton::clicked, this, [&] {
            letGo(content);
            isThere = !clicked.isNull();
        });
        button->click();
        QVERIFY(isThere);
        QTRY_VERIFY(clicked.isNull());
    }

    void everyBadgeAndEveryTextIsReadableOnWhatItStandsOn_data()
    {
        QTest::addColumn<const Tokens *>("tokens");
        QTest::newRow("light") << &lightTokens();
        QTest::newRow("dark") << &darkTokens();
    }
    void everyBadgeAndEveryTextIsReadableOnWhatItStandsOn()
    {
        QFETCH(const Tokens *, tokens);
        for (const Tone tone : kTones)
            QVERIFY2(contrast(tokens->tone(tone).back, tokens->tone(tone).fore) >= kReadable,
                     toneName(tone).data());
        const QColor grounds[] = {tokens->window,  tokens->surface,    tokens->raised,
                                  tokens->sidebar, tokens->accentSoft, tokens->hover};
        for (const QColor &ground : grounds)
            for (const QColor &ink : {tokens->text, tokens->muted, tokens->link})
                QVERIFY2(contrast(ground, ink) >= kReadable,
                         qUtf8Printable(ink.name() + u" on "_s + ground.name()));
        QVERIFY(contrast(tokens->accent, tokens->onAccent) >= kReadable);
        QVERIFY(contrast(tokens->accentHover, tokens->onAccent) >= kReadable);
        QVERIFY(contrast(tokens->surface, tokens->tone(Tone::Danger).fore) >= kReadable);
    }

    void aBadgeIsPaintedInTheColoursOfItsTone()
    {
        DeskFixture desk;
        desk.desk->preferences.setScheme(SchemeChoice::Dark);
        for (const QString &word : OrderWords::statuses()) {
            const Phrase phrase = OrderWords::status(word);
            Badge badge(phrase.text, phrase.tone);
            badge.resize(badge.sizeHint());
            const QImage painted = badge.grab().toImage();
            const QColor back = Theme::tokens().tone(phrase.tone).back;
            QCOMPARE(painted.pixelColor(5, painted.height() / 2).name(), back.name());
        }
    }

    void aBadgeHasRoomForItsWords()
    {
        for (const QString &text : {u"Paid"_s, u"Awaiting payment"_s, u"पेमेंट बाकी"_s}) {
            Badge badge(text, Tone::Info);
            QFont small = badge.font();
            small.setPointSizeF(9);
            small.setWeight(QFont::DemiBold);
            QVERIFY(badge.sizeHint().width() > QFontMetrics(small).horizontalAdvance(text));
        }
    }

    void everyControlHasANameInEnglish()
    {
        DeskFixture desk;
        tour(desk);
    }
    void everyControlHasANameInHindi()
    {
        DeskFixture desk;
        desk.desk->preferences.setLanguage(u"hi"_s);
        tour(desk);
    }

    void everyActionHasATextAndNoTwoThatAreThereTogetherShareAShortcut()
    {
        DeskFixture desk;
        QVERIFY(desk.ready());
        QHash<const Page *, QHash<QString, QString>> taken; // none: those of the window itself
        for (const QAction *action : desk.window->findChildren<QAction *>()) {
            if (action->objectName().isEmpty() || action->objectName().startsWith(u"_q_"))
                continue;
            QVERIFY2(!action->text().isEmpty(), qUtf8Printable(action->objectName()));
            const QString keys = action->shortcut().toString();
            if (keys.isEmpty())
                continue;
            QHash<QString, QString> &here = taken[pageOf(action)];
            QVERIFY2(!here.contains(keys), qUtf8Printable(keys + u": "_s + here[keys]));
            here[keys] = action->objectName();
        }
        const QHash<QString, QString> windows = taken.take(nullptr);
        QVERIFY(windows.size() >= 6);
        for (const auto &page : std::as_const(taken)) {
            for (auto each = page.begin(); each != page.end(); ++each)
                QVERIFY2(!windows.contains(each.key()), qUtf8Printable(each.value()));
        }
    }

    // What a screen of 1920×1080 leaves at 200 %.
    void noPageScrollsSidewaysOnASmallScreen_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << u"en"_s;
        QTest::newRow("Hindi") << u"hi"_s;
    }
    void noPageScrollsSidewaysOnASmallScreen()
    {
        QFETCH(QString, language);
        DeskFixture desk(40);
        desk.desk->preferences.setLanguage(language);
        QVERIFY(desk.ready());
        desk.find<QTableView>("orders")->selectRow(2);
        QTRY_VERIFY(desk.window->page<OrdersPage>()->detail()->shown());
        desk.window->resize(960, 500);
        for (const Page *page : desk.window->findChildren<Page *>()) {
            const auto *frame = qobject_cast<QScrollArea *>(page->parentWidget()->parentWidget());
            QVERIFY(frame);
            const QString action = u"page"_s + placeName(page->face().place);
            desk.window->findChild<QAction *>(action)->trigger();
            QTRY_VERIFY(page->isVisible());
            QTRY_VERIFY2(frame->horizontalScrollBar()->maximum() == 0,
                         qPrintable(u"%1 is wider by %2"_s.arg(page->title())
                                        .arg(frame->horizontalScrollBar()->maximum())));
            for (const auto *button : page->findChildren<QPushButton *>())
                QTRY_VERIFY2(!button->isVisible() || button->text().isEmpty() ||
                                 button->width() >= button->minimumSizeHint().width(),
                             qPrintable(button->text()));
        }
    }

    void noPartOfTheDetailIsWiderThanItsPane()
    {
        DeskFixture desk(40);
        QVERIFY(desk.ready());
        desk.find<QTableView>("orders")->selectRow(2); // the longest name and e-mail
        QTRY_VERIFY(desk.window->page<OrdersPage>()->detail()->shown());
        const auto *scroll = desk.find<QScrollArea>("orderScroll");
        const QWidget *content = scroll->widget();
        QTRY_VERIFY(content->width() > 100);
        QVERIFY(content->minimumSizeHint().width() <= scroll->viewport()->width());
    }
};

QTEST_MAIN(LookTest)
#include "look_test.moc"
