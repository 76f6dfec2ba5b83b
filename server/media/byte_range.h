// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <optional>

namespace paushtik::media {

/// What a Range header asks of `size` bytes (RFC 9110 §14). One range only: several, another unit
/// or a malformed one are ignored, which the RFC allows.
struct ByteRange {
    enum Kind { Whole, Part, Unsatisfiable };
    Kind kind = Whole;
    qint64 first = 0;
    qint64 length = 0;
};
ByteRange readRange(const QByteArray &header, qint64 size);

} // namespace paushtik::media
