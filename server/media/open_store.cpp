// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/open_store.h"

#include "server/media/folder_store.h"
#include "server/media/s3_store.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrlQuery>

namespace paushtik::media {
using namespace Qt::StringLiterals;

namespace {

constexpr auto kForms = u"PAUSHTIK_MEDIA must be file:FOLDER or s3://BUCKET/PREFIX?endpoint=URL&"
                        "region=NAME, not ";

tl::unexpected<Error> refuse(const QString &line)
{
    return fail(Fault::Invalid, {}, line);
}

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

bool isSafe(const QUrl &url)
{
    const bool plain = url.scheme() == "http"_L1 && isLoopback(url.host());
    const bool bare = url.path().isEmpty() || url.path() == "/"_L1;
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && bare &&
           !url.hasQuery() && (plain || url.scheme() == "https"_L1);
}

Result<S3Place> placeOf(const QUrl &url)
{
    static const QRegularExpression kBucket(u"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"_s);
    static const QRegularExpression kRegion(u"^[a-z0-9-]{1,40}$"_s);
    const QUrlQuery query(url);
    S3Place place;
    place.bucket = url.host().toLatin1();
    QString region = u"us-east-1"_s;
    QString endpoint;
    QString addressing;
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (name != "region"_L1 && name != "endpoint"_L1 && name != "addressing"_L1)
            return refuse(u"PAUSHTIK_MEDIA: an s3 store takes endpoint, region and addressing, "
                          "not "_s +
                          name);
        (name == "region"_L1 ? region : name == "endpoint"_L1 ? endpoint : addressing) = value;
    }
    place.region = region.toLatin1();
    place.pathStyle = addressing.isEmpty() ? !endpoint.isEmpty() : addressing == "path"_L1;
    place.endpoint =
        QUrl(endpoint.isEmpty() ? u"https://s3.%1.amazonaws.com"_s.arg(region) : endpoint);
    if (!kBucket.match(url.host()).hasMatch() || !kRegion.match(region).hasMatch())
        return refuse(u"PAUSHTIK_MEDIA: the bucket or the region has no sound name"_s);
    if (!addressing.isEmpty() && addressing != "path"_L1 && addressing != "virtual"_L1)
        return refuse(u"PAUSHTIK_MEDIA: addressing is path or virtual"_s);
    if (!isSafe(place.endpoint))
        return refuse(u"PAUSHTIK_MEDIA: the endpoint must be an https URL without a path (plain "
                      "http only to a loopback host)"_s);
    return place;
}

Result<std::unique_ptr<MediaStore>> openS3(const QString &setting, S3Credentials credentials)
{
    static const QRegularExpression kPrefix(u"^(/[A-Za-z0-9._-]+)*/?$"_s);
    const QUrl url(setting, QUrl::StrictMode);
    const auto place = placeOf(url);
    if (!place)
        return fail(place.error());
    if (!kPrefix.match(url.path(QUrl::FullyEncoded)).hasMatch())
        return refuse(u"PAUSHTIK_MEDIA: the prefix may hold letters, digits and ._-/ only"_s);
    if (credentials.accessKeyId.isEmpty() || credentials.secretAccessKey.isEmpty())
        return refuse(u"AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are needed for pictures in "
                      "s3"_s);
    QByteArray prefix = url.path().mid(1).toLatin1();
    if (!prefix.isEmpty() && !prefix.endsWith('/'))
        prefix += '/';
    return std::make_unique<S3Store>(*place, std::move(credentials), prefix);
}

} // namespace

Result<std::unique_ptr<MediaStore>> openStore(const QString &setting, CpuPool &pool,
                                              S3Credentials credentials)
{
    if (setting.startsWith("s3://"_L1))
        return openS3(setting, std::move(credentials));
    if (!setting.startsWith("file:"_L1))
        return refuse(QString::fromUtf16(kForms) + setting);
    const QString folder = QDir::cleanPath(setting.mid(5));
    if (!QDir().mkpath(folder) || !QFileInfo(folder).isWritable())
        return refuse(u"The folder of pictures cannot be written: "_s + folder);
    return std::make_unique<FolderStore>(folder, pool);
}

} // namespace paushtik::media
