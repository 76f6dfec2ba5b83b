// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/support_export.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSysInfo>

namespace paushtik::support {
namespace {

using namespace Qt::StringLiterals;

QJsonValue timeOf(const std::optional<Timestamp> &at)
{
    return at ? QJsonValue(at->toString()) : QJsonValue();
}

QJsonObject errorOf(const Error &error)
{
    return {{u"code"_s, error.code},
            {u"status"_s, error.extra["status"_L1]},
            {u"request_id"_s, error.extra["request_id"_L1]}};
}

QJsonObject rowOf(const OutboxRow &row)
{
    QJsonArray fields;
    for (const QString &name : row.edit.body["set"_L1].toObject().keys())
        fields.append(name);
    return {{u"seq"_s, row.seq},
            {u"kind"_s, row.edit.kind},
            {u"type"_s, QString(toString(row.edit.type))},
            {u"id"_s, row.edit.id},
            {u"fields"_s, fields},
            {u"state"_s, QString(toString(row.state))},
            {u"made_at"_s, row.madeAt.toString()},
            {u"tries"_s, row.tries},
            {u"waits_behind"_s, row.waitsBehind},
            {u"problem"_s, row.problem ? QJsonValue(errorOf(*row.problem)) : QJsonValue()}};
}

Result<bool> written(const QJsonObject &json, const QString &file)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return fail(Fault::Unavailable, {}, out.errorString());
    out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    out.write(QJsonDocument(json).toJson());
    if (!out.commit())
        return fail(Fault::Unavailable, {}, out.errorString());
    return true;
}

} // namespace

QJsonObject report(const SyncEngine &engine, const QList<OutboxRow> &rows)
{
    const FeedState &feed = engine.feed();
    const SyncState state = engine.state();
    QJsonArray edits;
    for (const OutboxRow &row : rows)
        edits.append(rowOf(row));
    return {
        {u"version"_s, QLatin1StringView(PAUSHTIK_VERSION)},
        {u"qt"_s, QLatin1StringView(qVersion())},
        {u"system"_s, QSysInfo::prettyProductName()},
        {u"written_at"_s, Timestamp::now().toString()},
        {u"live"_s, engine.isLive()},
        {u"offline_since"_s, timeOf(state.offlineSince)},
        {u"last_contact"_s, timeOf(engine.lastContact())},
        {u"equal_at"_s, timeOf(feed.equalAt)},
        {u"verified_at"_s, timeOf(feed.verifiedAt)},
        {u"generation"_s, feed.generation},
        {u"full"_s, feed.isFull},
        {u"received"_s, feed.received},
        {u"expected"_s, feed.expected},
        {u"keep_months"_s, feed.keepMonths},
        {u"trouble"_s, engine.trouble() ? QJsonValue(errorOf(*engine.trouble())) : QJsonValue()},
        {u"edits"_s, edits}};
}

Task<Result<bool>> exportTo(QPointer<SyncEngine> engine, QString file)
{
    auto rows = co_await engine->replica().outbox();
    if (!engine || !rows)
        co_return fail(engine ? std::move(rows.error()) : Error{Fault::Unavailable});
    co_return written(report(*engine, *rows), file);
}

} // namespace paushtik::support
