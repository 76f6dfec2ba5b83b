// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/csv.h"

namespace paushtik::http {

using namespace Qt::StringLiterals;

Response csvFile(QByteArray lines, const QByteArray &fileName)
{
    Response response;
    response.contentType = "text/csv; charset=utf-8"_ba;
    response.body = std::move(lines);
    response.with("Content-Disposition"_ba, "attachment; filename=\"" + fileName + '"');
    return response;
}

} // namespace paushtik::http
