// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/media_key.h"

#include <QCryptographicHash>
#include <algorithm>

namespace paushtik::media {
using namespace Qt::StringLiterals;

namespace {

constexpr std::array<QLatin1StringView, kSizes> kFileNames{
    "full.webp"_L1, "full-medium.webp"_L1, "full-thumb.webp"_L1, "full-blur.webp"_L1};
constexpr qsizetype kDigestLength = 64;

bool isHex(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    });
}

} // namespace

std::optional<MediaKey> MediaKey::parse(const QString &key)
{
    // Nothing but this exact shape ever reaches a file system.
    const auto file =
        std::find(kFileNames.begin(), kFileNames.end(), key.mid(3 + kDigestLength + 1));
    if (file == kFileNames.end() || key[2] != u'/' || key[3 + kDigestLength] != u'/')
        return std::nullopt;
    const QString digest = key.mid(3, kDigestLength);
    if (!isHex(digest) || !digest.startsWith(key.left(2)))
        return std::nullopt;
    return MediaKey{digest, Size(file - kFileNames.begin())};
}

MediaKey MediaKey::of(const Files &files)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &file : files) {
        // The length parts the files: two sets never hash alike by a byte that moved.
        hash.addData(QByteArray::number(file.size()) + '\n');
        hash.addData(file);
    }
    return {QString::fromLatin1(hash.result().toHex()), Size::Full};
}

QString MediaKey::folder() const
{
    return digest.left(2) + u'/' + digest;
}

QString MediaKey::fileName() const
{
    return kFileNames[size_t(size)];
}

QByteArray MediaKey::etag() const
{
    return '"' + digest.left(32).toLatin1() + '-' + QByteArray::number(int(size)) + '"';
}

} // namespace paushtik::media
