// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/response.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace paushtik::http {

Response json(const QJsonObject &object, int status)
{
    Response response;
    response.status = status;
    response.contentType = "application/json"_ba;
    response.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return response;
}

Response noContent()
{
    Response response;
    response.status = 204;
    return response;
}

Response page(const QJsonArray &items, const QString &nextCursor)
{
    const QJsonValue next =
        nextCursor.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(nextCursor);
    return json({{u"items"_s, items}, {u"next_cursor"_s, next}});
}

} // namespace paushtik::http
