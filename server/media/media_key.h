// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <array>
#include <optional>

namespace paushtik::media {

/// The four sizes of a picture, in the order of their file names below.
enum class Size { Full, Medium, Thumb, Blur };
inline constexpr int kSizes = 4;

/// The bytes of all four, WebP, by Size.
using Files = std::array<QByteArray, kSizes>;

/// One file of the store: `ab/<64 hex digits>/full-thumb.webp`. The base key is the full one's.
struct MediaKey {
    QString digest; ///< 64 hex digits: SHA-256 of the four files
    Size size = Size::Full;

    static std::optional<MediaKey> parse(const QString &key);
    /// The key of these files: equal pictures have equal keys.
    static MediaKey of(const Files &files);

    MediaKey sibling(Size other) const { return {digest, other}; }
    QString folder() const;   ///< `ab/<digest>`
    QString fileName() const; ///< `full-thumb.webp`
    QString toString() const { return folder() + u'/' + fileName(); }
    QByteArray etag() const; ///< strong: the key names the content
};

} // namespace paushtik::media
