// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/picture_shelf.h"

#include "shared/imaging/rgba.h"

#include <QCoroFuture>
#include <QCoroNetworkReply>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonObject>
#include <QPointer>
#include <QSaveFile>
#include <QtConcurrentRun>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

QImage decoded(const QByteArray &bytes)
{
    const auto picture = decodeRgba(bytes);
    if (!picture)
        return {};
    const auto *pixels = reinterpret_cast<const uchar *>(picture->pixels.constData());
    return QImage(pixels, picture->width, picture->height, 4 * picture->width,
                  QImage::Format_RGBA8888)
        .copy();
}

QImage kept(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? decoded(file.readAll()) : QImage();
}

QImage keep(const QString &path, const QByteArray &bytes)
{
    const QImage image = decoded(bytes);
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (!image.isNull() && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size())
        file.commit();
    return image;
}

} // namespace

PictureShelf::PictureShelf(QString folder, ApiClient &api, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_api(api)
{
    m_network.setTransferTimeout(15'000);
}

QPixmap PictureShelf::picture(const QString &productId)
{
    if (m_pictures.contains(productId) || m_asked.contains(productId))
        return m_pictures.value(productId);
    m_asked.insert(productId);
    QCoro::connect(fetch(productId), this, [this, productId](const QImage &image) {
        m_asked.remove(productId);
        if (image.isNull())
            return;
        m_pictures.insert(productId, QPixmap::fromImage(image));
        Q_EMIT arrived(productId);
    });
    return {};
}

Task<QImage> PictureShelf::fetch(QString productId)
{
    const QPointer self(this);
    const QString path = u"%1/%2.webp"_s.arg(m_folder, productId);
    auto reading = QtConcurrent::run(kept, path);
    const QImage here = co_await reading;
    if (!self || !here.isNull())
        co_return here;
    const auto product = co_await m_api.get(u"/admin/products/"_s + productId);
    if (!self || !product)
        co_return QImage();
    const QJsonObject first = product->value("images"_L1).toArray().first().toObject();
    QString base = first["base_url"_L1].toString();
    if (!base.endsWith(u".webp"))
        co_return QImage();
    base.replace(base.size() - 5, 5, u"-thumb.webp"_s);
    QUrl url = m_api.server().resolved(QUrl(base));
    const QByteArray bytes = co_await download(std::move(url));
    if (!self || bytes.isEmpty())
        co_return QImage();
    auto keeping = QtConcurrent::run(keep, path, bytes);
    co_return co_await keeping;
}

Task<QByteArray> PictureShelf::download(QUrl url)
{
    QPointer<QNetworkReply> reply = m_network.get(QNetworkRequest(url));
    co_await reply.data();
    if (!reply)
        co_return QByteArray();
    reply->deleteLater();
    const bool good = reply->error() == QNetworkReply::NoError;
    co_return good ? reply->readAll() : QByteArray();
}

} // namespace paushtik
