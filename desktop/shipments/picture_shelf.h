// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/replica.h"
#include "desktop/thumbs/thumbnails.h"

namespace paushtik {

/// The products' small pictures by product, for those who know no more than its id: the copy on
/// this machine says where the picture is, the server where there is no copy. UI thread.
class PictureShelf : public QObject {
    Q_OBJECT
public:
    PictureShelf(Replica &replica, ApiClient &api, Thumbnails &thumbs, QObject *parent = nullptr);

    /// Null until it has arrived; then arrived() tells.
    QPixmap picture(const QString &productId);

Q_SIGNALS:
    void arrived();

private:
    Task<QString> find(QString productId);

    Replica &m_replica;
    ApiClient &m_api;
    Thumbnails &m_thumbs;
    QHash<QString, QString> m_addresses; ///< by product; empty where it has no picture
    QSet<QString> m_asked;
};

} // namespace paushtik
