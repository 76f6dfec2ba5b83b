// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/catalog_service.h"
#include "server/catalog/edit.h"
#include "server/http/form.h"
#include "server/http/router.h"

namespace paushtik::catalog {

/// One field's Fault::Invalid.
inline Error invalidField(const QString &field, const QString &message)
{
    return Error{Fault::Invalid, {}, {}, {{field, message}}, {}};
}

/// A PATCH body `{"set":{…},"base":{…}}`. `set` and `base` may only hold `fields`; the values of
/// `set` are the caller's to read.
Result<FieldPatch> readPatch(const QJsonObject &body, const QStringList &fields);

/// The body `{"ids":[…]}` that puts `things` in order, at most 1,000 of them.
template <class SomeId>
Result<QList<SomeId>> readOrder(const QJsonObject &body, const QString &things)
{
    http::Form form(body);
    QList<SomeId> ids;
    const QJsonArray sent = form.array(QStringLiteral("ids"), 1000);
    for (const QJsonValue value : sent) {
        if (const auto id = SomeId::parse(value.toString()))
            ids.append(*id);
        else
            form.refuse(QStringLiteral("ids"), QStringLiteral("must be ids of ") + things);
    }
    if (auto error = form.error())
        return fail(std::move(*error));
    return ids;
}

/// The words of the reasons with which a person may move stock.
QStringList manualReasons();

/// A write of staff: counted, and repeatable under an Idempotency-Key.
http::Route staffWrite(http::Method method, const char *path, http::Access access, http::Body body,
                       http::Handler handler);
/// Answers when customers see what was written: who changed a product and looks at the shop next
/// finds it changed.
http::Handler seenByCustomers(CatalogService &catalog, http::Handler handler);
http::Route staffRead(const char *path, http::Handler handler, QByteArrayList query = {});

} // namespace paushtik::catalog
