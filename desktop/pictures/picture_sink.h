// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"
#include "shared/domain/result.h"

#include <QStringList>

namespace paushtik {

/// A picture for a product, whose four files are on this disk.
struct PictureUpload {
    QString productId;
    QString alt;
    QByteArray key;    ///< the same for every try: sent twice, it is there once
    QStringList files; ///< full, medium, thumb, blur
};

/// Where finished pictures go. UI thread.
class PictureSink {
public:
    PictureSink() = default;
    PictureSink(const PictureSink &) = delete;
    PictureSink &operator=(const PictureSink &) = delete;
    virtual ~PictureSink() = default;

    /// The product has the picture, as its last, when this is done. Fault::Unavailable: the line is
    /// down, try again later.
    virtual Task<Result<void>> send(PictureUpload upload) = 0;
};

} // namespace paushtik
