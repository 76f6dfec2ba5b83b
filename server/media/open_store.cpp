// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/open_store.h"

#include "server/media/folder_store.h"

#include <QDir>
#include <QFileInfo>

namespace paushtik::media {
using namespace Qt::StringLiterals;

Result<std::unique_ptr<MediaStore>> openStore(const QString &setting, CpuPool &pool)
{
    if (!setting.startsWith("file:"_L1))
        return fail(Fault::Invalid, {}, u"PAUSHTIK_MEDIA must be file:FOLDER, not "_s + setting);
    const QString folder = QDir::cleanPath(setting.mid(5));
    if (!QDir().mkpath(folder) || !QFileInfo(folder).isWritable())
        return fail(Fault::Invalid, {}, u"The folder of pictures cannot be written: "_s + folder);
    return std::make_unique<FolderStore>(folder, pool);
}

} // namespace paushtik::media
