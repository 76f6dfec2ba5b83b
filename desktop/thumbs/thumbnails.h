// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/net/api_client.h"
#include "desktop/thumbs/thumb_file.h"

#include <QCache>
#include <QHash>
#include <QPixmap>
#include <QSet>
#include <QThreadPool>

namespace paushtik {

/// The shop's pictures in small, for tables and lists. A picture is fetched once and kept on this
/// machine, so that it is there without a line; in memory there are only the latest. UI thread;
/// network, disk and decoding are elsewhere, and what is asked for last comes first.
class Thumbnails : public QObject {
    Q_OBJECT
public:
    Thumbnails(QString folder, ApiClient &api, QObject *parent = nullptr);
    ~Thumbnails() override;

    /// `baseUrl` is a picture's `base_url`, or the path of such a file on this disk; empty: a null
    /// pixmap. Null too until it has arrived: then arrived() tells, and it is asked for anew. At
    /// most 160 pixels wide.
    QPixmap picture(const QString &baseUrl);
    /// What a picture looks like; none when it can be had neither here nor over the line.
    Task<std::optional<quint64>> fingerprint(QString baseUrl);

    /// The address of the first picture of a product's document; empty where there is none.
    static QString firstOf(const QJsonObject &product);

Q_SIGNALS:
    /// An empty address: the line is back, and whatever was missing may be asked for again.
    void arrived(const QString &baseUrl);

private:
    void pump();
    Task<> bring(QString baseUrl);
    Task<Thumb> fetch(QString baseUrl);
    Task<QByteArray> download(QUrl url);

    QString m_folder;
    ApiClient &m_api;
    QNetworkAccessManager m_network;
    QThreadPool m_pool;
    QCache<QString, QPixmap> m_pixmaps;
    QHash<QString, quint64> m_fingerprints;
    QStringList m_wanted; ///< the next is the last
    QSet<QString> m_underWay;
    QSet<QString> m_missing; ///< not asked for again until the line comes back
};

} // namespace paushtik
