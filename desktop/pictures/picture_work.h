// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/pictures/picture_item.h"
#include "shared/domain/result.h"

#include <QImage>
#include <QList>

namespace paushtik {

/// The slow half of the pictures, for threads other than the UI's. A queue is a folder; a picture
/// in it a folder named by its id, with item.json and the four WebP files.
namespace picture_work {

/// The name of a variant's file in the picture's folder.
QString variantFile(const QString &folder, const QString &id, int variant);

/// Makes the four variants of the item's source, edited as it says, and writes them whole or not at
/// all. Faults: makeVariants() has them; NotFound when the source is gone.
Result<MadePicture> make(const QString &folder, const PictureItem &item);

/// What is remembered of the item is on disk when it returns; false when that cannot be.
bool keep(const QString &folder, const PictureItem &item, int position);
void forget(const QString &folder, const QString &id);
/// What an earlier run left, in order. What it was making waits again; what it was sending is sent
/// again, under the same key.
QList<PictureItem> restore(const QString &folder);

/// A picture for the screen, at most `widest` wide; null when it cannot be read.
QImage show(const QString &file, int widest);

/// The pictures below the files and folders, by name.
QStringList picturesUnder(const QStringList &paths);

} // namespace picture_work
} // namespace paushtik
