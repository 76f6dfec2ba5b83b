// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/made_here.h"

#include "desktop/replica/outbox.h"
#include "desktop/replica/outbox_rows.h"
#include "shared/domain/id.h"

#include <QJsonArray>

namespace paushtik::made_here {
namespace {

using namespace Qt::StringLiterals;

constexpr int kProduct = static_cast<int>(DocType::Product);
constexpr int kStock = static_cast<int>(DocType::Stock);

bool mayBe(DocType type)
{
    return type == DocType::Product || type == DocType::Stock;
}

qint64 makingOf(Sql &sql, const QString &productId)
{
    static const QString kMaking = u"SELECT seq FROM outbox WHERE type = ? AND id = ? "
                                   "AND kind = 'create' AND state <> 'done'"_s;
    return sql.one(kMaking, {kProduct, productId}).toLongLong();
}

// Tried even once, the server may have it as it was.
std::optional<OutboxRow> unsentMakingOf(Sql &sql, const QString &productId)
{
    auto making = outbox::row(sql, makingOf(sql, productId));
    const bool isUnsent = making && (making->state == EditState::Refused ||
                                     (making->state == EditState::Waiting && making->tries == 0));
    return isUnsent ? making : std::nullopt;
}

void mergeInto(QJsonObject &fields, const QJsonObject &set)
{
    for (auto it = set.begin(); it != set.end(); ++it) {
        if (it.value().isNull())
            fields.remove(it.key());
        else
            fields[it.key()] = it.value();
    }
}

} // namespace

bool isMaking(Sql &sql, const QString &productId)
{
    return makingOf(sql, productId) != 0;
}

std::optional<QJsonObject> ground(Sql &sql, const DocRef &ref)
{
    if (!mayBe(ref.type) || !isMaking(sql, ref.id))
        return std::nullopt;
    if (ref.type == DocType::Stock)
        return QJsonObject{{u"product_id"_s, ref.id}, {u"stock"_s, 0}};
    return QJsonObject{{u"id"_s, ref.id}, {u"images"_s, QJsonArray()}};
}

qint64 columnsKey(Sql &sql, const DocRef &ref)
{
    return -makingOf(sql, ref.id);
}

void dropColumns(Sql &sql, const DocRef &ref)
{
    if (ref.type == DocType::Product)
        sql.run(u"DELETE FROM products WHERE id = ? AND key < 0"_s, {ref.id});
    else if (ref.type == DocType::Stock)
        sql.run(u"DELETE FROM stock WHERE product = ? AND key < 0"_s, {ref.id});
}

std::optional<qint64> merge(Sql &sql, const Edit &edit)
{
    static const QString kWrite = uR"sql(
        UPDATE outbox
           SET idempotency_key = ?, title = ?, body = ?, overlay = ?, state = 'waiting', tries = 0,
               next_at = 0, problem = NULL
         WHERE seq = ?)sql"_s;
    if (edit.type != DocType::Product || edit.kind != u"patch")
        return std::nullopt;
    const auto making = unsentMakingOf(sql, edit.id);
    if (!making)
        return std::nullopt;
    const QJsonObject set = edit.body["set"_L1].toObject();
    QJsonObject body = making->edit.body;
    mergeInto(body, set);
    Overlay shown = making->edit.shown;
    mergeInto(shown.set, set);
    sql.run(kWrite, {makeUuidV7().toString(QUuid::WithoutBraces),
                     shown.set["title"_L1].toString(making->edit.title), outbox::toBytes(body),
                     outbox::toBytes(shown.toJson()), making->seq});
    return making->seq;
}

bool discardUnsent(Sql &sql, const QString &productId)
{
    const auto making = unsentMakingOf(sql, productId);
    if (making)
        outbox::discard(sql, making->seq);
    return making.has_value();
}

void dropEdits(Sql &sql, const QString &productId)
{
    sql.run(u"DELETE FROM outbox WHERE id = ? AND type IN (%1, %2) "
            "AND state IN ('waiting', 'conflict', 'refused')"_s.arg(kProduct)
                .arg(kStock),
            {productId});
}

} // namespace paushtik::made_here
