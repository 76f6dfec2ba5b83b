// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/pictures/picture_queue.h"
#include "desktop/pictures/picture_work.h"
#include "tests/desktop/pictures/fake_sink.h"
#include "tests/support/patience.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QElapsedTimer>
#include <QMimeData>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <sys/resource.h>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

namespace {

QString draw(const QString &folder, const QString &name, QSize size, int hue = 40)
{
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient gradient(0, 0, size.width(), size.height());
    gradient.setColorAt(0, QColor::fromHsv(hue, 200, 250));
    gradient.setColorAt(0.5, QColor::fromHsv((hue + 90) % 360, 90, 90));
    gradient.setColorAt(1, QColor::fromHsv((hue + 180) % 360, 220, 200));
    painter.fillRect(image.rect(), gradient);
    painter.setBrush(Qt::white);
    painter.drawEllipse(
        QRect(hue * size.width() / 500, size.height() / 4, size.width() / 5, size.height() / 3));
    painter.end();
    const QString file = folder + u'/' + name;
    image.save(file, "JPG", 95);
    return file;
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
constexpr bool kSanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
constexpr bool kSanitized = false;
#endif

const QList<ProductName> kProducts{{u"p1"_s, u"GHEE-500"_s, u"Cow ghee"_s},
                                   {u"p2"_s, u"HONEY-250"_s, u"Honey"_s}};

} // namespace

class PictureQueueTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    FakeSink m_sink;
    int m_number = 0;

    QString fresh() { return m_dir.filePath(u"queue%1"_s.arg(++m_number)); }
    static bool allIn(const PictureQueue &queue, PictureState state)
    {
        for (int row = 0; row < queue.rowCount(); ++row) {
            if (queue.item(row).state != state)
                return false;
        }
        return queue.rowCount() > 0;
    }

private Q_SLOTS:
    void init()
    {
        m_sink.taken.clear();
        m_sink.tries.clear();
        m_sink.progress.clear();
        m_sink.away = m_sink.refuses = false;
    }

    void filesBecomeFourVariantsEachAndAreMatchedByName()
    {
        const QString files = m_dir.filePath(u"shoot/day 1"_s);
        QVERIFY(QDir().mkpath(files));
        draw(files, u"GHEE-500 10.jpg"_s, {2000, 1500});
        draw(files, u"GHEE-500 9.jpg"_s, {800, 600}, 90);
        draw(files, u"IMG_1.jpg"_s, {300, 200}, 160);
        QFile text(files + u"/notes.txt"_s);
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("not a picture");
        text.close();
        PictureQueue queue(m_sink);
        queue.open(fresh());
        const QAbstractItemModelTester tester(&queue);
        queue.setProducts(kProducts);
        queue.add({m_dir.filePath(u"shoot"_s)});
        QTRY_COMPARE(queue.rowCount(), 3);
        QTRY_VERIFY(allIn(queue, PictureState::Ready));
        QCOMPARE(queue.item(0).name, u"GHEE-500 9.jpg"_s); // 9 before 10
        QCOMPARE(queue.item(1).sku, u"GHEE-500"_s);
        QCOMPARE(queue.item(1).alt, u"Cow ghee"_s);
        QCOMPARE(queue.item(1).made->variants[0].width, 1600);
        QCOMPARE(queue.item(1).made->variants[1].height, 450);
        QVERIFY(queue.item(2).productId.isEmpty());
        QCOMPARE(queue.ready(), 2);
        for (int i = 0; i < kVariants; ++i)
            QCOMPARE(QFileInfo(queue.variantFile(1, i)).size(),
                     queue.item(1).made->variants[size_t(i)].bytes);
        QTRY_VERIFY(!queue.index(0).data(Qt::DecorationRole).value<QImage>().isNull());
    }

    void whatIsNoPictureSaysSoAndHoldsNothingUp()
    {
        QFile broken(m_dir.filePath(u"broken.jpg"_s));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("\xff\xd8\xff nothing");
        broken.close();
        PictureQueue queue(m_sink);
        queue.open(fresh());
        queue.add({broken.fileName(), m_dir.filePath(u"gone.jpg"_s),
                   draw(m_dir.path(), u"good.jpg"_s, {300, 200})});
        QTRY_COMPARE(queue.rowCount(), 3);
        QTRY_COMPARE(queue.making(), 0);
        QStringList problems;
        for (int row = 0; row < 3; ++row)
            problems << queue.item(row).problem;
        QCOMPARE(problems.count(QString()), 1);
        QCOMPARE(QSet<QString>(problems.begin(), problems.end()).size(), 3);
    }

    void picturesGoInTheOrderOnScreenOnceTheLineIsThere()
    {
        PictureQueue queue(m_sink);
        queue.open(fresh());
        queue.setProducts(kProducts);
        queue.add({draw(m_dir.path(), u"GHEE-500-a.jpg"_s, {300, 200}),
                   draw(m_dir.path(), u"GHEE-500-b.jpg"_s, {300, 200}, 120),
                   draw(m_dir.path(), u"nobody.jpg"_s, {300, 200}, 200)});
        QTRY_COMPARE(queue.rowCount(), 3);
        QTRY_VERIFY(allIn(queue, PictureState::Ready));
        QVERIFY(queue.moveTo(1, 0));
        queue.setAlt(0, u"A jar"_s, u"एक जार"_s);
        m_sink.away = true;
        queue.sendReady();
        QTRY_COMPARE(m_sink.tries.size(), 1);
        QCOMPARE(queue.item(0).state, PictureState::Queued);
        QCOMPARE(queue.item(1).state, PictureState::Queued);
        QCOMPARE(queue.item(2).state, PictureState::Ready); // it has no product
        m_sink.away = false;
        queue.resume();
        QTRY_COMPARE(m_sink.taken.size(), 2);
        QCOMPARE(m_sink.taken[0].alt, u"A jar / एक जार"_s);
        QCOMPARE(m_sink.taken[0].id, m_sink.tries[0]); // the same id again
        QCOMPARE(m_sink.taken[1].alt, u"Cow ghee"_s);
        QVERIFY(m_sink.filesThere);
        QTRY_COMPARE(queue.item(0).state, PictureState::Sent);
    }

    void whatWasRefusedFailsAndMayBeTriedAgain()
    {
        PictureQueue queue(m_sink);
        queue.open(fresh());
        queue.setProducts(kProducts);
        queue.add({draw(m_dir.path(), u"GHEE-500.jpg"_s, {300, 200})});
        QTRY_COMPARE(queue.ready(), 1);
        m_sink.refuses = true;
        queue.sendReady();
        QTRY_COMPARE(queue.item(0).state, PictureState::Failed);
        QVERIFY(!queue.item(0).problem.isEmpty());
        queue.retry(0);
        QTRY_COMPARE(queue.item(0).state, PictureState::Sent);
    }

    void aRestartGoesOnWhereItWas()
    {
        const QString folder = fresh();
        QString id;
        {
            PictureQueue queue(m_sink);
            queue.open(folder);
            queue.setProducts(kProducts);
            queue.add({draw(m_dir.path(), u"GHEE-500-1.jpg"_s, {300, 200}),
                       draw(m_dir.path(), u"HONEY-250-1.jpg"_s, {300, 200}, 150)});
            QTRY_COMPARE(queue.ready(), 2);
            QVERIFY(queue.moveTo(1, 0));
            queue.setProduct(1, {}); // it stays behind
            m_sink.away = true;
            queue.sendReady();
            QTRY_COMPARE(m_sink.tries.size(), 1);
            id = m_sink.tries[0];
        }
        m_sink.away = false;
        PictureQueue queue(m_sink);
        queue.open(folder);
        QTRY_COMPARE(m_sink.taken.size(), 1);
        QCOMPARE(m_sink.taken[0].id, id);
        QCOMPARE(m_sink.taken[0].productId, u"p2"_s);
        QCOMPARE(queue.item(1).name, u"GHEE-500-1.jpg"_s);
        QCOMPARE(queue.item(1).state, PictureState::Ready);
        QTRY_VERIFY(!queue.index(1).data(Qt::DecorationRole).value<QImage>().isNull());
    }

    // Wherever the program ends: each state on disk comes back as one from which it goes on.
    void everyStateOnDiskComesBack()
    {
        for (const auto &[state, word] : kWords<PictureState>) {
            const QString folder = fresh();
            PictureItem item;
            item.id = u"one"_s;
            item.state = state;
            QVERIFY(picture_work::keep(folder, item, 0));
            const auto items = picture_work::restore(folder);
            if (state == PictureState::Sent) {
                QVERIFY(items.isEmpty());
                QVERIFY(QDir(folder).isEmpty());
                continue;
            }
            QCOMPARE(items.size(), 1);
            QVERIFY(items[0].state != PictureState::Making);
            QVERIFY(items[0].state != PictureState::Sending);
        }
    }

    void anEditIsMadeAnewAndOneOnItsWayIsNot()
    {
        PictureQueue queue(m_sink);
        queue.open(fresh());
        queue.setProducts(kProducts);
        queue.add({draw(m_dir.path(), u"GHEE-500.jpg"_s, {800, 600})});
        QTRY_COMPARE(queue.ready(), 1);
        queue.setEdit(0, {.quarterTurns = 1});
        queue.setEdit(0, {.quarterTurns = 1, .height = 0.5}); // before the first is done
        QTRY_COMPARE(queue.ready(), 1);
        QCOMPARE(queue.item(0).made->variants[0].width, 600);
        QCOMPARE(queue.item(0).made->variants[0].height, 400);
        queue.sendReady();
        QTRY_COMPARE(queue.item(0).state, PictureState::Sent);
        queue.setEdit(0, {});
        QCOMPARE(queue.item(0).state, PictureState::Sent);
    }

    void thePictureAgainInAnotherSizeIsPointedOut()
    {
        PictureQueue queue(m_sink);
        queue.open(fresh());
        queue.add({draw(m_dir.path(), u"a.jpg"_s, {1000, 800}),
                   draw(m_dir.path(), u"b.jpg"_s, {500, 400}),
                   draw(m_dir.path(), u"c.jpg"_s, {500, 400}, 200)});
        QTRY_COMPARE(queue.rowCount(), 3);
        QTRY_VERIFY(allIn(queue, PictureState::Ready));
        QCOMPARE(queue.twinOf(0), QString());
        QCOMPARE(queue.twinOf(1), u"a.jpg"_s);
        QCOMPARE(queue.twinOf(2), QString());
    }

    void aPictureThatTheShopShowsAlreadyIsPointedOut()
    {
        PictureQueue queue(m_sink);
        queue.open(fresh());
        queue.setProducts(kProducts);
        queue.add({draw(m_dir.path(), u"GHEE-500 again.jpg"_s, {900, 700}),
                   draw(m_dir.path(), u"GHEE-500 other.jpg"_s, {900, 700}, 200)});
        QTRY_COMPARE(queue.ready(), 2);
        QCOMPARE(queue.shopTwinOf(0), QString());
        const quint64 same = queue.item(0).made->fingerprint;
        queue.setShopPictures({{~same, u"Honey"_s},
                               {same, u"Cut to a square"_s, {700, 700}},
                               {same ^ 0b101, u"Cow ghee"_s, {1800, 1400}}});
        QCOMPARE(queue.shopTwinOf(0), u"Cow ghee"_s);
        QCOMPARE(queue.shopTwinOf(1), QString());
        queue.sendReady(); // it is that picture itself from then on
        QTRY_COMPARE(queue.item(0).state, PictureState::Sent);
        QCOMPARE(queue.shopTwinOf(0), QString());
    }

    // The sink keeps it: what it says of a picture counts, also after a restart.
    void whatTheSinkSaysIsTheStateOfAPictureThatItTook()
    {
        const QString folder = fresh();
        {
            PictureQueue queue(m_sink);
            queue.open(folder);
            queue.setProducts(kProducts);
            queue.add({draw(m_dir.path(), u"GHEE-500-1.jpg"_s, {300, 200}),
                       draw(m_dir.path(), u"GHEE-500-2.jpg"_s, {300, 200}, 120)});
            QTRY_COMPARE(queue.ready(), 2);
            queue.sendReady();
            QTRY_COMPARE(m_sink.taken.size(), 2);
            const QString first = queue.item(0).id;
            m_sink.progress[first] = {PictureState::Queued, u"Offline."_s};
            m_sink.progress[queue.item(1).id] = {PictureState::Sending, {}};
            m_sink.tell();
            QTRY_COMPARE(queue.item(1).state, PictureState::Sending);
            QCOMPARE(queue.item(0).problem, u"Offline."_s);
        }
        PictureQueue queue(m_sink);
        queue.open(folder);
        QTRY_COMPARE(queue.rowCount(), 2);
        QTRY_COMPARE(queue.item(1).state, PictureState::Sending);
        QCOMPARE(m_sink.taken.size(), 2); // not handed over again
        queue.remove(0);
        QCOMPARE(m_sink.progress.size(), 1);
        m_sink.drop(queue.item(0).id); // by somebody, elsewhere
        QTRY_COMPARE(queue.item(0).state, PictureState::Ready);
    }

    void aPastedPictureIsOneToo()
    {
        QImage image(400, 300, QImage::Format_ARGB32);
        image.fill(Qt::darkYellow);
        PictureQueue queue(m_sink);
        queue.open(fresh());
        queue.paste(image);
        QTRY_COMPARE(queue.rowCount(), 1);
        QTRY_VERIFY(allIn(queue, PictureState::Ready));
        QCOMPARE(queue.item(0).made->variants[0].width, 400);
    }

    void draggingARowMovesIt()
    {
        PictureQueue queue(m_sink);
        queue.open(fresh());
        queue.add({draw(m_dir.path(), u"1.jpg"_s, {80, 60}),
                   draw(m_dir.path(), u"2.jpg"_s, {80, 60}),
                   draw(m_dir.path(), u"3.jpg"_s, {80, 60})});
        QTRY_COMPARE(queue.rowCount(), 3);
        const std::unique_ptr<QMimeData> dragged(queue.mimeData({queue.index(2)}));
        queue.dropMimeData(dragged.get(), Qt::MoveAction, 0, 0, {});
        QCOMPARE(queue.item(0).name, u"3.jpg"_s);
        QCOMPARE(queue.rowCount(), 3);
    }

    // The window stays alive beside it: its event loop is never away for long, and memory is
    // bounded by what is made at once, not by how many there are.
    void fiftyLargePhotographsHoldNothingUp()
    {
        const QString folder = m_dir.filePath(u"many"_s);
        QVERIFY(QDir().mkpath(folder));
        const QString first = draw(folder, u"GHEE-500-0.jpg"_s, {4000, 3000});
        for (int i = 1; i < 50; ++i)
            QVERIFY(QFile::copy(first, folder + u"/GHEE-500-%1.jpg"_s.arg(i)));
        PictureQueue queue(m_sink);
        queue.open(fresh());
        queue.setProducts(kProducts);
        // How long the event loop was away at most, in milliseconds.
        qint64 turns = 0;
        qint64 longest = 0;
        QElapsedTimer since;
        QTimer pulse;
        connect(&pulse, &QTimer::timeout, this,
                [&] { longest = std::max(longest, turns++ == 0 ? 0 : since.restart()); });
        since.start();
        pulse.start(5);
        queue.add({folder});
        QTRY_COMPARE(queue.rowCount(), 50);
        // All of them where somebody wants the figures; a few tell already what holds.
        const int left = qEnvironmentVariableIsSet("PAUSHTIK_ALL_PICTURES") ? 0 : 45;
        QElapsedTimer clock;
        clock.start();
        QTRY_VERIFY_WITH_TIMEOUT(queue.making() <= left, 600'000);
        const qint64 turnsWhileMaking = turns;
        qInfo("%d photographs of 12 megapixels in %lld ms, the event loop away for at most %lld ms",
              50 - left, static_cast<long long>(clock.elapsed()), static_cast<long long>(longest));
        queue.cancelMaking(); // the rest is gone at once, what was made stays
        QCOMPARE(queue.making(), 0);
        QVERIFY(queue.rowCount() >= 4);
        QVERIFY(allIn(queue, PictureState::Ready));
        QVERIFY(turnsWhileMaking > 10);
        rusage used{};
        getrusage(RUSAGE_SELF, &used);
        qInfo("at most %ld MiB in memory", used.ru_maxrss / 1024);
        if (!kSanitized)
            QVERIFY2(used.ru_maxrss < 600 * 1024, QByteArray::number(qint64(used.ru_maxrss)));
    }
};

QTEST_MAIN(PictureQueueTest)
#include "picture_queue_test.moc"
