// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/catalog/catalog_repository.h"
#include "desktop/pictures/picture_queue.h"

namespace paushtik {

class Thumbnails;

/// Tells the queue what the shop has already: its products, for matching files to them, and what
/// their pictures look like, so that one that is there already is pointed out.
class ShopPictures : public QObject {
    Q_OBJECT
public:
    ShopPictures(CatalogRepository &catalog, Thumbnails &thumbs, PictureQueue &queue,
                 QObject *parent = nullptr);
    /// Reads anew; what of pictures is known is known at once, without a line too.
    void refresh();

private:
    Task<> read(int turn);

    CatalogRepository &m_catalog;
    Thumbnails &m_thumbs;
    PictureQueue &m_queue;
    int m_turn = 0;
};

} // namespace paushtik
