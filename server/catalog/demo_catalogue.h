// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/categories_admin.h"
#include "server/catalog/images_admin.h"
#include "server/catalog/products_admin_service.h"
#include "server/core/cpu_pool.h"

namespace paushtik::media {
class MediaService;
}

namespace paushtik::catalog {

/// What the demo shop is put together with; everything outlives the tasks below.
struct DemoShelf {
    CategoriesAdminService *categories;
    ProductsAdminService *products;
    ImagesAdminService *images;
    media::MediaService *media;
    CpuPool *pool;
};

// Both leave alone what is there already, so that one that was broken off is simply run again, and
// a person's changes stay. They act as the system. Both throw db::Error.

/// The categories and products of shared/demo with their opening stock.
Task<Result<void>> loadDemoCatalogue(DemoShelf shelf);
/// Draws a picture for every demo product that has none; some seconds for all of them. Needs a
/// QGuiApplication.
Task<Result<void>> addDemoPictures(DemoShelf shelf);

} // namespace paushtik::catalog
