// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/pictures/picture_sink.h"

#include <QFile>

namespace paushtik::test {

/// Takes what it is given, or not, as told; what it took is in the shop at once.
class FakeSink : public PictureSink {
public:
    Task<Result<void>> take(PictureUpload upload) override
    {
        tries.append(upload.id);
        if (away)
            co_return fail(Fault::Unavailable);
        for (const QString &file : upload.files)
            filesThere = filesThere && QFile::exists(file);
        taken.append(upload);
        progress.insert(upload.id,
                        refuses ? PictureProgress{PictureState::Failed, QStringLiteral("No.")}
                                : PictureProgress{PictureState::Sent, {}});
        tell();
        co_return Result<void>();
    }
    void retry(const QString &id) override
    {
        progress[id] = {PictureState::Sent, {}};
        tell();
    }
    void drop(const QString &id) override
    {
        progress.remove(id);
        tell();
    }
    void tell() override
    {
        QMetaObject::invokeMethod(this, [this] { Q_EMIT told(progress); }, Qt::QueuedConnection);
    }
    QList<PictureUpload> taken;
    QStringList tries;
    QHash<QString, PictureProgress> progress;
    bool away = false;
    bool refuses = false;
    bool filesThere = true;
};

} // namespace paushtik::test
