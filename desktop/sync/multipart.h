// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/edit.h"

namespace paushtik {

/// A body of multipart/form-data.
struct Multipart {
    QByteArray contentType;
    QByteArray body;
};

/// The files as parts under their names; equal files and seed give equal bytes. Fault::NotFound
/// "file_missing" names a file that cannot be read. Reads the disk: not on the UI thread.
Result<Multipart> multipartOf(const QList<EditFile> &files, const QByteArray &seed);

} // namespace paushtik
