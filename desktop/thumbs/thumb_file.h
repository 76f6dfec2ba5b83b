// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>
#include <optional>

namespace paushtik {

/// A small picture decoded, and what it looks like in 64 bits (fingerprintOf()).
struct Thumb {
    QImage image; ///< null: it is not there, or is no picture
    quint64 fingerprint = 0;
};

/// The slow half of the thumbnails, for threads other than the UI's. A picture lies in the folder
/// as the server sent it, with its fingerprint in a file beside it.
namespace thumb_file {

/// The file of a picture with this address.
QString pathOf(const QString &folder, const QString &baseUrl);
Thumb read(const QString &path);
/// What was downloaded, kept for the next time; null, and nothing is kept, when it is no picture.
Thumb keep(const QString &path, const QByteArray &bytes);
/// Without decoding the picture again; none where it was never kept.
std::optional<quint64> fingerprint(const QString &path);
/// Takes away what was used longest ago until at most `bytes` are left.
void prune(const QString &folder, qint64 bytes);

} // namespace thumb_file
} // namespace paushtik
