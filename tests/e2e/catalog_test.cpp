// SPDX-License-Identifier: GPL-3.0-or-later
// The desk's catalogue, stock and pictures against a real daemon that goes away and comes back.
#include "desktop/app/main_window.h"
#include "desktop/catalog/catalog_page.h"
#include "tests/e2e/answered.h"
#include "tests/e2e/daemon_process.h"
#include "tests/support/patience.h"

#include <QPainter>
#include <QTest>

using namespace paushtik;
using namespace paushtik::e2e;
using namespace Qt::StringLiterals;

namespace {

const QString kEmail = u"manager@demo.paushtik.in"_s;
const QString kPassword = u"demo-ghee-2026"_s;

QString draw(const QString &file, int hue)
{
    QImage image(1200, 900, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.fillRect(image.rect(), QColor::fromHsv(hue, 120, 220));
    painter.setBrush(QColor::fromHsv((hue + 120) % 360, 200, 120));
    painter.drawEllipse(QRect(hue, 200, 400, 500));
    painter.end();
    image.save(file, "JPG", 90);
    return file;
}

QJsonObject newProduct(const ProductDraft &like)
{
    QJsonObject fields{{u"sku"_s, u"NEW-1"_s}, {u"title"_s, u"New ghee"_s}};
    for (const auto *name :
         {"price_paise", "mrp_paise", "category_id", "weight_grams", "hsn_code", "gst_rate_bp"})
        fields[QLatin1StringView(name)] = like.value(QString::fromLatin1(name));
    return fields;
}

/// The program with its window, signed in.
struct Person {
    Person(const QString &folder, quint16 port)
        : desk(folder + u"/desk.ini"_s, TokenStore::Keychain::Avoid)
        , window(desk)
    {
        window.show();
        const Profile profile{QUrl(u"http://127.0.0.1:%1"_s.arg(port)), kEmail};
        isIn = answered(desk.session.signIn(profile, kPassword)).has_value() &&
               tests::waitUntil([this] { return desk.isWhole(); });
        model()->reload();
        isIn = isIn && tests::waitUntil([this] { return model()->rowCount() > 0; });
    }
    ProductTableModel *model() { return window.page<CatalogPage>()->model(); }
    qsizetype waiting() { return answered(desk.replica.outbox()).value().size(); }
    QJsonObject onServer(const QString &id)
    {
        return answered(desk.api.get(u"/admin/products/"_s + id)).value_or(QJsonObject());
    }

    Desk desk;
    MainWindow window;
    bool isIn = false;
};

} // namespace

class TestCatalog : public QObject {
    Q_OBJECT

    DataFolder m_data;

private Q_SLOTS:
    void whatWasDoneWithoutAServerIsThereWhenItIsBackAndOnce()
    {
        auto daemon = std::make_unique<RunningDaemon>(m_data.path(), QStringList{u"--demo"_s});
        QVERIFY2(daemon->isReady(), daemon->errors().constData());
        const quint16 port = daemon->port();
        QStringList ids;
        QString made;
        int stock = 0;
        {
            Person person(m_data.path(), port);
            QVERIFY(person.isIn);
            daemon->kill();
            (void)answered(person.desk.api.get(u"/admin/categories"_s));
            QVERIFY(person.desk.api.offlineSince());

            ProductTableModel *model = person.model();
            QList<CellEdit> cells;
            for (int row = 0; row < 3; ++row) {
                ids.append(model->draft(row).id());
                cells.append({ids.last(), u"subtitle"_s, u"Without a line %1"_s.arg(row)});
            }
            stock = model->draft(0).document()["stock"_L1].toInt();
            model->edit(cells, u"Change"_s);
            model->save();
            QTRY_COMPARE(person.waiting(), 3);
            const StockAdjustment received{ids[0], 7, StockReason::Received, {}, "e2e-received"};
            QCOMPARE(answered(person.desk.stock.adjust(received)).value(), stock + 7);

            made = answered(person.desk.catalog.create(newProduct(model->draft(0))))
                       .value()["id"_L1]
                       .toString();
            const StockAdjustment first{made, 12, StockReason::Received, {}, "e2e-first"};
            QCOMPARE(answered(person.desk.stock.adjust(first)).value(), 12);

            PictureQueue &queue = person.desk.pictureQueue;
            const QString sku = model->draft(1).value(u"sku"_s).toString();
            queue.setProducts({{ids[1], sku, u"Ghee"_s}, {made, u"NEW-1"_s, u"New ghee"_s}});
            queue.add({draw(m_data.path() + u'/' + sku + u"-1.jpg"_s, 30),
                       draw(m_data.path() + u'/' + sku + u"-2.jpg"_s, 200),
                       draw(m_data.path() + u"/NEW-1.jpg"_s, 300)});
            QTRY_COMPARE(queue.ready(), 3);
            queue.sendReady();
            QTRY_COMPARE(person.waiting(), 9);
        }
        daemon = std::make_unique<RunningDaemon>(m_data.path(),
                                                 QStringList{u"--listen=127.0.0.1:%1"_s.arg(port)});
        QVERIFY2(daemon->isReady(), daemon->errors().constData());
        Person person(m_data.path(), port);
        QVERIFY(person.isIn);
        QTRY_COMPARE(person.waiting(), 0);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(person.onServer(ids[i])["subtitle"_L1].toString(),
                     u"Without a line %1"_s.arg(i));
        QCOMPARE(person.onServer(ids[0])["stock"_L1].toInt(), stock + 7);
        const QJsonObject madeThere = person.onServer(made);
        QCOMPARE(madeThere["slug"_L1].toString(), u"new-ghee"_s);
        QCOMPARE(madeThere["stock"_L1].toInt(), 12);
        QCOMPARE(madeThere["images"_L1].toArray().size(), 1);
        QJsonArray images = person.onServer(ids[1])["images"_L1].toArray();
        QVERIFY(images.size() >= 2);
        const QString newest = images.last()["base_url"_L1].toString();
        QTRY_VERIFY(!person.desk.thumbs.picture(newest).isNull());
        QTRY_COMPARE(person.desk.pictureQueue.rowCount() == 0 ||
                         person.desk.pictureQueue.item(0).state == PictureState::Sent,
                     true);

        person.model()->reload();
        QVERIFY(answered(person.desk.catalog.takeBack(
            {QJsonObject{{u"id"_s, ids[2]},
                         {u"set"_s, QJsonObject{{u"subtitle"_s, u"Without a line 2"_s}}},
                         {u"base"_s, QJsonObject{{u"subtitle"_s, u"Before"_s}}}}})));
        QTRY_COMPARE(person.onServer(ids[2])["subtitle"_L1].toString(), u"Before"_s);
        const Ended verified = runToEnd({u"verify"_s}, environmentFor(m_data.path()));
        QVERIFY2(verified.status == 0, verified.output.constData());
    }
};

QTEST_MAIN(TestCatalog)
#include "catalog_test.moc"
