// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/edit.h"

#include "shared/domain/id.h"

namespace paushtik::edits {
namespace {

using namespace Qt::StringLiterals;

QString timeNow()
{
    return Timestamp::now().toString();
}

Edit patch(DocType type, const QString &path, const QString &id, const QString &title,
           const QJsonObject &set, const QJsonObject &base)
{
    return {.type = type,
            .id = id,
            .kind = u"patch"_s,
            .title = title,
            .method = "PATCH",
            .path = path + id,
            .body = {{u"set"_s, set}, {u"base"_s, base}},
            .shown = {.set = set}};
}

} // namespace

Edit createProduct(const QJsonObject &fields)
{
    const QString id = makeUuidV7().toString(QUuid::WithoutBraces);
    QJsonObject body = fields;
    body[u"id"_s] = id;
    return {.type = DocType::Product,
            .id = id,
            .kind = u"create"_s,
            .title = fields["title"_L1].toString(),
            .method = "POST",
            .path = u"/admin/products"_s,
            .body = body,
            .shown = {.set = fields}};
}

Edit patchProduct(const QString &id, const QString &title, const QJsonObject &set,
                  const QJsonObject &base)
{
    return patch(DocType::Product, u"/admin/products/"_s, id, title, set, base);
}

Edit patchCategory(const QString &id, const QString &title, const QJsonObject &set,
                   const QJsonObject &base)
{
    return patch(DocType::Category, u"/admin/categories/"_s, id, title, set, base);
}

Edit archiveProduct(const QString &id, const QString &title, bool archived)
{
    const QString word = archived ? u"archive"_s : u"restore"_s;
    return {
        .type = DocType::Product,
        .id = id,
        .kind = word,
        .title = title,
        .method = "POST",
        .path = u"/admin/products/"_s + id + u'/' + word,
        .body = {},
        .shown = {.set = {{u"archived_at"_s, archived ? QJsonValue(timeNow()) : QJsonValue()}}}};
}

Edit adjustStock(const QString &productId, const QString &title, int delta, StockReason reason,
                 const QString &note)
{
    QJsonObject body{{u"delta"_s, delta}, {u"reason"_s, QString(toString(reason))}};
    if (!note.isEmpty())
        body[u"note"_s] = note;
    return {.type = DocType::Stock,
            .id = productId,
            .kind = u"stock"_s,
            .title = title,
            .method = "POST",
            .path = u"/admin/products/"_s + productId + u"/stock-adjustments"_s,
            .body = body,
            .shown = {.add = {{u"stock"_s, delta}}}};
}

Edit addPicture(const QString &productId, const QString &title, const QString &id,
                const QString &alt, const QList<EditFile> &files, const QString &shownAs)
{
    const QJsonObject image{
        {u"id"_s, id}, {u"base_url"_s, shownAs}, {u"alt"_s, alt}, {u"is_waiting"_s, true}};
    return {.type = DocType::Product,
            .id = productId,
            .kind = u"picture"_s,
            .title = title,
            .method = "POST",
            .path = u"/admin/products/"_s + productId + u"/images"_s,
            .body = {{u"alt"_s, alt}},
            .shown = {.append = {{u"images"_s, image}}},
            .files = files,
            .key = id.toLatin1()};
}

Edit addNote(const QString &orderId, const QString &number, const QString &text,
             const QString &author)
{
    const QJsonObject note{{u"at"_s, timeNow()},
                           {u"actor"_s, QJsonObject{{u"id"_s, QJsonValue()}, {u"name"_s, author}}},
                           {u"text"_s, text}};
    return {.type = DocType::Order,
            .id = orderId,
            .kind = u"note"_s,
            .title = number,
            .method = "POST",
            .path = u"/admin/orders/"_s + orderId + u"/notes"_s,
            .body = {{u"text"_s, text}},
            .shown = {.append = {{u"notes"_s, note}}}};
}

Edit markPacked(const QString &orderId, const QString &number, bool packed)
{
    return {.type = DocType::Order,
            .id = orderId,
            .kind = packed ? u"packed"_s : u"unpacked"_s,
            .title = number,
            .method = "POST",
            .path = u"/admin/orders/"_s + orderId + u"/packed"_s,
            .body = {{u"packed"_s, packed}},
            .shown = {.set = {{u"packed_at"_s, packed ? QJsonValue(timeNow()) : QJsonValue()}}}};
}

Edit handOver(const QString &manifestId, const QString &number, const QJsonObject &body,
              const QJsonObject &record)
{
    return {.type = DocType::Manifest,
            .id = manifestId,
            .kind = u"handover"_s,
            .title = number,
            .method = "POST",
            .path = u"/admin/manifests/"_s + manifestId + u"/handover"_s,
            .body = body,
            .shown = {.set = {{u"handover"_s, record}}}};
}

Edit settleReturn(const QString &orderId, const QString &number, const QJsonObject &restock,
                  const QMap<QString, int> &good, const QString &note)
{
    QJsonArray named;
    for (auto one = good.begin(); one != good.end(); ++one)
        named.append(QJsonObject{{u"product_id"_s, one.key()}, {u"good"_s, one.value()}});
    QJsonObject body{{u"lines"_s, named}};
    QJsonObject settled = restock;
    if (!note.isEmpty())
        settled[u"note"_s] = body[u"note"_s] = note;
    settled[u"offered"_s] = false;
    settled[u"settled_at"_s] = timeNow();
    QJsonArray lines;
    for (const QJsonValue &value : restock["lines"_L1].toArray()) {
        QJsonObject line = value.toObject();
        const int kept = good.value(line["product_id"_L1].toString());
        line[u"good"_s] = kept;
        line[u"written_off"_s] = line["qty"_L1].toInt() - kept;
        lines.append(line);
    }
    settled[u"lines"_s] = lines;
    return {.type = DocType::Order,
            .id = orderId,
            .kind = u"restock"_s,
            .title = number,
            .method = "POST",
            .path = u"/admin/orders/"_s + orderId + u"/restock"_s,
            .body = body,
            .shown = {.set = {{u"restock"_s, settled}}}};
}

} // namespace paushtik::edits
