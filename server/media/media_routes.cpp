// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/media_routes.h"

#include "server/http/problem.h"
#include "server/http/wire_answer.h"
#include "server/media/byte_range.h"
#include "server/media/multipart.h"

#include <QCache>
#include <QHash>

namespace paushtik::media {
using namespace Qt::StringLiterals;
using http::Request;
using http::Response;

namespace {

// What was read stays in memory and what was opened stays open, a few megabytes and at most 256
// files a worker.
constexpr qsizetype kRememberedKilobytes = 8 * 1024;
constexpr qsizetype kOpenFileCost = kRememberedKilobytes / 256;
constexpr std::array<const char16_t *, kSizes> kPartNames{u"full", u"medium", u"thumb", u"blur"};

Response pictureAnswer(const StoredPicture &picture)
{
    return http::json({{u"base_key"_s, picture.baseKey},
                       {u"base_url"_s, u"/media/"_s + picture.baseKey},
                       {u"width"_s, picture.width},
                       {u"height"_s, picture.height},
                       {u"bytes"_s, picture.bytes}},
                      201);
}

/// The named files of the form, each once; Invalid when there is anything else, or nothing.
Result<QHash<QString, QByteArray>> filesOf(QList<FormPart> parts)
{
    QHash<QString, QByteArray> files;
    QList<FieldError> errors;
    for (FormPart &part : parts) {
        const bool known =
            part.name == u"original"_s ||
            std::find(kPartNames.begin(), kPartNames.end(), part.name) != kPartNames.end();
        if (!known)
            errors.append({part.name, u"is not a known field"_s});
        else if (!part.isFile)
            errors.append({part.name, u"must be a file"_s});
        else if (files.contains(part.name))
            errors.append({part.name, u"is there twice"_s});
        files.insert(part.name, std::move(part.content));
    }
    if (!errors.isEmpty())
        return fail(Error{Fault::Invalid, {}, {}, errors, {}});
    return files;
}

/// The four variants of the form; Invalid names those that are missing.
Result<Files> variantsOf(const QHash<QString, QByteArray> &form)
{
    Files files;
    QList<FieldError> errors;
    for (int i = 0; i < kSizes; ++i) {
        const QString name = QString::fromUtf16(kPartNames[size_t(i)]);
        if (!form.contains(name))
            errors.append({name, u"is required"_s});
        files[size_t(i)] = form.value(name);
    }
    if (!errors.isEmpty())
        return fail(Error{Fault::Invalid, {}, {}, errors, {}});
    return files;
}

// The routes of one worker. Files are immutable, so what was read once is remembered without a
// doubt.
class MediaRoutes {
public:
    explicit MediaRoutes(MediaService &service)
        : m_service(service)
        , m_remembered(kRememberedKilobytes)
    {
    }

    Task<Response> get(Request request);
    Task<Response> upload(Request request);

private:
    Task<Result<Content>> open(MediaKey key);
    Task<Result<StoredPicture>> add(QHash<QString, QByteArray> form);

    MediaService &m_service;
    QCache<QString, Content> m_remembered;
};

Task<Result<Content>> MediaRoutes::open(MediaKey key)
{
    const QString name = key.toString();
    if (const Content *content = m_remembered.object(name))
        co_return Content(*content);
    auto content = co_await m_service.open(std::move(key));
    if (content)
        m_remembered.insert(name, new Content(*content),
                            content->file ? kOpenFileCost : 1 + content->size() / 1024);
    co_return content;
}

Response bodyOf(const Content &content, const ByteRange &range)
{
    Response response;
    if (content.file)
        response.file = {content.file, range.first, range.length};
    else
        response.body = content.bytes.mid(range.first, range.length);
    if (range.kind == ByteRange::Whole)
        return response;
    response.status = 206;
    response.with("Content-Range", "bytes " + QByteArray::number(range.first) + '-' +
                                       QByteArray::number(range.first + range.length - 1) + '/' +
                                       QByteArray::number(content.size()));
    return response;
}

Response notSatisfiable(const Content &content)
{
    Response response = http::problem(416);
    response.with("Content-Range", "bytes */" + QByteArray::number(content.size()));
    return response;
}

namespace {

/// Only GET has ranges (RFC 9110 §14.2), and who has the picture already needs none of it
/// (§13.2.2). A range of an older picture is of no use: If-Range asks for the whole one then
/// (§13.1.5).
bool wantsRange(const Request &request, const QByteArray &etag)
{
    const QByteArray ifRange = request.headers.value("if-range").trimmed();
    return request.method == http::Method::Get && (ifRange.isEmpty() || ifRange == etag) &&
           !http::matchesTag(request.headers.value("if-none-match"), etag);
}

} // namespace

Task<Response> MediaRoutes::get(Request request)
{
    auto key = MediaKey::parse(request.param("shelf") + u'/' + request.param("digest") + u'/' +
                               request.param("file"));
    if (!key)
        co_return http::problem(Error{Fault::NotFound});
    const QByteArray etag = key->etag();
    const auto content = co_await open(std::move(*key));
    if (!content)
        co_return http::problem(content.error());

    const bool ranged = wantsRange(request, etag);
    const ByteRange range =
        readRange(ranged ? request.headers.value("range") : QByteArray(), content->size());
    if (range.kind == ByteRange::Unsatisfiable)
        co_return notSatisfiable(*content);
    Response response = bodyOf(*content, range);
    response.contentType = "image/webp";
    response.etag = etag;
    response.cacheControl = "public, max-age=31536000, immutable";
    response.with("Accept-Ranges", "bytes");
    co_return response;
}

Task<Result<StoredPicture>> MediaRoutes::add(QHash<QString, QByteArray> form)
{
    if (form.size() == 1 && form.contains(u"original"_s))
        co_return co_await m_service.addOriginal(form.take(u"original"_s));
    if (form.isEmpty() || form.contains(u"original"_s)) {
        FieldError error{u"original"_s, u"send it alone, or full, medium, thumb and blur"_s};
        co_return fail(Error{Fault::Invalid, {}, {}, {std::move(error)}, {}});
    }
    auto files = variantsOf(form);
    if (!files)
        co_return fail(files.error());
    co_return co_await m_service.addFiles(std::move(*files));
}

Task<Response> MediaRoutes::upload(Request request)
{
    auto parts = parseMultipart(request.headers.value("content-type"), request.body);
    if (!parts)
        co_return http::problem(parts.error());
    request.body.clear(); // the parts have their own copy, and the picture may be large
    auto form = filesOf(std::move(*parts));
    if (!form)
        co_return http::problem(form.error());
    const auto picture = co_await add(std::move(*form));
    co_return picture ? pictureAnswer(*picture) : http::problem(picture.error());
}

} // namespace

void addMediaRoutes(http::Router &router, MediaService &service)
{
    const auto routes = std::make_shared<MediaRoutes>(service);
    router.add({.method = http::Method::Get,
                .path = "/media/{shelf}/{digest}/{file}",
                .access = http::Access::Public,
                .handler = [routes](Request r) { return routes->get(std::move(r)); }});
    // Content-addressed: the same upload twice is the same picture, with a key or without.
    router.add({.method = http::Method::Post,
                .path = "/api/v1/admin/media",
                .access = http::Access::Manager,
                .handler = [routes](Request r) { return routes->upload(std::move(r)); },
                .body = http::Body::Upload,
                .idempotent = true,
                .rate = http::RateClass::Write});
}

} // namespace paushtik::media
