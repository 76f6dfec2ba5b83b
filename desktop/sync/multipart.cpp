// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/multipart.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>

namespace paushtik {

using namespace Qt::StringLiterals;

Result<Multipart> multipartOf(const QList<EditFile> &files, const QByteArray &seed)
{
    const QByteArray boundary =
        "paushtik-" + QCryptographicHash::hash(seed, QCryptographicHash::Sha256).toHex().first(40);
    Multipart made{"multipart/form-data; boundary=" + boundary, {}};
    for (const EditFile &file : files) {
        QFile source(file.path);
        if (!source.open(QIODevice::ReadOnly))
            return fail(Fault::NotFound, u"file_missing"_s, file.path);
        const QByteArray type =
            QMimeDatabase().mimeTypeForFile(QFileInfo(file.path)).name().toLatin1();
        made.body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" +
                     file.part.toUtf8() + "\"; filename=\"" + file.part.toUtf8() +
                     "\"\r\nContent-Type: " + type + "\r\n\r\n" + source.readAll() + "\r\n";
    }
    made.body += "--" + boundary + "--\r\n";
    return made;
}

} // namespace paushtik
