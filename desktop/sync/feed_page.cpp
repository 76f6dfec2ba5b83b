// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/feed_page.h"

#include "desktop/net/problem.h"
#include "shared/documents/canonical_json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace paushtik {

using namespace Qt::StringLiterals;

Result<FeedPage> parseFeedPage(const QByteArray &json)
{
    const QJsonObject answer = QJsonDocument::fromJson(json).object();
    FeedPage page{
        .items = {}, .cursor = answer["cursor"_L1].toString(), .more = answer["more"_L1].toBool()};
    if (page.cursor.isEmpty() || !answer["items"_L1].isArray())
        return fail(Fault::Unsupported, kNotPaushtik, u"no page of changes"_s);
    for (const QJsonValue &item : answer["items"_L1].toArray()) {
        const auto type = parse<DocType>(item["type"_L1].toString());
        const QString id = item["id"_L1].toString();
        const bool deleted = item["deleted"_L1].toBool();
        if (!type)
            continue;
        if (id.isEmpty() || (!deleted && !item["doc"_L1].isObject()))
            return fail(Fault::Unsupported, kNotPaushtik, u"a change without its document"_s);
        FeedItem read{.ref = {*type, id}, .doc = {}};
        if (!deleted) {
            read.doc = item["doc"_L1].toObject();
            read.canonical = canonicalJson(*read.doc);
        }
        page.items.append(std::move(read));
    }
    return page;
}

} // namespace paushtik
