// SPDX-License-Identifier: GPL-3.0-or-later
// The Sync page and the settling of conflicts, as a person uses them; also writes their pictures.
#include "desktop/settings/language.h"
#include "desktop/style/theme.h"
#include "desktop/sync/conflict_dialog.h"
#include "desktop/sync/support_export.h"
#include "desktop/sync/sync_page.h"
#include "tests/desktop/fake_sync.h"
#include "tests/desktop/replica_documents.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QDir>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kGhee = productId(1);

struct PageDesk {
    PageDesk()
        : replica(folder.path())
        , engine(api, replica)
    {
        QJsonObject ghee = makeProduct(1, u"A2 Gir Cow Ghee 500 ml"_s, 124900);
        shop.put(u"product"_s, kGhee, ghee);
        shop.put(u"stock"_s, kGhee, {{u"product_id"_s, kGhee}, {u"stock"_s, 3}});
        for (int i = 0; i < 20; ++i) {
            const QJsonObject order = FakeShop::makeOrder(i);
            shop.put(u"order"_s, order["id"_L1].toString(), order);
        }
        api.setPatience(1min, 30ms);
        engine.live().setPatience(20ms, 100ms);
        engine.sender().setPatience(20ms);
        api.setServer(shop.url());
        api.setToken(FakeSync::token());
    }
    bool open()
    {
        page = std::make_unique<SyncPage>(shell, engine);
        page->resize(1264, 860);
        page->show();
        engine.start(u"page"_s);
        return tests::waitUntil([this] { return engine.feed().equalAt.has_value(); });
    }
    void edit(const Edit &one) { QVERIFY(settled(replica.submit(one))); }
    /// A price changed here and there, one more edit behind it, a refused delta, a note.
    bool inTrouble()
    {
        shop.goAway();
        edit(edits::patchProduct(kGhee, u"A2 Gir Cow Ghee 500 ml"_s, {{u"price_paise"_s, 129900}},
                                 {{u"price_paise"_s, 124900}}));
        edit(edits::patchProduct(kGhee, u"A2 Gir Cow Ghee 500 ml"_s,
                                 {{u"title"_s, u"A2 Gir Cow Ghee, 500 ml"_s}},
                                 {{u"title"_s, u"A2 Gir Cow Ghee 500 ml"_s}}));
        edit(edits::adjustStock(kGhee, u"A2 Gir Cow Ghee 500 ml"_s, -5, StockReason::Damaged));
        QJsonObject theirs = shop.doc(u"product"_s, kGhee);
        theirs[u"price_paise"_s] = 119900;
        shop.put(u"product"_s, kGhee, theirs);
        shop.come();
        return tests::waitUntil([this] { return engine.state().conflicts == 2; });
    }
    void select(EditState state)
    {
        QTRY_VERIFY(indexOf(state) >= 0);
        page->findChild<QTableView *>(u"outbox"_s)->selectRow(indexOf(state));
    }
    int indexOf(EditState state) const
    {
        for (int i = 0; i < page->model()->rowCount(); ++i)
            if (page->model()->row(i).state == state)
                return i;
        return -1;
    }
    QAction *action(const char *name) const
    {
        return page->findChild<QAction *>(QLatin1StringView(name));
    }
    QString text(const char *name) const
    {
        return page->findChild<QLabel *>(QLatin1StringView(name))->text();
    }
    ConflictDialog *openConflict()
    {
        select(EditState::Conflict);
        action("actionSettle")->trigger();
        return page->findChild<ConflictDialog *>();
    }

    QTemporaryDir folder;
    FakeSync shop;
    ApiClient api;
    Replica replica;
    SyncEngine engine;
    Shell shell;
    std::unique_ptr<SyncPage> page;
};

} // namespace

class SyncPageTest : public QObject {
    Q_OBJECT

private:
    QDir m_folder;

    void shoot(QWidget *widget, const QString &name)
    {
        QTest::qWait(30);
        QVERIFY(widget->grab().save(m_folder.filePath(name + u".png"_s)));
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString base = qEnvironmentVariable("PAUSHTIK_TEST_BUILD", QDir::tempPath());
        m_folder = QDir(base + u"/screenshots"_s);
        QVERIFY(m_folder.mkpath(u"."_s));
    }
    void theLookOfThePage_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<QString>("language");
        QTest::newRow("light") << int(SchemeChoice::Light) << u"en"_s;
        QTest::newRow("dark") << int(SchemeChoice::Dark) << u"en"_s;
        QTest::newRow("hindi") << int(SchemeChoice::Light) << u"hi"_s;
    }
    void theLookOfThePage()
    {
        QFETCH(int, scheme);
        QFETCH(QString, language);
        const QString suffix = u"-"_s + QLatin1StringView(QTest::currentDataTag());
        Theme theme(*qApp, static_cast<SchemeChoice>(scheme));
        Language words;
        words.choose(language);
        PageDesk desk;
        QVERIFY(desk.open());
        shoot(desk.page.get(), u"sync-empty"_s + suffix);
        QVERIFY(desk.inTrouble());
        desk.page->refresh();
        ConflictDialog *dialog = desk.openConflict();
        QVERIFY(dialog);
        shoot(desk.page.get(), u"sync"_s + suffix);
        shoot(dialog, u"sync-conflict"_s + suffix);
        dialog->close();
        desk.shop.goAway();
        desk.edit(edits::addNote(FakeShop::makeOrder(2)["id"_L1].toString(), u"PF-2026-000003"_s,
                                 u"Rang twice."_s, u"Meera"_s));
        desk.engine.syncNow();
        QTRY_VERIFY(desk.api.offlineSince().has_value());
        shoot(desk.page.get(), u"sync-offline"_s + suffix);
        Q_EMIT desk.replica.faulted({Fault::Unavailable, QString(kDiskFull)});
        shoot(desk.page.get(), u"sync-disk-full"_s + suffix);
    }
    void aFirstSyncSaysHowFarItIsAndHowLongItTakes()
    {
        PageDesk desk;
        for (int i = 100; i < 4100; ++i)
            desk.shop.put(u"product"_s, productId(i), makeProduct(i, u"Jar %1"_s.arg(i)));
        const qint64 all = desk.shop.count();
        QStringList said;
        bool knewTheEnd = false;
        connect(&desk.engine, &SyncStatus::changed, this, [&] {
            const auto first = desk.engine.firstSync();
            if (!first || first->expected != all || first->received >= all)
                return;
            knewTheEnd = knewTheEnd || first->secondsLeft.has_value();
            said.append(desk.text("firstSync"));
            if (first->received > 1500 && !said.contains(u"shot"_s)) {
                shoot(desk.page.get(), u"sync-first-light"_s);
                said.append(u"shot"_s);
            }
        });
        QVERIFY(desk.open());
        QVERIFY(knewTheEnd);
        QVERIFY(!said.filter(u"of 4,022"_s).filter(u"left"_s).isEmpty());
        QTRY_VERIFY(!desk.engine.firstSync());
        QVERIFY(!desk.page->findChild<QLabel *>(u"firstSync"_s)->isVisibleTo(desk.page.get()));
    }
    void aConflictIsSettledInTheDialogAndTheNextEditFollows()
    {
        PageDesk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.inTrouble());
        ConflictDialog *dialog = desk.openConflict();
        QVERIFY(dialog);
        auto *settle = dialog->findChild<QPushButton *>(u"settle"_s);
        QVERIFY2(!settle->isEnabled(), "nothing is chosen yet");
        auto *value = dialog->findChild<QLineEdit *>(u"value"_s);
        value->clear();
        QTest::keyClicks(value, u"no price"_s);
        QVERIFY2(!settle->isEnabled(), "that is no amount");
        value->clear();
        QTest::keyClicks(value, u"12.595"_s);
        QVERIFY2(!settle->isEnabled(), "nothing is smaller than a paisa");
        value->clear();
        QTest::keyClicks(value, u"1,259"_s);
        QVERIFY(settle->isEnabled());
        value->clear();
        QTest::keyClicks(value, u"1259.50"_s);
        QVERIFY(settle->isEnabled());
        settle->click();
        QTRY_COMPARE(desk.shop.doc(u"product"_s, kGhee)["price_paise"_L1].toInteger(), 125950);
        QTRY_COMPARE(desk.shop.doc(u"product"_s, kGhee)["title"_L1].toString(),
                     u"A2 Gir Cow Ghee, 500 ml"_s);
        QTRY_COMPARE(desk.shell.undoStack().count(), 1);
    }
    void aDialogThatIsClosedSettlesNothing()
    {
        PageDesk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.inTrouble());
        desk.openConflict()->reject();
        QTest::qWait(50);
        QVERIFY(desk.indexOf(EditState::Conflict) >= 0);
        QCOMPARE(desk.shop.doc(u"product"_s, kGhee)["price_paise"_L1].toInteger(), 119900);
    }
    void discardingAsksFirst()
    {
        PageDesk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.inTrouble());
        desk.select(EditState::Refused);
        const int before = desk.page->model()->rowCount();
        desk.action("actionDiscardEdit")->trigger();
        auto *ask = desk.page->findChild<QMessageBox *>(u"discard"_s);
        QVERIFY(ask);
        QCOMPARE(desk.page->model()->rowCount(), before);
        for (QAbstractButton *button : ask->buttons())
            if (ask->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        QTRY_COMPARE(desk.page->model()->rowCount(), before - 1);
        QVERIFY(desk.indexOf(EditState::Refused) < 0);
    }
    void whatWasDeletedIsMadeAnewWithTheEdit()
    {
        PageDesk desk;
        QVERIFY(desk.open());
        desk.shop.goAway();
        desk.edit(edits::patchProduct(kGhee, u"Ghee"_s, {{u"price_paise"_s, 99900}},
                                      {{u"price_paise"_s, 124900}}));
        desk.shop.drop(u"product"_s, kGhee);
        desk.shop.come();
        desk.select(EditState::Refused);
        QTRY_VERIFY(desk.action("actionRestoreDeleted")->isEnabled());
        desk.action("actionRestoreDeleted")->trigger();
        QTRY_VERIFY(desk.shop.countOf(u"POST /api/v1/admin/products"_s) > 0);
        const auto rows = settled(desk.replica.outbox()).value();
        QCOMPARE(rows[0].edit.kind, u"recreate"_s);
        QCOMPARE(rows[0].edit.body["price_paise"_L1].toInteger(), 99900);
        QCOMPARE(rows[0].edit.body["sku"_L1].toString(), u"PSK-0001"_s);
        QVERIFY(!rows[0].edit.body.contains("id"_L1));
    }
    void theExportHoldsNoTokenAndNothingThatAPersonWrote()
    {
        PageDesk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.inTrouble());
        desk.edit(edits::addNote(FakeShop::makeOrder(2)["id"_L1].toString(), u"PF"_s,
                                 u"Rang twice."_s, u"Meera"_s));
        const QString file = desk.folder.filePath(u"support.json"_s);
        QVERIFY(settled(support::exportTo(&desk.engine, file)));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray all = written.readAll();
        QVERIFY(QJsonDocument::fromJson(all).object()["edits"_L1].toArray().size() >= 3);
        for (const char *secret : {"fake-token", "Rang twice", "Meera", "A2 Gir", "129900"})
            QVERIFY2(!all.contains(secret), secret);
    }
    void everyControlSaysWhatItIs()
    {
        PageDesk desk;
        QVERIFY(desk.open());
        QVERIFY(desk.inTrouble());
        for (QAction *action : desk.page->pageActions())
            QVERIFY2(!action->text().isEmpty(), qUtf8Printable(action->objectName()));
        for (const char *name : {"outbox", "keepOrders"})
            QVERIFY2(!desk.page->findChild<QWidget *>(QLatin1StringView(name))
                          ->accessibleName()
                          .isEmpty(),
                     name);
        for (auto *option : desk.openConflict()->findChildren<QRadioButton *>())
            QVERIFY(!option->accessibleName().isEmpty());
    }
};

QTEST_MAIN(SyncPageTest)
#include "sync_page_test.moc"
