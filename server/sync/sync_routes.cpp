// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sync/sync_routes.h"

#include "server/http/cursor.h"
#include "server/sync/changes_service.h"
#include "server/sync/digest_service.h"

namespace paushtik::sync {
namespace {

using namespace Qt::StringLiterals;
using http::Request;
using http::Response;

constexpr int kUsualPage = 100;
constexpr int kLargestPage = 500;

// The documents are JSON already; taking them apart only to put them together again would cost more
// than reading them.
QByteArray textOf(const Changes::Item &item)
{
    QByteArray text = "{\"type\":\""_ba + toString(item.row.type).data() + "\",\"id\":\"" +
                      item.row.id.toByteArray(QUuid::WithoutBraces);
    text += item.document.isEmpty() ? "\",\"deleted\":true,\"doc\":null}"_ba
                                    : "\",\"deleted\":false,\"doc\":"_ba + item.document + '}';
    return text;
}

QByteArray textOf(const Changes &changes)
{
    QByteArray text = "{\"items\":["_ba;
    for (const Changes::Item &item : changes.items) {
        if (!text.endsWith('['))
            text += ',';
        text += textOf(item);
    }
    return text + "],\"cursor\":\"" + changes.cursor.toLatin1() +
           "\",\"more\":" + (changes.more ? "true" : "false") + '}';
}

Task<Response> changes(const ChangesService *service, Request request)
{
    const auto limit = http::requestedLimit(request, kUsualPage, kLargestPage);
    if (!limit)
        co_return http::problem(limit.error());
    const auto found = co_await service->after(request.query.value("cursor"), *limit);
    if (!found)
        co_return http::problem(found.error());
    Response response;
    response.contentType = "application/json"_ba;
    response.body = textOf(*found);
    co_return response;
}

Task<Response> digest(const DigestService *service)
{
    const Digest found = co_await service->now();
    QJsonObject types;
    for (const FeedType type : kFeedTypes) {
        const FeedSum &sum = found.sums[static_cast<std::size_t>(type)];
        types.insert(toString(type),
                     QJsonObject{{u"count"_s, sum.documents},
                                 {u"checksum"_s, QString::fromLatin1(sum.checksum.toHex())}});
    }
    co_return http::json({{u"head"_s, found.head}, {u"types"_s, types}});
}

} // namespace

void addSyncRoutes(http::Router &router, const ChangesService &changesService,
                   const DigestService &digestService)
{
    const ChangesService *c = &changesService;
    const DigestService *d = &digestService;
    router.add({.method = http::Method::Get,
                .path = "/api/v1/sync/changes",
                .access = http::Access::Warehouse,
                .handler = [c](Request r) { return changes(c, std::move(r)); },
                .query = {"cursor"_ba, "limit"_ba}});
    router.add({.method = http::Method::Get,
                .path = "/api/v1/sync/digest",
                .access = http::Access::Warehouse,
                .handler = [d](Request) { return digest(d); }});
}

} // namespace paushtik::sync
