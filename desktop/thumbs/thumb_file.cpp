// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/thumbs/thumb_file.h"

#include "shared/imaging/fingerprint.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace paushtik::thumb_file {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kMostBytes = 2 * 1024 * 1024;

Thumb decoded(const QByteArray &bytes)
{
    const auto pixels = decodePixels(bytes, kThumbWidth);
    if (!pixels)
        return {};
    const auto *rows = reinterpret_cast<const uchar *>(pixels->rgba.constData());
    const QImage image(rows, pixels->width, pixels->height, 4 * pixels->width,
                       QImage::Format_RGBA8888);
    return {image.convertToFormat(QImage::Format_ARGB32_Premultiplied), fingerprintOf(*pixels)};
}

QString besideOf(const QString &path)
{
    return path + u".print"_s;
}

void save(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size())
        file.commit();
}

} // namespace

QString pathOf(const QString &folder, const QString &baseUrl)
{
    const QByteArray name =
        QCryptographicHash::hash(baseUrl.toUtf8(), QCryptographicHash::Sha256).toHex();
    return folder + u'/' + QString::fromLatin1(name.first(40)) + u".webp"_s;
}

Thumb read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    // For prune(): what is looked at is used.
    file.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);
    return decoded(file.read(kMostBytes));
}

Thumb keep(const QString &path, const QByteArray &bytes)
{
    Thumb thumb = bytes.size() > kMostBytes ? Thumb() : decoded(bytes);
    if (thumb.image.isNull() || !QDir().mkpath(QFileInfo(path).absolutePath()))
        return thumb;
    save(path, bytes);
    save(besideOf(path), QByteArray::number(thumb.fingerprint, 16));
    return thumb;
}

std::optional<quint64> fingerprint(const QString &path)
{
    QFile file(besideOf(path));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    bool isNumber = false;
    const quint64 print = file.read(32).toULongLong(&isNumber, 16);
    return isNumber ? std::optional(print) : std::nullopt;
}

void prune(const QString &folder, qint64 bytes)
{
    const QFileInfoList latestFirst =
        QDir(folder).entryInfoList({u"*.webp"_s}, QDir::Files, QDir::Time);
    for (const QFileInfo &file : latestFirst) {
        bytes -= file.size();
        if (bytes >= 0)
            continue;
        QFile::remove(file.filePath());
        QFile::remove(besideOf(file.filePath()));
    }
}

} // namespace paushtik::thumb_file
