// SPDX-License-Identifier: GPL-3.0-or-later
// Products, stock and pictures without a line: what is shown as saved is on the disk, marked, sent
// once when the server is back, and never lost.
#include "tests/desktop/headless_catalog.h"
#include "tests/support/patience.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class CatalogOfflineTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeSync> m_shop;
    std::unique_ptr<HeadlessCatalog> m_desk;

    void open()
    {
        m_desk.reset();
        m_desk = std::make_unique<HeadlessCatalog>(*m_shop, m_folder->path());
    }
    QJsonObject onServer(int product) const
    {
        return m_shop->doc(u"product"_s, productId(product));
    }
    void changeThere(int product, const QString &field, const QJsonValue &value)
    {
        QJsonObject doc = onServer(product);
        doc[field] = value;
        doc[u"version"_s] = doc["version"_L1].toInt() + 1;
        m_shop->put(u"product"_s, productId(product), doc);
    }
    PictureUpload picture(const QString &id, int product)
    {
        PictureUpload upload{productId(product), u"Ghee"_s, id, id, {}};
        for (const auto name : kVariantNames) {
            QFile file(m_folder->filePath(u"%1-%2"_s.arg(id, name)));
            if (file.open(QIODevice::WriteOnly))
                file.write("bytes of " + id.toUtf8());
            upload.files.append(file.fileName());
        }
        return upload;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_shop = std::make_unique<FakeSync>();
        m_shop->put(u"category"_s, productId(900),
                    {{u"id"_s, productId(900)}, {u"slug"_s, u"ghee"_s}, {u"title"_s, u"Ghee"_s}});
        for (int i = 1; i <= 4; ++i) {
            m_shop->put(u"product"_s, productId(i), makeProduct(i, u"Ghee %1"_s.arg(i)));
            m_shop->put(u"stock"_s, productId(i),
                        {{u"product_id"_s, productId(i)}, {u"stock"_s, 10 * i}});
        }
        open();
        QVERIFY(m_desk->ready());
    }
    void cleanup()
    {
        m_desk.reset();
        m_shop.reset();
    }

    void theListIsThereWithoutALineAndItsFiltersWork()
    {
        m_shop->goAway();
        open();
        QVERIFY(m_desk->ready());
        QCOMPARE(m_desk->model.rowCount(), 4);
        QCOMPARE(m_desk->model.draft(1).document()["stock"_L1].toInt(), 20);
        m_desk->model.setQuery({.text = u"ghee 3"_s});
        QTRY_COMPARE(m_desk->model.rowCount(), 1);
        m_desk->model.setQuery({.category = u"ghee"_s});
        QTRY_COMPARE(m_desk->model.rowCount(), 4);
        m_desk->model.setQuery({.category = u"honey"_s});
        QTRY_COMPARE(m_desk->model.rowCount(), 0);
    }

    void categoriesStandInTheShopsOrderWithoutALine()
    {
        const auto put = [this](int id, const QString &title, int position) {
            m_shop->put(u"category"_s, productId(id),
                        {{u"id"_s, productId(id)},
                         {u"slug"_s, title.toLower()},
                         {u"title"_s, title},
                         {u"position"_s, position}});
        };
        put(901, u"Honey"_s, 1);
        put(900, u"Ghee"_s, 3);
        put(902, u"Almonds"_s, 1);
        const QStringList wanted{u"Almonds"_s, u"Honey"_s, u"Ghee"_s};
        const auto titles = [this] {
            QStringList titles;
            const auto all = settled(m_desk->catalog.categories());
            for (const QJsonObject &category : all.value_or(QList<QJsonObject>()))
                titles.append(category["title"_L1].toString());
            return titles;
        };
        QTRY_COMPARE(titles(), wanted);
        m_shop->goAway();
        QCOMPARE(titles(), wanted);
    }

    void aChangeIsMarkedSurvivesARestartAndIsSentOnce()
    {
        m_shop->goAway();
        QVERIFY(m_desk->set(0, u"price_paise"_s, 45'000));
        QVERIFY(m_desk->save());
        QCOMPARE(m_desk->model.changedProducts(), 0);
        QTRY_COMPARE(m_desk->mark(0), ProductMark::State::Waiting);
        open();
        QVERIFY(m_desk->ready());
        QCOMPARE(m_desk->shown(0, u"price_paise"_s).toInteger(), 45'000);
        QTRY_COMPARE(m_desk->mark(0), ProductMark::State::Waiting);
        m_shop->come();
        QTRY_COMPARE(onServer(1)["price_paise"_L1].toInteger(), 45'000);
        QTRY_COMPARE(m_desk->mark(0), std::nullopt);
        QTRY_COMPARE(m_desk->waiting(), 0);
        QCOMPARE(m_shop->applied.size(), 1);
    }

    void aSheetIsOneChangeSetAndOneUndoWithoutALineToo()
    {
        m_shop->goAway();
        // What was tried even once might be there: only now the desk knows that nothing is.
        QVERIFY(!settled(m_desk->api.get(u"/admin/categories"_s)));
        QVERIFY(m_desk->api.offlineSince());
        QList<CellEdit> cells;
        for (int row = 0; row < 3; ++row)
            cells.append({m_desk->model.draft(row).id(), u"price_paise"_s, 40'000 + row});
        m_desk->model.edit(cells, u"Change prices"_s);
        QVERIFY(m_desk->save());
        QCOMPARE(m_desk->waiting(), 3);
        m_desk->undo.undo();
        QTRY_COMPARE(m_desk->waiting(), 0); // it never was
        QTRY_COMPARE(m_desk->shown(2, u"price_paise"_s).toInteger(), 49'900);
        m_desk->undo.redo();
        QTRY_COMPARE(m_desk->waiting(), 3);
        m_shop->come();
        QTRY_COMPARE(onServer(3)["price_paise"_L1].toInteger(), 40'002);
        QTRY_COMPARE(m_desk->waiting(), 0);
        m_desk->undo.undo(); // sent already: the opposite is
        QTRY_COMPARE(onServer(3)["price_paise"_L1].toInteger(), 49'900);
        QTRY_COMPARE(onServer(1)["price_paise"_L1].toInteger(), 49'900);
    }

    void aConflictIsMarkedAtItsRowWithWhoWasQuicker()
    {
        m_shop->goAway();
        QVERIFY(m_desk->set(1, u"price_paise"_s, 45'000));
        QVERIFY(m_desk->save());
        changeThere(2, u"price_paise"_s, 47'000);
        m_shop->come();
        QTRY_COMPARE(m_desk->mark(1), ProductMark::State::Conflict);
        const auto mark = m_desk->model.mark(productId(2));
        QCOMPARE(mark->changedBy, u"Ravi Shah"_s);
        QVERIFY(mark->changedAt && !mark->why.isEmpty());
        QCOMPARE(m_desk->model.index(1, 0).data(ProductTableModel::MarkRole).toString(),
                 u"Conflict"_s);
        QCOMPARE(onServer(2)["price_paise"_L1].toInteger(), 47'000);
        const auto rows = settled(m_desk->replica.outbox()).value();
        QVERIFY(settled(m_desk->replica.settle(rows[0].seq,
                                               {{u"price_paise"_s, FieldChoice::Take::Mine, {}}})));
        QTRY_COMPARE(onServer(2)["price_paise"_L1].toInteger(), 45'000);
        QTRY_COMPARE(m_desk->mark(1), std::nullopt);
    }

    void whatTheServerRefusedIsTakenUpAgain()
    {
        m_shop->refuseNext(u"PATCH"_s, 422, 1);
        QVERIFY(m_desk->set(0, u"price_paise"_s, 45'000));
        QVERIFY(m_desk->save());
        QTRY_COMPARE(m_desk->mark(0), ProductMark::State::Refused);
        QTRY_COMPARE(m_desk->shown(0, u"price_paise"_s).toInteger(), 49'900);
        m_desk->model.takeUpRefused(productId(1));
        QTRY_COMPARE(m_desk->model.changedProducts(), 1);
        QCOMPARE(m_desk->shown(0, u"price_paise"_s).toInteger(), 45'000);
        QTRY_COMPARE(m_desk->mark(0), std::nullopt);
        QVERIFY(m_desk->save());
        QTRY_COMPARE(onServer(1)["price_paise"_L1].toInteger(), 45'000);
    }

    // Seen 499, typed 450, and meanwhile somebody made it 470: that is not overwritten unseen.
    void whatSomebodyElseChangedWhileOneTypesIsNotOverwritten()
    {
        QVERIFY(m_desk->set(0, u"price_paise"_s, 45'000));
        QVERIFY(m_desk->set(0, u"title"_s, u"Mine"_s));
        changeThere(1, u"price_paise"_s, 47'000);
        QTRY_COMPARE(m_desk->model.draft(0).overtaken(), QStringList{u"price_paise"_s});
        QCOMPARE(m_desk->shown(0, u"price_paise"_s).toInteger(), 45'000);
        QVERIFY(m_desk->save());
        QTRY_VERIFY(m_desk->model.mark(productId(1))); // its row has moved
        QTRY_COMPARE(m_desk->model.mark(productId(1))->state, ProductMark::State::Conflict);
        QCOMPARE(onServer(1)["price_paise"_L1].toInteger(), 47'000);
    }

    void whoHasSeenTheirsMayInsistOrGiveWay()
    {
        QVERIFY(m_desk->set(0, u"price_paise"_s, 45'000));
        changeThere(1, u"price_paise"_s, 47'000);
        QTRY_VERIFY(!m_desk->model.draft(0).overtaken().isEmpty());
        m_desk->model.giveWay(productId(1));
        QCOMPARE(m_desk->model.changedProducts(), 0);
        QCOMPARE(m_desk->shown(0, u"price_paise"_s).toInteger(), 47'000);
        QVERIFY(m_desk->set(0, u"price_paise"_s, 44'000));
        changeThere(1, u"price_paise"_s, 48'000);
        QTRY_VERIFY(!m_desk->model.draft(0).overtaken().isEmpty());
        m_desk->model.insist(productId(1));
        QVERIFY(m_desk->model.draft(0).overtaken().isEmpty());
        QVERIFY(m_desk->save());
        QTRY_COMPARE(onServer(1)["price_paise"_L1].toInteger(), 44'000);
    }

    // Rows stay what they are under somebody's hands: no reset, and the model is sound.
    void newsOfTheServerMoveRowsAndResetNothing()
    {
        const QAbstractItemModelTester tester(&m_desk->model);
        QSignalSpy resets(&m_desk->model, &QAbstractItemModel::modelReset);
        m_shop->put(u"product"_s, productId(5), makeProduct(5, u"Butter"_s)); // before all
        QTRY_COMPARE(m_desk->model.rowCount(), 5);
        QCOMPARE(m_desk->shown(0, u"title"_s).toString(), u"Butter"_s);
        changeThere(1, u"title"_s, u"Zest"_s);
        QTRY_COMPARE(m_desk->shown(4, u"title"_s).toString(), u"Zest"_s);
        m_shop->drop(u"product"_s, productId(5));
        QTRY_COMPARE(m_desk->model.rowCount(), 4);
        QCOMPARE(resets.size(), 0);
    }

    void archivingNeedsNoLine()
    {
        m_shop->goAway();
        QVERIFY(settled(m_desk->catalog.setArchived(productId(1), true)));
        QTRY_COMPARE(m_desk->model.rowCount(), 3);
        m_shop->come();
        QTRY_VERIFY(onServer(1)["archived_at"_L1].isString());
    }

    void adjustmentsAreDeltasAndOneKeyBooksOnce()
    {
        m_shop->goAway();
        const StockAdjustment received{productId(1), 5, StockReason::Received, {}, "one key"};
        QCOMPARE(settled(m_desk->stock.adjust(received)).value(), 15);
        QCOMPARE(settled(m_desk->stock.adjust(received)).value(), 15); // a crash forgot it was done
        const StockAdjustment lost{productId(1), -16, StockReason::Lost, {}, "other key"};
        QCOMPARE(settled(m_desk->stock.adjust(lost)).error().code, u"out_of_stock"_s);
        const QList<StockRow> rows = settled(m_desk->stock.products()).value();
        QCOMPARE(rows[0].stock, 15);
        QCOMPARE(rows[0].waiting, 5);
        m_shop->put(u"stock"_s, productId(1),
                    {{u"product_id"_s, productId(1)}, {u"stock"_s, 100}}); // another desk's
        m_shop->come();
        QTRY_COMPARE(m_shop->doc(u"stock"_s, productId(1))["stock"_L1].toInteger(), 105);
        QTRY_COMPARE(settled(m_desk->stock.products()).value()[0].stock, 105);
        QTRY_COMPARE(settled(m_desk->stock.products()).value()[0].waiting, 0);
    }

    void aRefusedAdjustmentSaysSoAtItsRow()
    {
        m_shop->goAway();
        const StockAdjustment damaged{productId(1), -8, StockReason::Damaged, {}, "k"};
        QCOMPARE(settled(m_desk->stock.adjust(damaged)).value(), 2);
        m_shop->put(u"stock"_s, productId(1), {{u"product_id"_s, productId(1)}, {u"stock"_s, 3}});
        m_shop->come();
        QTRY_VERIFY(!settled(m_desk->stock.products()).value()[0].refused.isEmpty());
    }

    void picturesWaitWithTheirBytesAreShownAndGoInOrder()
    {
        m_shop->goAway();
        QVERIFY(settled(m_desk->pictures.take(picture(u"first"_s, 1))));
        QVERIFY(settled(m_desk->pictures.take(picture(u"second"_s, 1))));
        QVERIFY(settled(m_desk->pictures.take(picture(u"first"_s, 1)))); // after a crash
        for (const QString &name : QDir(m_folder->path()).entryList(QDir::Files))
            QFile::remove(m_folder->filePath(name)); // the originals may go
        QTRY_COMPARE(m_desk->model.draft(0).document()["images"_L1].toArray().size(), 2);
        const QString shown =
            m_desk->model.index(0, 0).data(ProductTableModel::PictureRole).toString();
        QVERIFY(QFile::exists(shown));
        QSignalSpy told(&m_desk->pictures, &PictureSink::told);
        open();
        m_shop->come();
        QTRY_COMPARE(onServer(1)["images"_L1].toArray().size(), 2);
        QCOMPARE(onServer(1)["images"_L1][0]["alt"_L1].toString(), u"first"_s);
        QCOMPARE(onServer(1)["images"_L1][1]["alt"_L1].toString(), u"second"_s);
        QTRY_COMPARE(m_desk->waiting(), 0);
        open(); // what nobody needs any longer is swept away
        QTRY_VERIFY(!QFile::exists(shown));
    }

    void aPictureWhoseFilesAreGoneIsNotTaken()
    {
        PictureUpload upload = picture(u"gone"_s, 1);
        QVERIFY(QFile::remove(upload.files[2]));
        QCOMPARE(settled(m_desk->pictures.take(upload)).error().fault, Fault::NotFound);
        QCOMPARE(m_desk->waiting(), 0);
    }

    void aPictureTellsHowFarItIsAndMayBeDroppedOrTriedAgain()
    {
        QHash<QString, PictureProgress> now;
        connect(&m_desk->pictures, &PictureSink::told, this,
                [&now](const QHash<QString, PictureProgress> &told) { now = told; });
        m_shop->refuseNext(u"/images"_s, 422, 1);
        QVERIFY(settled(m_desk->pictures.take(picture(u"one"_s, 2))));
        QTRY_COMPARE(now.value(u"one"_s).state, PictureState::Failed);
        QVERIFY(!now.value(u"one"_s).problem.isEmpty());
        m_desk->pictures.retry(u"one"_s);
        QTRY_COMPARE(now.value(u"one"_s).state, PictureState::Sent);
        m_shop->goAway();
        QVERIFY(settled(m_desk->pictures.take(picture(u"two"_s, 2))));
        QTRY_VERIFY(now.contains(u"two"_s));
        m_desk->pictures.drop(u"two"_s);
        QTRY_VERIFY(!now.contains(u"two"_s));
        m_shop->come();
        QTRY_COMPARE(onServer(2)["images"_L1].toArray().size(), 1);
    }
};

QTEST_GUILESS_MAIN(CatalogOfflineTest)
#include "catalog_offline_test.moc"
