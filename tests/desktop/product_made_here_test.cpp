// SPDX-License-Identifier: GPL-3.0-or-later
// A product that is made at a desk without a line: it is there at once, can be worked with like any
// other, and is on the server once when the line is back.
#include "desktop/replica/made_here.h"
#include "tests/desktop/headless_catalog.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject newProduct(const QString &sku)
{
    return {{u"sku"_s, sku},
            {u"title"_s, u"New ghee"_s},
            {u"price_paise"_s, 52'500},
            {u"mrp_paise"_s, 60'000},
            {u"category_id"_s, productId(900)},
            {u"weight_grams"_s, 500},
            {u"hsn_code"_s, u"04059020"_s},
            {u"gst_rate_bp"_s, 500},
            {u"low_stock_threshold"_s, 5}};
}

} // namespace

class ProductMadeHereTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeSync> m_shop;
    std::unique_ptr<HeadlessCatalog> m_desk;

    void open()
    {
        m_desk.reset();
        m_desk = std::make_unique<HeadlessCatalog>(*m_shop, m_folder->path());
    }
    /// The desk knows it: nothing is tried.
    bool isAway()
    {
        m_shop->goAway();
        return !settled(m_desk->api.get(u"/admin/categories"_s)) && m_desk->api.offlineSince();
    }
    QString made(const QString &sku)
    {
        const auto product = settled(m_desk->catalog.create(newProduct(sku)));
        return product ? (*product)["id"_L1].toString() : QString();
    }
    int row(const QString &id) const { return m_desk->model.indexOf(id); }
    std::optional<ProductMark::State> mark(const QString &id) const
    {
        const auto found = m_desk->model.mark(id);
        return found ? std::optional(found->state) : std::nullopt;
    }
    QJsonObject onServer(const QString &id) const { return m_shop->doc(u"product"_s, id); }
    qint64 stockOnServer(const QString &id) const
    {
        return m_shop->doc(u"stock"_s, id)["stock"_L1].toInteger();
    }
    bool receive(const QString &id, int count, const QByteArray &key)
    {
        return settled(m_desk->stock.adjust({id, count, StockReason::Received, {}, key}))
            .has_value();
    }
    bool addPicture(const QString &id)
    {
        PictureUpload upload{id, u"New ghee"_s, u"picture"_s, u"A jar"_s, {}};
        for (const auto name : kVariantNames) {
            QFile file(m_folder->filePath(QString(name)));
            if (file.open(QIODevice::WriteOnly))
                file.write("bytes");
            upload.files.append(file.fileName());
        }
        return settled(m_desk->pictures.take(std::move(upload))).has_value();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_shop = std::make_unique<FakeSync>();
        m_shop->put(u"category"_s, productId(900),
                    {{u"id"_s, productId(900)}, {u"slug"_s, u"ghee"_s}, {u"title"_s, u"Ghee"_s}});
        m_shop->put(u"product"_s, productId(1), makeProduct(1, u"Ghee 1"_s));
        m_shop->put(u"stock"_s, productId(1), {{u"product_id"_s, productId(1)}, {u"stock"_s, 10}});
        open();
        QVERIFY(m_desk->ready());
    }
    void cleanup()
    {
        m_desk.reset();
        m_shop.reset();
    }

    void itIsThereAtOnceAndAfterARestartAndIsSentOnce()
    {
        QVERIFY(isAway());
        const QString id = made(u"NEW-1"_s);
        QVERIFY(!id.isEmpty());
        QTRY_COMPARE(mark(id), ProductMark::State::Waiting);
        open();
        QVERIFY(m_desk->ready());
        QCOMPARE(m_desk->model.rowCount(), 2);
        QCOMPARE(m_desk->shown(row(id), u"price_paise"_s).toInteger(), 52'500);
        QVERIFY(m_desk->model.draft(row(id)).isHereOnly());
        m_desk->model.setQuery({.text = u"new gh"_s, .category = u"ghee"_s});
        QTRY_VERIFY(m_desk->model.rowCount() == 1 && row(id) == 0);
        m_shop->loseAnswers(u"POST /api/v1/admin/products"_s, 2);
        m_shop->come();
        QTRY_COMPARE(onServer(id)["sku"_L1].toString(), u"NEW-1"_s);
        QTRY_COMPARE(m_desk->waiting(), 0);
        QCOMPARE(m_shop->applied.size(), 1);
        QTRY_VERIFY(!m_desk->model.draft(row(id)).isHereOnly());
        QCOMPARE(mark(id), std::nullopt);
        QCOMPARE(settled(m_desk->engine.verify()).value_or(false), true);
    }

    void itsRowNeverGoesWhileItIsSentAndBroughtBack()
    {
        QVERIFY(isAway());
        const QString id = made(u"NEW-1"_s);
        QVERIFY(receive(id, 12, "received"));
        QTRY_VERIFY(row(id) >= 0);
        const QSignalSpy gone(&m_desk->model, &QAbstractItemModel::rowsRemoved);
        QObject listening;
        QList<qint64> stocks;
        connect(&m_desk->model, &ProductTableModel::replaced, &listening, [&] {
            const int at = row(id);
            const auto shown = at < 0 ? QJsonObject() : m_desk->model.draft(at).document();
            stocks.append(shown["stock"_L1].toInteger());
        });
        m_shop->holdBack();
        m_shop->come();
        QTRY_COMPARE(stockOnServer(id), 12);
        const auto isAnswered = [](const OutboxRow &edit) { return edit.state == EditState::Sent; };
        const auto areAllAnswered = [&] {
            const QList<OutboxRow> open = m_desk->outbox();
            return open.size() == 2 && std::all_of(open.begin(), open.end(), isAnswered);
        };
        QTRY_VERIFY(areAllAnswered());
        // Pulls that bring nothing of it.
        for (int pulls = 0; pulls < 2; ++pulls) {
            const auto before = m_desk->engine.feed().equalAt;
            m_desk->engine.syncNow();
            QTRY_VERIFY(m_desk->engine.feed().equalAt > before);
        }
        QVERIFY(areAllAnswered());
        m_shop->letGo();
        QTRY_COMPARE(m_desk->waiting(), 0);
        m_desk->model.reload();
        QTRY_COMPARE(m_desk->model.phase(), ProductTableModel::Phase::Idle);
        QCOMPARE(gone.size(), 0);
        QVERIFY(!stocks.isEmpty());
        for (const qint64 stock : std::as_const(stocks))
            QCOMPARE(stock, 12);
    }

    void whatIsDoneWithItGoesBehindItsMaking()
    {
        QVERIFY(isAway());
        const QString id = made(u"NEW-1"_s);
        QVERIFY(receive(id, 12, "received"));
        QVERIFY(addPicture(id));
        QVERIFY(settled(m_desk->catalog.setArchived(id, true)));
        m_desk->model.setQuery({.archived = ProductsQuery::Archived::Only});
        QTRY_VERIFY(m_desk->model.rowCount() == 1 && row(id) == 0);
        const QJsonObject shown = m_desk->model.draft(0).document();
        QCOMPARE(shown["stock"_L1].toInt(), 12);
        QCOMPARE(shown["images"_L1].toArray().size(), 1);
        m_shop->refuseNext(u"POST /api/v1/admin/products"_s, 503, 2); // what is behind it waits
        m_shop->come();
        QTRY_VERIFY(onServer(id)["archived_at"_L1].isString());
        QTRY_COMPARE(stockOnServer(id), 12);
        QCOMPARE(onServer(id)["images"_L1].toArray().size(), 1);
        QCOMPARE(m_shop->applied.first().path, u"/api/v1/admin/products"_s);
        QCOMPARE(m_shop->applied.size(), 4);
        QTRY_COMPARE(m_desk->waiting(), 0);
    }

    void whatIsChangedBeforeItWasSentGoesIntoItsMaking()
    {
        QVERIFY(isAway());
        const QString id = made(u"NEW-1"_s);
        QTRY_VERIFY(row(id) >= 0);
        QVERIFY(m_desk->set(row(id), u"price_paise"_s, 55'000));
        QVERIFY(m_desk->save());
        QVERIFY(m_desk->set(row(id), u"title"_s, u"Better ghee"_s));
        QVERIFY(m_desk->save());
        QCOMPARE(m_desk->waiting(), 1);
        m_desk->undo.undo();
        QTRY_COMPARE(m_desk->shown(row(id), u"title"_s).toString(), u"New ghee"_s);
        m_desk->undo.redo();
        QTRY_COMPARE(m_desk->outbox()[0].edit.title, u"Better ghee"_s);
        m_shop->come();
        QTRY_COMPARE(onServer(id)["price_paise"_L1].toInteger(), 55'000);
        QCOMPARE(onServer(id)["title"_L1].toString(), u"Better ghee"_s);
        QTRY_COMPARE(m_desk->waiting(), 0);
        QCOMPARE(m_shop->applied.size(), 1);
    }

    void aTakenSkuIsSaidAtOnce()
    {
        QVERIFY(isAway());
        const auto refused = settled(m_desk->catalog.create(newProduct(u"PSK-0001"_s)));
        QVERIFY(!refused);
        QCOMPARE(refused.error().fields.first().field, u"sku"_s);
        QCOMPARE(m_desk->waiting(), 0);
    }

    void aRefusedOneStaysAndIsMendedWhereItStands()
    {
        QVERIFY(isAway());
        const QString id = made(u"NEW-1"_s);
        QVERIFY(receive(id, 12, "received"));
        QJsonObject other = makeProduct(2, u"Ghee 2"_s); // somebody else was quicker
        other[u"sku"_s] = u"NEW-1"_s;
        m_shop->put(u"product"_s, productId(2), other);
        m_shop->come();
        QTRY_COMPARE(mark(id), ProductMark::State::Refused);
        QTRY_COMPARE(m_desk->model.rowCount(), 3);
        QCOMPARE(m_desk->shown(row(id), u"title"_s).toString(), u"New ghee"_s);
        m_desk->model.takeUpRefused(id);
        QTRY_COMPARE(m_desk->model.refusals(id).value(u"sku"_s), u"belongs to another"_s);
        QCOMPARE(m_shop->countOf(u"stock-adjustments"_s), 0);
        QVERIFY(m_desk->set(row(id), u"sku"_s, u"NEW-2"_s));
        QVERIFY(m_desk->save());
        QTRY_COMPARE(onServer(id)["sku"_L1].toString(), u"NEW-2"_s);
        QTRY_COMPARE(stockOnServer(id), 12);
        QTRY_COMPARE(m_desk->waiting(), 0);
    }

    void givenUpItTakesAlongAllThatWasMeantForIt()
    {
        QVERIFY(isAway());
        const QString id = made(u"NEW-1"_s);
        QVERIFY(receive(id, 12, "received"));
        QVERIFY(addPicture(id));
        QTRY_VERIFY(row(id) >= 0);
        QVERIFY(settled(m_desk->catalog.remove(id)));
        QTRY_COMPARE(m_desk->model.rowCount(), 1);
        QCOMPARE(m_desk->waiting(), 0);
        QCOMPARE(settled(m_desk->stock.products()).value().size(), 1);
        m_shop->come();
        QVERIFY(m_desk->isQuiet());
        QCOMPARE(m_shop->applied.size(), 0);
    }

    void oneThatTheServerMayHaveIsNotChangedBehindItsBack()
    {
        m_shop->refuseNext(u"POST /api/v1/admin/products"_s, 503, 1000);
        const QString id = made(u"NEW-1"_s);
        QTRY_VERIFY(!m_desk->outbox().isEmpty() && m_desk->outbox()[0].tries > 0);
        QTRY_VERIFY(row(id) >= 0);
        QVERIFY(m_desk->set(row(id), u"price_paise"_s, 55'000));
        QVERIFY(m_desk->save());
        QCOMPARE(m_desk->waiting(), 2);
        QCOMPARE(m_desk->outbox()[0].edit.body["price_paise"_L1].toInteger(), 52'500);
        QCOMPARE(m_desk->shown(row(id), u"price_paise"_s).toInteger(), 55'000);
        QCOMPARE(settled(m_desk->replica.write([id](Sql &sql) {
                     return made_here::discardUnsent(sql, id);
                 })).value(),
                 false);
    }

    void aDamagedCopyIsMadeAnewWithItInIt()
    {
        QVERIFY(isAway());
        const QString id = made(u"NEW-1"_s);
        QVERIFY(receive(id, 12, "received"));
        replica_file::condemn(QFileInfo(m_desk->replica.filesFolder()).path());
        m_shop->come();
        m_shop->refuseNext(u"POST /api/v1/admin/products"_s, 503, 1000);
        open();
        QVERIFY(m_desk->ready());
        QTRY_VERIFY(row(id) >= 0);
        QCOMPARE(m_desk->model.draft(row(id)).document()["stock"_L1].toInt(), 12);
    }
};

QTEST_GUILESS_MAIN(ProductMadeHereTest)
#include "product_made_here_test.moc"
