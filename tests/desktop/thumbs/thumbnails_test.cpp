// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/thumbs/thumb_tile.h"
#include "desktop/thumbs/thumbnails.h"
#include "shared/imaging/variants.h"
#include "tests/desktop/replica_documents.h"
#include "tests/support/patience.h"

#include <QBuffer>
#include <QDir>
#include <QJsonArray>
#include <QPainter>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

namespace {

/// A picture of two colours as the shop serves it.
QByteArray webp(QColor left, QColor right)
{
    QImage image(320, 200, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient gradient(0, 0, 320, 200);
    gradient.setColorAt(0, left);
    gradient.setColorAt(1, right);
    painter.fillRect(image.rect(), gradient);
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    image.save(&buffer, "PNG");
    return makeVariants(png)->thumb.webp;
}

/// Serves files by path and counts what is asked for.
class MediaServer : public QObject {
public:
    MediaServer()
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                const QString path = QString::fromLatin1(socket->readAll().split(' ').value(1));
                asked.append(path);
                const bool here = files.contains(path);
                const QByteArray body = files.value(path);
                socket->write("HTTP/1.1 " + QByteArray(here ? "200 OK" : "404 Not Found") +
                              "\r\nConnection: close\r\nContent-Length: " +
                              QByteArray::number(body.size()) + "\r\n\r\n" + body);
                socket->disconnectFromHost();
            });
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port");
    }
    QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort())); }

    QHash<QString, QByteArray> files;
    QStringList asked;

private:
    QTcpServer m_server;
};

Task<Result<QJsonObject>> productWith(QString picture)
{
    QJsonArray images;
    if (!picture.isEmpty())
        images.append(QJsonObject{{u"base_url"_s, picture}});
    co_return QJsonObject{{u"images"_s, images}};
}

} // namespace

class ThumbnailsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    MediaServer m_media;

private Q_SLOTS:
    void init()
    {
        m_media.asked.clear();
        m_media.files = {{u"/media/a/full-thumb.webp"_s, webp(Qt::red, Qt::blue)},
                         {u"/media/b/full-thumb.webp"_s, webp(Qt::black, Qt::yellow)}};
    }

    void aPictureArrivesOnceAndIsThereWithoutALineFromThenOn()
    {
        const QString folder = m_folder.filePath(u"once"_s);
        {
            ApiClient api;
            api.setServer(m_media.url());
            Thumbnails thumbs(folder, api);
            QSignalSpy arrived(&thumbs, &Thumbnails::arrived);
            QVERIFY(thumbs.picture(u"/media/a/full.webp"_s).isNull());
            QVERIFY(thumbs.picture(u"/media/a/full.webp"_s).isNull()); // not asked for twice
            QTRY_COMPARE(arrived.size(), 1);
            QCOMPARE(thumbs.picture(u"/media/a/full.webp"_s).width(), kThumbWidth);
            QCOMPARE(m_media.asked, QStringList{u"/media/a/full-thumb.webp"_s});
        }
        ApiClient nowhere;
        nowhere.setServer(QUrl(u"http://127.0.0.1:9"_s));
        Thumbnails later(folder, nowhere);
        QVERIFY(later.picture(u"/media/a/full.webp"_s).isNull());
        QTRY_VERIFY(!later.picture(u"/media/a/full.webp"_s).isNull());
        QCOMPARE(m_media.asked.size(), 1);
    }

    void aProductThatGetsAnotherFirstPictureShowsIt()
    {
        ApiClient api;
        api.setServer(m_media.url());
        QString first = u"/media/a/full.webp"_s;
        Thumbnails thumbs(m_folder.filePath(u"first"_s), api,
                          [&first](const QString &) { return productWith(first); });
        const auto isBlue = [&thumbs] { // a's right end; b's is yellow
            const QImage shown = thumbs.pictureOf(u"ghee"_s).toImage();
            return !shown.isNull() && shown.pixelColor(shown.width() - 8, 20).blue() > 128;
        };
        QTRY_VERIFY(isBlue());
        first = u"/media/b/full.webp"_s;
        QVERIFY(isBlue()); // nobody said so yet
        thumbs.askAnew();
        QVERIFY(isBlue()); // until the other is there
        QTRY_VERIFY(!isBlue());
        QVERIFY(!thumbs.pictureOf(u"ghee"_s).isNull());
        first.clear();
        thumbs.askAnew();
        QTRY_VERIFY(thumbs.pictureOf(u"ghee"_s).isNull());
    }

    void whatIsMissingIsAskedForOnceAndHoldsNothingUp()
    {
        ApiClient api;
        api.setServer(m_media.url());
        m_media.files[u"/media/bad/full-thumb.webp"_s] = "no picture";
        Thumbnails thumbs(m_folder.filePath(u"missing"_s), api);
        QSignalSpy arrived(&thumbs, &Thumbnails::arrived);
        for (const QString &wanted :
             {u"/media/gone/full.webp"_s, u"/media/bad/full.webp"_s, u"/media/b/full.webp"_s})
            QVERIFY(thumbs.picture(wanted).isNull());
        QTRY_COMPARE(arrived.size(), 1);
        QTRY_COMPARE(m_media.asked.size(), 3);
        QVERIFY(thumbs.picture(u"/media/gone/full.webp"_s).isNull());
        QVERIFY(!thumbs.picture(u"/media/b/full.webp"_s).isNull());
        QCOMPARE(m_media.asked.size(), 3);
    }

    void aFileOfThisDiskNeedsNoServer()
    {
        QFile file(m_folder.filePath(u"one-thumb.webp"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(m_media.files.value(u"/media/a/full-thumb.webp"_s));
        file.close();
        ApiClient nowhere;
        Thumbnails thumbs(m_folder.filePath(u"here"_s), nowhere);
        QTRY_VERIFY(!thumbs.picture(m_folder.filePath(u"one.webp"_s)).isNull());
    }

    void whatAPictureLooksLikeIsKeptBesideIt()
    {
        const QString folder = m_folder.filePath(u"prints"_s);
        ApiClient api;
        api.setServer(m_media.url());
        Thumbnails thumbs(folder, api);
        const auto print = settled(thumbs.fingerprint(u"/media/a/full.webp"_s));
        QVERIFY(print);
        QVERIFY(print != settled(thumbs.fingerprint(u"/media/b/full.webp"_s)));
        QVERIFY(!settled(thumbs.fingerprint(u"/media/gone/full.webp"_s)));
        ApiClient nowhere;
        Thumbnails later(folder, nowhere);
        QCOMPARE(settled(later.fingerprint(u"/media/a/full.webp"_s)), print);
    }

    void theDiskIsNotFilled()
    {
        const QString folder = m_folder.filePath(u"bound"_s);
        const QByteArray bytes = m_media.files.value(u"/media/a/full-thumb.webp"_s);
        for (int i = 0; i < 10; ++i)
            thumb_file::keep(thumb_file::pathOf(folder, QString::number(i)), bytes);
        thumb_file::prune(folder, bytes.size() * 4);
        QCOMPARE(QDir(folder).entryList({u"*.webp"_s}, QDir::Files).size(), 4);
        QCOMPARE(QDir(folder).entryList({u"*.print"_s}, QDir::Files).size(), 4);
    }

    void aTileIsSquareWhateverItHolds()
    {
        QImage canvas(60, 60, QImage::Format_ARGB32_Premultiplied);
        canvas.fill(Qt::white);
        QPainter painter(&canvas);
        QPixmap red(160, 90);
        red.fill(Qt::red);
        paintThumb(painter, QRect(10, 10, 40, 40), red);
        painter.end();
        QCOMPARE(canvas.pixelColor(30, 30), QColor(Qt::red));
        QCOMPARE(canvas.pixelColor(30, 47), QColor(Qt::red));
        QCOMPARE(canvas.pixelColor(30, 55), QColor(Qt::white));
        QCOMPARE(canvas.pixelColor(10, 10), QColor(Qt::white)); // round corners
    }
};

QTEST_MAIN(ThumbnailsTest)
#include "thumbnails_test.moc"
