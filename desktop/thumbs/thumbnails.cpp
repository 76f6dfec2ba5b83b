// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/thumbs/thumbnails.h"

#include "desktop/core/launch.h"

#include <QCoroFuture>
#include <QCoroNetworkReply>
#include <QJsonArray>
#include <QJsonObject>
#include <QPointer>
#include <QtConcurrentRun>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kInMemory = 24 * 1024 * 1024;
constexpr qint64 kOnDisk = 200 * 1024 * 1024;
constexpr int kAtOnce = 4;
// Who scrolls past a thousand rows wants the last of them.
constexpr qsizetype kWantedAtMost = 96;

QString thumbOf(QString baseUrl)
{
    const QString end = u".webp"_s;
    if (baseUrl.endsWith(end))
        baseUrl.replace(baseUrl.size() - end.size(), end.size(), u"-thumb.webp"_s);
    return baseUrl;
}

bool isHere(const QString &baseUrl)
{
    return baseUrl.startsWith(u'/') && !baseUrl.startsWith(u"/media/");
}

} // namespace

Thumbnails::Thumbnails(QString folder, ApiClient &api, Finder finder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_api(api)
    , m_finder(std::move(finder))
    , m_pixmaps(kInMemory)
{
    m_network.setTransferTimeout(15'000);
    m_pool.setMaxThreadCount(2);
    (void)QtConcurrent::run(&m_pool, thumb_file::prune, m_folder, kOnDisk);
    connect(&api, &ApiClient::reachabilityChanged, this, [this] {
        if (m_api.offlineSince())
            return;
        m_missing.clear();
        askAnew();
    });
}

Thumbnails::~Thumbnails()
{
    m_pool.clear();
    m_pool.waitForDone();
}

QString Thumbnails::firstOf(const QJsonObject &product)
{
    return product["images"_L1].toArray().first().toObject()["base_url"_L1].toString();
}

QPixmap Thumbnails::picture(const QString &baseUrl)
{
    if (const QPixmap *here = m_pixmaps.object(baseUrl))
        return *here;
    if (baseUrl.isEmpty() || m_underWay.contains(baseUrl) || m_missing.contains(baseUrl))
        return {};
    m_wanted.removeOne(baseUrl);
    m_wanted.append(baseUrl);
    if (m_wanted.size() > kWantedAtMost)
        m_wanted.removeFirst();
    pump();
    return {};
}

QPixmap Thumbnails::pictureOf(const QString &productId)
{
    if (m_finder && !m_found.contains(productId)) {
        m_found.insert(productId);
        launch(findFirst(productId, m_turn), "finding a product's picture");
    }
    const QString address = m_addresses.value(productId);
    const QPixmap now = picture(address);
    return now.isNull() && !address.isEmpty() ? picture(m_before.value(productId)) : now;
}

// Where nobody can say, it is asked again when something changed or the line is back.
Task<> Thumbnails::findFirst(QString productId, int turn)
{
    const QPointer self(this);
    const auto product = co_await m_finder(productId);
    if (!self || turn != m_turn || !product)
        co_return;
    const QString address = firstOf(*product);
    if (m_addresses.value(productId) == address)
        co_return;
    m_before.insert(productId, m_addresses.value(productId));
    m_addresses.insert(productId, address);
    Q_EMIT arrived(address);
}

void Thumbnails::askAnew()
{
    ++m_turn;
    m_found.clear();
    Q_EMIT arrived({});
}

void Thumbnails::pump()
{
    while (!m_wanted.isEmpty() && m_underWay.size() < kAtOnce) {
        const QString next = m_wanted.takeLast();
        m_underWay.insert(next);
        launch(bring(next), "bringing a picture");
    }
}

Task<> Thumbnails::bring(QString baseUrl)
{
    const QPointer self(this);
    const Thumb thumb = co_await fetch(baseUrl);
    if (!self)
        co_return;
    m_underWay.remove(baseUrl);
    if (thumb.image.isNull())
        m_missing.insert(baseUrl);
    else
        m_pixmaps.insert(baseUrl, new QPixmap(QPixmap::fromImage(thumb.image)),
                         static_cast<qsizetype>(thumb.image.sizeInBytes()));
    pump();
    if (!thumb.image.isNull())
        Q_EMIT arrived(baseUrl);
}

Task<Thumb> Thumbnails::fetch(QString baseUrl)
{
    const QPointer self(this);
    const QString path = isHere(baseUrl) ? thumbOf(baseUrl) : thumb_file::pathOf(m_folder, baseUrl);
    auto reading = QtConcurrent::run(&m_pool, thumb_file::read, path);
    Thumb thumb = co_await reading;
    if (self && thumb.image.isNull() && !isHere(baseUrl) && !m_api.offlineSince()) {
        QUrl url = m_api.server().resolved(QUrl(thumbOf(baseUrl)));
        const QByteArray bytes = co_await download(std::move(url));
        if (!self || bytes.isEmpty())
            co_return Thumb();
        auto keeping = QtConcurrent::run(&m_pool, thumb_file::keep, path, bytes);
        thumb = co_await keeping;
    }
    if (self && !thumb.image.isNull())
        m_fingerprints.insert(baseUrl, thumb.fingerprint);
    co_return thumb;
}

Task<std::optional<quint64>> Thumbnails::fingerprint(QString baseUrl)
{
    const QPointer self(this);
    if (const auto known = m_fingerprints.constFind(baseUrl); known != m_fingerprints.cend())
        co_return *known;
    const QString path = thumb_file::pathOf(m_folder, baseUrl);
    auto reading = QtConcurrent::run(&m_pool, thumb_file::fingerprint, path);
    const std::optional<quint64> kept = co_await reading;
    if (!self || kept) {
        if (self)
            m_fingerprints.insert(baseUrl, *kept);
        co_return kept;
    }
    const Thumb thumb = co_await fetch(baseUrl);
    co_return thumb.image.isNull() ? std::nullopt : std::optional(thumb.fingerprint);
}

Task<QByteArray> Thumbnails::download(QUrl url)
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
