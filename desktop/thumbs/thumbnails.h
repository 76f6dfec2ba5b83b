// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/net/api_client.h"
#include "desktop/thumbs/thumb_file.h"

#include <QCache>
#include <QHash>
#include <QPixmap>
#include <QSet>
#include <QThreadPool>
#include <functional>

namespace paushtik {

/// The shop's pictures in small, for tables and lists. A picture is fetched once and kept on this
/// machine, so that it is there without a line; in memory there are only the latest. Who knows no
/// more than a product's id asks for its first picture. UI thread; network, disk and decoding are
/// elsewhere, and what is asked for last comes first.
class Thumbnails : public QObject {
    Q_OBJECT
public:
    /// Gives a product's document.
    using Finder = std::function<Task<Result<QJsonObject>>(QString productId)>;

    Thumbnails(QString folder, ApiClient &api, Finder finder = {}, QObject *parent = nullptr);
    ~Thumbnails() override;

    /// `baseUrl` is a picture's `base_url`, or the path of such a file on this disk; empty: a null
    /// pixmap. Null too until it has arrived: then arrived() tells, and it is asked for anew. At
    /// most 160 pixels wide.
    QPixmap picture(const QString &baseUrl);
    /// The same for the first picture of a product. One that gets another keeps showing what it had
    /// until the new one is there.
    QPixmap pictureOf(const QString &productId);
    /// Products may have other pictures now.
    void askAnew();
    /// What a picture looks like; none when it can be had neither here nor over the line.
    Task<std::optional<quint64>> fingerprint(QString baseUrl);

    /// The address of the first picture of a product's document; empty where there is none.
    static QString firstOf(const QJsonObject &product);

Q_SIGNALS:
    /// An empty address: whatever is shown may be asked for again, as when the line is back.
    void arrived(const QString &baseUrl);

private:
    void pump();
    Task<> bring(QString baseUrl);
    Task<Thumb> fetch(QString baseUrl);
    Task<QByteArray> download(QUrl url);
    Task<> findFirst(QString productId, int turn);

    QString m_folder;
    ApiClient &m_api;
    Finder m_finder;
    QNetworkAccessManager m_network;
    QThreadPool m_pool;
    QCache<QString, QPixmap> m_pixmaps;
    QHash<QString, quint64> m_fingerprints;
    QStringList m_wanted; ///< the next is the last
    QSet<QString> m_underWay;
    QSet<QString> m_missing;             ///< not asked for again until the line comes back
    QHash<QString, QString> m_addresses; ///< of the first picture, by product
    QHash<QString, QString> m_before;    ///< of the one that was first until then
    QSet<QString> m_found;               ///< whose address is asked for, or known, as of now
    int m_turn = 0;
};

} // namespace paushtik
