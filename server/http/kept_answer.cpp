// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/kept_answer.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace paushtik::http {

QJsonObject keptHeaders(const Response &response)
{
    QJsonArray fields;
    for (const auto &[name, value] : response.headers)
        fields.append(QJsonArray{QString::fromLatin1(name), QString::fromLatin1(value)});
    return {{u"etag"_s, QString::fromLatin1(response.etag)},
            {u"cache_control"_s, QString::fromLatin1(response.cacheControl)},
            {u"fields"_s, fields}};
}

QByteArray keptBody(const Response &response)
{
    return response.body.isNull() ? QByteArray("") : response.body;
}

Response replayed(const db::Row &row, int column)
{
    Response response;
    response.status = row.get<int>(column);
    response.contentType = row.get<QString>(column + 1).toLatin1();
    response.body = row.get<QByteArray>(column + 2);
    const QJsonObject headers = row.get<QJsonObject>(column + 3);
    response.etag = headers["etag"_L1].toString().toLatin1();
    response.cacheControl = headers["cache_control"_L1].toString().toLatin1();
    const QJsonArray fields = headers["fields"_L1].toArray();
    for (const QJsonValue &field : fields)
        response.with(field[0].toString().toLatin1(), field[1].toString().toLatin1());
    return response.with("Idempotency-Replayed"_ba, "true"_ba);
}

} // namespace paushtik::http
