// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/net/api_client.h"

#include <QHash>
#include <QPixmap>
#include <QSet>

namespace paushtik {

/// The products' small pictures, each fetched once and kept on this machine. UI thread; network,
/// disk and decoding are elsewhere.
class PictureShelf : public QObject {
    Q_OBJECT
public:
    PictureShelf(QString folder, ApiClient &api, QObject *parent = nullptr);

    /// Null until it has arrived; then arrived() tells. Asks once, and again after a failure.
    QPixmap picture(const QString &productId);

Q_SIGNALS:
    void arrived(const QString &productId);

private:
    Task<QImage> fetch(QString productId);
    Task<QByteArray> download(QUrl url);

    QString m_folder;
    ApiClient &m_api;
    QNetworkAccessManager m_network;
    QHash<QString, QPixmap> m_pictures;
    QSet<QString> m_asked;
};

} // namespace paushtik
