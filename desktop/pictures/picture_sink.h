// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"
#include "desktop/pictures/picture_item.h"
#include "shared/domain/result.h"

#include <QHash>
#include <QObject>
#include <QStringList>

namespace paushtik {

/// A picture for a product, whose four files are on this disk.
struct PictureUpload {
    QString productId;
    QString product; ///< what people call it
    QString alt;
    QString id;        ///< the same for every try: taken twice, it is there once
    QStringList files; ///< full, medium, thumb, blur
};

/// How far a picture is that was taken over: queued, sending, sent or failed.
struct PictureProgress {
    PictureState state = PictureState::Queued;
    QString problem = {}; ///< in words
    friend bool operator==(const PictureProgress &, const PictureProgress &) = default;
};

/// Where finished pictures go. UI thread.
class PictureSink : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// When this is done the picture lies with the sink, whatever happens to this program, and goes
    /// to the shop by itself, as the last of its product and after those that were taken before it.
    /// Fault::Unavailable: not now, try again later.
    virtual Task<Result<void>> take(PictureUpload upload) = 0;
    /// One that failed goes once more.
    virtual void retry(const QString &id) = 0;
    /// One that was not sent yet is not to be.
    virtual void drop(const QString &id) = 0;
    /// Asks for told().
    virtual void tell() = 0;

Q_SIGNALS:
    /// All that the sink has, by id. One that is not among them was dropped.
    void told(const QHash<QString, paushtik::PictureProgress> &pictures);
    /// take() may succeed where it did not.
    void ready();
};

} // namespace paushtik
