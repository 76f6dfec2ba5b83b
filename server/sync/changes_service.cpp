// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sync/changes_service.h"

#include "server/sync/feed_documents.h"

namespace paushtik::sync {
namespace {

using namespace Qt::StringLiterals;

Error badCursor()
{
    return {.fault = Fault::BadRequest,
            .code = u"bad_cursor"_s,
            .detail = u"The cursor is not one of this feed's; start again without it."_s};
}

Error resync()
{
    return {.fault = Fault::Gone,
            .code = u"resync"_s,
            .detail = u"What changed since this cursor is not known any more; start again "
                      "without it."_s};
}

/// A position that this database has not reached was handed out by one that was ahead of it.
bool isLost(const FeedCursor &cursor, const FeedMoment &moment)
{
    const FeedPosition seen = std::max(cursor.at, FeedPosition{cursor.since, 0});
    return cursor.epoch != moment.epoch || seen.xid > moment.next || seen < moment.pruned;
}

FeedCursor fromTheStart(const FeedMoment &moment)
{
    return {moment.epoch, {}, moment.settled};
}

} // namespace

QString ChangesService::headOf(const FeedMoment &moment)
{
    return writeCursor({moment.epoch, moment.head});
}

Task<Result<Changes>> ChangesService::after(QString cursor, int limit) const
{
    const std::optional<FeedCursor> given = readCursor(cursor);
    if (!given && !cursor.isEmpty())
        co_return fail(badCursor());
    db::Transaction snapshot = co_await FeedStore::snapshot(m_database);
    const FeedMoment moment = co_await FeedStore::moment(snapshot);
    if (given && isLost(*given, moment))
        co_return fail(resync());
    const FeedCursor from = given.value_or(fromTheStart(moment));
    QList<FeedRow> rows = co_await FeedStore::page(snapshot, from.at, from.since, limit + 1);
    Changes changes;
    changes.more = rows.size() > limit;
    if (changes.more)
        rows.removeLast();
    const FeedDocuments documents = co_await FeedDocuments::read(snapshot, rows);
    co_await snapshot.rollback();
    for (const FeedRow &row : std::as_const(rows))
        changes.items.append({row, documents.text(row)});
    if (changes.more)
        changes.cursor = writeCursor({from.epoch, rows.last().at, from.since});
    else
        changes.cursor = writeCursor({from.epoch, std::max(from.at, moment.head)});
    co_return changes;
}

} // namespace paushtik::sync
