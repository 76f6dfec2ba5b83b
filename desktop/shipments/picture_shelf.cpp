// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/picture_shelf.h"

#include <QPointer>

namespace paushtik {

using namespace Qt::StringLiterals;

PictureShelf::PictureShelf(Replica &replica, ApiClient &api, Thumbnails &thumbs, QObject *parent)
    : QObject(parent)
    , m_replica(replica)
    , m_api(api)
    , m_thumbs(thumbs)
{
    connect(&thumbs, &Thumbnails::arrived, this, [this](const QString &address) {
        if (address.isEmpty()) // the line is back
            m_asked.clear();
        Q_EMIT arrived();
    });
    // A product may have got another picture, or this is another shop.
    connect(&replica, &Replica::documentsChanged, this, [this](DocType type) {
        if (type == DocType::Product)
            m_addresses.clear();
    });
    connect(&replica, &Replica::closed, this, [this] {
        m_addresses.clear();
        m_asked.clear();
    });
}

QPixmap PictureShelf::picture(const QString &productId)
{
    if (const auto known = m_addresses.constFind(productId); known != m_addresses.constEnd())
        return m_thumbs.picture(*known);
    if (m_asked.contains(productId))
        return {};
    m_asked.insert(productId);
    QCoro::connect(find(productId), this, [this, productId](const QString &address) {
        if (address.isNull())
            return;
        m_asked.remove(productId);
        m_addresses.insert(productId, address);
        if (!m_thumbs.picture(address).isNull())
            Q_EMIT arrived();
    });
    return {};
}

// Null where nobody can say.
Task<QString> PictureShelf::find(QString productId)
{
    const QPointer self(this);
    auto product = co_await m_replica.document(DocType::Product, productId);
    if (!self)
        co_return QString();
    if (!product)
        product = co_await m_api.get(u"/admin/products/"_s + productId);
    if (!product)
        co_return QString();
    const QString address = Thumbnails::firstOf(*product);
    co_return address.isNull() ? u""_s : address;
}

} // namespace paushtik
