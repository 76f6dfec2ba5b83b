// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace paushtik {

/// A still WebP file with nothing in it but its picture: EXIF, XMP, ICC and unknown chunks are left
/// out, and the extended header too where the picture does not need it. Bytes that are no
/// well-formed WebP come back as they are.
QByteArray pictureOnly(const QByteArray &webp);

} // namespace paushtik
