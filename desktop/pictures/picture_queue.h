// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/pictures/picture_item.h"
#include "desktop/pictures/picture_sink.h"

#include <QAbstractListModel>
#include <QImage>
#include <QSize>
#include <QThreadPool>
#include <QTimer>
#include <atomic>
#include <memory>

namespace paushtik {

/// What a product is called, for matching files and for people.
struct ProductName {
    QString id;
    QString sku;
    QString title;
};

/// A picture that the shop shows already, by what it looks like.
struct ShopPicture {
    quint64 fingerprint;
    QString product; ///< its title
    QSize size = {}; ///< in pixels; empty where nobody knows
};

/// The pictures on their way to the shop, in the order they will stand there. Variants are made on
/// threads, a few at once, so that memory is bounded however many there are; the disk has a thread
/// of its own. It survives a restart at any moment: what was made is made, what was to be sent is
/// sent. UI thread; nothing blocks it.
class PictureQueue : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { StateRole = Qt::UserRole, SkuRole, ProblemRole, TwinRole };

    /// `atOnce` pictures are made at the same time.
    explicit PictureQueue(PictureSink &sink, int atOnce = 2, QObject *parent = nullptr);
    ~PictureQueue() override;

    /// Brings back what an earlier run left in the folder, which is its own; nothing of another
    /// folder stays. Before it, nothing can be added.
    void open(const QString &folder);
    /// Matches those without a product by their files' names.
    void setProducts(QList<ProductName> products);
    const QList<ProductName> &products() const { return m_products; }

    /// What is being added is held against these too.
    void setShopPictures(QList<ShopPicture> pictures);

    /// Files as they are, folders with all pictures below them.
    void add(QStringList paths);
    /// A picture from the clipboard.
    void paste(QImage image);
    void setProduct(int row, const QString &productId);
    void setAlt(int row, const QString &english, const QString &hindi);
    /// Made anew; one that is on its way already stays as it is.
    void setEdit(int row, PictureEdit edit);
    void retry(int row);
    void remove(int row);
    /// Stops what is being made; what was not made is gone from the queue.
    void cancelMaking();
    /// All that are ready and have a product go to the sink, in their order.
    void sendReady();
    /// What could not be handed over is tried again.
    void resume();

    const PictureItem &item(int row) const { return m_items[row]; }
    QString variantFile(int row, int variant) const;
    /// The earlier picture of this queue that looks the same; empty: none.
    QString twinOf(int row) const;
    /// The product of the shop with a picture that looks the same; empty: none.
    QString shopTwinOf(int row) const;
    int making() const; ///< not made yet
    int ready() const;  ///< would go with sendReady()

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;
    bool moveTo(int from, int before);

Q_SIGNALS:
    /// Something of how many are made or ready changed.
    void progressed();
    void productsChanged();

private:
    void restored(const QString &folder, const QList<PictureItem> &items);
    void insert(QList<PictureItem> items);
    void take(const QStringList &files);
    void matchProduct(PictureItem &item) const;
    void startMaking();
    void made(const QString &id, int round, const Result<MadePicture> &outcome);
    void loadThumb(const QString &id);
    void change(int row, const std::function<void(PictureItem &)> &how);
    void keep(int row);
    int rowOf(const QString &id) const;
    Task<> pump();
    void handedOver(const QString &id, const Result<void> &outcome);
    void takeProgress(const QHash<QString, PictureProgress> &pictures);
    static void apply(PictureItem &item, const PictureProgress *progress);

    QString m_folder;
    PictureSink &m_sink;
    QList<PictureItem> m_items;
    QList<ProductName> m_products;
    QList<ShopPicture> m_shop;
    QHash<QString, QImage> m_thumbs;
    QHash<QString, int> m_rounds; ///< which making of an item counts: an edit starts another
    int m_atOnce;
    int m_underWay = 0;
    bool m_pumping = false;
    QThreadPool m_makers;
    QThreadPool m_disk;
};

} // namespace paushtik
