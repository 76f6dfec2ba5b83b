// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/fees.h"
#include "shared/domain/money.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace paushtik {

struct DemoCategory {
    QString slug;
    QString title;
    QString titleHi;
};

/// What the picture of a product shows; the names are those of resources/demo.
struct DemoPicture {
    QString vessel;     ///< "jar", "jar_small", "tin", "tin_large", "pouch", "gift_box"
    QString lid;        ///< "gold" or "cloth"; only a jar has a choice
    QString ghee;       ///< the colour of what is inside
    QString livery;     ///< the colour of label and print
    QString wall;       ///< the colour behind; empty where the scene has its own
    QString prop;       ///< what lies beside it; may be empty
    QStringList lines;  ///< two lines on the label
    QString hindi;      ///< one more, in Devanagari
    QStringList inside; ///< SKUs of the jars in a gift box
    qreal scale = 1;
};

struct DemoProduct {
    QString sku;
    QString slug;
    QString category; ///< a DemoCategory's slug
    QString title;
    QString subtitle;
    QString description;
    QString titleHi;
    QString descriptionHi;
    QString unitLabel;
    int weightGrams = 0; ///< gross, as packed
    ParcelSize size;
    Paise price;
    Paise mrp;
    QString hsnCode;
    BasisPoints gstRate;
    int lowStockThreshold = 0;
    int openingStock = 0;
    QString pictureAlt;
    DemoPicture picture;
};

/// The demo shop's shelf, in the order it is shown. Read once from the program's own resources;
/// any thread.
const QList<DemoCategory> &demoCategories();
const QList<DemoProduct> &demoProducts();

} // namespace paushtik
