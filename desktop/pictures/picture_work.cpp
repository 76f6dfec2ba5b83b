// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/pictures/picture_work.h"

#include "shared/imaging/fingerprint.h"
#include "shared/imaging/image_kind.h"

#include <QCollator>
#include <QDir>
#include <QDirIterator>
#include <QJsonDocument>
#include <QSaveFile>
#include <algorithm>

namespace paushtik::picture_work {
namespace {

using namespace Qt::StringLiterals;

constexpr int kHeadBytes = 32;

QByteArray bytesOf(const QString &path, qint64 most)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(most) : QByteArray();
}

bool save(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

QString itemFile(const QString &folder, const QString &id)
{
    return folder + u'/' + id + u"/item.json"_s;
}

bool isPicture(const QString &path)
{
    return imageKindOf(bytesOf(path, kHeadBytes)).has_value();
}

struct Kept {
    int position;
    PictureItem item;
};

void asAfterARestart(PictureItem &item)
{
    if (item.state == PictureState::Making)
        item.state = PictureState::Waiting;
    if (item.state == PictureState::Sending)
        item.state = PictureState::Queued;
}

} // namespace

QString variantFile(const QString &folder, const QString &id, int variant)
{
    return folder + u'/' + id + u'/' + kVariantNames[size_t(variant)] + u".webp"_s;
}

Result<MadePicture> make(const QString &folder, const PictureItem &item)
{
    const ImageLimits limits;
    QFile file(item.source);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::NotFound, {}, item.source);
    const qint64 size = file.size();
    const auto variants = makeVariants(file.read(limits.bytes + 1), limits, item.edit);
    if (!variants)
        return tl::unexpected(variants.error());
    const Variant *all[] = {&variants->full, &variants->medium, &variants->thumb, &variants->blur};
    MadePicture made;
    made.originalBytes = size;
    if (!QDir().mkpath(folder + u'/' + item.id))
        return fail(Fault::Unavailable, {}, folder);
    for (int i = 0; i < kVariants; ++i) {
        const Variant &one = *all[i];
        if (!save(variantFile(folder, item.id, i), one.webp))
            return fail(Fault::Unavailable, {}, folder);
        made.variants[size_t(i)] = {one.width, one.height, one.webp.size()};
    }
    if (const auto pixels = decodePixels(variants->thumb.webp, kThumbWidth))
        made.fingerprint = fingerprintOf(*pixels);
    return made;
}

bool keep(const QString &folder, const PictureItem &item, int position)
{
    QJsonObject json = item.toJson();
    json[u"position"_s] = position;
    return QDir().mkpath(folder + u'/' + item.id) &&
           save(itemFile(folder, item.id), QJsonDocument(json).toJson(QJsonDocument::Compact));
}

void forget(const QString &folder, const QString &id)
{
    QDir(folder + u'/' + id).removeRecursively();
}

QList<PictureItem> restore(const QString &folder)
{
    std::vector<Kept> kept;
    const QStringList ids = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &id : ids) {
        const QJsonObject json =
            QJsonDocument::fromJson(bytesOf(itemFile(folder, id), 1 << 20)).object();
        auto item = PictureItem::fromJson(json);
        if (!item || item->id != id || item->state == PictureState::Sent) {
            forget(folder, id); // it never came to be, or it is done
            continue;
        }
        asAfterARestart(*item);
        kept.push_back({json["position"_L1].toInt(), std::move(*item)});
    }
    std::ranges::sort(kept, {}, &Kept::position);
    QList<PictureItem> items;
    for (Kept &one : kept)
        items.append(std::move(one.item));
    return items;
}

QImage show(const QString &file, int widest)
{
    const auto pixels = decodePixels(bytesOf(file, ImageLimits().bytes + 1), widest);
    if (!pixels)
        return {};
    return QImage(reinterpret_cast<const uchar *>(pixels->rgba.constData()), pixels->width,
                  pixels->height, pixels->width * 4, QImage::Format_RGBA8888)
        .copy();
}

QStringList picturesUnder(const QStringList &paths)
{
    QStringList found;
    for (const QString &path : paths) {
        if (!QFileInfo(path).isDir()) {
            found.append(path);
            continue;
        }
        QDirIterator it(path, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            if (const QString file = it.next(); isPicture(file))
                found.append(file);
        }
    }
    QCollator byName(QLocale(QLocale::English, QLocale::India)); // the C locale has no numbers
    byName.setNumericMode(true);
    std::ranges::sort(
        found, [&byName](const QString &a, const QString &b) { return byName.compare(a, b) < 0; });
    return found;
}

} // namespace paushtik::picture_work
