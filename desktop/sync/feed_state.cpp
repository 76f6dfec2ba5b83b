// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/feed_state.h"

#include "desktop/replica/doc_type.h"
#include "shared/documents/document_digest.h"

#include <QDate>

namespace paushtik::feed_state {
namespace {

using namespace Qt::StringLiterals;

using Meta = QMap<QString, QString>;

std::optional<Timestamp> timeOf(const Meta &meta, const QString &name)
{
    const qint64 at = meta.value(name).toLongLong();
    return at > 0 ? std::optional(Timestamp(at)) : std::nullopt;
}

QString textOf(const std::optional<Timestamp> &at)
{
    return QString::number(at ? at->microseconds() : 0);
}

} // namespace

FeedState read(Sql &sql)
{
    Meta meta;
    for (Rows rows = sql.rows(u"SELECT name, value FROM meta"_s); rows.next();)
        meta[rows.text(0)] = rows.text(1);
    return {.cursor = meta.value(u"cursor"_s),
            .generation = std::max<qint64>(1, meta.value(u"generation"_s).toLongLong()),
            .isFull = meta.value(u"full"_s) != u"0",
            .received = meta.value(u"received"_s).toLongLong(),
            .expected = meta.value(u"expected"_s).toLongLong(),
            .keepMonths = meta.value(u"keep_months"_s).toInt(),
            .equalAt = timeOf(meta, u"equal_at"_s),
            .verifiedAt = timeOf(meta, u"verified_at"_s)};
}

void write(Sql &sql, const FeedState &state)
{
    static const QString kWrite = u"INSERT INTO meta (name, value) VALUES (?, ?) "
                                  "ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s;
    const std::pair<QString, QString> all[] = {
        {u"cursor"_s, state.cursor.isNull() ? u""_s : state.cursor},
        {u"generation"_s, QString::number(state.generation)},
        {u"full"_s, state.isFull ? u"1"_s : u"0"_s},
        {u"received"_s, QString::number(state.received)},
        {u"expected"_s, QString::number(state.expected)},
        {u"keep_months"_s, QString::number(state.keepMonths)},
        {u"equal_at"_s, textOf(state.equalAt)},
        {u"verified_at"_s, textOf(state.verifiedAt)},
    };
    for (const auto &[name, value] : all)
        sql.run(kWrite, {name, value});
}

std::optional<Timestamp> keepSince(const FeedState &state, Timestamp now)
{
    if (state.keepMonths <= 0)
        return std::nullopt;
    const QDate first = now.indianDay().addMonths(-state.keepMonths);
    // Midnight in India, which is 18:30 of the day before in UTC.
    constexpr qint64 kIndia = 19'800;
    return Timestamp((QDate(1970, 1, 1).daysTo(first) * 86'400 - kIndia) * 1'000'000);
}

QMap<QString, TypeSum> sums(Sql &sql)
{
    static const QString kAll = u"SELECT id, doc, hash FROM documents WHERE type = ?"_s;
    QMap<QString, TypeSum> found;
    for (const DocType type : kDocTypes) {
        const QString word = toString(type);
        DigestSum sum;
        qint64 count = 0;
        for (Rows rows = sql.rows(kAll, {static_cast<int>(type)}); rows.next(); ++count)
            sum.add(rows.isNull(1) ? rows.bytes(2)
                                   : documentHash(word, rows.text(0), rows.bytes(1)));
        found[word] = {count, sum.hex()};
    }
    return found;
}

} // namespace paushtik::feed_state
